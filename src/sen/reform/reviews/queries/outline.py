"""
What the data say in each section of the periodic report, in the outline of the Ministry's guidance.

The sentences go into an official document, so they are Vietnamese here. A line that begins with a dash, or with a
number, is an item of a list.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sen.reform.common.days import format_day
from sen.reform.common.numbers import format_number
from sen.reform.directives import queries as directives
from sen.reform.directives.queries import AreaProgress, ItemProgress, PlanProgress
from sen.reform.reviews.queries.cards import ReviewCard
from sen.reform.reviews.queries.conclusions import ConclusionCard
from sen.reform.reviews.queries.findings import estimate_word, sentence_of, short_area, shown
from sen.reform.reviews.queries.pack import Pack
from sen.reform.reviews.queries.unit_reports import Collection

# The outline gives these two areas of the plan a place of their own: steering opens the report, impact is part of its
# assessment. Every other area has its section in part II, whatever the plan calls it.
STEERING = "1"
IMPACT = "8"
NOTHING = "Chưa ghi nhận."
AREA = "area:"
# More leads than this are counted; the notice of conclusions names each.
MOST_NAMED = 4


@dataclass(frozen=True)
class Part:
    """A part of the outline: "I.", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"."""

    number: str
    title: str


@dataclass(frozen=True)
class DataSection:
    """A section as the data say it; one without a number is the whole of its part."""

    key: str
    part: Part
    number: str
    title: str
    text: str


def said_by_data(page: Pack, reports: Collection) -> tuple[DataSection, ...]:
    """Every section of the report, in order."""
    progress = page.areas.progress if page.areas else None
    return (*_steering(page, progress, reports), *_results(progress, page.review), *_rest(page, progress))


def reached(item: ItemProgress) -> str:
    """What an item reached of what was planned: "18/20 thủ tục"; an estimate says so."""
    if item.source:
        return item.source
    if item.reported is None:
        return "chưa báo cáo"
    estimate = "ước " if item.is_estimate else ""
    return f"{estimate}{format_number(item.reported)}/{format_number(item.planned)} {item.measure}".rstrip()


def results_part() -> Part:
    """The part each area has its section in."""
    return Part("II.", "KẾT QUẢ THỰC HIỆN CÁC LĨNH VỰC")


