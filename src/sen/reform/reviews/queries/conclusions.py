"""What was concluded, and the tasks it became."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sen.reform.common.days import local_day
from sen.reform.directives import queries as directives
from sen.reform.directives.queries import TaskLine
from sen.reform.reviews.models import Conclusion, Remark
from sen.reform.reviews.queries.held import HeldLine, held_tasks


@dataclass(frozen=True)
class ConclusionCard:
    """A conclusion as it reads now, its earlier wordings, and its tasks."""

    id: int
    position: int
    text: str
    earlier_texts: tuple[str, ...]
    item_id: int | None
    recorded_at: datetime
    tasks: tuple[TaskLine, ...]
    held: tuple[HeldLine, ...] = ()

    @property
    def task_count(self) -> int:
        """The tasks units got by it, or will get when the meeting is closed."""
        return len(self.tasks) or sum(len(each.leads) for each in self.held)

    @property
    def lead_names(self) -> tuple[str, ...]:
        """Who leads, each named once."""
        return tuple(dict.fromkeys(unit.name for each in self.held for unit in each.leads))

    @property
    def last_due_on(self) -> date | None:
        """The last day something is due; none without a day."""
        return max((each.due_on for each in self.held if each.due_on), default=None)

    @property
    def is_waiting(self) -> bool:
        """Its tasks are given when the meeting is closed."""
        return any(not each.is_given for each in self.held)


@dataclass(frozen=True)
class Counter:
    """How much the meeting has decided; its tasks are given when it is closed."""

    conclusions: int
    tasks: int


def origin_of(conclusion_id: int) -> str:
    """What the tasks of a conclusion name as their origin."""
    return f"reviews.conclusion:{conclusion_id}"


def conclusions(review_id: int, *, on: date | None = None) -> tuple[ConclusionCard, ...]:
    """The standing conclusions of a meeting, with their tasks as of a day, or else as they were given."""
    found = list(
        Conclusion.objects.filter(review_id=review_id, withdrawn_at__isnull=True)
        .select_related("review")
        .prefetch_related("wordings")
        .order_by("position")
    )
    if not found:
        return ()
    as_given = max(local_day(each.review.closed_at or each.recorded_at) for each in found)
    held: dict[int, list[HeldLine]] = {}
    for line in held_tasks(review_id):
        held.setdefault(line.conclusion_id, []).append(line)
    tasks = _tasks_by_origin((origin_of(each.pk) for each in found), on=on or as_given)
    return tuple(_card(each, tasks.get(origin_of(each.pk), ()), held.get(each.pk, ())) for each in found)


def count_of(cards: Iterable[ConclusionCard]) -> Counter:
    """Conclusions, and the tasks units get by them."""
    cards = tuple(cards)
    return Counter(len(cards), sum(each.task_count for each in cards))


def remarks(review_id: int) -> dict[str, str]:
    """What people wrote for the report, the latest of each part."""
    return {remark.part: remark.text for remark in Remark.objects.filter(review_id=review_id).order_by("id")}


def _tasks_by_origin(origins: Iterable[str], *, on: date) -> dict[str, tuple[TaskLine, ...]]:
    found: dict[str, list[TaskLine]] = {}
    for line in directives.tasks(origins=origins, on=on):
        found.setdefault(line.origin, []).append(line)
    return {origin: tuple(lines) for origin, lines in found.items()}


def _card(found: Conclusion, tasks: tuple[TaskLine, ...], held: Iterable[HeldLine]) -> ConclusionCard:
    *earlier, latest = (wording.text for wording in found.wordings.all())
    return ConclusionCard(
        id=found.pk,
        position=found.position,
        text=latest,
        earlier_texts=tuple(earlier),
        item_id=found.item_id,
        recorded_at=found.recorded_at,
        tasks=tasks,
        held=tuple(held),
    )
