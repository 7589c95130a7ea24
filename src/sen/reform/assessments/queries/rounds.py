"""Rounds and the assessments in them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from sen.reform.assessments.models import Assessment, Extension, Round
from sen.reform.assessments.queries.calendars import Calendar
from sen.reform.assessments.workflow import OWNERS, Owner, State
from sen.reform.common.errors import NotFound
from sen.reform.common.text import collation_key, slug
from sen.reform.indices.models import Status


class RoundNotFound(NotFound):
    """There is no such round."""

    message = _("There is no round %(name)s. Look it up in the list of rounds.")


class AssessmentNotFound(NotFound):
    """The unit takes no part in the round."""

    message = _("“%(name)s” takes no part in this round. Choose a unit from the ranking.")


@dataclass(frozen=True)
class RoundCard:
    """A round as every page may show it."""

    id: int
    year: int
    key: str
    block: str
    title: str
    version_id: int
    index_title: str
    is_sample: bool
    is_simulated: bool
    cut_off_on: date
    opened_at: datetime
    calendar: Calendar
    unit_count: int
    # How many assessments stand in each state.
    states: Mapping[State, int]

    @property
    def is_open(self) -> bool:
        """Whether a unit may still declare."""
        return bool(self.states.get(State.DECLARING))

    @property
    def is_published(self) -> bool:
        """Whether its result was published, and stands."""
        return self._all_in(State.PUBLISHED, State.CORRECTED)

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do."""
        return self._all_in(State.PUBLISHED, State.CORRECTED, State.WITHDRAWN)

    def _all_in(self, *states: State) -> bool:
        return sum(self.states.get(state, 0) for state in states) == self.unit_count


@dataclass(frozen=True)
class ExtensionCard:
    """More time, once: until when, why, who gave it."""

    until: date
    reason: str
    state: State
    given_by: str
    given_at: datetime


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
    state_since: datetime
    explain_until: date | None
    extension: ExtensionCard | None

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(self.state.label)

    @property
    def owner(self) -> Owner:
        """Whose turn it is."""
        return OWNERS[self.state]

    @property
    def owner_label(self) -> str:
        """Whose turn it is, in words."""
        return str(self.owner.label)

    @property
    def closes_on(self) -> date | None:
        """The last day of the window the assessment stands in, with its extension; none where no window ends it."""
        calendar = self.round.calendar
        ends = {
            State.DECLARING: calendar.self_closes_on,
            State.SIGNING: calendar.self_closes_on,
            State.APPRAISING: calendar.appraisal_closes_on,
            State.EXPLAINING: self.explain_until or calendar.explanations_close_on,
            State.REAPPRAISING: calendar.reappraisal_closes_on,
        }.get(self.state)
        if ends is None or self.extension is None or not self._is_extended:
            return ends
        return max(ends, self.extension.until)

    @property
    def _is_extended(self) -> bool:
        """Time to declare is time to sign, too."""
        unit_side = (State.DECLARING, State.SIGNING)
        given_in = self.extension.state if self.extension else None
        return given_in == self.state or (given_in in unit_side and self.state in unit_side)


def rounds() -> tuple[RoundCard, ...]:
    """All rounds, the newest first."""
    return tuple(_round_card(found) for found in _rounds())


def rounds_of(year: int) -> tuple[RoundCard, ...]:
    """The rounds of a year, in the order they were opened."""
    return tuple(_round_card(found) for found in _rounds().filter(year=year))


def round_named(year: int, key: str) -> RoundCard:
    """
    The round of a year as addresses name it.

    :raises RoundNotFound: if there is none
    """
    found = _rounds().filter(year=year, key=key).first()
    if found is None:
        raise RoundNotFound(name=f"{year}/{key}")
    return _round_card(found)


def round_before(card: RoundCard) -> RoundCard | None:
    """The round of the same units a year earlier."""
    found = _rounds().filter(year__lt=card.year, key=card.key).first()
    return _round_card(found) if found else None


