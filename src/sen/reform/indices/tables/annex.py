"""The annex of an index, DOCX or XLSX, from the definition itself: STT, tiêu chí, điểm tối đa, cách chấm, căn cứ."""

import io
from collections.abc import Iterator

import xlsxwriter
from docx import Document

from sen.engine import IndexDefinition, vietnamese
from sen.reform.documents.content import Align, Column, Orientation
from sen.reform.documents.docx import file, frame, pages, pieces, styles
from sen.reform.documents.printed import Grid, Line, PrintedAnnex, Style
from sen.reform.indices.tables.wording import annex_words

COLUMNS = (
    Column("STT", 0.08),
    Column("Lĩnh vực/tiêu chí/tiêu chí thành phần", 0.28),
    Column("Điểm tối đa", 0.1, Align.NUMBER),
    Column("Cách chấm", 0.36),
    Column("Căn cứ", 0.18),
)
TOTAL = "Tổng cộng"
_SHEET_WIDTHS = (8, 48, 12, 60, 32)


def annex_docx(definition: IndexDefinition) -> bytes:
    """Write the annex as DOCX, in the form of annexes to official documents."""
    grid = Grid(
        caption="",
        head=tuple(column.title for column in COLUMNS),
        widths=tuple(column.width for column in COLUMNS),
        aligns=tuple(column.align for column in COLUMNS),
        rows=tuple(rows_of(definition)),
        total=("", TOTAL, vietnamese(definition.scale), "", ""),
    )
    outside = (Line(Style.BODY, line) for line in outside_of(definition))
    reference = f"({_about(definition)})"
    annex = PrintedAnnex("Phụ lục", definition.title.upper(), reference, Orientation.PORTRAIT, (grid, *outside))
    paper = Document()
    styles.define(paper)
    pages.set_up(paper, _about(definition))
    frame.write_annex_title(paper, annex)
    pieces.write(paper, annex.pieces)
    return file.save(paper, definition.title, definition.valid_from)


def annex_xlsx(definition: IndexDefinition) -> bytes:
    """Write the annex as XLSX; numbers of criteria are texts, so that 1.10 stays 1.10."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("Phụ lục")
    head = book.add_format({"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True})
    cell = book.add_format({"border": 1, "valign": "top", "text_wrap": True})
    title = book.add_format({"bold": True, "align": "center", "text_wrap": True})
    sheet.merge_range(0, 0, 0, len(COLUMNS) - 1, definition.title, title)
    sheet.merge_range(1, 0, 1, len(COLUMNS) - 1, _about(definition), title)
    for column, (each, width) in enumerate(zip(COLUMNS, _SHEET_WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, each.title, head)
    last = ("", TOTAL, vietnamese(definition.scale), "", "")
    maxima = [*(float(each.maximum) for each in definition.criteria), float(definition.scale)]
    for row, (texts, maximum) in enumerate(zip([*rows_of(definition), last], maxima, strict=True), start=4):
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, cell)
        sheet.write_number(row, 2, maximum, cell)
    outside = list(outside_of(definition))
    if outside:
        more = book.add_worksheet("Ngoài thang điểm")
        more.set_column(0, 0, 110)
        for row, line in enumerate(outside):
            more.write_string(row, 0, line)
    sheet.freeze_panes(4, 0)
    sheet.repeat_rows(3)
    sheet.fit_to_pages(1, 0)
    book.close()
    return buffer.getvalue()


def rows_of(definition: IndexDefinition) -> Iterator[tuple[str, ...]]:
    """Write one row per criterion."""
    for each in definition.criteria:
        words = annex_words(definition, each)
        yield each.code, each.title, vietnamese(each.maximum), words, each.basis


def outside_of(definition: IndexDefinition) -> Iterator[str]:
    """Word what stands outside the table: points added and taken off."""
    for name, extras in (("Điểm thưởng", definition.extras.bonus), ("Điểm trừ", definition.extras.penalty)):
        for each in extras:
            words = annex_words(definition, each).replace("\n", "; ")
            yield f"{name} {each.code}. {each.title} (tối đa {vietnamese(each.maximum)} điểm): {words}"


def _about(definition: IndexDefinition) -> str:
    days = f"{definition.valid_from:%d/%m/%Y} đến {definition.valid_to:%d/%m/%Y}"
    return f"Bộ chỉ số {definition.id}, phiên bản {definition.version}, áp dụng từ {days}"
