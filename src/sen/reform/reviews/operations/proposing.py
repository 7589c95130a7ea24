"""The agenda a meeting's own figures suggest: what was left over, what is red, what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass

from sen.reform.directives import queries as directives
from sen.reform.reviews.kinds import Topic
from sen.reform.reviews.queries import findings
from sen.reform.reviews.queries.cards import ReviewCard, review_before


@dataclass(frozen=True)
class NewItem:
    """What is said of a matter when it goes on the agenda."""

    title: str
    topic: str = Topic.OTHER
    area_code: str = ""
    presenter_id: int | None = None


def proposed_agenda(review: ReviewCard) -> Iterator[NewItem]:
    """What was left over first; then the results, each area below its level, low units, overdue and coming tasks."""
    if before := review_before(review):
        yield NewItem(f"Kết quả thực hiện kết luận {before.period}", Topic.CARRIED_OVER)
    yield NewItem(f"Kết quả các lĩnh vực so với kế hoạch năm {review.year}", Topic.RESULTS)
    progress = directives.plan_progress(review.year, on=review.cut_off_on)
    for area in findings.judged(progress) if progress else ():
        if area.tone == "bad":
            yield NewItem(f"{area.progress.name}: chậm so với kế hoạch", Topic.AREA, area.progress.code)
    yield NewItem("Hỗ trợ các đơn vị còn đạt thấp", Topic.LOW_UNITS)
    yield NewItem("Nhiệm vụ quá hạn", Topic.OVERDUE)
    yield NewItem(f"Nhiệm vụ, giải pháp {review.period_ahead}", Topic.AHEAD)