def _steering(page: Pack, progress: PlanProgress | None, reports: Collection) -> Iterator[DataSection]:
    part = Part("I.", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH")
    yield DataSection("plan", part, "1.", "Thực hiện kế hoạch", _plan(page.review, progress))
    yield DataSection("tasks", part, "2.", "Theo dõi, đôn đốc nhiệm vụ được giao", _tasks(page))
    yield DataSection("unit_reports", part, "3.", "Chế độ báo cáo của các đơn vị", _reports(reports))


def _results(progress: PlanProgress | None, review: ReviewCard) -> Iterator[DataSection]:
    part = results_part()
    areas = [area for area in progress.areas if area.code not in (STEERING, IMPACT)] if progress else []
    if not areas:
        yield DataSection("results", part, "", "", NOTHING)
    for position, area in enumerate(areas, start=1):
        yield DataSection(f"{AREA}{area.code}", part, f"{position}.", area.name, _area(area, review))


def _rest(page: Pack, progress: PlanProgress | None) -> Iterator[DataSection]:
    part = Part("III.", "ĐÁNH GIÁ CHUNG")
    impact = [_area(area, page.review) for area in (progress.areas if progress else ()) if area.code == IMPACT]
    yield DataSection("achieved", part, "1.", "Kết quả đạt được", "\n".join((_listed(_achieved(page)), *impact)))
    yield DataSection("lacking", part, "2.", "Tồn tại, hạn chế", _listed(_lacking(page)))
    yield DataSection("causes", part, "3.", "Nguyên nhân", NOTHING)
    ahead = Part("IV.", f"PHƯƠNG HƯỚNG, NHIỆM VỤ {page.review.period_ahead.upper()}")
    yield DataSection("ahead", ahead, "", "", _ahead(page, progress))
    yield DataSection("proposals", Part("V.", "KIẾN NGHỊ, ĐỀ XUẤT"), "", "", "Không có.")


def _plan(review: ReviewCard, progress: PlanProgress | None) -> str:
    if progress is None:
        return f"Chưa có kế hoạch cải cách hành chính năm {review.year}, nên chưa có số liệu lĩnh vực."
    said = (
        f"Kế hoạch năm {progress.year} có {progress.item_count} nhiệm vụ, chỉ tiêu ở {len(progress.areas)} lĩnh "
        f"vực; đến ngày {format_day(progress.on)} hoàn thành {progress.done_count}. Bình quân "
        f"{len(progress.areas)} chỉ số {estimate_word(review)} {shown(progress.overall_percent)} % kế hoạch "
        f"(mức cần đạt: {shown(progress.expected_percent)} %)."
    )
    return "\n".join((said, *(_area(area, review) for area in progress.areas if area.code == STEERING)))


def _tasks(page: Pack) -> str:
    day = format_day(page.review.held_on)
    counts = directives.counts_of(task.state for task in directives.tasks(on=page.review.held_on))
    if counts.assigned == 0:
        return f"Đến ngày {day} chưa có nhiệm vụ nào được giao."
    return (
        f"Đến ngày {day} đã giao {counts.assigned} nhiệm vụ: hoàn thành đúng hạn "
        f"{counts.finished}, hoàn thành quá hạn {counts.finished_late}, đang thực hiện trong hạn "
        f"{counts.open_in_time}, quá hạn {counts.overdue}, chờ xác nhận {counts.waiting}, tạm dừng {counts.paused}, "
        f"trả lại hoặc hủy {counts.withdrawn}."
    )


def _reports(reports: Collection) -> str:
    if reports.review.reports_due_on is None or not reports.due:
        return "Kỳ này không yêu cầu các đơn vị gửi báo cáo riêng."
    day = format_day(reports.review.reports_due_on)
    said = (
        f"Trong {reports.due} đơn vị phải gửi báo cáo chậm nhất ngày {day}, có "
        f"{reports.on_time} đơn vị gửi đúng hạn, {reports.late} đơn vị gửi muộn, "
        f"{reports.missing + reports.awaited} đơn vị chưa gửi"
    )
    names = [line.unit.name for line in reports.without]
    return f"{said}: {', '.join(names)}." if 0 < len(names) <= MOST_NAMED else f"{said}."


def _area(area: AreaProgress, review: ReviewCard) -> str:
    head = (
        f"{short_area(area.name)} {estimate_word(review)} {shown(area.percent)} % kế hoạch năm (mức cần đạt: "
        f"{shown(area.expected_percent)} %), hoàn thành {area.done_count}/{area.item_count} nhiệm vụ, chỉ tiêu:"
    )
    return f"{head}\n{_listed(_item(item) for item in area.items)}"


def _item(item: ItemProgress) -> str:
    return f"{item.title}: {reached(item)} ({shown(item.percent)} %), {item.lead_name} chủ trì"


def _achieved(page: Pack) -> Iterator[str]:
    if page.areas:
        good = [area for area in page.areas.areas if area.tone == "good"]
        yield f"{len(good)}/{len(page.areas.areas)} lĩnh vực đạt hoặc vượt mức cần đạt"
    if page.units and page.units.rows:
        first = page.units.rows[0]
        well = sum(not row.is_low for row in page.units.rows)
        yield (
            f"{well}/{len(page.units.rows)} đơn vị đạt từ {shown(page.review.line_percent)} % điểm tạm tính, cao nhất "
            f"là {first.name} ({shown(first.percent)} %)"
        )


def _lacking(page: Pack) -> Iterator[str]:
    for area in page.areas.areas if page.areas else ():
        if area.tone != "good":
            yield (
                f"{short_area(area.progress.name)} mới {estimate_word(page.review)} {shown(area.progress.percent)} % "
                f"kế hoạch, thấp hơn mức cần đạt {shown(-area.gap)} điểm phần trăm"
            )
    for unit in page.units.low if page.units else ():
        weakest = ", ".join(f"{short_area(area.name).lower()} ({shown(area.percent)} %)" for area in unit.areas)
        yield f"{unit.name} đạt {shown(unit.percent)} % điểm tạm tính{f', thấp nhất ở {weakest}' if weakest else ''}"
    for task in page.overdue:
        yield f"{task.lead_name} quá hạn {-(task.days_left or 0)} ngày: {task.title}"


def _ahead(page: Pack, progress: PlanProgress | None) -> str:
    tasks = [_concluded(each) for each in page.conclusions]
    if progress and progress.item_count > progress.done_count:
        left = progress.item_count - progress.done_count
        tasks.append(f"Hoàn thành {left} nhiệm vụ, chỉ tiêu còn lại của kế hoạch năm {progress.year}.")
    return "\n".join(f"{place}. {task}" for place, task in enumerate(tasks, start=1)) or NOTHING


def _concluded(each: ConclusionCard) -> str:
    leads = each.lead_names
    if not leads:
        return f"{sentence_of(each.text)}."
    named = ", ".join(leads) if len(leads) <= MOST_NAMED else f"{len(leads)} cơ quan, đơn vị"
    due = f"; thời hạn {format_day(each.last_due_on)}" if each.last_due_on else ""
    return f"{sentence_of(each.text)} ({named} chủ trì{due})."


def _listed(sentences: Iterable[str]) -> str:
    """Each sentence on its line, the last one closed; nothing to say is said, too."""
    items = tuple(sentences)
    return "\n".join((*(f"- {item};" for item in items[:-1]), f"- {items[-1]}.")) if items else NOTHING
