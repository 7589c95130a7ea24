"""Ratings as open data: counts of whole months, and only where ten or more say something of them all."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils.timezone import get_current_timezone

from sen.portal.data.kinds import Version
from sen.reform.common.clock import today
from sen.reform.feedback import queries
from sen.reform.publishing.formats import Cell, Column, ColumnKind

RATING_COLUMNS = (
    Column(
        "doi_tuong",
        "Được đánh giá là gì: news.article:<số của bài>, organizations.unit:<mã đơn vị> hoặc publishing.promise:<số>.",
        is_required=True,
        width=34,
    ),
    Column("xac_thuc", "true: đánh giá có mã hồ sơ; false: đánh giá tự do.", ColumnKind.YES_NO, is_required=True),
    *(
        Column(f"sao_{stars}", f"Số lượt cho {stars} sao.", ColumnKind.INTEGER, is_required=True, width=8)
        for stars in queries.STARS
    ),
    Column("so_luot", "Tổng số lượt; dưới 10 lượt thì không có trong bảng.", ColumnKind.INTEGER, is_required=True),
    Column("trung_binh", "Số sao trung bình, một chữ số thập phân.", ColumnKind.NUMBER, is_required=True),
)


def rating_versions() -> tuple[Version, ...]:
    """
    What was counted up to the end of last month; nothing while nothing has ten.

    A month that still runs is left out: from two copies of one day nobody can tell who rated in between.
    """
    month_from = today().replace(day=1)
    rows = tuple(_rows(month_from - timedelta(days=1)))
    moment = datetime.combine(month_from, time(), get_current_timezone())
    return (Version(None, moment, lambda: rows),) if rows else ()


def _rows(last: date) -> Iterator[tuple[Cell, ...]]:
    counted: dict[tuple[str, bool], list[int]] = defaultdict(lambda: [0] * len(queries.STARS))
    for month in queries.tallies(last=last):
        before = counted[month.subject, month.is_verified]
        counted[month.subject, month.is_verified] = [sum(pair) for pair in zip(before, month.votes, strict=True)]
    for (subject, is_verified), votes in sorted(counted.items()):
        bar = queries.Bar(tuple(votes))
        if bar.is_enough:
            yield (subject, is_verified, *votes, bar.count, bar.average)
