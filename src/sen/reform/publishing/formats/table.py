"""What a table of open data is, whatever file it becomes: columns that say what they hold, and rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

Cell = str | int | Decimal | date | datetime | bool | None

CONVENTIONS = (
    "Tệp CSV mã hóa UTF-8 có BOM, các cột cách nhau bằng dấu phẩy.",
    "Số thập phân dùng dấu chấm, không có dấu phân cách hàng nghìn, nhiều nhất sáu chữ số sau dấu chấm.",
    "Ngày ghi năm-tháng-ngày; thời điểm ghi theo ISO 8601 kèm múi giờ; true là có, false là không.",
    "Trong tệp CSV, ô chữ bắt đầu bằng =, +, - hoặc @ có thêm dấu nháy đơn ở trước để phần mềm bảng tính "
    "không hiểu là công thức; tệp XLSX và JSON giữ nguyên văn.",
    "Tệp XLSX có cùng các hàng, cùng các cột, thêm trang “Bảng mã” giải thích từng cột.",
)
_PLACES = Decimal("0.000001")


class ColumnKind(StrEnum):
    """What stands in a column, in the words of Table Schema."""

    TEXT = "string"
    INTEGER = "integer"
    NUMBER = "number"
    DAY = "date"
    MOMENT = "datetime"
    YES_NO = "boolean"
    YEAR = "year"


@dataclass(frozen=True)
class Column:
    """One column: its heading, what it holds, and what may stand in it."""

    name: str
    meaning: str
    kind: ColumnKind = ColumnKind.TEXT
    is_required: bool = False
    choices: tuple[str, ...] = ()
    width: int = 14


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table to write: who it is (title and facts about it), its columns, its rows one by one."""

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]
    published_at: datetime
    facts: tuple[tuple[str, str], ...] = ()


def rounded(number: Decimal) -> Decimal:
    """
    A number as every file writes it: at most six decimals, none that say nothing.

    >>> rounded(Decimal("1.7500000")), rounded(Decimal("0.66666666"))
    (Decimal('1.75'), Decimal('0.666667'))
    """
    short = number.quantize(_PLACES, rounding=ROUND_HALF_UP).normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short
