"""Published articles as open data: who said what when, without the texts."""

from collections.abc import Iterator

from sen.portal.data.kinds import Version
from sen.reform.common.addresses import absolute_address
from sen.reform.news import queries
from sen.reform.publishing.formats import Cell, Column, ColumnKind

ARTICLE_COLUMNS = (
    Column("so", "Số của bài trong địa chỉ.", ColumnKind.INTEGER, is_required=True, width=8),
    Column("loai", "news: tin; notice: thông báo.", is_required=True, choices=("news", "notice"), width=10),
    Column("tieu_de", "Tiêu đề.", is_required=True, width=60),
    Column("sa_po", "Đoạn mở đầu.", width=60),
    Column("chu_de", "Chủ đề.", width=20),
    Column("ma_don_vi", "Mã đơn vị đăng bài.", is_required=True),
    Column("don_vi", "Đơn vị đăng bài.", is_required=True, width=26),
    Column("ngay_su_kien", "Ngày xảy ra sự việc.", ColumnKind.DAY, is_required=True),
    Column("dang_luc", "Thời điểm đăng.", ColumnKind.MOMENT, is_required=True, width=26),
    Column("dinh_chinh_luc", "Thời điểm đính chính gần nhất.", ColumnKind.MOMENT, width=26),
    Column("nguon", "Nguồn, nếu bài đăng lại.", width=26),
    Column("mo_phong", "true: dữ liệu mô phỏng.", ColumnKind.YES_NO, is_required=True),
    Column("dia_chi", "Địa chỉ của bài.", is_required=True, width=60),
)


def article_versions() -> tuple[Version, ...]:
    """The list as it is now; a withdrawn article leaves it, so it has no numbered versions."""
    changed_at = queries.news_changed_at()
    return () if changed_at is None else (Version(None, changed_at, _rows),)


def _rows() -> Iterator[tuple[Cell, ...]]:
    for entry in queries.article_entries():
        if entry.kind != "page":
            yield (
                entry.id,
                entry.kind,
                entry.title,
                entry.lead,
                entry.topic,
                entry.unit_code,
                entry.unit_name,
                entry.happened_on,
                entry.published_at,
                entry.corrected_at,
                entry.source,
                entry.is_simulated,
                absolute_address("portal:article", entry.id, entry.slug),
            )
