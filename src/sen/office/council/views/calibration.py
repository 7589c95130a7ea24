"""Calibration: how far self-scores were from the final ones."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_see_appraisal
from sen.reform.common.clock import today
from sen.reform.documents import rendering
from sen.reform.scoring.documents import calibration_report
from sen.reform.scoring.queries import calibration_of


@for_officials
def calibration(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """By unit, by criterion, and the reasons points were taken for."""
    may_see_appraisal(request.actor).enforce()
    card = assessments.round_named(year, key)
    context = {"round": card, "found": calibration_of(card)}
    return render(request, "office/council/calibration.html", context)


@for_officials
def workbook(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """The same tables as a workbook."""
    may_see_appraisal(request.actor).enforce()
    card = assessments.round_named(year, key)
    file = rendering.render(calibration_report(card, calibration_of(card), on=today()), "xlsx")
    headers = {"Content-Disposition": content_disposition_header(True, file.name)}
    return HttpResponse(file.data, content_type=file.content_type, headers=headers)
