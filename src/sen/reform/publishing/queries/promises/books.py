"""The meetings and plans whose promises may be made public, and what each decided: for the office."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.directives import queries as directives
from sen.reform.directives.queries import TaskLine
from sen.reform.publishing.promises.choices import MEETING, PLAN, TASK, Book
from sen.reform.reviews import queries as reviews
from sen.reform.reviews.queries import ReviewCard, ReviewNotFound


class BookNotFound(NotFound):
    """No meeting or plan has this key."""

    message = _("There is no such meeting or plan. Choose one from the list.")


@dataclass(frozen=True)
class Candidate:
    """Something decided that may become a public promise."""

    source: str
    # Word for word as it was decided; stays in the office.
    official: str
    lead_units: tuple[tuple[int, str], ...]
    product: str
    due_on: date | None
    tasks: tuple[TaskLine, ...]

    @property
    def can_be_followed(self) -> bool:
        """Some unit has a task for it."""
        return bool(self.tasks)


def books(on: date) -> tuple[Book, ...]:
    """Every meeting, the latest first, then every plan in force."""
    meetings = (_of_meeting(line.review) for line in reviews.reviews())
    plans = (_of_plan(year, on) for year in directives.plan_years())
    return (*meetings, *(book for book in plans if book is not None))


def book(key: str, on: date) -> Book:
    """
    One meeting or plan.

    :raises BookNotFound: if there is none
    """
    kind, _dash, number = key.rpartition("-")
    if number.isascii() and number.isdigit() and len(number) < 10:
        if kind == MEETING:
            try:
                return _of_meeting(reviews.review(int(number)))
            except ReviewNotFound:
                raise BookNotFound from None
        found = _of_plan(int(number), on) if kind == PLAN else None
        if found is not None:
            return found
    raise BookNotFound


def candidates(of: Book, on: date) -> tuple[Candidate, ...]:
    """What was decided there, each with its tasks as they stand on a day."""
    if of.is_meeting:
        cards = reviews.conclusions(of.number, on=on)
        return tuple(_candidate(reviews.origin_of(card.id), card.text, card.tasks) for card in cards)
    lines = sorted(directives.tasks(origins=(of.origin,), on=on), key=lambda line: line.id)
    return tuple(_candidate(f"{TASK}:{line.id}", line.title, (line,)) for line in lines)


def tasks_of(of: Book, sources: Iterable[str], on: date) -> dict[str, tuple[TaskLine, ...]]:
    """The tasks each source became, as they stand on a day, in the order they were given."""
    wanted = tuple(sources)
    origins = (*wanted, of.origin) if of.origin else wanted
    found: dict[str, list[TaskLine]] = {source: [] for source in wanted}
    for line in sorted(directives.tasks(origins=origins, on=on), key=lambda line: line.id):
        for source in (line.origin, f"{TASK}:{line.id}"):
            if source in found:
                found[source].append(line)
    return {source: tuple(lines) for source, lines in found.items()}


def key_of_meeting(review_id: int) -> str:
    """What the promises of a meeting are called in addresses."""
    return f"{MEETING}-{review_id}"


def _candidate(source: str, official: str, tasks: tuple[TaskLine, ...]) -> Candidate:
    return Candidate(
        source=source,
        official=official,
        lead_units=tuple(dict.fromkeys(_units(tasks))),
        product="; ".join(dict.fromkeys(line.product for line in tasks if line.product)),
        due_on=max((line.due_on for line in tasks if line.due_on), default=None),
        tasks=tasks,
    )


def _units(tasks: Iterable[TaskLine]) -> Iterator[tuple[int, str]]:
    for line in tasks:
        if line.lead_unit_id is not None:
            yield line.lead_unit_id, line.lead_name


def _of_meeting(card: ReviewCard) -> Book:
    return Book(
        key=key_of_meeting(card.id),
        title=card.title,
        held_on=card.held_on,
        is_simulated=card.is_simulated,
        is_closed=card.is_closed,
    )


def _of_plan(year: int, on: date) -> Book | None:
    plan = directives.plan_progress(year, on=on)
    if plan is None:
        return None
    return Book(
        key=f"{PLAN}-{year}",
        title=plan.title,
        held_on=plan.issued_on,
        is_simulated=plan.is_simulated,
        is_closed=True,
        origin=f"plan:{year}",
    )
