"""What the headings of a plan's table say their columns hold, in any order and over one or more rows."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sen.reform.common.text import fold
from sen.reform.directives.planning.tables import Line, Table


class Part(StrEnum):
    """The parts of an item a table tells apart; the value is the heading of the tables written here."""

    CODE = "Mã"
    KIND = "Loại"
    TITLE = "Nhiệm vụ, chỉ tiêu"
    TARGET = "Chỉ tiêu"
    AREA = "Lĩnh vực"
    MEASURE = "Đơn vị tính"
    BASELINE = "Hiện trạng"
    PLANNED = "Kế hoạch năm"
    PRODUCT = "Sản phẩm"
    LEAD = "Đơn vị chủ trì"
    BESIDE = "Đơn vị phối hợp"
    DUE = "Thời hạn"
    BASIS = "Căn cứ"
    BUDGET = "Kinh phí"
    OTHER = "Ghi chú"


# The first that fits: "Thời gian hoàn thành nhiệm vụ" is a day, "Đơn vị phối hợp" no lead, "Cơ sở pháp lý" no baseline.
_HEADINGS = tuple(
    (part, re.compile(pattern))
    for part, pattern in (
        (Part.CODE, r"(?:stt|tt|so tt|so thu tu|s\.?tt|ma|ma so|ma (?:nhiem vu|muc|chi tieu)\b.*|so)$"),
        (Part.OTHER, r"ghi chu|trang thai|tinh trang|danh gia"),
        (Part.BESIDE, r".*phoi hop"),
        (Part.LEAD, r".*chu tri"),
        (Part.BASIS, r".*(?:can cu|co so phap ly|van ban giao)"),
        (Part.BUDGET, r".*(?:kinh phi|ngan sach|du toan|nguon luc|nguon von)"),
        (Part.MEASURE, r"(?:don vi tinh|dvt|dv tinh|don vi do)"),
        (Part.KIND, r"(?:loai|phan loai)"),
        (Part.BASELINE, r"(?:hien trang|co so|muc dau ky|dau ky|xuat phat|(?:ket qua|thuc hien|dat) (?:nam|den)\b)"),
        (Part.PLANNED, r"(?:ke hoach|chi tieu (?:nam|ke hoach|giao|duoc giao|phan dau)|muc tieu|so luong|khoi luong)"),
        (Part.PLANNED, r"nam 20\d\d$"),
        (Part.DUE, r"(?:thoi (?:han|gian|diem)|han\b|tien do|ngay hoan thanh|hoan thanh|lo trinh)"),
        (Part.PRODUCT, r"(?:du kien )?(?:san pham|ket qua|dau ra)"),
        (Part.TITLE, r"(?:ten |cac )?(?:nhiem vu|noi dung|cong viec|dau viec|hoat dong|giai phap)"),
        (Part.TARGET, r"(?:ten |cac )?(?:chi tieu|chi so|tieu chi)"),
        (Part.LEAD, r"(?:co quan|don vi|bo phan|phong, ban)?[ ,/]*(?:thuc hien|dau moi|phu trach|trach nhiem|don vi)$"),
        (Part.AREA, r"(?:linh vuc|nhom nhiem vu)"),
    )
)
_LONGEST_HEADING = 80
_MOST_HEADING_ROWS = 3
_FEWEST = 3
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])\)?$")


@dataclass(frozen=True)
class Heading:
    """Where a table's items begin, which column holds what, and how each column is called."""

    end: int
    columns: Mapping[Part, int]
    names: Mapping[Part, str]


def find_heading(table: Table) -> Heading | None:
    """The first row, or rows, of headings of a table; nothing when it is no table of a plan."""
    for start in range(len(table.lines)):
        found = max(_headings_at(table, start), key=lambda one: len(one.columns), default=None)
        if found is not None and _is_of_a_plan(found.columns):
            return _past_numbers(table, found)
    return None


def _headings_at(table: Table, start: int) -> Iterator[Heading]:
    """One row, then one with the rows that only divide its columns further."""
    names: dict[int, str] = {}
    for depth in range(_MOST_HEADING_ROWS):
        if start + depth >= len(table.lines):
            return
        line = table.lines[start + depth]
        if depth and not all(part_of(line.cells[column]) for column in line.filled):
            return
        if not line.filled:
            return
        names |= _spread(table, start + depth)
        told = [(part_of(text), column) for column, text in sorted(names.items())]
        columns = {part: column for part, column in reversed(told) if part is not None}
        yield Heading(start + depth + 1, columns, {part: names[column] for part, column in columns.items()})


def _spread(table: Table, position: int) -> dict[int, str]:
    """The words of a row by column; a heading over several columns stands over each."""
    line = table.lines[position]
    said = {column: line.cells[column] for column in line.filled}
    for merge in table.merges:
        if merge.top == position and merge.left in said:
            said |= dict.fromkeys(range(merge.left, merge.right + 1), said[merge.left])
    return said


def _is_of_a_plan(columns: Mapping[Part, int]) -> bool:
    """It names what is to be done, and who does it or until when."""
    is_work = Part.TITLE in columns or Part.TARGET in columns
    return is_work and len(columns) >= _FEWEST and bool({Part.LEAD, Part.DUE, Part.PLANNED} & columns.keys())


def _past_numbers(table: Table, found: Heading) -> Heading:
    """Skip the row that only numbers the columns: (1) (2) (3)."""
    line: Line | None = table.lines[found.end] if found.end < len(table.lines) else None
    if line is None or len(line.filled) < _FEWEST:
        return found
    is_numbers = all(_COLUMN_NUMBER.match(fold(line.cells[column])) for column in line.filled)
    return Heading(found.end + 1, found.columns, found.names) if is_numbers else found


def part_of(heading: str) -> Part | None:
    """
    What the column under a heading holds.

    >>> part_of("Thời gian hoàn thành").name, part_of("Chỉ tiêu năm 2023").name, part_of("Phòng Nội vụ")
    ('DUE', 'PLANNED', None)
    """
    words = fold(heading).strip(" .:()*")
    if not words or len(words) > _LONGEST_HEADING:
        return None
    return next((part for part, pattern in _HEADINGS if pattern.match(words)), None)
