"""The appraisal at a glance: one's own criteria with what is left; for the secretary all of them, and the units."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render

from sen.office.appraisal import gathering
from sen.office.people import OfficeRequest, for_officials
from sen.reform.accounts.queries import people_holding
from sen.reform.accounts.roles import Role
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_assign_appraisers, may_see_appraisal, may_see_sheet
from sen.reform.assessments.queries import AssessmentCard, Tally
from sen.reform.common.clock import today
from sen.reform.indices.loader import OutlineLine


@dataclass(frozen=True)
class CriterionRow:
    """A criterion with how far it is, and who appraises it."""

    criterion: OutlineLine
    tally: Tally
    people: tuple[str, ...]


@dataclass(frozen=True)
class AreaRows:
    """The criteria of an area."""

    title: str
    rows: tuple[CriterionRow, ...]


@dataclass(frozen=True)
class UnitRow:
    """A unit with how far its appraisal is; none where it still works on its sheet."""

    card: AssessmentCard
    tally: Tally | None


@for_officials
def overview(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Criteria and units with done and left."""
    may_see_appraisal(request.actor).enforce()
    actor, card = request.actor, assessments.round_named(year, key)
    criteria = gathering.own_criteria(card, by=actor)
    tallies = assessments.tallies(card.id, without_units=actor.unit_ids)
    names = _names(card.id, criteria) if gathering.looks_on(actor) else {}
    rows = [CriterionRow(each, tallies.get(each.code, Tally()), names.get(each.code, ())) for each in criteria]
    codes = [each.code for each in criteria]
    context = {
        "round": card,
        "areas": tuple(_areas(rows)),
        "total": sum((row.tally for row in rows), Tally()),
        "units": tuple(_units(request, assessments.unit_tallies(card.id, codes=codes), assessments.members_of(card))),
        "looks_on": gathering.looks_on(actor),
        "may_assign": may_assign_appraisers(actor),
        "to_read": assessments.blind_items(card.id, actor.user_id),
    }
    return render(request, "office/appraisal/overview.html", context)


def _names(round_id: int, criteria: Sequence[OutlineLine]) -> Mapping[str, tuple[str, ...]]:
    people, duties = people_holding(Role.APPRAISER, on=today()), assessments.duties(round_id)
    return {each.code: tuple(person.name for person in duties.people_of(each.code, people)) for each in criteria}


def _areas(rows: Sequence[CriterionRow]) -> Iterator[AreaRows]:
    for (area, title), found in groupby(rows, key=lambda row: (row.criterion.area, row.criterion.area_title)):
        yield AreaRows(f"{area}. {title}" if area else "", tuple(found))


def _units(request: OfficeRequest, tallies: Mapping[int, Tally], cards: Sequence[AssessmentCard]) -> Iterator[UnitRow]:
    for card in cards:
        if card.unit_id in request.actor.unit_ids:
            continue
        yield UnitRow(card, tallies.get(card.id, Tally()) if may_see_sheet(request.actor, card) else None)
