"""What applies on a day: shares, deadlines, rules and money, each with its source."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from sen.reform.commendations.models import BaseSalary, Discipline, Regulation
from sen.reform.commendations.rules import RuleBook, read_rules
from sen.reform.common.days import format_day
from sen.reform.common.errors import Refusal

_SHIPPED = Path(__file__).parents[1] / "regulations.toml"


class NothingApplies(Refusal):
    """No regulation, or no base salary, applies on the day."""

    message = _("Nothing is entered that applies on %(day)s. Enter the regulation and the base salary first.")


@dataclass(frozen=True)
class RegulationCard:
    """What applies from a day; `is_own` when the authority adopted it, `is_compared` when the law was read for it."""

    valid_from: date
    grounds: tuple[str, ...]
    dossier_days: int
    dossier_source: str
    quorum_share: Fraction
    votes_share: Fraction
    council_source: str
    reward_factor: Decimal
    reward_source: str
    rules: RuleBook
    is_compared: bool
    is_own: bool

    @property
    def quorum_percent(self) -> Decimal:
        """The quorum in per cent."""
        return _percent(self.quorum_share)

    @property
    def votes_percent(self) -> Decimal:
        """The votes needed in per cent of all members."""
        return _percent(self.votes_share)


@dataclass(frozen=True)
class SalaryCard:
    """The base salary from a day."""

    valid_from: date
    amount: int
    source: str
    is_compared: bool


@dataclass(frozen=True)
class Reward:
    """Factor × base salary, in đồng, and where both come from."""

    factor: Decimal
    salary: SalaryCard
    source: str

    @property
    def amount(self) -> int:
        """In whole đồng."""
        return int((self.factor * self.salary.amount).quantize(Decimal(1), rounding=ROUND_HALF_UP))


@dataclass(frozen=True)
class DisciplineLine:
    """A recorded discipline."""

    unit_id: int
    decided_on: date
    document: str


def regulations() -> tuple[RegulationCard, ...]:
    """Everything that ever applied, the newest first; what the authority adopted comes before what was shipped."""
    own = {row.valid_from: card_from(row.valid_from, row.content) for row in Regulation.objects.all()}
    known = {**_shipped_regulations(), **own}
    return tuple(known[day] for day in sorted(known, reverse=True))


def regulation_on(on: date) -> RegulationCard:
    """
    What applies on a day.

    :raises NothingApplies: if nothing is entered for it
    """
    found = next((each for each in regulations() if each.valid_from <= on), None)
    if found is None:
        raise NothingApplies(day=format_day(on))
    return found


def salaries() -> tuple[SalaryCard, ...]:
    """Every base salary, the newest first."""
    own = {row.valid_from: SalaryCard(row.valid_from, row.amount, row.source, True) for row in BaseSalary.objects.all()}
    known = {**_shipped_salaries(), **own}
    return tuple(known[day] for day in sorted(known, reverse=True))


def reward_on(on: date) -> Reward:
    """
    What comes with a certificate on a day.

    :raises NothingApplies: if nothing is entered for it
    """
    applied = regulation_on(on)
    salary = next((each for each in salaries() if each.valid_from <= on), None)
    if salary is None:
        raise NothingApplies(day=format_day(on))
    return Reward(applied.reward_factor, salary, applied.reward_source)


def disciplines(begin: date, end: date) -> tuple[DisciplineLine, ...]:
    """What was recorded of units within a period."""
    found = Discipline.objects.filter(decided_on__range=(begin, end))
    return tuple(DisciplineLine(row.unit_id, row.decided_on, row.document) for row in found)


def card_from(valid_from: date, content: Mapping[str, Any], *, is_own: bool = True) -> RegulationCard:
    """A regulation from its kept content."""
    return RegulationCard(
        valid_from=valid_from,
        grounds=tuple(content["grounds"]),
        dossier_days=content["dossier_days"],
        dossier_source=content["dossier_source"],
        quorum_share=Fraction(content["quorum_share"]),
        votes_share=Fraction(content["votes_share"]),
        council_source=content["council_source"],
        reward_factor=Decimal(content["reward_factor"]),
        reward_source=content["reward_source"],
        rules=read_rules(content["rules"]),
        is_compared=content["is_compared"],
        is_own=is_own,
    )


@cache
def _shipped() -> dict[str, Any]:
    return tomllib.loads(_SHIPPED.read_text(encoding="utf-8"))


def _shipped_regulations() -> dict[date, RegulationCard]:
    return {said["valid_from"]: card_from(said["valid_from"], said, is_own=False) for said in _shipped()["regulation"]}


def _shipped_salaries() -> dict[date, SalaryCard]:
    return {
        said["valid_from"]: SalaryCard(said["valid_from"], said["amount"], said["source"], said["is_compared"])
        for said in _shipped()["salary"]
    }


def _percent(share: Fraction) -> Decimal:
    return Decimal(share.numerator * 100) / Decimal(share.denominator)
