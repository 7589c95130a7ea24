"""Rounds of commendation: the list, opening one, the list from results, nominating."""

from datetime import date

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.commendations.acting import done
from sen.office.commendations.forms import DecideForm, DeedForm, NominateForm, OpenForm
from sen.office.commendations.papers import papers_of_round
from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments import queries as assessments
from sen.reform.commendations import operations, permissions, queries
from sen.reform.commendations.operations import Nominating
from sen.reform.commendations.queries import Candidate, NominationCard, RoundCard, State
from sen.reform.common.clock import now, today
from sen.reform.organizations.kinds import GRASSROOTS, Kind
from sen.reform.organizations.queries import UnitCard, units_on
from sen.reform.publishing.queries import awards_published
from sen.reform.reviews.queries import reviews


@for_officials
def rounds(request: OfficeRequest) -> HttpResponse:
    """Every round, the newest first."""
    permissions.may_read(request.actor).enforce()
    return _list(request, _open_form(today()))


@require_POST
@for_officials
def open_round(request: OfficeRequest) -> HttpResponse:
    """Open a round."""
    form = OpenForm(assessments.rounds(), reviews(), request.POST)
    opened: list[int] = []

    def act() -> None:
        opened.append(operations.open_round(form.new_round, by=request.actor, at=now()))

    if done(request, form, act, _("The round is opened. The list from results shows who is eligible.")):
        return redirect("commendations:round", opened[0])
    return _list(request, form)


@for_officials
def page(request: OfficeRequest, round_id: int) -> HttpResponse:
    """One round: who is eligible and why not, the nominations, the next step."""
    permissions.may_read(request.actor).enforce()
    return round_page(request, queries.round_card(round_id))


@require_POST
@for_officials
def nominate(request: OfficeRequest, round_id: int) -> HttpResponse:
    """Begin the dossier of a unit."""
    card = queries.round_card(round_id)
    is_measured = "basis_id" in request.POST
    form = NominateForm(request.POST) if is_measured else DeedForm(card, _units(card), request.POST)
    made: list[int] = []

    def act() -> None:
        made.append(operations.nominate(Nominating(round_id, **form.cleaned_data), by=request.actor, at=now()))

    if done(request, form, act, _("The dossier is begun. Write the report and confirm the conditions.")):
        return redirect("commendations:nomination", made[0])
    return round_page(request, card, form)


def round_page(request: OfficeRequest, card: RoundCard, failed: Form | None = None) -> HttpResponse:
    """The round; with a form that was refused where it stands."""
    actor, on = request.actor, today()
    everybody = queries.nominations_of(card.id)
    seen = permissions.seen_unit_ids(actor)
    agreed = [each for each in everybody if each.state is State.VOTED]
    own = [unit for unit in _units(card) if permissions.may_nominate(actor, card, unit.id, on=on)]
    own_ids = frozenset(unit.id for unit in own)
    found = queries.eligibility(card, on)
    decide_form = failed if isinstance(failed, DecideForm) else DecideForm(agreed)
    context = {
        "card": card,
        "eligible": [_row(each, everybody, own_ids) for each in found.eligible],
        "others": found.others,
        "nominations": [each for each in everybody if seen is None or each.unit_id in seen],
        "may_run": permissions.may_run(actor),
        "may_sign": permissions.may_sign(actor),
        "may_read_council": permissions.may_read_council(actor),
        "awarded": any(each.award for each in everybody),
        "council_waits": any(each.state is State.BEFORE_COUNCIL for each in everybody),
        "deed_form": (failed if isinstance(failed, DeedForm) else DeedForm(card, own)) if own else None,
        "decide_form": decide_form if agreed else None,
        "failed": failed,
        "papers": papers_of_round(card, actor),
        "published": awards_published(),
        "shaken": [each for each in queries.shaken_awards(now()) if each.nomination.round.id == card.id],
    }
    return render(request, "office/commendations/round.html", context, status=422 if failed else 200)


def _row(
    each: Candidate, cards: tuple[NominationCard, ...], own_ids: frozenset[int]
) -> tuple[Candidate, NominationCard | None, NominateForm | None]:
    """A candidate, its nomination where there is one, and else the form that begins it."""
    placed = each.placed
    key = (placed.unit_id, placed.basis.achievement_key)
    made = next((card for card in cards if not card.is_gone and (card.unit_id, card.achievement_key) == key), None)
    if made is not None or each.achieved is None or placed.unit_id not in own_ids:
        return each, made, None
    initial = {"unit_id": placed.unit_id, "rule_key": each.achieved.key, "basis_id": placed.basis.id}
    return each, None, NominateForm(initial=initial, auto_id=f"nominate-{placed.unit_id}-%s")


def _units(card: RoundCard) -> tuple[UnitCard, ...]:
    return units_on(card.period_to, kinds=(Kind.OFFICE, Kind.DEPARTMENT, *GRASSROOTS))


def _open_form(on: date) -> OpenForm:
    initial = {"year": on.year, "period_from": date(on.year - 1, 12, 15), "period_to": on}
    return OpenForm(assessments.rounds(), reviews(), initial=initial)


def _list(request: OfficeRequest, form: OpenForm) -> HttpResponse:
    context = {"lines": queries.rounds(), "form": form, "may_run": permissions.may_run(request.actor)}
    return render(request, "office/commendations/rounds.html", context, status=422 if form.errors else 200)
