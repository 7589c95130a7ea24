"""Promises as pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sen.reform.publishing.promises.states import ICONS, OPEN, TONES, State


@dataclass(frozen=True)
class Badge:
    """A state: its code, its word, colour and icon."""

    state: State

    @property
    def code(self) -> str:
        """As open data and addresses name it."""
        return self.state.value

    @property
    def label(self) -> str:
        """In the language of the reader."""
        return str(self.state.label)

    @property
    def tone(self) -> str:
        """The colour."""
        return TONES[self.state]

    @property
    def icon(self) -> str:
        """The sign beside the word."""
        return ICONS[self.state]


@dataclass(frozen=True)
class StateCount:
    """How many tasks stand so."""

    badge: Badge
    count: int


@dataclass(frozen=True)
class PartLine:
    """One unit's task in a promise."""

    unit: str
    badge: Badge
    due_on: date | None
    done_on: date | None
    product: str
    became: str


@dataclass(frozen=True)
class HistoryLine:
    """What changed, on which day."""

    on: date
    # "made", "state", "wording", "due_on", "reopened", "confirmed" or "withdrawn".
    what: str
    start: str
    end: str
    words: str


@dataclass(frozen=True)
class Said:
    """What the office said publicly about a promise, and when."""

    on: date
    words: str


@dataclass(frozen=True)
class PromiseCard:
    """A promise as the newest version says it, read on a day."""

    book: str
    book_title: str
    held_on: date
    is_simulated: bool
    number: int
    wording: str
    leads: tuple[str, ...]
    product: str
    due_on: date | None
    badge: Badge
    done_on: date | None
    became: str
    parts: tuple[PartLine, ...]
    round: int
    ask_from_on: date | None
    reopened: Said | None
    confirmed: Said | None
    withdrawn: Said | None
    history: tuple[HistoryLine, ...]
    published_at: datetime
    # Whether the day it was due has passed since this was published.
    is_stale: bool

    @property
    def lead_names(self) -> str:
        """Who leads, in one line; nothing when nobody is named."""
        return ", ".join(self.leads)

    @property
    def is_done(self) -> bool:
        """It is done, in time or late."""
        return self.badge.state in (State.DONE, State.DONE_LATE)


@dataclass(frozen=True)
class ArticleLink:
    """An article about the meeting."""

    id: int
    title: str


@dataclass(frozen=True)
class BookCard:
    """A meeting or plan with its promises."""

    key: str
    kind: str
    title: str
    held_on: date
    is_simulated: bool
    number: int
    published_at: datetime
    digest: str
    is_intact: bool
    promises: tuple[PromiseCard, ...]
    articles: tuple[ArticleLink, ...]

    @property
    def counts(self) -> tuple[StateCount, ...]:
        """How many of its tasks stand how; they add up to the tasks of its promises."""
        return counts_of(self.promises)

    @property
    def task_count(self) -> int:
        """All its tasks."""
        return sum(each.count for each in self.counts)

    @property
    def is_stale(self) -> bool:
        """Whether some day has passed that this version does not know of."""
        return any(promise.is_stale for promise in self.promises)


def counts_of(promises: Iterable[PromiseCard]) -> tuple[StateCount, ...]:
    """Count the tasks of promises by how they stand; states nobody is in are left out."""
    standing = [part.badge.state for promise in promises for part in promise.parts]
    shown = (State.DONE, State.DONE_LATE, *(state for state in State if state not in (State.DONE, State.DONE_LATE)))
    return tuple(StateCount(Badge(state), standing.count(state)) for state in shown if state in standing)


def card_of(said: Mapping[str, Any], book: Mapping[str, Any], *, published_at: datetime, on: date) -> PromiseCard:
    """A promise from a sealed text, read on a day."""
    state, due_on = State(said["state"]), _day(said["due_on"])
    return PromiseCard(
        book=book["key"],
        book_title=book["title"],
        held_on=date.fromisoformat(book["held_on"]),
        is_simulated=book["is_simulated"],
        number=said["number"],
        wording=said["wording"],
        leads=tuple(said["leads"]),
        product=said["product"],
        due_on=due_on,
        badge=Badge(state),
        done_on=_day(said["done_on"]),
        became=said["became"],
        parts=tuple(_part(part) for part in said["parts"]),
        round=said["round"],
        ask_from_on=_day(said["ask_from_on"]),
        reopened=_said(said["reopened"]),
        confirmed=_said(said["confirmed"]),
        withdrawn=_said(said["withdrawn"]),
        history=tuple(_line(line) for line in reversed(said["history"])),
        published_at=published_at,
        is_stale=any(
            part["due_on"] and State(part["state"]) in OPEN and date.fromisoformat(part["due_on"]) < on
            for part in said["parts"]
        ),
    )


def _part(said: Mapping[str, Any]) -> PartLine:
    return PartLine(
        unit=said["unit"],
        badge=Badge(State(said["state"])),
        due_on=_day(said["due_on"]),
        done_on=_day(said["done_on"]),
        product=said["product"],
        became=said["became"],
    )


def _line(said: Mapping[str, Any]) -> HistoryLine:
    return HistoryLine(
        on=date.fromisoformat(said["on"]),
        what=said["what"],
        start=_in_words(said["what"], said["from"]),
        end=_in_words(said["what"], said["to"]),
        words=said["words"],
    )


def _in_words(what: str, said: str | None) -> str:
    if what == "wording":
        return said or ""
    if what == "due_on":
        return date_format(date.fromisoformat(said)) if said else _("no deadline")
    return str(State(said).label) if said else ""


def _said(one: Mapping[str, str] | None) -> Said | None:
    return None if one is None else Said(date.fromisoformat(one["on"]), one["words"])


def _day(said: str | None) -> date | None:
    return None if said is None else date.fromisoformat(said)
