"""How far appraisers agree, and how severe each of them is."""

from django.http import HttpResponse
from django.shortcuts import render

from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_assign_appraisers
from sen.reform.common.numbers import decimal_of


@for_officials
def agreement(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Cohen's κ over the items read twice, and the severity of people, with the formulas."""
    may_assign_appraisers(request.actor).enforce()
    card = assessments.round_named(year, key)
    found = assessments.agreement(card)
    kappa = found.kappa.value if found.kappa else None
    context = {
        "round": card,
        "found": found,
        "kappa": None if kappa is None else decimal_of(kappa),
        "observed": decimal_of(found.kappa.observed * 100) if found.kappa else None,
        "expected": decimal_of(found.kappa.expected * 100) if found.kappa else None,
        "mean_change": None if found.mean_change is None else decimal_of(found.mean_change),
        "pairs": [
            (each, decimal_of(each.difference.signed), decimal_of(each.difference.absolute)) for each in found.pairs
        ],
        "appraisers": [
            (each, decimal_of(each.change), decimal_of(each.signed), decimal_of(each.absolute))
            for each in found.appraisers
        ],
    }
    return render(request, "office/appraisal/agreement.html", context)
