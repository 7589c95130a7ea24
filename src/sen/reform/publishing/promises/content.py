"""What a version says of a promise: built from the choice of the office and how its tasks stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sen.reform.common.days import local_day
from sen.reform.publishing.promises.choices import Book, Chosen, Decided
from sen.reform.publishing.promises.states import DONE, WORDS, State, together

FORMAT = "sen.promises/1"
Content = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """One unit's task in a promise; the unit's name is empty when it is left out."""

    unit: str
    state: State
    given_at: datetime
    due_on: date | None = None
    done_on: date | None = None
    product: str = ""
    became: str = ""

    def as_data(self) -> Content:
        """As plain data."""
        return {
            "unit": self.unit,
            "state": self.state.value,
            "due_on": _day(self.due_on),
            "done_on": _day(self.done_on),
            "product": self.product,
            "became": self.became,
        }


@dataclass(frozen=True)
class Article:
    """An article about the meeting, by its headline."""

    id: int
    title: str


def book_content(book: Book, articles: Iterable[Article], promises: Iterable[Content]) -> Content:
    """The whole text of a version."""
    return {
        "format": FORMAT,
        "book": {
            "key": book.key,
            "kind": "meeting" if book.is_meeting else "plan",
            "title": book.title,
            "held_on": book.held_on.isoformat(),
            "is_simulated": book.is_simulated,
        },
        "articles": [{"id": each.id, "title": each.title} for each in articles],
        "promises": list(promises),
    }


def promise_content(
    chosen: Chosen, parts: Sequence[Part], before: Mapping[str, Any] | None, *, on: date, ask_after: timedelta
) -> Content:
    """
    What is said of one promise on a day, and how it came to stand so.

    What was late once says so for ever; what was withdrawn is followed no further.
    """
    if chosen.withdrawn and before and before["withdrawn"]:
        return dict(before)
    shown = _overlaid(parts, chosen)
    state = State.WITHDRAWN if chosen.withdrawn else together(part.state for part in shown)
    is_late = any(part.state == State.DONE_LATE for part in parts) or bool(before and before["is_late"])
    if state == State.DONE and is_late:
        state = State.DONE_LATE
    live = [part for part in shown if part.state not in (State.REPLACED, State.CANCELLED)]
    said: Content = {
        "number": chosen.number,
        "wording": chosen.wording,
        "leads": _once(part.unit for part in live),
        "product": "; ".join(_once(part.product for part in live)),
        "due_on": _day(max((part.due_on for part in live if part.due_on), default=None)),
        "state": state.value,
        "state_words": WORDS[state],
        "is_late": is_late,
        "done_on": _day(max((part.done_on for part in live if part.done_on), default=None)) if state in DONE else None,
        "became": _became(chosen, live) if state in DONE else "",
        "parts": [part.as_data() for part in shown],
        "round": chosen.round,
        "reopened": _decided(chosen.reopened),
        "confirmed": _decided(chosen.confirmed),
        "withdrawn": _decided(chosen.withdrawn),
    }
    said["ask_from_on"] = _ask_from_on(said, before, ask_after)
    said["history"] = [*(before["history"] if before else ()), *_changes(before, said, on)]
    return said


def _overlaid(parts: Sequence[Part], chosen: Chosen) -> tuple[Part, ...]:
    """Once opened again, what had been done counts as open, until a new task was given for it."""
    if chosen.withdrawn:
        return tuple(replace(part, state=State.WITHDRAWN) for part in parts)
    opened = chosen.reopened
    if opened is None or any(part.given_at > opened.at for part in parts):
        return tuple(parts)
    return tuple(replace(part, state=State.REOPENED) if part.state in DONE else part for part in parts)


def _became(chosen: Chosen, live: Iterable[Part]) -> str:
    return chosen.outcome or "; ".join(_once(part.became for part in live))


def _ask_from_on(said: Content, before: Mapping[str, Any] | None, ask_after: timedelta) -> str | None:
    """Citizens are asked so long after it was done; the day stays as it was said, whatever the rule became since."""
    if said["done_on"] is None:
        return None
    if before and before["ask_from_on"] and (before["round"], before["done_on"]) == (said["round"], said["done_on"]):
        kept: str = before["ask_from_on"]
        return kept
    return (date.fromisoformat(said["done_on"]) + ask_after).isoformat()


def _changes(before: Mapping[str, Any] | None, said: Content, on: date) -> Iterable[Content]:
    """What changed since the version before, each with its day."""

    def change(what: str, start: str | None = None, end: str | None = None, words: str = "") -> Content:
        return {"on": on.isoformat(), "what": what, "from": start, "to": end, "words": words}

    if before is None:
        yield change("made", None, said["state"])
        return
    for what in ("wording", "due_on"):
        if before[what] != said[what]:
            yield change(what, before[what], said[what])
    for what in ("reopened", "confirmed", "withdrawn"):
        if said[what] and before[what] != said[what]:
            yield change(what, before["state"], said["state"], said[what]["words"])
            return
    if before["state"] != said["state"]:
        yield change("state", before["state"], said["state"])


def _decided(one: Decided | None) -> Content | None:
    return None if one is None else {"on": local_day(one.at).isoformat(), "words": one.words}


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(word for word in words if word))


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
