"""Rules of eligibility as data: conditions a person confirms, achievements, and what stands in the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import Refusal


class UnknownRule(Refusal):
    """A rule of a kind nobody can judge by; a count of activities is none, by intent."""

    message = _("“%(kind)s” is no rule of eligibility. Nobody is commended for how much was done, only for results.")


class RuleUnreadable(Refusal):
    """A rule without what it needs."""

    message = _("The rule “%(key)s” lacks its words, its source or a number to measure by.")


class AchievementKind(StrEnum):
    """By what a unit may have achieved something; the last two a person must say."""

    PLACE = "place"
    PERCENT = "percent"
    RISE = "rise"
    EMULATION = "emulation"
    SUDDEN = "sudden"


class ConflictKind(StrEnum):
    """What stands in the way."""

    LATE_TASKS = "late_tasks"
    DISCIPLINE = "discipline"
    SAME_ACHIEVEMENT = "same_achievement"


MEASURED = frozenset({AchievementKind.PLACE, AchievementKind.PERCENT, AchievementKind.RISE})


class Answer(StrEnum):
    """What a rule says of a unit."""

    MET = "met"
    NOT_MET = "not_met"
    ASK = "ask"


@dataclass(frozen=True)
class Condition:
    """A condition of law; a person confirms it, with the number of the document that proves it."""

    key: str
    label: str
    source: str


@dataclass(frozen=True)
class Achievement:
    """One way to have achieved something; `limit` is the last place, the least percentage or rise."""

    key: str
    kind: AchievementKind
    label: str
    source: str
    limit: Decimal | None = None


@dataclass(frozen=True)
class Conflict:
    """What stands in the way; `most` late tasks are borne."""

    key: str
    kind: ConflictKind
    label: str
    source: str
    most: int = 0


@dataclass(frozen=True)
class RuleBook:
    """All rules of a round: every condition, one achievement, no conflict."""

    conditions: tuple[Condition, ...]
    achievements: tuple[Achievement, ...]
    conflicts: tuple[Conflict, ...]

    def achievement(self, key: str) -> Achievement | None:
        """The achievement with a key."""
        return next((each for each in self.achievements if each.key == key), None)


@dataclass(frozen=True)
class Finding:
    """What one rule says of one unit: met, not met, or for a person to say; a sentence, and its source."""

    key: str
    label: str
    answer: Answer
    sentence: str
    source: str

    @property
    def tone(self) -> str:
        """How it is shown."""
        return {Answer.MET: "good", Answer.NOT_MET: "bad", Answer.ASK: "warn"}[self.answer]


def read_rules(data: Mapping[str, Any]) -> RuleBook:
    """
    Rules as they are kept.

    :raises UnknownRule: if a kind is none to judge by
    :raises RuleUnreadable: if one lacks its words, its source or its number
    """
    return RuleBook(
        tuple(Condition(*_words(each)) for each in _listed(data, "conditions")),
        tuple(_achievement(each) for each in _listed(data, "achievements")),
        tuple(_conflict(each) for each in _listed(data, "conflicts")),
    )


def as_data(book: RuleBook) -> dict[str, Any]:
    """Rules as they are kept: the other way round."""
    return {
        "conditions": [{"key": each.key, "label": each.label, "source": each.source} for each in book.conditions],
        "achievements": [
            {
                "key": each.key,
                "kind": each.kind.value,
                "label": each.label,
                "source": each.source,
                **({} if each.limit is None else {"limit": str(each.limit)}),
            }
            for each in book.achievements
        ],
        "conflicts": [
            {
                "key": each.key,
                "kind": each.kind.value,
                "label": each.label,
                "source": each.source,
                "most": each.most,
            }
            for each in book.conflicts
        ],
    }


def with_limits(book: RuleBook, limits: Mapping[str, Decimal]) -> RuleBook:
    """The same rules with other numbers to measure by, by their keys."""

    def changed(rule: Achievement) -> Achievement:
        return replace(rule, limit=limits[rule.key]) if rule.limit is not None and rule.key in limits else rule

    return replace(book, achievements=tuple(changed(each) for each in book.achievements))


def _listed(data: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    found = data.get(name)
    if not isinstance(found, list) or not found:
        raise RuleUnreadable(key=name)
    return found


def _words(said: Mapping[str, Any]) -> tuple[str, str, str]:
    key, label, source = (str(said.get(name, "")).strip() for name in ("key", "label", "source"))
    if not (key and label and source):
        raise RuleUnreadable(key=key or "?")
    return key, label, source


def _achievement(said: Mapping[str, Any]) -> Achievement:
    key, label, source = _words(said)
    try:
        kind = AchievementKind(said.get("kind", ""))
    except ValueError as wrong:
        raise UnknownRule(kind=said.get("kind", "")) from wrong
    return Achievement(key, kind, label, source, _limit(key, said.get("limit")) if kind in MEASURED else None)


def _limit(key: str, said: Any) -> Decimal:
    try:
        limit = Decimal(str(said))
    except InvalidOperation as wrong:
        raise RuleUnreadable(key=key) from wrong
    if limit.is_finite() and limit > 0:
        return limit
    raise RuleUnreadable(key=key)


def _conflict(said: Mapping[str, Any]) -> Conflict:
    key, label, source = _words(said)
    try:
        return Conflict(key, ConflictKind(said.get("kind", "")), label, source, int(said.get("most", 0)))
    except ValueError as wrong:
        raise UnknownRule(kind=said.get("kind", "")) from wrong
