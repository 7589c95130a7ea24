"""Pages to read: the units that serve citizens with their ratings, the poster of each, and the log of moderation."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from sen.portal.answering import public
from sen.portal.feedback.boxes import PARAMETERS, boxes_for
from sen.portal.feedback.log import lines_of
from sen.portal.feedback.places import place_of_service
from sen.reform.common.clock import today
from sen.reform.feedback import queries
from sen.reform.feedback.queries.serving import qr_code, service_unit, service_units


@public(parameters=())
def services(request: HttpRequest) -> HttpResponse:
    """The units that serve citizens, each with its two bars."""
    units = service_units(today())
    rated = queries.ratings_by_subject(unit.subject for unit in units)
    context = {"rows": [(unit, rated.get(unit.subject, queries.Ratings())) for unit in units]}
    return render(request, "portal/feedback/serving.html", context)


@public(parameters=PARAMETERS)
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """One unit: rate its service, read and write comments."""
    unit = service_unit(slug, today())
    context = {"unit": unit, "boxes": boxes_for(request, place_of_service(unit))}
    return render(request, "portal/feedback/service.html", context)


@public(parameters=())
def poster(request: HttpRequest, slug: str) -> HttpResponse:
    """A page to print for the counter: the QR code that leads to the unit's box."""
    unit = service_unit(slug, today())
    address = f"{settings.SEN_SITE}{place_of_service(unit).address}"
    context = {"unit": unit, "address": address, "code": mark_safe(qr_code(address))}  # noqa: S308  # drawn by us
    return render(request, "portal/feedback/poster.html", context)


@public(parameters=("thang",))
def moderation_log(request: HttpRequest) -> HttpResponse:
    """Month by month what moderators did, each refusal with its day, subject and reason; never the words."""
    months = queries.log_months()
    asked = request.GET.get("thang", "")
    month = next((each for each in months if f"{each:%Y-%m}" == asked), next(iter(months), None))
    log = queries.log_of_month(month) if month else None
    context = {"months": months, "log": log, "lines": lines_of(log.refusals, today()) if log else ()}
    return render(request, "portal/feedback/log.html", context)
