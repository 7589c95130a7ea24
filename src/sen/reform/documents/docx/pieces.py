"""Running text and tables."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Row

from sen.reform.documents.content import Align
from sen.reform.documents.docx import pages, styles
from sen.reform.documents.docx.xml import element, xml_of
from sen.reform.documents.printed import Grid, Line, Piece, Style

STYLE_NAMES = {
    Style.HEADING_1: "Heading 1",
    Style.HEADING_2: "Heading 2",
    Style.HEADING_3: "Heading 3",
    Style.BODY: "Body Text",
    Style.GROUND: "Grounds",
    Style.ITEM: "List",
}
TABLE_TEXT = "TableText"  # by identifier: looking “Table Text” up for every cell would take most of the time
ALIGNMENTS = {Align.LEFT: styles.LEFT, Align.CENTRE: styles.CENTRE, Align.NUMBER: styles.RIGHT}


def write(paper: Document, pieces: Sequence[Piece]) -> None:
    """Add the pieces in their order."""
    for piece in pieces:
        if isinstance(piece, Line):
            paper.add_paragraph(piece.text, STYLE_NAMES[piece.style])
        else:
            _write_table(paper, piece)


def bare_table(paper: Document, widths_mm: Sequence[float], height: int) -> Table:
    """Add a table without lines or room inside its cells, to place things side by side."""
    table: Table = paper.add_table(height, len(widths_mm))
    _fix_columns(table, widths_mm)
    _set_padding(table, 0)
    return table


def _write_table(paper: Document, grid: Grid) -> None:
    if grid.caption:
        paper.add_paragraph(grid.caption, "Caption")
    every_row = (grid.head, *grid.rows, *((grid.total,) if grid.total else ()))
    table = paper.add_table(len(every_row), len(grid.head), "Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _fix_columns(table, [width * pages.text_width_mm(paper) for width in grid.widths])
    _set_padding(table, 1.5)
    for row, texts in zip(table.rows, every_row, strict=True):
        _write_row(row, texts, grid)
    _make_head(table.rows[0])
    if grid.total:
        _embolden(table.rows[-1])
    paper.add_paragraph(style="Gap")  # two tables in a row would otherwise grow together


def _write_row(row: _Row, texts: Sequence[str], grid: Grid) -> None:
    keep_whole(row)
    for cell, text, align in zip(row.cells, texts, grid.aligns, strict=True):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = cell.paragraphs[0]
        xml_of(paragraph).style = TABLE_TEXT
        paragraph.alignment = ALIGNMENTS[align]
        paragraph.add_run(text)


def keep_whole(row: _Row) -> None:
    """Keep a row from being cut by the end of a page."""
    xml_of(row).get_or_add_trPr().append(element("cantSplit"))


def _make_head(row: _Row) -> None:
    xml_of(row).get_or_add_trPr().append(element("tblHeader"))
    _embolden(row)
    for cell in row.cells:
        cell.paragraphs[0].alignment = styles.CENTRE


def _embolden(row: _Row) -> None:
    for cell in row.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True


def _fix_columns(table: Table, widths_mm: Sequence[float]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths_mm, strict=True):
            cell.width = Mm(width)


def _set_padding(table: Table, sides_mm: float) -> None:
    padding = element("tblCellMar")
    for side in ("left", "right"):
        padding.append(element(side, w=str(Mm(sides_mm).twips), type="dxa"))
    xml_of(table).tblPr.find(qn("w:tblLook")).addprevious(padding)
