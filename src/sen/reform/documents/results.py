"""The table of results every announcement shares: rank, unit, points, percentage, grade and change, by peer group."""

from dataclasses import dataclass
from decimal import Decimal

from sen.reform.documents.content import Align, Column, GroupRow, Row, Table
from sen.reform.documents.printed import ABSENT

KEPT = "Giữ hạng"


@dataclass(frozen=True, kw_only=True)
class Result:
    """One unit; what there is none of is None. `places_up` counts the places won since the year before."""

    unit: str
    rank: int | None
    points: Decimal | None
    percent: Decimal | None
    grade: str = ""
    places_up: int | None = None


@dataclass(frozen=True)
class ResultGroup:
    """The units ranked among each other; without a title, they follow the head of the table at once."""

    title: str
    results: tuple[Result, ...]


def results_table(groups: tuple[ResultGroup, ...], *, caption: str = "", places: int = 2) -> Table:
    """Lay out the results, in the order given; points and percentages show as many decimals as the index rounds to."""
    return Table(
        caption=caption,
        columns=(
            Column("Hạng", 1.2, Align.CENTRE),
            Column("Đơn vị", 5),
            Column("Điểm", 1.6, Align.NUMBER, places),
            Column("Chỉ số (%)", 1.6, Align.NUMBER, places),
            Column("Xếp loại", 2, Align.CENTRE),
            Column("So với năm trước", 2.2, Align.CENTRE),
        ),
        rows=tuple(row for group in groups for row in _rows(group)),
    )


def movement(places_up: int | None) -> str:
    """
    Say how a rank moved.

    >>> movement(2), movement(-1), movement(0), movement(None)
    ('Tăng 2 bậc', 'Giảm 1 bậc', 'Giữ hạng', '–')
    """
    if places_up is None:
        return ABSENT
    if places_up == 0:
        return KEPT
    return f"{'Tăng' if places_up > 0 else 'Giảm'} {abs(places_up)} bậc"


def _rows(group: ResultGroup) -> tuple[Row, ...]:
    heading: tuple[Row, ...] = (GroupRow(group.title),) if group.title else ()
    return heading + tuple(
        (each.rank, each.unit, each.points, each.percent, each.grade or None, movement(each.places_up))
        for each in group.results
    )
