"""The periodic report (báo cáo cải cách hành chính), every number taken from the pack so that text and tables agree."""

from collections.abc import Iterable, Iterator

from sen.reform.common.days import format_day
from sen.reform.directives import queries as directives
from sen.reform.directives.queries import AreaProgress, ItemProgress, PlanProgress
from sen.reform.documents.content import Block, Heading, Listing, Marker, OfficialDocument, Paragraph, Recipients, Title
from sen.reform.documents.wording import Kind
from sen.reform.reviews.documents import annexes, frame
from sen.reform.reviews.documents.measured import reached
from sen.reform.reviews.kinds import Part
from sen.reform.reviews.queries import (
    ConclusionCard,
    Pack,
    ReviewCard,
    estimate_word,
    pack,
    remarks,
    sentence_of,
    short_area,
    shown,
)

# The outline gives these two areas of the plan a place of their own: steering opens the report, impact is part of its
# assessment. Every other area has its section in part II, whatever the plan calls it.
STEERING = "1"
IMPACT = "8"
NOTHING = "Chưa ghi nhận."
# More leads than this are counted; the notice of conclusions names each.
MOST_NAMED = 4


def periodic_report(review_id: int) -> OfficialDocument:
    """The report of a review in the outline of the Ministry's guidance, filled from the data."""
    page = pack(review_id)
    issuer = frame.issuer_of(page.review)
    progress = page.areas.progress if page.areas else None
    written = remarks(review_id)
    names = filter(None, (issuer.superior_name, "Sở Nội vụ", "Các phòng, ban thuộc thành phố", "UBND các xã, phường"))
    return OfficialDocument(
        letterhead=frame.committee_letterhead(issuer, page.review, Kind.REPORT),
        title=Title(
            Kind.REPORT,
            f"Kết quả công tác cải cách hành chính {page.review.period}\n"
            f"và phương hướng, nhiệm vụ {page.review.period_ahead}",
        ),
        blocks=(
            Paragraph(_opening(page.review, progress, issuer.committee.name)),
            *_steering(page, progress),
            *_results(progress, page.review),
            *_assessment(page, progress, written.get(Part.CAUSES, NOTHING)),
            *_ahead(page, progress),
            Heading(1, "V.", "KIẾN NGHỊ, ĐỀ XUẤT"),
            Paragraph(written.get(Part.PROPOSALS, "Không có.")),
            Paragraph(
                f"Trên đây là báo cáo kết quả công tác cải cách hành chính {page.review.period} của "
                f"{issuer.committee.name}./."
            ),
        ),
        signatures=(frame.committee_signature(page.review),),
        recipients=Recipients(tuple(names), "VT, NV"),
        annexes=annexes.annexes_of(page),
        note=frame.note_of(page.review.is_simulated or bool(progress and progress.is_simulated)),
    )


def report_stem(review: ReviewCard) -> str:
    """The name of its file, without the ending."""
    return frame.file_stem("bao-cao-cchc", review)


def _opening(review: ReviewCard, progress: PlanProgress | None, committee: str) -> str:
    task = (
        f"Thực hiện {progress.title} (số {progress.number} ngày {format_day(progress.issued_on)}), " if progress else ""
    )
    return (
        f"{task}{committee} báo cáo kết quả công tác cải cách hành chính {review.period} "
        f"(số liệu từ ngày {format_day(review.data_from)} đến ngày {format_day(review.data_to)}) "
        f"và phương hướng, nhiệm vụ {review.period_ahead} như sau:"
    )


