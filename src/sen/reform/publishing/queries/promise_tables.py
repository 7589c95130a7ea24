"""Promises as open data: the newest sealed version of every book, one row a promise."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sen.reform.publishing.formats import Cell, Column, ColumnKind
from sen.reform.publishing.models import PublishedPromises
from sen.reform.publishing.promises.states import State
from sen.reform.publishing.queries.promises.seals import are_intact

PROMISE_COLUMNS = (
    Column("so_loi_hua", "Cuộc họp hoặc kế hoạch đã hứa, như trong địa chỉ.", is_required=True, width=18),
    Column("ten", "Tên cuộc họp hoặc kế hoạch.", is_required=True, width=44),
    Column("ban", "Số của bản công bố.", ColumnKind.INTEGER, is_required=True, width=6),
    Column("so", "Số thứ tự của lời hứa.", ColumnKind.INTEGER, is_required=True, width=6),
    Column("loi_hua", "Nội dung lời hứa.", is_required=True, width=60),
    Column("chu_tri", "Đơn vị chủ trì, cách nhau bằng dấu chấm phẩy; trống khi không nêu.", width=36),
    Column("san_pham", "Sản phẩm.", width=40),
    Column("han", "Ngày phải xong; trống khi không có hạn.", ColumnKind.DAY),
    Column("tinh_trang", "Mã tình trạng.", is_required=True, choices=tuple(str(state) for state in State)),
    Column("tinh_trang_bang_chu", "Tình trạng bằng chữ.", is_required=True, width=18),
    Column("bi_tre", "true: đã có lúc trễ hạn; trễ rồi thì luôn ghi là trễ.", ColumnKind.YES_NO, is_required=True),
    Column("xong_ngay", "Ngày xong; trống khi chưa xong.", ColumnKind.DAY),
    Column("ket_qua", "Đã làm được gì.", width=50),
    Column("mo_phong", "true: dữ liệu mô phỏng.", ColumnKind.YES_NO, is_required=True),
)


@dataclass(frozen=True)
class PromisesTable:
    """The rows of every book, and when the newest of its versions was published."""

    published_at: datetime
    is_simulated: bool
    years: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


def promises_table() -> PromisesTable | None:
    """What is public of promises now; none before the first. A book that was touched is left out."""
    newest: dict[str, PublishedPromises] = {}
    for version in PublishedPromises.objects.select_related("previous").order_by("book", "number"):
        newest[version.book] = version
    whole = [version for version in newest.values() if are_intact(version)]
    if not whole:
        return None
    books = [version.content["book"] for version in whole]
    return PromisesTable(
        published_at=max(version.published_at for version in whole),
        is_simulated=any(book["is_simulated"] for book in books),
        years=tuple(sorted({date.fromisoformat(book["held_on"]).year for book in books})),
        rows=tuple(row for version in whole for row in _rows(version)),
    )


def _rows(version: PublishedPromises) -> Iterator[tuple[Cell, ...]]:
    book = version.content["book"]
    for said in version.content["promises"]:
        yield (
            book["key"],
            book["title"],
            version.number,
            said["number"],
            said["wording"],
            "; ".join(each for each in said["leads"] if each),
            said["product"],
            _day(said["due_on"]),
            said["state"],
            said["state_words"],
            said["is_late"],
            _day(said["done_on"]),
            said["became"],
            book["is_simulated"],
        )


def _day(said: Any) -> date | None:
    return date.fromisoformat(said) if said else None
