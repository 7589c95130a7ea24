"""Keeping the maps of the units: sketching, uploading, looking, taking into use, withdrawing."""

from collections.abc import Callable
from datetime import date

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.maps import forms
from sen.office.maps.drawing import without_figures
from sen.office.people import OfficeRequest, for_officials
from sen.office.uploads import within
from sen.reform.common.clock import now, today
from sen.reform.common.errors import Refusal
from sen.reform.publishing.maps import operations, queries, records
from sen.reform.publishing.maps.geojson import LARGEST
from sen.reform.publishing.maps.permissions import may_keep_maps


@for_officials
def maps(request: OfficeRequest) -> HttpResponse:
    """The map drawn today, and every map kept."""
    may_keep_maps(request.actor).enforce()
    lines = records.scheme_to_change(today())
    names = {line.unit.code: line.unit.name for line in lines}
    drawing = queries.map_of(tuple(names), today())
    context = {"maps": records.maps_kept(), "drawing": drawing, "map": without_figures(drawing, names)}
    return render(request, "office/maps/list.html", context)


@for_officials
def page(request: OfficeRequest, map_id: int) -> HttpResponse:
    """One map, before and after it is taken into use."""
    may_keep_maps(request.actor).enforce()
    return _page(request, map_id, forms.Withdrawal())


@for_officials
def scheme(request: OfficeRequest) -> HttpResponse:
    """Say who borders on whom; the tiles arrange themselves."""
    may_keep_maps(request.actor).enforce()
    is_sent = request.method == "POST"
    day = _day(request)
    form = forms.Scheme(request.POST or None, lines=records.scheme_to_change(day), initial={"valid_from": day})
    if is_sent and form.is_valid():
        made = _tried(
            form,
            lambda: operations.keep_scheme(
                form.units, form.cleaned_data["source"], valid_from=day, by=request.actor, at=now()
            ),
        )
        if made is not None:
            messages.success(request, _("The scheme is kept. Look at it, then take it into use."))
            return redirect("maps:page", made)
    context = {"form": form, "day": day}
    return render(request, "office/maps/scheme.html", context, status=422 if is_sent else 200)


@within(LARGEST)
@for_officials
def boundaries(request: OfficeRequest) -> HttpResponse:
    """Upload a file of boundaries; it is checked before it is kept."""
    may_keep_maps(request.actor).enforce()
    is_sent = request.method == "POST"
    form = forms.Boundaries(request.POST or None, request.FILES or None, initial={"valid_from": today()})
    if is_sent and form.is_valid():
        said = form.cleaned_data
        made = _tried(
            form,
            lambda: operations.keep_boundaries(
                said["file"].read(),
                said["source"],
                valid_from=said["valid_from"],
                code_property=said["code_property"],
                by=request.actor,
                at=now(),
            ),
        )
        if made is not None:
            messages.success(request, _("The boundaries are kept. Look at them, then take them into use."))
            return redirect("maps:page", made)
    return render(request, "office/maps/boundaries.html", {"form": form}, status=422 if is_sent else 200)


@require_POST
@for_officials
def use(request: OfficeRequest, map_id: int) -> HttpResponse:
    """Draw a map on the public pages."""
    operations.use_map(map_id, by=request.actor, at=now())
    messages.success(request, _("The public pages draw this map for results since its day."))
    return redirect("maps:page", map_id)


@require_POST
@for_officials
def withdraw(request: OfficeRequest, map_id: int) -> HttpResponse:
    """Draw a map no more."""
    form = forms.Withdrawal(request.POST)
    if not form.is_valid():
        may_keep_maps(request.actor).enforce()
        return _page(request, map_id, form)
    operations.withdraw_map(map_id, form.cleaned_data["reason"], by=request.actor, at=now())
    messages.success(request, _("The map is withdrawn; it stays on record."))
    return redirect("maps:page", map_id)


def _day(request: OfficeRequest) -> date:
    """The day whose units are drawn: asked for, or sent along with the form; today when it is none."""
    said = request.POST.get("valid_from") if request.method == "POST" else request.GET.get("ngay")
    asked = forms.Day({"ngay": said})
    day: date = asked.cleaned_data["ngay"] if asked.is_valid() else today()
    return day


def _page(request: OfficeRequest, map_id: int, form: forms.Withdrawal) -> HttpResponse:
    shown = records.map_page(map_id)
    context = {"page": shown, "map": without_figures(shown.drawing, shown.names), "form": form}
    return render(request, "office/maps/page.html", context, status=422 if form.errors else 200)


def _tried(form: django_forms.Form, order: Callable[[], int]) -> int | None:
    """Carry out an order; a refusal stands at the file, or above the form."""
    try:
        return order()
    except Refusal as refusal:
        form.add_error("file" if "file" in form.fields else None, refusal.sentence)
        return None
