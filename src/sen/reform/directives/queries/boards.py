"""Boards: one set of tasks counted by unit, by area, by giver and by age, each adding up to the same total."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from io import StringIO

from django.utils.translation import gettext as _

from sen.reform.common.text import collation_key
from sen.reform.directives.queries.areas import area_names
from sen.reform.directives.queries.choosing import NONE, Age, age_of
from sen.reform.directives.queries.standing import Counts, Standing, counts_of
from sen.reform.directives.queries.tasks import TaskLine
from sen.reform.directives.queries.urging import last_urged

#: The parts of the counts in the order boards print them; their sum is what was assigned.
PARTS: tuple[str, ...] = tuple(part.name for part in fields(Counts))


@dataclass(frozen=True)
class BoardRow:
    """What stands in one row: its tasks by how they stand, and the open ones by their age."""

    # What a list is narrowed to for it: the number of a unit, the code of an area, the post of a giver.
    key: str
    label: str
    counts: Counts
    ages: tuple[tuple[Age, int], ...]
    # Days overdue of what is overdue longest; nothing when nothing is.
    longest: int = 0
    last_urged_on: date | None = None

    @property
    def cells(self) -> tuple[tuple[str, int], ...]:
        """Every part with its number."""
        return tuple((part, getattr(self.counts, part)) for part in PARTS)


@dataclass(frozen=True)
class Board:
    """All tables over the same tasks, as of one day."""

    on: date
    units: tuple[BoardRow, ...]
    areas: tuple[BoardRow, ...]
    givers: tuple[BoardRow, ...]
    total: BoardRow
    # The longest overdue first.
    overdue: tuple[TaskLine, ...]


def board_of(lines: Iterable[TaskLine], *, on: date) -> Board:
    """Count tasks, which are given as they stood on the day."""
    lines = tuple(lines)
    names, urged = area_names(), last_urged(on)
    overdue = sorted((line for line in lines if line.state == Standing.OVERDUE), key=_longest_first)
    return Board(
        on=on,
        units=tuple(sorted(_unit_rows(lines, urged), key=_most_overdue_first)),
        areas=tuple(
            sorted(
                _rows(lines, lambda line: line.area_code or NONE, lambda line: _area(line.area_code, names)),
                key=lambda row: (row.key == NONE, len(row.key), row.key),
            )
        ),
        givers=tuple(
            sorted(
                _rows(lines, lambda line: line.given_by, lambda line: line.given_by),
                key=lambda row: collation_key(row.label),
            )
        ),
        total=_row("", _("All tasks"), lines),
        overdue=tuple(overdue),
    )


# Column of the file → what it holds: the heading of the table and its codebook are the same list.
COLUMNS: dict[str, str] = {
    "den_ngay": "Ngày tính đến, dạng năm-tháng-ngày.",
    "chieu": "Dòng thuộc bảng nào: tong (toàn bộ), don_vi, linh_vuc, nguoi_giao. Mỗi bảng cộng lại bằng dòng tong.",
    "ma": "Số của đơn vị, mã lĩnh vực hoặc vị trí người giao; trống ở dòng tong.",
    "ten": "Tên của dòng.",
    "duoc_giao": "Số nhiệm vụ được giao, bằng tổng tám cột tiếp theo.",
    "hoan_thanh_dung_han": "Đã nghiệm thu, hoàn thành đúng hạn.",
    "hoan_thanh_qua_han": "Đã nghiệm thu, hoàn thành sau hạn.",
    "trong_han": "Đang làm, chưa quá hạn hoặc không có hạn.",
    "qua_han": "Đang làm, đã quá hạn.",
    "cho_nghiem_thu": "Đơn vị đã báo cáo hoàn thành, chờ nghiệm thu.",
    "tam_dung": "Tạm dừng.",
    "tra_lai": "Đơn vị trả lại vì không đúng thẩm quyền.",
    "da_huy": "Đã hủy.",
    **{
        age.value.replace("-", "_"): f"Nhiệm vụ đang làm: {words}."
        for age, words in (
            (Age.OVER_90, "quá hạn trên 90 ngày"),
            (Age.OVER_30, "quá hạn từ 31 đến 90 ngày"),
            (Age.OVER_7, "quá hạn từ 8 đến 30 ngày"),
            (Age.OVER_0, "quá hạn từ 1 đến 7 ngày"),
            (Age.LEFT_3, "còn từ 0 đến 3 ngày"),
            (Age.LEFT_7, "còn từ 4 đến 7 ngày"),
            (Age.LEFT_30, "còn từ 8 đến 30 ngày"),
            (Age.LEFT_MORE, "còn trên 30 ngày"),
            (Age.UNDATED, "không có thời hạn"),
        )
    },
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_of(board: Board) -> Iterator[tuple[str | int, ...]]:
    """Every row of the boards, in the columns of the file."""
    tables = (
        ("tong", (board.total,)),
        ("don_vi", board.units),
        ("linh_vuc", board.areas),
        ("nguoi_giao", board.givers),
    )
    for axis, rows in tables:
        for row in rows:
            numbers = (*(number for _part, number in row.cells), *(number for _age, number in row.ages))
            yield board.on.isoformat(), axis, row.key, row.label, row.counts.assigned, *numbers


def as_csv(board: Board) -> bytes:
    """The boards as open data: UTF-8 with a mark, commas, no formulas."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in table_of(board):
        writer.writerow(f"'{cell}" if str(cell).startswith(_FORMULA) else cell for cell in row)
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def _unit_rows(lines: tuple[TaskLine, ...], urged: dict[int, tuple[date, date]]) -> Iterator[BoardRow]:
    for row in _rows(lines, lambda line: str(line.lead_unit_id), lambda line: line.lead_name):
        last = urged.get(int(row.key))
        yield BoardRow(row.key, row.label, row.counts, row.ages, row.longest, last[0] if last else None)


def _rows(
    lines: Iterable[TaskLine], key_of: Callable[[TaskLine], str], label_of: Callable[[TaskLine], str]
) -> Iterator[BoardRow]:
    groups: dict[str, list[TaskLine]] = {}
    for line in lines:
        groups.setdefault(key_of(line), []).append(line)
    for key, group in groups.items():
        yield _row(key, label_of(group[0]), tuple(group))


def _row(key: str, label: str, lines: tuple[TaskLine, ...]) -> BoardRow:
    ages = [age_of(line) for line in lines]
    return BoardRow(
        key=key,
        label=label,
        counts=counts_of(line.state for line in lines),
        ages=tuple((age, ages.count(age)) for age in Age),
        longest=max((-(line.days_left or 0) for line in lines if line.state == Standing.OVERDUE), default=0),
    )


def _area(code: str, names: dict[str, str]) -> str:
    if not code:
        return _("No area")
    return f"{code}. {names[code]}" if code in names else code


def _most_overdue_first(row: BoardRow) -> tuple[object, ...]:
    return -row.counts.overdue, -row.longest, collation_key(row.label)


def _longest_first(line: TaskLine) -> tuple[object, ...]:
    return line.due_on or date.max, line.id
