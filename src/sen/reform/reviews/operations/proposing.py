"""The agenda a meeting's own figures suggest: what was left over, what is red, what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass

from sen.reform.common.text import nfc
from sen.reform.reviews.kinds import Topic
from sen.reform.reviews.models import AgendaItem, Review
from sen.reform.reviews.queries import red
from sen.reform.reviews.queries.cards import ReviewCard, review_before
from sen.reform.reviews.queries.figures import figures_of
from sen.reform.reviews.queries.red import RedCell, red_cells

# An item on all figures of a sort, where only some meetings have one.
_SORTS = {
    red.EXTENSION: "Đề nghị gia hạn chưa được giải quyết",
    red.OBSTACLE: "Khó khăn, vướng mắc chưa được tháo gỡ",
}


@dataclass(frozen=True)
class NewItem:
    """What is said of a matter when it goes on the agenda."""

    title: str
    topic: str = Topic.OTHER
    area_code: str = ""
    presenter_id: int | None = None
    # The red figures it answers.
    red_key: str = ""


def proposed_agenda(review: ReviewCard) -> Iterator[NewItem]:
    """What was left over first; then the results and every red figure: areas one by one, the others by their sort."""
    cells = red_cells(review, figures_of(review))
    if before := review_before(review):
        yield NewItem(f"Kết quả thực hiện kết luận {before.period}", Topic.CARRIED_OVER)
    yield NewItem(f"Kết quả các lĩnh vực so với kế hoạch năm {review.year}", Topic.RESULTS)
    yield from (item_on(cell) for cell in cells if cell.sort == red.AREA)
    yield NewItem("Hỗ trợ các đơn vị còn đạt thấp", Topic.LOW_UNITS, red_key=red.UNIT)
    yield NewItem("Nhiệm vụ quá hạn", Topic.OVERDUE, red_key=red.OVERDUE)
    for sort, title in _SORTS.items():
        if any(cell.sort == sort for cell in cells):
            yield NewItem(title, red.TOPICS[sort], red_key=sort)
    yield NewItem(f"Nhiệm vụ, giải pháp {review.period_ahead}", Topic.AHEAD)


def item_on(cell: RedCell) -> NewItem:
    """A matter about one red figure."""
    title = cell.words if len(cell.words) <= 200 else f"{cell.words[:199]}…"
    return NewItem(title, cell.topic, cell.area_code, red_key=cell.key)


def enter(review: Review, item: NewItem, position: int) -> AgendaItem:
    """Write a matter on the agenda."""
    return AgendaItem.objects.create(
        review=review,
        position=position,
        topic=item.topic,
        title=nfc(item.title),
        area_code=item.area_code,
        presenter_id=item.presenter_id,
        red_key=item.red_key,
    )
