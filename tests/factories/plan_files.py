"""Files with the tables of plans, as offices make them."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from docx import Document

HEADINGS = (
    *("STT", "Nhiệm vụ, chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2023"),
    *("Sản phẩm", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn"),
)
# One area with a task and a target.
ROWS = (
    ("I. Cải cách thể chế",),
    ("1.1", "Rà soát văn bản", "", "", "Kết quả rà soát", "Phòng Tư pháp", "Phòng Nội vụ; Phường 3", "30/9/2023"),
    ("1.2", "Hồ sơ đúng hạn", "%", 95, "Số liệu", "P. Nội vụ", "", "Thường xuyên"),
)


def a_workbook(
    rows: Iterable[Sequence[object]] = ROWS,
    *,
    headings: Sequence[str] = HEADINGS,
    merges: Iterable[tuple[str, str]] = (),
    above: Sequence[str] = (),
    sheet: str = "KH",
) -> bytes:
    """An XLSX: a line for each of `above`, the headings, the rows; `merges` are ranges with their text."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    page = book.add_worksheet(sheet)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for number, row in enumerate((*((line,) for line in above), headings, *rows)):
        for column, value in enumerate(row):
            if hasattr(value, "year"):
                page.write_datetime(number, column, value, day)
            elif value != "":
                page.write(number, column, value)
    for where, text in merges:
        page.merge_range(where, text)
    book.close()
    return buffer.getvalue()


def a_document(
    rows: Iterable[Sequence[str]] = ROWS,
    *,
    headings: Sequence[str] = HEADINGS,
    before: str = "",
    merges: Iterable[tuple[tuple[int, int], tuple[int, int]]] = (),
) -> bytes:
    """A DOCX with one table; `merges` name the first and the last cell, the headings being row 0."""
    document = Document()
    document.add_paragraph("KẾ HOẠCH")
    if before:
        document.add_paragraph(before)
    lines = [headings, *rows]
    table = document.add_table(rows=len(lines), cols=len(headings))
    for line, cells in zip(lines, table.rows, strict=True):
        for text, cell in zip(line, cells.cells, strict=False):
            cell.text = str(text)
    for first, last in merges:
        table.cell(*first).merge(table.cell(*last))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
