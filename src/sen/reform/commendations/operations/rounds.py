"""Opening a round of commendation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.assessments.queries import round_with_id
from sen.reform.audit import operations as audit
from sen.reform.commendations import permissions
from sen.reform.commendations.kinds import Form, Occasion
from sen.reform.commendations.models import Basis, Round
from sen.reform.commendations.operations.regulating import frozen
from sen.reform.commendations.queries import regulation_on, result_as_of
from sen.reform.commendations.queries.rounds import dossier_day
from sen.reform.commendations.rules import with_limits
from sen.reform.common.days import local_day
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.common.text import nfc


class RoundExists(Conflict):
    """The round was opened before."""

    message = _("“%(title)s” exists already in %(year)s. Open that one.")


class TitleMissing(Refusal):
    """A round nobody could tell from others."""

    message = _("Give the round of commendation a title.")


class NoConferenceDay(Refusal):
    """A conference without its day."""

    message = _("Say on which day the conference is: the day dossiers are due follows from it.")


class PeriodOutOfOrder(Refusal):
    """The period looked at ends before it begins."""

    message = _("The period cannot end before it begins. Correct one of the days.")


class NothingComputed(Refusal):
    """A result to rest on that does not exist yet."""

    message = _("“%(title)s” has no result yet. Have it scored first, or leave it out.")


@dataclass(frozen=True)
class NewRound:
    """What is said of a round; `limits` are other numbers for its measured achievements, by their keys."""

    year: int
    title: str
    occasion: str
    period_from: date
    period_to: date
    held_on: date | None = None
    dossiers_due_on: date | None = None
    assessment_round_ids: tuple[int, ...] = ()
    origin: str = ""
    limits: Mapping[str, Decimal] = field(default_factory=dict)
    is_simulated: bool = False


@transaction.atomic
def open_round(new: NewRound, *, by: Actor, at: datetime) -> int:
    """
    Open a round: it rests on the results as they stand now, and on the rules of this day.

    :raises RoundExists: if there is one of this title in the year
    :raises NothingComputed: if a result it should rest on does not exist
    """
    permissions.may_run(by).enforce()
    _check(new)
    applied = regulation_on(local_day(at))
    is_sudden = new.occasion == Occasion.SUDDEN
    due_on = None if is_sudden else new.dossiers_due_on or dossier_day(new.held_on, applied.dossier_days)
    made = Round(
        year=new.year,
        title=nfc(new.title),
        occasion=new.occasion,
        form=Form.CERTIFICATE,
        origin=new.origin,
        held_on=new.held_on,
        dossiers_due_on=due_on,
        period_from=new.period_from,
        period_to=new.period_to,
        regulation=frozen(applied, with_limits(applied.rules, new.limits)),
        is_simulated=new.is_simulated,
        by_id=by.user_id,
        by_label=by.label,
        at=at,
    )
    made.save()
    _rest(made, new.assessment_round_ids, at)
    audit.record("commendation_round_opened", made, by=by, at=at, title=made.title)
    return made.pk


def _check(new: NewRound) -> None:
    title = nfc(new.title)
    if not title:
        raise TitleMissing
    if new.occasion == Occasion.CONFERENCE and new.held_on is None:
        raise NoConferenceDay
    if new.period_to < new.period_from:
        raise PeriodOutOfOrder
    if Round.objects.filter(year=new.year, title=title).exists():
        raise RoundExists(title=title, year=new.year)


def _rest(made: Round, assessment_round_ids: Iterable[int], at: datetime) -> None:
    for assessment_round_id in dict.fromkeys(assessment_round_ids):
        found = result_as_of(assessment_round_id, at)
        if found is None:
            raise NothingComputed(title=round_with_id(assessment_round_id).title)
        Basis(
            round=made,
            assessment_round_id=assessment_round_id,
            kind=found.kind,
            run_id=found.run_id,
            digest=found.digest,
        ).save()
