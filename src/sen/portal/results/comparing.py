"""Two to four like units side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sen.portal.answering import dated, public
from sen.portal.results import findings
from sen.portal.results.choosing import UNIT
from sen.reform.publishing import queries
from sen.reform.publishing.queries import MOST_COMPARED, Comparison


@public(parameters=(UNIT,))
def comparison(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """What the chosen units differ in; a choice that cannot be compared is told why."""
    names = [name for name in request.GET.getlist(UNIT) if name]
    try:
        return _shown(request, queries.comparison(year, key, names), "")
    except (queries.UnlikeUnits, queries.TooManyUnits) as refusal:
        return _shown(request, queries.comparison(year, key, ()), refusal.sentence, names)


def _shown(request: HttpRequest, page: Comparison, refused: str, names: list[str] | None = None) -> HttpResponse:
    chosen = [unit.slug for unit in page.units] or (names or [])[:MOST_COMPARED]
    context = {
        "page": page,
        "head": page.head,
        "refused": refused,
        "finding": findings.of_comparison(page) if page.is_complete else "",
        # One field for each unit that can be chosen; the empty ones come last.
        "fields": [*chosen, *[""] * (MOST_COMPARED - len(chosen))],
    }
    response = render(request, "portal/results/comparison.html", context, status=422 if refused else 200)
    return dated(response, page.head.version.published_at)
