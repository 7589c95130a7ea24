"""The library of a unit: finding pieces, adding one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sen.office.evidence import receiving
from sen.office.evidence.forms import LinkForm, PieceForm
from sen.office.evidence.lines import lines_of
from sen.office.people import OfficeRequest, for_officials
from sen.office.uploads import within
from sen.reform.accounts.queries import Actor
from sen.reform.common.clock import now, today
from sen.reform.evidence import permissions, queries
from sen.reform.evidence.limits import MAXIMUM_BYTES
from sen.reform.organizations.queries import unit, units_on

_LINK = "lien-ket"


@within(MAXIMUM_BYTES)
@require_http_methods(["GET", "POST"])
@for_officials
def library(request: OfficeRequest) -> HttpResponse:
    """The pieces of a unit with a search; what is new comes in here."""
    unit_id = _unit_id(request)
    permissions.may_browse(request.actor, unit_id).enforce()
    kind = LinkForm if request.GET.get("loai") == _LINK else PieceForm
    if request.method == "POST":
        permissions.may_add(request.actor, unit_id).enforce()
        form, at = kind(request.POST, request.FILES), now()
        if form.is_valid() and (key := receiving.receive(form, unit_id, request.actor, at)):
            receiving.announce(request, key, form, at)
            return receiving.to(request, reverse("evidence:piece", args=(key,)))
    else:
        form = kind()
    return _page(request, unit_id, form)


def _page(request: OfficeRequest, unit_id: int, form: PieceForm | LinkForm) -> HttpResponse:
    words = request.GET.get("q", "")[:100]
    may_browse_all = permissions.may_browse_all(request.actor)
    context = {
        "unit": unit(unit_id),
        "units": units_on(today()) if may_browse_all else (),
        "words": words,
        "lines": lines_of(queries.pieces_of(unit_id, words), today()),
        "most": queries.MOST_PIECES,
        "may_add": permissions.may_add(request.actor, unit_id),
        "form": form,
        "is_link": isinstance(form, LinkForm),
    }
    return render(request, "office/evidence/library.html", context, status=422 if form.errors else 200)


def _unit_id(request: OfficeRequest) -> int:
    chosen = request.GET.get("don-vi", "")
    return int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else _own_unit_id(request.actor)


def _own_unit_id(actor: Actor) -> int:
    return actor.acting.unit_id if actor.acting else 0
