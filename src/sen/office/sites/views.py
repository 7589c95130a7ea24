"""Keeping the sites of units, and telling readers when the portal rests."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.people import OfficeRequest, for_officials
from sen.office.sites import forms
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, NotFound, Refusal
from sen.reform.news import operations, queries
from sen.reform.news.permissions import may_keep_sites
from sen.reform.news.queries import SiteCard
from sen.reform.organizations.queries import units_on

# The field each refusal belongs to; others stand above the form.
_FIELDS: dict[type[Refusal], str] = {
    operations.WordTaken: "key",
    operations.WordUnfit: "key",
    operations.HostTaken: "host",
    operations.NotAPage: "menu",
    operations.TooSoon: "begins_at",
    operations.HoursUnfit: "ends_at",
}


@for_officials
def sites(request: OfficeRequest) -> HttpResponse:
    """Every site, and the announced outages."""
    may_keep_sites(request.actor).enforce()
    return _list(request)


@for_officials
def set_up(request: OfficeRequest) -> HttpResponse:
    """Give a unit its site."""
    may_keep_sites(request.actor).enforce()
    taken = {site.unit_id for site in queries.sites()}
    units = tuple(unit for unit in units_on(today()) if unit.id not in taken)
    whose = forms.NewSite(request.POST or None, units=units)
    form = forms.Site(request.POST or None, pages=())
    if request.method == "POST" and whose.is_valid() and form.is_valid():
        unit_id = whose.cleaned_data["unit"]
        made = _tried(form, lambda: operations.set_up_site(unit_id=unit_id, said=form.said, by=request.actor, at=now()))
        if made is not None:
            messages.success(request, _("The site is set up; its pages can be read at once."))
            return redirect("sites:site", made)
    status = 422 if request.method == "POST" else 200
    return render(request, "office/sites/set_up.html", {"whose": whose, "form": form}, status=status)


@for_officials
def site(request: OfficeRequest, site_id: int) -> HttpResponse:
    """What a site says, to be changed."""
    may_keep_sites(request.actor).enforce()
    card = _found(site_id)
    pages = queries.pages_of(card)
    form = forms.Site(request.POST or None, pages=pages, initial=vars(card))
    if request.method == "POST" and form.is_valid():
        done = _tried(form, lambda: operations.change_site(site_id=site_id, said=form.said, by=request.actor, at=now()))
        if done is not None:
            messages.success(request, _("The site was changed."))
            return redirect("sites:site", site_id)
    return _site(request, card, form=form, status=422 if request.method == "POST" else 200)


@require_POST
@for_officials
def close(request: OfficeRequest, site_id: int) -> HttpResponse:
    """Close the site of a unit that went on as another."""
    card = _found(site_id)
    form = forms.Closing(request.POST, others=_others(card))
    if not form.is_valid():
        return _site(request, card, closing=form, status=422)
    said = form.cleaned_data
    operations.close_site(site_id=site_id, on=said["on"], successor_id=said["successor"], by=request.actor, at=now())
    messages.success(request, _("The site is closed; everything on it stays readable and points to its successor."))
    return redirect("sites:list")


@require_POST
@for_officials
def announce(request: OfficeRequest) -> HttpResponse:
    """Tell readers when the portal will not be reached."""
    form = forms.Outage(request.POST)
    if form.is_valid():
        done = _tried(form, lambda: operations.announce_outage(**form.cleaned_data, by=request.actor, at=now()))
        if done is not None:
            messages.success(request, _("The outage is announced on every page of the portal."))
            return redirect("sites:list")
    return _list(request, outage=form, status=422)


@require_POST
@for_officials
def cancel(request: OfficeRequest, outage_id: int) -> HttpResponse:
    """Take an announcement back."""
    operations.cancel_outage(outage_id=outage_id, by=request.actor, at=now())
    messages.success(request, _("The announcement was taken back."))
    return redirect("sites:list")


def _tried(form: django_forms.Form, order: Callable[[], int]) -> int | None:
    """Carry out an order; a refusal goes to the field it is about."""
    try:
        return order()
    except (NotAllowed, NotFound):
        raise
    except Refusal as refusal:
        form.add_error(_FIELDS.get(type(refusal)), refusal.sentence)
        return None


def _found(site_id: int) -> SiteCard:
    card = next((each for each in queries.sites() if each.id == site_id), None)
    if card is None:
        raise operations.SiteNotFound
    return card


def _others(card: SiteCard) -> tuple[SiteCard, ...]:
    return tuple(each for each in queries.sites() if each.id != card.id and each.closed_on is None)


def _site(
    request: OfficeRequest,
    card: SiteCard,
    *,
    form: forms.Site | None = None,
    closing: forms.Closing | None = None,
    status: int,
) -> HttpResponse:
    context: dict[str, Any] = {
        "site": card,
        "form": form or forms.Site(pages=queries.pages_of(card), initial=vars(card)),
        "closing": closing or forms.Closing(others=_others(card)),
    }
    return render(request, "office/sites/site.html", context, status=status)


def _list(request: OfficeRequest, *, outage: forms.Outage | None = None, status: int = 200) -> HttpResponse:
    context = {
        "sites": queries.sites(),
        "outages": queries.outages_to_announce(at=now()),
        "form": outage or forms.Outage(),
    }
    return render(request, "office/sites/list.html", context, status=status)
