"""An empty workbook with the headings a plan is read by."""

import io
from datetime import UTC, date, datetime, time

import xlsxwriter

from sen.reform.directives.planning.columns import Part
from sen.reform.directives.planning.rows import KINDS
from sen.reform.documents.xlsx import AS_WRITTEN

#: The columns of a plan's table, in the order they are written, with their widths in letters.
COLUMNS = (
    (Part.CODE, 8),
    (Part.KIND, 11),
    (Part.TITLE, 44),
    (Part.PRODUCT, 24),
    (Part.MEASURE, 12),
    (Part.BASELINE, 12),
    (Part.PLANNED, 12),
    (Part.LEAD, 24),
    (Part.BESIDE, 28),
    (Part.DUE, 14),
    (Part.BASIS, 24),
    (Part.BUDGET, 20),
)
_ROWS = 200
_FONT = {"font_name": "Times New Roman", "font_size": 12, "border": 1, "text_wrap": True, "valign": "top"}


def empty_form(on: date) -> bytes:
    """The headings, an area to overwrite, and empty rows; the same day gives the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, **AS_WRITTEN})
    moment = datetime.combine(on, time(), UTC).replace(tzinfo=None)  # the library asks for UTC bare
    book.set_properties({"title": "Mẫu nhập kế hoạch cải cách hành chính", "created": moment})
    sheet = book.add_worksheet("Kế hoạch")
    head = book.add_format({**_FONT, "bold": True, "align": "center", "bg_color": "#E6F2ED"})
    area = book.add_format({**_FONT, "bold": True, "border": 0, "text_wrap": False})
    text = book.add_format({**_FONT, "num_format": "@"})
    for column, (part, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width, text)
        sheet.write_string(0, column, part.value, head)
    sheet.write_string(1, 0, "1. Chỉ đạo, điều hành", area)
    kinds = next(column for column, (part, _width) in enumerate(COLUMNS) if part is Part.KIND)
    sheet.data_validation(2, kinds, _ROWS, kinds, {"validate": "list", "source": list(KINDS.values())})
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return buffer.getvalue()
