"""The published lists of awards as open data: every version as it was sealed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sen.reform.publishing.formats import Cell, Column, ColumnKind
from sen.reform.publishing.models import PublishedAwards
from sen.reform.publishing.queries.awards import seal_of_awards
from sen.reform.publishing.queries.seals import START
from sen.reform.scoring.queries import digest_of

AWARD_COLUMNS = (
    Column("nam", "Năm của sổ khen thưởng.", ColumnKind.YEAR, is_required=True, width=7),
    Column("so", "Số thứ tự trong sổ của năm.", ColumnKind.INTEGER, is_required=True, width=7),
    Column("don_vi", "Tên đơn vị được khen thưởng khi ban hành quyết định.", is_required=True, width=30),
    Column("hinh_thuc", "Hình thức khen thưởng.", is_required=True, width=20),
    Column("thanh_tich", "Thành tích ghi trong quyết định.", is_required=True, width=50),
    Column("can_cu", "Số liệu làm căn cứ.", width=60),
    Column("so_quyet_dinh", "Số của quyết định khen thưởng.", ColumnKind.INTEGER, is_required=True),
    Column("ngay_quyet_dinh", "Ngày ban hành quyết định.", ColumnKind.DAY, is_required=True),
    Column("mo_phong", "true: dữ liệu mô phỏng.", ColumnKind.YES_NO, is_required=True),
    Column("ngay_huy", "Ngày hủy bỏ, nếu quyết định đã bị hủy bỏ khi danh sách được công bố.", ColumnKind.DAY),
    Column("so_quyet_dinh_huy", "Số của quyết định hủy bỏ.", ColumnKind.INTEGER),
    Column("ly_do_huy", "Lý do hủy bỏ.", width=40),
)


@dataclass(frozen=True)
class AwardsVersion:
    """One published list, whole and unchanged."""

    number: int
    digest: str
    published_at: datetime
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def is_simulated(self) -> bool:
        """Whether some of it is invented."""
        return any(row[8] for row in self.rows)

    @property
    def years(self) -> tuple[int, ...]:
        """The years it speaks of, in their order."""
        return tuple(sorted({int(str(row[0])) for row in self.rows}))


def awards_versions() -> tuple[AwardsVersion, ...]:
    """Every published list, the newest first; one that was touched is not handed out."""
    return tuple(reversed(tuple(_whole_versions())))


def _whole_versions() -> Iterator[AwardsVersion]:
    previous = START
    for said in PublishedAwards.objects.order_by("number"):
        is_whole = digest_of(said.content) == said.digest and said.seal == seal_of_awards(said, previous)
        previous = said.seal
        if is_whole:
            rows = tuple(_row(award) for award in said.content["awards"])
            yield AwardsVersion(said.number, said.digest, said.published_at, rows)


def _row(award: dict[str, object]) -> tuple[Cell, ...]:
    revoked = award["revoked"]
    taken_back = (
        (date.fromisoformat(revoked["on"]), revoked["number"], revoked["reason"])
        if isinstance(revoked, dict)
        else (None, None, "")
    )
    return (
        *(_cell(award[name]) for name in ("year", "number", "unit", "form", "achievement", "grounds")),
        _cell(award["decision_number"]),
        date.fromisoformat(str(award["decided_on"])),
        bool(award["is_simulated"]),
        *taken_back,
    )


def _cell(said: object) -> Cell:
    return said if isinstance(said, int) else str(said)