def _steering(page: Pack, progress: PlanProgress | None) -> Iterator[Block]:
    yield Heading(1, "I.", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH")
    yield Heading(2, "1.", "Thực hiện kế hoạch")
    if progress is None:
        yield Paragraph(f"Chưa có kế hoạch cải cách hành chính năm {page.review.year}, nên chưa có số liệu lĩnh vực.")
    else:
        yield Paragraph(
            f"Kế hoạch năm {progress.year} có {progress.item_count} nhiệm vụ, chỉ tiêu ở {len(progress.areas)} lĩnh "
            f"vực; đến ngày {format_day(progress.on)} hoàn thành {progress.done_count}. Bình quân "
            f"{len(progress.areas)} chỉ số {estimate_word(page.review)} {shown(progress.overall_percent)} % kế hoạch "
            f"(mức cần đạt: {shown(progress.expected_percent)} %)."
        )
        yield from (block for area in progress.areas if area.code == STEERING for block in _area(area, page.review))
    yield Heading(2, "2.", "Theo dõi, đôn đốc nhiệm vụ được giao")
    yield Paragraph(_tasks_sentence(page))


def _results(progress: PlanProgress | None, review: ReviewCard) -> Iterator[Block]:
    yield Heading(1, "II.", "KẾT QUẢ THỰC HIỆN CÁC LĨNH VỰC")
    areas = [area for area in progress.areas if area.code not in (STEERING, IMPACT)] if progress else []
    if not areas:
        yield Paragraph(NOTHING)
    for position, area in enumerate(areas, start=1):
        yield Heading(2, f"{position}.", area.name)
        yield from _area(area, review)


def _assessment(page: Pack, progress: PlanProgress | None, causes: str) -> Iterator[Block]:
    yield Heading(1, "III.", "ĐÁNH GIÁ CHUNG")
    yield Heading(2, "1.", "Kết quả đạt được")
    yield _listed(_achieved(page))
    yield from (
        block
        for area in (progress.areas if progress else ())
        if area.code == IMPACT
        for block in _area(area, page.review)
    )
    yield Heading(2, "2.", "Tồn tại, hạn chế")
    yield _listed(_lacking(page))
    yield Heading(2, "3.", "Nguyên nhân")
    yield Paragraph(causes)


def _ahead(page: Pack, progress: PlanProgress | None) -> Iterator[Block]:
    yield Heading(1, "IV.", f"PHƯƠNG HƯỚNG, NHIỆM VỤ {page.review.period_ahead.upper()}")
    tasks = [_concluded(each) for each in page.conclusions]
    if progress and progress.item_count > progress.done_count:
        left = progress.item_count - progress.done_count
        tasks.append(f"Hoàn thành {left} nhiệm vụ, chỉ tiêu còn lại của kế hoạch năm {progress.year}.")
    yield Listing(tuple(tasks), Marker.NUMBER) if tasks else Paragraph(NOTHING)


def _area(area: AreaProgress, review: ReviewCard) -> Iterator[Block]:
    yield Paragraph(
        f"{short_area(area.name)} {estimate_word(review)} {shown(area.percent)} % kế hoạch năm (mức cần đạt: "
        f"{shown(area.expected_percent)} %), hoàn thành {area.done_count}/{area.item_count} nhiệm vụ, chỉ tiêu:"
    )
    yield _listed(_item(item) for item in area.items)


def _item(item: ItemProgress) -> str:
    return f"{item.title}: {reached(item)} ({shown(item.percent)} %), {item.lead_name} chủ trì"


def _tasks_sentence(page: Pack) -> str:
    counts = directives.counts_of(task.state for task in directives.tasks(on=page.review.held_on))
    if counts.assigned == 0:
        return f"Đến ngày {format_day(page.review.held_on)} chưa có nhiệm vụ nào được giao."
    return (
        f"Đến ngày {format_day(page.review.held_on)} đã giao {counts.assigned} nhiệm vụ: hoàn thành đúng hạn "
        f"{counts.finished}, hoàn thành quá hạn {counts.finished_late}, đang thực hiện trong hạn "
        f"{counts.open_in_time}, quá hạn {counts.overdue}, chờ xác nhận {counts.waiting}, "
        f"trả lại hoặc hủy {counts.withdrawn}."
    )


def _achieved(page: Pack) -> Iterator[str]:
    if page.areas:
        reached_areas = [area for area in page.areas.areas if area.tone == "good"]
        yield f"{len(reached_areas)}/{len(page.areas.areas)} lĩnh vực đạt hoặc vượt mức cần đạt"
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


def _concluded(each: ConclusionCard) -> str:
    if not each.tasks:
        return f"{sentence_of(each.text)}."
    leads = tuple(dict.fromkeys(task.lead_name for task in each.tasks))
    named = ", ".join(leads) if len(leads) <= MOST_NAMED else f"{len(leads)} cơ quan, đơn vị"
    days = {task.due_on for task in each.tasks if task.due_on}
    due = f"; thời hạn {format_day(max(days))}" if days else ""
    return f"{sentence_of(each.text)} ({named} chủ trì{due})."


def _listed(sentences: Iterable[str]) -> Block:
    """Each sentence on its line, the last one closed; nothing to say is said, too."""
    items = tuple(sentences)
    if not items:
        return Paragraph(NOTHING)
    return Listing((*(f"{item};" for item in items[:-1]), f"{items[-1]}."))
