"""What the next version of a book would say: the choice of the office, seen against its tasks as they stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sen.reform.directives import queries as directives
from sen.reform.directives.queries import Standing, TaskLine
from sen.reform.publishing.models import PublishedPromises
from sen.reform.publishing.promises.choices import Book, Chosen
from sen.reform.publishing.promises.content import Article, Content, Part, book_content, promise_content
from sen.reform.publishing.promises.states import State
from sen.reform.publishing.queries.promises.asking import ask_after
from sen.reform.publishing.queries.promises.books import tasks_of
from sen.reform.scoring.queries import digest_of

_STATES = {
    Standing.OVERDUE: State.OVERDUE,
    Standing.DUE_SOON: State.UNDER_WAY,
    Standing.IN_TIME: State.UNDER_WAY,
    Standing.WAITING: State.UNDER_WAY,
    Standing.PAUSED: State.PAUSED,
    Standing.FINISHED: State.DONE,
    Standing.FINISHED_LATE: State.DONE_LATE,
    # Somebody else is to be found for it.
    Standing.RETURNED: State.NOT_STARTED,
    Standing.CANCELLED: State.CANCELLED,
}


@dataclass(frozen=True)
class Choice:
    """Everything the office chose about a book."""

    promises: tuple[Chosen, ...] = ()
    articles: tuple[Article, ...] = ()

    def as_data(self) -> Content:
        """As plain data, for the row."""
        return {
            "promises": [each.as_data() for each in self.promises],
            "articles": [{"id": each.id, "title": each.title} for each in self.articles],
        }

    @property
    def mark(self) -> str:
        """Tells this choice from any other: a form carries it, so that nobody overwrites somebody else's."""
        return digest_of(self.as_data())[:16]

    def with_promise(self, changed: Chosen) -> "Choice":
        """The same with one promise said otherwise."""
        return Choice(
            tuple(changed if each.number == changed.number else each for each in self.promises), self.articles
        )


def newest_of(key: str) -> PublishedPromises | None:
    """The newest version of a book."""
    return PublishedPromises.objects.filter(book=key).order_by("-number").first()


def choice_of(version: PublishedPromises | None) -> Choice:
    """What the office had chosen in a version; nothing before the first."""
    if version is None:
        return Choice()
    said = version.chosen
    return Choice(
        tuple(Chosen.of(each) for each in said["promises"]),
        tuple(Article(each["id"], each["title"]) for each in said["articles"]),
    )


def content_now(of: Book, choice: Choice, before: PublishedPromises | None, on: date) -> Content:
    """The text of the next version."""
    tasks = tasks_of(of, (each.source for each in choice.promises), on)
    said = {each["number"]: each for each in before.content["promises"]} if before else {}
    after = ask_after()
    promises = (
        promise_content(
            each,
            _parts(tasks[each.source], each, said.get(each.number), on),
            said.get(each.number),
            on=on,
            ask_after=after,
        )
        for each in choice.promises
    )
    return book_content(of, choice.articles, promises)


def _parts(lines: Iterable[TaskLine], chosen: Chosen, before: Mapping[str, Any] | None, on: date) -> Sequence[Part]:
    known = {(each["unit"], each["done_on"]): each["became"] for each in (before["parts"] if before else ())}
    return [_part(line, chosen, known, on) for line in lines]


def _part(line: TaskLine, chosen: Chosen, known: Mapping[tuple[str, str | None], str], on: date) -> Part:
    unit = "" if line.lead_unit_id in chosen.left_out_unit_ids else line.lead_name
    state = _state(line, on)
    is_done = state in (State.DONE, State.DONE_LATE)
    done_on = line.finished_on if is_done else None
    became = ""
    if done_on is not None:
        # What was said once is not asked of the whole history of the task again.
        became = known.get((unit, done_on.isoformat()), "") if unit else ""
        became = became or _accepted_product(line, on)
    return Part(
        unit=unit,
        state=state,
        given_at=line.given_at,
        due_on=line.due_on,
        done_on=done_on,
        product=line.product,
        became=became,
    )


def _state(line: TaskLine, on: date) -> State:
    state = _STATES[line.state]
    if state == State.UNDER_WAY and line.is_new:
        return State.NOT_STARTED
    if state == State.CANCELLED and directives.task_page(line.id, on).continued_by is not None:
        return State.REPLACED
    return state


def _accepted_product(line: TaskLine, on: date) -> str:
    """The product as it was reported, or else as it was asked for; the report itself stays in the office."""
    history = directives.task_page(line.id, on).history
    return next((record.product for record in reversed(history) if record.product), line.product)
