"""Entering what applies: regulations, base salaries, disciplines."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.commendations import permissions
from sen.reform.commendations.models import BaseSalary, Discipline, Regulation
from sen.reform.commendations.queries.regulations import RegulationCard
from sen.reform.commendations.rules import RuleBook, as_data, read_rules
from sen.reform.common.days import format_day, local_day
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.common.text import nfc


class NotAShare(Refusal):
    """A share of the members that is none, or a factor that is none."""

    message = _("“%(text)s” is not a share between a half and the whole, such as 2/3. Ties must be impossible.")


class EnteredAlready(Conflict):
    """Something else applies from the same day."""

    message = _("What applies from %(day)s is entered already, and stays as it is. Choose another day.")


class SourceMissing(Refusal):
    """A value without where it comes from."""

    message = _("Say where it comes from: the document and its article.")


@dataclass(frozen=True)
class NewRegulation:
    """What the authority adopts from a day."""

    valid_from: date
    grounds: tuple[str, ...]
    dossier_days: int
    dossier_source: str
    quorum_share: str
    votes_share: str
    council_source: str
    reward_factor: Decimal
    reward_source: str
    rules: RuleBook


@transaction.atomic
def adopt_regulation(new: NewRegulation, *, by: Actor, at: datetime) -> int:
    """
    Let something else apply from a day; rounds opened before keep the rules of their day.

    :raises NotAShare: if a share would leave room for ties
    :raises SourceMissing: if a value does not say where it comes from
    :raises EnteredAlready: if the day has its regulation
    """
    permissions.may_regulate(by).enforce()
    for share in (new.quorum_share, new.votes_share):
        _enforce_share(share)
    sources = (new.dossier_source, new.council_source, new.reward_source, *new.grounds)
    if not all(nfc(each) for each in sources) or not new.grounds:
        raise SourceMissing
    if Regulation.objects.filter(valid_from=new.valid_from).exists():
        raise EnteredAlready(day=format_day(new.valid_from))
    made = Regulation(valid_from=new.valid_from, content=_content(new), by_id=by.user_id, by_label=by.label, at=at)
    made.save()
    audit.record("commendation_regulation_adopted", made, by=by, at=at, valid_from=new.valid_from.isoformat())
    return made.pk


@transaction.atomic
def enter_salary(valid_from: date, amount: int, source: str, *, by: Actor, at: datetime) -> int:
    """
    Enter the base salary from a day, in đồng.

    :raises SourceMissing: if it does not say where it comes from
    :raises EnteredAlready: if the day has its salary
    """
    permissions.may_regulate(by).enforce()
    if not nfc(source):
        raise SourceMissing
    if BaseSalary.objects.filter(valid_from=valid_from).exists():
        raise EnteredAlready(day=format_day(valid_from))
    made = BaseSalary(
        valid_from=valid_from, amount=amount, source=nfc(source), by_id=by.user_id, by_label=by.label, at=at
    )
    made.save()
    audit.record("base_salary_entered", made, by=by, at=at, amount=amount)
    return made.pk


@transaction.atomic
def record_discipline(unit_id: int, decided_on: date, document: str, *, by: Actor, at: datetime) -> int:
    """
    Record that a unit was put under discipline.

    :raises SourceMissing: if no document is named, or its day is to come
    """
    permissions.may_run(by).enforce()
    if not nfc(document) or decided_on > local_day(at):
        raise SourceMissing
    made = Discipline(
        unit_id=unit_id,
        decided_on=decided_on,
        document=nfc(document),
        by_id=by.user_id,
        by_label=by.label,
        at=at,
    )
    made.save()
    audit.record("discipline_recorded", made, by=by, at=at, document=made.document)
    return made.pk


def frozen(card: RegulationCard, rules: RuleBook) -> dict[str, Any]:
    """What applies, as a round keeps it."""
    return {
        "grounds": list(card.grounds),
        "dossier_days": card.dossier_days,
        "dossier_source": card.dossier_source,
        "quorum_share": str(card.quorum_share),
        "votes_share": str(card.votes_share),
        "council_source": card.council_source,
        "reward_factor": str(card.reward_factor),
        "reward_source": card.reward_source,
        "is_compared": card.is_compared,
        "rules": as_data(rules),
    }


def _content(new: NewRegulation) -> dict[str, Any]:
    return {
        "grounds": [nfc(each) for each in new.grounds],
        "dossier_days": new.dossier_days,
        "dossier_source": nfc(new.dossier_source),
        "quorum_share": str(Fraction(new.quorum_share)),
        "votes_share": str(Fraction(new.votes_share)),
        "council_source": nfc(new.council_source),
        "reward_factor": str(new.reward_factor),
        "reward_source": nfc(new.reward_source),
        "is_compared": True,
        # Read once more, so that what is kept can be judged by.
        "rules": as_data(read_rules(as_data(new.rules))),
    }


def _enforce_share(text: str) -> None:
    try:
        share = Fraction(text)
    except (ValueError, ZeroDivisionError) as wrong:
        raise NotAShare(text=text) from wrong
    if not Fraction(1, 2) < share <= 1:
        raise NotAShare(text=text)
