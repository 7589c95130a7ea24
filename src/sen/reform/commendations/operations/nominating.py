"""Nominating a unit, writing its report, confirming the conditions of law."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.commendations import permissions, queries
from sen.reform.commendations.models import Confirmation, Nomination
from sen.reform.commendations.operations.steps import locked, record
from sen.reform.commendations.queries import RoundCard, eligibility
from sen.reform.commendations.queries.eligibility import taken_by
from sen.reform.commendations.rules import Achievement, Answer
from sen.reform.commendations.workflow import GONE, Move
from sen.reform.common.days import local_day
from sen.reform.common.errors import Conflict, NotFound, Refusal
from sen.reform.common.text import nfc, slug
from sen.reform.organizations.models import Unit

LONGEST_KEY = 120


class RuleNotFound(NotFound):
    """The round has no such achievement or condition."""

    message = _("The rules of this round know no such achievement or condition. Choose one of those shown.")


class NotAchieved(Refusal):
    """The data do not show what is claimed."""

    message = _("The data do not show this achievement. %(sentence)s")


class DeedMissing(Refusal):
    """An achievement a person must say, and nobody said."""

    message = _("Say in which emulation movement, or for which deed: the data cannot.")


class AchievedBefore(Conflict):
    """One achievement is commended once."""

    message = _(
        "%(unit)s: this achievement stands already in %(taken)s. One achievement is commended once, in one form."
    )


class NoReport(Refusal):
    """The report says nothing."""

    message = _("Write the report of achievements first.")


class ProofMissing(Refusal):
    """A condition confirmed without its document, or denied without a reason."""

    message = _("Give the number of the document that proves it; or, where it is not met, say why.")


@dataclass(frozen=True)
class Nominating:
    """Who is nominated for what: a measured achievement in a result, or a deed a person names."""

    round_id: int
    unit_id: int
    rule_key: str
    basis_id: int | None = None
    deed: str = ""
    # The words of the certificate; made from the result where nothing is said.
    achievement: str = ""


@transaction.atomic
def nominate(new: Nominating, *, by: Actor, at: datetime) -> int:
    """
    Begin the dossier of a unit; its grounds cite the data as they stand.

    :raises NotAchieved: if the data do not show what is claimed
    :raises AchievedBefore: if the achievement was commended or nominated before
    """
    card = queries.round_card(new.round_id)
    permissions.may_nominate(by, card, new.unit_id, on=local_day(at)).enforce()
    rule = card.rules.achievement(new.rule_key)
    if rule is None:
        raise RuleNotFound
    # Two people who nominate the same unit wait for each other.
    unit = Unit.objects.select_for_update().get(pk=new.unit_id)
    key, grounds, words = _measured(card, rule, new, at) if rule.limit is not None else _said(rule, new, unit)
    standing = Nomination.objects.exclude(state__in=sorted(GONE)).filter(unit=unit, achievement_key=key)
    before = standing.select_related("round", "award__decision").first()
    if before is not None:
        raise AchievedBefore(unit=unit.name, taken=taken_by(before))
    made = Nomination.objects.create(
        round_id=card.id,
        unit=unit,
        achievement_key=key,
        rule_key=rule.key,
        achievement=nfc(new.achievement) or words,
        basis_id=new.basis_id if rule.limit is not None else None,
        grounds=grounds,
        moved_at=at,
        nominated_by=by.label,
    )
    record(made, Move.NOMINATE, by=by, at=at)
    return made.pk


@transaction.atomic
def write_report(nomination_id: int, text: str, *, achievement: str = "", by: Actor, at: datetime) -> None:
    """
    Write the report of achievements; the head confirms it by submitting.

    :raises NoReport: if it says nothing
    """
    row, card = locked(nomination_id)
    permissions.may_write(by, card).enforce()
    if not nfc(text):
        raise NoReport
    row.report = nfc(text)
    row.achievement = nfc(achievement) or row.achievement
    row.save(update_fields=["report", "achievement"])


@transaction.atomic
def confirm_condition(nomination_id: int, key: str, proof: str, *, answer: Answer, by: Actor, at: datetime) -> None:
    """
    Say that a condition of law is met, with the number of the proving document; or not met, and why.

    :raises RuleNotFound: if the round has no such condition
    :raises ProofMissing: if neither document nor reason is given
    """
    row, card = locked(nomination_id)
    permissions.may_confirm(by, card).enforce()
    if key not in {line.condition.key for line in card.conditions}:
        raise RuleNotFound
    if not nfc(proof):
        raise ProofMissing
    Confirmation(
        nomination=row,
        condition_key=key,
        is_met=answer is Answer.MET,
        proof=nfc(proof),
        by_id=by.user_id,
        by_label=by.label,
        at=at,
    ).save()


def _measured(card: RoundCard, rule: Achievement, new: Nominating, at: datetime) -> tuple[str, dict[str, Any], str]:
    found = eligibility(card, local_day(at)).candidate(new.unit_id, new.basis_id or 0)
    if found is None:
        raise NotAchieved(sentence="")
    said = next(each for each in found.achievements if each.key == rule.key)
    if said.answer is not Answer.MET:
        raise NotAchieved(sentence=said.sentence)
    basis = found.placed.basis
    words = f"Đã có thành tích xuất sắc trong thực hiện {basis.title[:1].lower()}{basis.title[1:]}"
    return basis.achievement_key, found.placed.as_data, words


def _said(rule: Achievement, new: Nominating, unit: Unit) -> tuple[str, dict[str, Any], str]:
    deed = nfc(new.deed)
    if not deed:
        raise DeedMissing
    key = f"{rule.kind.value}:{slug(deed)}"[:LONGEST_KEY]
    return (
        key,
        {"sentence": f"{unit.name}: {rule.label[:1].lower()}{rule.label[1:]}, {deed}."},
        f"Đã có thành tích {deed}",
    )
