"""Rounds and the assessments in them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from sen.reform.assessments.models import Assessment, Round
from sen.reform.assessments.workflow import State
from sen.reform.common.errors import NotFound
from sen.reform.common.text import collation_key, slug
from sen.reform.indices.models import Status


class RoundNotFound(NotFound):
    """There is no round for the year."""

    message = _("There is no round for %(year)s. Look it up in the list of rounds.")


class AssessmentNotFound(NotFound):
    """The unit takes no part in the round."""

    message = _("“%(name)s” takes no part in this round. Choose a unit from the ranking.")


@dataclass(frozen=True)
class RoundCard:
    """A round as every page may show it."""

    id: int
    year: int
    title: str
    version_id: int
    index_title: str
    is_sample: bool
    is_simulated: bool
    cut_off_on: date
    opened_at: datetime
    closed_at: datetime | None
    unit_count: int

    @property
    def is_open(self) -> bool:
        """Whether figures are still taken."""
        return self.closed_at is None


@dataclass(frozen=True)
class AssessmentCard:
    """One unit in one round."""

    id: int
    round: RoundCard
    unit_id: int
    unit_code: str
    unit_name: str
    unit_slug: str
    peer_group: str
    state: State
    state_label: str


def rounds() -> tuple[RoundCard, ...]:
    """All rounds, the newest first."""
    return tuple(_round_card(found) for found in _rounds())


def round_of_year(year: int) -> RoundCard:
    """
    The round of a year.

    :raises RoundNotFound: if there is none
    """
    found = _rounds().filter(year=year).first()
    if found is None:
        raise RoundNotFound(year=year)
    return _round_card(found)


def round_with_id(round_id: int) -> RoundCard:
    """
    One round.

    :raises RoundNotFound: if there is none
    """
    found = _rounds().filter(pk=round_id).first()
    if found is None:
        raise RoundNotFound(year=f"#{round_id}")
    return _round_card(found)


def assessments_of(round_id: int) -> tuple[AssessmentCard, ...]:
    """Everybody in a round, by name."""
    card = round_with_id(round_id)
    named = address_names(round_id)
    cards = [
        _card(each, card, named[each.unit_id])
        for each in Assessment.objects.filter(round_id=round_id).select_related("unit")
    ]
    return tuple(sorted(cards, key=lambda each: (each.peer_group, collation_key(each.unit_name), each.unit_code)))


def assessment(assessment_id: int) -> AssessmentCard:
    """
    One assessment.

    :raises AssessmentNotFound: if there is none
    """
    found = Assessment.objects.filter(pk=assessment_id).select_related("unit").first()
    if found is None:
        raise AssessmentNotFound(name=f"#{assessment_id}")
    return _card(found, round_with_id(found.round_id), address_names(found.round_id)[found.unit_id])


def address_names(round_id: int) -> dict[int, str]:
    """What addresses call each unit of a round, by unit: the slug of its name, with its code where it has namesakes."""
    units = Assessment.objects.filter(round_id=round_id).values_list("unit_id", "unit__name", "unit__code")
    slugs = {unit_id: slug(name) for unit_id, name, _code in units}
    bearers = Counter(slugs.values())
    return {
        unit_id: slugs[unit_id] if bearers[slugs[unit_id]] == 1 else f"{slugs[unit_id]}-{code}"
        for unit_id, _name, code in units
    }


def assessment_named(year: int, name: str) -> AssessmentCard:
    """
    The assessment of a unit as addresses name it, or by its code.

    :raises RoundNotFound: if there is no round for the year
    :raises AssessmentNotFound: if no unit goes by that name
    """
    card = round_of_year(year)
    found = next((each for each in assessments_of(card.id) if name in (each.unit_slug, each.unit_code)), None)
    if found is None:
        raise AssessmentNotFound(name=name)
    return found


def _rounds() -> QuerySet[Round]:
    return (
        Round.objects.select_related("index_version")
        .defer("index_version__text")
        .annotate(unit_count=Count("assessments"))
    )


def _round_card(found: Round) -> RoundCard:
    return RoundCard(
        id=found.pk,
        year=found.year,
        title=found.title,
        version_id=found.index_version_id,
        index_title=found.index_version.title,
        is_sample=found.index_version.status == Status.SAMPLE,
        is_simulated=found.is_simulated,
        cut_off_on=found.cut_off_on,
        opened_at=found.opened_at,
        closed_at=found.closed_at,
        unit_count=found.unit_count,  # type: ignore[attr-defined]  # annotated above
    )


def _card(found: Assessment, card: RoundCard, unit_slug: str) -> AssessmentCard:
    return AssessmentCard(
        id=found.pk,
        round=card,
        unit_id=found.unit_id,
        unit_code=found.unit.code,
        unit_name=found.unit.name,
        unit_slug=unit_slug,
        peer_group=found.peer_group,
        state=State(found.state),
        state_label=str(State(found.state).label),
    )
