"""Opening a round: from the one before, or from nothing; everything on one page, looked at before it opens."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sen.office.assessments.forms import OpenForm
from sen.office.assessments.forms.seasons import BLOCKS, LEAST_GROUPS, chosen
from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments import operations
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_open_round
from sen.reform.assessments.queries import CopiedRound, RoundCard
from sen.reform.common.clock import now, today
from sen.reform.common.days import parse_day
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.common.text import slug
from sen.reform.indices.queries import versions
from sen.reform.organizations.queries import Heir, units_on

FROM, NOTHING = "tu", "moi"


@dataclass(frozen=True)
class Source:
    """The round that is held again, and what it becomes; nothing for a first one."""

    card: RoundCard | None
    copy: CopiedRound | None

    @property
    def changed(self) -> tuple[Heir, ...]:
        """Units that are others now."""
        return self.copy.changed if self.copy else ()


@for_officials
def open_round(request: OfficeRequest) -> HttpResponse:
    """A round over units in peer groups, by the days of a calendar."""
    may_open_round(request.actor).enforce()
    cards = assessments.rounds()
    source = _source(request, cards)
    form = _form(request, source)
    if request.POST.get("act") == "shift" and form.is_bound:
        form.full_clean()
        form = _form(request, source, form.moved_data())
    elif form.is_valid() and form.is_final and _opened(request, form):
        messages.success(request, _("The round is open: units may declare their figures."))
        return redirect("assessments:round", form.cleaned_data["year"], slug(form.cleaned_data["block"]))
    context: dict[str, Any] = {
        "form": form,
        "has_versions": bool(form.fields["version_id"].choices),  # type: ignore[attr-defined]
        "source": source,
        "sources": [(each, each == source.card) for each in _newest_of_each(cards)],
        "is_from_nothing": source.card is None,
        "version_id": form["version_id"].value(),
    }
    return render(request, "office/assessments/open.html", context, status=422 if form.errors else 200)


def _source(request: HttpRequest, cards: tuple[RoundCard, ...]) -> Source:
    asked = request.POST.get(FROM) or request.GET.get(FROM, "")
    card = next((each for each in cards if str(each.id) == asked), None)
    if card is None and asked != NOTHING:
        card = next(iter(cards), None)
    if card is None:
        return Source(None, None)
    taken = {each.year for each in cards if each.key == card.key}
    year = next(year for year in range(card.year + 1, card.year + len(taken) + 2) if year not in taken)
    return Source(card, assessments.copied(card, year))


def _form(request: OfficeRequest, source: Source, data: Any = None) -> OpenForm:
    said = data or (request.POST if request.method == "POST" else None)
    initial = _from_copy(source.copy) if source.copy else _from_nothing()
    cut_off_on = initial["cut_off_on"]
    if said is not None:
        with suppress(Refusal):  # the form says what is wrong with it
            cut_off_on = parse_day(said.get("cut_off_on", ""))
    units = units_on(cut_off_on)
    ticked = chosen(source.copy.members, units) if source.copy else {"blocks": [BLOCKS[0][0]]}
    version = assessments.version_for(cut_off_on, source.card)
    initial |= {**ticked, "version_id": version.id if version else None}
    return OpenForm(versions(), units, max(LEAST_GROUPS, _groups_in(ticked) + 1), said, initial=initial)


def _from_copy(copy: CopiedRound) -> dict[str, Any]:
    said = {name: getattr(copy, name) for name in ("year", "block", "title", "cut_off_on")}
    return {**said, **vars(copy.calendar)}


def _from_nothing() -> dict[str, Any]:
    day = today()
    return {
        "year": day.year,
        "block": BLOCKS[0][1],
        "title": "",
        "cut_off_on": day,
        **vars(assessments.usual_calendar(day)),
    }


def _groups_in(ticked: dict[str, Any]) -> int:
    return sum(name.startswith("units_") for name in ticked)


def _newest_of_each(cards: tuple[RoundCard, ...]) -> tuple[RoundCard, ...]:
    newest: dict[str, RoundCard] = {}
    for card in cards:
        newest.setdefault(card.key, card)
    return tuple(newest.values())


def _opened(request: OfficeRequest, form: OpenForm) -> bool:
    said = {name: form.cleaned_data[name] for name in ("year", "block", "title", "version_id", "cut_off_on")}
    new = operations.NewRound(**said, calendar=form.calendar, peer_groups=form.peer_groups)
    try:
        operations.open_round(new, by=request.actor, at=now())
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error(_field_of(refusal), refusal.sentence)
        return False
    return True


def _field_of(refusal: Refusal) -> str | None:
    fields: dict[type[Refusal], str] = {
        operations.CutOffOutsideIndex: "cut_off_on",
        operations.RoundExists: "year",
        operations.NoUnits: "blocks",
    }
    return fields.get(type(refusal))
