"""Running text, tables and QR codes."""

import io
from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Row

from sen.reform.documents import qr
from sen.reform.documents.content import Align
from sen.reform.documents.docx import pages, styles
from sen.reform.documents.docx.xml import element, xml_of
from sen.reform.documents.printed import Code, Grid, Line, Piece, RowLook, Style

CODE_MM, BESIDE_CODE_MM = 25, 32
STYLE_NAMES = {
    Style.HEADING_1: "Heading 1",
    Style.HEADING_2: "Heading 2",
    Style.HEADING_3: "Heading 3",
    Style.BODY: "Body Text",
    Style.GROUND: "Grounds",
    Style.ENACTING: "Enacting",
    Style.ITEM: "List",
}
TABLE_TEXT = "TableText"  # by identifier: looking “Table Text” up for every cell would take most of the time
ALIGNMENTS = {Align.LEFT: styles.LEFT, Align.CENTRE: styles.CENTRE, Align.NUMBER: styles.RIGHT}


def write(paper: Document, pieces: Sequence[Piece]) -> None:
    """Add the pieces in their order."""
    for piece in pieces:
        match piece:
            case Line():
                _write_line(paper, piece)
            case Grid():
                _write_table(paper, piece)
            case Code():
                _write_code(paper, piece)


def _write_line(paper: Document, line: Line) -> None:
    paragraph = paper.add_paragraph(style=STYLE_NAMES[line.style])
    if line.lead:
        paragraph.add_run(line.lead).bold = True
    paragraph.add_run(line.text.removeprefix(line.lead))


def _write_code(paper: Document, code: Code) -> None:
    paper.add_paragraph(style="Gap")
    row = bare_table(paper, (BESIDE_CODE_MM, pages.text_width_mm(paper) - BESIDE_CODE_MM), height=1).rows[0]
    keep_whole(row)
    drawn, told = row.cells
    told.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    picture = drawn.paragraphs[0].add_run().add_picture(io.BytesIO(qr.png(code.address)), Mm(CODE_MM))
    picture._inline.docPr.set("descr", code.alternative)  # noqa: SLF001 - the library has no words for it
    for at, text in enumerate(code.lines):
        paragraph = told.add_paragraph() if at else told.paragraphs[0]
        paragraph.style = "Code Text"
        paragraph.add_run(text)
    paper.add_paragraph(style="Gap")


def bare_table(paper: Document, widths_mm: Sequence[float], height: int) -> Table:
    """Add a table without lines or room inside its cells, to place things side by side."""
    table: Table = paper.add_table(height, len(widths_mm))
    _fix_columns(table, widths_mm)
    _set_padding(table, 0)
    return table


def _write_table(paper: Document, grid: Grid) -> None:
    if grid.caption:
        paper.add_paragraph(grid.caption, "Caption")
    looks = grid.looks or (RowLook.PLAIN,) * len(grid.rows)
    body = [*zip(looks, grid.rows, strict=True), *([(RowLook.BOLD, grid.total)] if grid.total else [])]
    table = paper.add_table(1 + len(body), len(grid.head), "Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _fix_columns(table, [width * pages.text_width_mm(paper) for width in grid.widths])
    _set_padding(table, 1.5)
    head, *rows = table.rows
    _write_row(head, grid.head, grid)
    _make_head(head)
    for row, (look, texts) in zip(rows, body, strict=True):
        if look is RowLook.GROUP:
            row.cells[0].merge(row.cells[-1])
        _write_row(row, texts, grid)
        if look is not RowLook.PLAIN:
            _embolden(row)
    paper.add_paragraph(style="Gap")  # two tables in a row would otherwise grow together


def _write_row(row: _Row, texts: Sequence[str], grid: Grid) -> None:
    keep_whole(row)
    is_group = len(texts) < len(grid.head)
    aligns = (Align.LEFT,) if is_group else grid.aligns
    for cell, text, align in zip(row.cells, texts, aligns, strict=False):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = cell.paragraphs[0]
        xml_of(paragraph).style = TABLE_TEXT
        paragraph.alignment = ALIGNMENTS[align]
        paragraph.paragraph_format.keep_with_next = is_group or None
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
