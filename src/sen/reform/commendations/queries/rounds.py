"""Rounds of commendation as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sen.reform.commendations.kinds import FORM_WORDS, Form, Occasion
from sen.reform.commendations.models import Basis, Round
from sen.reform.commendations.queries.regulations import RegulationCard, card_from
from sen.reform.commendations.rules import RuleBook
from sen.reform.commendations.workflow import AWARDED, GONE, State
from sen.reform.common.errors import NotFound
from sen.reform.scoring.kinds import RunKind


class RoundNotFound(NotFound):
    """No round of commendation has this number."""

    message = gettext_lazy("There is no such round of commendation. Choose one from the list.")


@dataclass(frozen=True)
class BasisCard:
    """A result a round rests on."""

    id: int
    assessment_round_id: int
    year: int
    key: str
    title: str
    kind: RunKind
    run_id: int
    digest: str

    @property
    def kind_label(self) -> str:
        """What the result is worth, in words."""
        return str(self.kind.label)

    @property
    def is_official(self) -> bool:
        """Whether it was approved, so that a correction can shake what rests on it."""
        return self.kind is RunKind.OFFICIAL

    @property
    def achievement_key(self) -> str:
        """What a unit achieved there, in the same words for everybody."""
        return f"chi-so:{self.year}/{self.key}"


@dataclass(frozen=True)
class RoundCard:
    """A round without its nominations."""

    id: int
    year: int
    title: str
    occasion: Occasion
    form: Form
    origin: str
    held_on: date | None
    dossiers_due_on: date | None
    period_from: date
    period_to: date
    applied: RegulationCard
    bases: tuple[BasisCard, ...]
    is_simulated: bool
    opened_at: datetime
    opened_by: str

    @property
    def rules(self) -> RuleBook:
        """The rules of its day."""
        return self.applied.rules

    @property
    def occasion_label(self) -> str:
        """The occasion in words."""
        return str(self.occasion.label)

    @property
    def form_words(self) -> str:
        """The form as documents name it."""
        return FORM_WORDS[self.form]

    @property
    def review_id(self) -> int | None:
        """The review it was opened for, where there is one."""
        kind, _colon, number = self.origin.partition(":")
        return int(number) if kind == "reviews.review" and number.isdecimal() else None


@dataclass(frozen=True)
class RoundLine:
    """A round in the list, and how its nominations stand."""

    round: RoundCard
    open_count: int
    awarded_count: int
    flagged_count: int

    @property
    def standing(self) -> str:
        """How its nominations stand, in words."""
        said = (
            (self.flagged_count, _("%(count)d to be reconsidered")),
            (self.awarded_count, _("%(count)d commended")),
            (self.open_count, _("%(count)d on their way")),
        )
        return ", ".join(words % {"count": count} for count, words in said if count) or _("no nomination yet")


def rounds() -> tuple[RoundLine, ...]:
    """Every round, the newest first."""
    flagged = Q(nominations__state=State.FLAGGED)
    awarded = Q(nominations__state__in=sorted(AWARDED - {State.FLAGGED}))
    going = ~Q(nominations__state__in=sorted(AWARDED | GONE)) & Q(nominations__isnull=False)
    found = list(
        Round.objects.annotate(
            going=Count("nominations", filter=going),
            awarded=Count("nominations", filter=awarded),
            flagged=Count("nominations", filter=flagged),
        ).order_by("-year", "-held_on", "-id")
    )
    bases = _bases_of(found)
    return tuple(
        RoundLine(_card(each, bases.get(each.pk, ())), each.going, each.awarded, each.flagged) for each in found
    )


def round_card(round_id: int) -> RoundCard:
    """
    One round.

    :raises RoundNotFound: if there is none
    """
    return cards_of((round_id,))[round_id]


def cards_of(round_ids: Iterable[int]) -> dict[int, RoundCard]:
    """
    Several rounds at once.

    :raises RoundNotFound: if one of them is none
    """
    wanted = set(round_ids)
    found = list(Round.objects.filter(pk__in=wanted))
    if len(found) < len(wanted):
        raise RoundNotFound
    bases = _bases_of(found)
    return {each.pk: _card(each, bases.get(each.pk, ())) for each in found}


def dossier_day(held_on: date | None, days: int) -> date | None:
    """
    The last day for dossiers: so many days before the conference; none where there is none.

    >>> dossier_day(date(2023, 9, 21), 10)
    datetime.date(2023, 9, 11)
    """
    return held_on - timedelta(days=days) if held_on else None


def _bases_of(found: Iterable[Round]) -> dict[int, tuple[BasisCard, ...]]:
    grouped: dict[int, tuple[BasisCard, ...]] = {}
    for row in Basis.objects.filter(round__in=list(found)).select_related("assessment_round"):
        grouped[row.round_id] = (*grouped.get(row.round_id, ()), basis_card(row))
    return grouped


def basis_card(row: Basis) -> BasisCard:
    """A basis with its round of assessment."""
    return BasisCard(
        id=row.pk,
        assessment_round_id=row.assessment_round_id,
        year=row.assessment_round.year,
        key=row.assessment_round.key,
        title=row.assessment_round.title,
        kind=RunKind(row.kind),
        run_id=row.run_id,
        digest=row.digest,
    )


def _card(row: Round, bases: tuple[BasisCard, ...]) -> RoundCard:
    return RoundCard(
        id=row.pk,
        year=row.year,
        title=row.title,
        occasion=Occasion(row.occasion),
        form=Form(row.form),
        origin=row.origin,
        held_on=row.held_on,
        dossiers_due_on=row.dossiers_due_on,
        period_from=row.period_from,
        period_to=row.period_to,
        applied=card_from(row.period_to, row.regulation),
        bases=bases,
        is_simulated=row.is_simulated,
        opened_at=row.at,
        opened_by=row.by_label,
    )
