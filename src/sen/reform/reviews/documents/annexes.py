"""The annexes of the report: its statistics, the tasks and targets of the plan, and the provisional ranking."""

from collections.abc import Iterator

from sen.reform.common.days import format_day, format_moment
from sen.reform.common.numbers import format_number
from sen.reform.documents.content import Align, Annex, Column, GroupRow, Orientation, Paragraph, Row, Table
from sen.reform.reviews.documents.measured import figure
from sen.reform.reviews.queries import Pack, shown
from sen.reform.reviews.queries.annex import AnnexPage
from sen.reform.reviews.queries.figures import AreasPart, UnitsPart
from sen.reform.reviews.rows import Period

ABSENT = "–"


def annexes_of(page: Pack, annex: AnnexPage) -> tuple[Annex, ...]:
    """The statistics, and what else there are figures for."""
    return (
        _statistics(annex),
        *((_plan(page.areas),) if page.areas else ()),
        *((_ranking(page.units),) if page.units and page.units.rows else ()),
    )


def _statistics(page: AnnexPage) -> Annex:
    table = Table(
        columns=(
            Column("STT", 1.3, Align.CENTRE),
            Column("Chỉ tiêu", 6),
            Column("Đơn vị tính", 1.8),
            Column("Kỳ này", 1.9, Align.NUMBER),
            Column("Kỳ trước", 1.9, Align.NUMBER),
            Column("Nguồn số liệu", 3),
            Column("Ghi chú", 3.6),
        ),
        rows=tuple(_statistic_rows(page)),
    )
    before = f" Kỳ trước: {page.previous_period}." if page.previous_period else ""
    told = (
        f"Kỳ này: {page.review.period}, số liệu từ ngày {format_day(page.review.data_from)} đến ngày "
        f"{format_day(page.review.data_to)}.{before} Dấu {ABSENT} là chưa có số liệu. Mỗi số được báo cáo riêng, "
        "không số nào suy ra từ số khác."
    )
    return Annex("Thống kê số liệu", (table, Paragraph(told)), Orientation.LANDSCAPE)


def _statistic_rows(page: AnnexPage) -> Iterator[Row]:
    for name, lines in page.groups:
        yield GroupRow(name)
        for line in lines:
            row = line.row
            source = row.how if not row.owner else f"{row.owner}: {row.how[:1].lower()}{row.how[1:]}"
            stretch = "" if row.period == Period.CUMULATIVE else " (trong kỳ)"
            yield row.code, f"{row.name}{stretch}", row.measure, line.value, line.previous, source, line.note


def _plan(part: AreasPart) -> Annex:
    table = Table(
        caption=f"Tiến độ thực hiện kế hoạch năm {part.progress.year}, tính đến ngày {format_day(part.progress.on)}",
        columns=(
            Column("STT", 1.2, Align.CENTRE),
            Column("Lĩnh vực, nhiệm vụ, chỉ tiêu", 7),
            Column("Đơn vị chủ trì", 3.5),
            Column("Đơn vị tính", 2),
            Column("Kế hoạch", 2, Align.NUMBER),
            Column("Kết quả", 2, Align.NUMBER),
            Column("Tỷ lệ (%)", 1.8, Align.NUMBER),
        ),
        rows=tuple(_rows(part)),
        total=("", f"Bình quân {len(part.areas)} lĩnh vực", "", "", "", "", shown(part.overall_percent)),
    )
    formula = (
        "Tỷ lệ của mỗi nhiệm vụ, chỉ tiêu là kết quả chia cho kế hoạch, nhiều nhất 100 %; chưa báo cáo tính 0. Tỷ lệ "
        "của lĩnh vực là bình quân các nhiệm vụ, chỉ tiêu của lĩnh vực."
    )
    return Annex("Danh mục nhiệm vụ, chỉ tiêu", (table, Paragraph(formula)))


def _rows(part: AreasPart) -> Iterator[tuple[str, ...]]:
    for area in part.progress.areas:
        yield area.code, area.name, "", "", "", "", shown(area.percent)
        for item in area.items:
            planned = format_number(item.planned)
            yield item.code, item.title, item.lead_name, item.measure, planned, figure(item), shown(item.percent)


def _ranking(part: UnitsPart) -> Annex:
    columns = (
        Column("Hạng", 1.4, Align.CENTRE),
        Column("Đơn vị", 5),
        Column("Điểm", 1.8, Align.NUMBER),
        Column("Điểm tối đa áp dụng", 2.2, Align.NUMBER),
        Column("Tỷ lệ (%)", 1.6, Align.NUMBER),
        *(Column(area.code, 1.3, Align.NUMBER) for area in part.areas),
    )
    rows = tuple(
        (
            ABSENT if unit.rank is None else str(unit.rank),
            unit.unit_name,
            format_number(unit.total),
            format_number(unit.applicable_maximum),
            shown(unit.percent),
            *(ABSENT if area.percent is None else shown(area.percent) for area in unit.areas),
        )
        for unit in part.run.units
    )
    names = "; ".join(f"{area.code}: {area.name}" for area in part.areas)
    sample = " (bộ chỉ số mẫu)" if part.run.is_sample else ""
    told = (
        f"Điểm tạm tính theo {part.run.index_title}{sample}, số liệu đến ngày {format_day(part.run.cut_off)}, tính lúc "
        f"{format_moment(part.run.computed_at)}, chưa thẩm định. Các cột số là tỷ lệ điểm (%) theo lĩnh vực: {names}. "
        f"Dấu {ABSENT} là không áp dụng hoặc chưa có số liệu."
    )
    return Annex("Xếp hạng tạm tính các đơn vị", (Table(columns, rows), Paragraph(told)), Orientation.LANDSCAPE)