def round_with_id(round_id: int) -> RoundCard:
    """
    One round.

    :raises RoundNotFound: if there is none
    """
    found = _rounds().filter(pk=round_id).first()
    if found is None:
        raise RoundNotFound(name=f"#{round_id}")
    return _round_card(found)


def assessments_of(round_id: int) -> tuple[AssessmentCard, ...]:
    """Everybody in a round, by name."""
    return members_of(round_with_id(round_id))


def members_of(card: RoundCard) -> tuple[AssessmentCard, ...]:
    """Everybody in a round that was read already, by name."""
    found = list(Assessment.objects.filter(round_id=card.id).select_related("unit", "extension"))
    named = _named((each.unit_id, each.unit.name, each.unit.code) for each in found)
    cards = [_card(each, card, named[each.unit_id]) for each in found]
    return tuple(sorted(cards, key=lambda each: (each.peer_group, collation_key(each.unit_name), each.unit_code)))


def assessment(assessment_id: int) -> AssessmentCard:
    """
    One assessment.

    :raises AssessmentNotFound: if there is none
    """
    found = Assessment.objects.filter(pk=assessment_id).select_related("unit", "extension").first()
    if found is None:
        raise AssessmentNotFound(name=f"#{assessment_id}")
    return _card(found, round_with_id(found.round_id), address_names(found.round_id)[found.unit_id])


def address_names(round_id: int) -> dict[int, str]:
    """What addresses call each unit of a round, by unit: the slug of its name, with its code where it has namesakes."""
    return _named(Assessment.objects.filter(round_id=round_id).values_list("unit_id", "unit__name", "unit__code"))


def _named(found: Iterable[tuple[int, str, str]]) -> dict[int, str]:
    units = tuple(found)
    slugs = {unit_id: slug(name) for unit_id, name, _code in units}
    bearers = Counter(slugs.values())
    return {
        unit_id: slugs[unit_id] if bearers[slugs[unit_id]] == 1 else f"{slugs[unit_id]}-{code}"
        for unit_id, _name, code in units
    }


def assessment_named(year: int, key: str, name: str) -> AssessmentCard:
    """
    The assessment of a unit as addresses name it, or by its code.

    :raises RoundNotFound: if there is no such round
    :raises AssessmentNotFound: if no unit goes by that name
    """
    card = round_named(year, key)
    found = next((each for each in members_of(card) if name in (each.unit_slug, each.unit_code)), None)
    if found is None:
        raise AssessmentNotFound(name=name)
    return found


def overdue_explanations(on: date) -> tuple[int, ...]:
    """The assessments whose time to explain is over, with their extensions."""
    explaining = Assessment.objects.filter(state=State.EXPLAINING, explain_to__lt=on)
    late = explaining.exclude(extension__state=State.EXPLAINING, extension__ends_on__gte=on)
    return tuple(late.order_by("pk").values_list("pk", flat=True))


def _rounds() -> QuerySet[Round]:
    return (
        Round.objects.select_related("index_version")
        .defer("index_version__text")
        .annotate(**{f"in_{state}": Count("assessments", filter=Q(assessments__state=state)) for state in State})
        # Said again: where a query groups, the order of the model is not kept.
        .order_by("-year", "id")
    )


def _round_card(found: Round) -> RoundCard:
    states = {state: count for state in State if (count := getattr(found, f"in_{state}"))}
    return RoundCard(
        id=found.pk,
        year=found.year,
        key=found.key,
        block=found.block,
        title=found.title,
        version_id=found.index_version_id,
        index_title=found.index_version.title,
        is_sample=found.index_version.status == Status.SAMPLE,
        is_simulated=found.is_simulated,
        cut_off_on=found.cut_off_on,
        opened_at=found.opened_at,
        calendar=Calendar(**{field.name: getattr(found, field.name) for field in fields(Calendar)}),
        unit_count=sum(states.values()),
        states=states,
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
        state_since=found.moved_at,
        explain_until=found.explain_to,
        extension=_extension(getattr(found, "extension", None)),
    )


def _extension(found: Extension | None) -> ExtensionCard | None:
    if found is None:
        return None
    return ExtensionCard(found.ends_on, found.reason, State(found.state), found.given_by, found.given_at)
