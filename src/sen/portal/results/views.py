"""Reading results: the list, a ranking, a unit's points with their reasons."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sen.design.charts import Bump
from sen.portal.answering import dated, public
from sen.portal.results import findings
from sen.portal.results.choosing import Chosen, chosen_unit
from sen.portal.results.drawings import MapDrawing, map_drawing, trend_drawing
from sen.reform.common import clock
from sen.reform.publishing import queries
from sen.reform.publishing.queries import GroupRanking, ResultHead, Trend, UnitRow


@dataclass(frozen=True)
class GroupShown:
    """A peer group as the page of a ranking shows it."""

    ranking: GroupRanking
    finding: str
    heat_finding: str
    lowest: int
    map: MapDrawing | None
    trend: Trend
    trend_finding: str
    trend_chart: Bump | None
    mine: UnitRow | None


@public(parameters=())
def results(request: HttpRequest) -> HttpResponse:
    """Every result, by year."""
    return render(request, "portal/results/results.html", {"results": queries.results()})


@public(parameters=("dv",))
def result(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """The ranking of each peer group, with the map and the years; somebody's own unit first."""
    page = queries.current(year, key)
    chosen = chosen_unit(request, page.groups)
    context = {
        "page": page,
        "head": page.head,
        "groups": [_shown(group, page.head, chosen) for group in page.groups],
        "chosen": chosen,
        "columns": queries.RESULT_COLUMNS,
        "conventions": queries.CONVENTIONS,
    }
    return dated(render(request, "portal/results/result.html", context), page.head.version.published_at)


@public(parameters=())
def unit(request: HttpRequest, year: int, key: str, unit: str) -> HttpResponse:
    """One unit: its areas beside the middle of its peers, and the sentence of every point."""
    page = queries.unit_page(year, key, unit, clock.today())
    if unit != page.unit.slug:
        return redirect("portal:result_unit", year, key, page.unit.slug)
    context = {"page": page, "head": page.head, "finding": findings.of_unit(page)}
    return dated(render(request, "portal/results/unit.html", context), page.head.version.published_at)


def _shown(group: GroupRanking, head: ResultHead, chosen: Chosen) -> GroupShown:
    trend = queries.trend(head.key, group.name, head.year, clock.today())
    percents = [figures.percent for each in group.units for figures in each.areas if figures.percent is not None]
    return GroupShown(
        ranking=group,
        finding=findings.of_ranking(group, head),
        heat_finding=findings.of_heat(group),
        # The shades of a heat map begin at the ten below its lowest figure, so that they tell the units apart.
        lowest=int(min(percents, default=0) // 10 * 10) if percents else 0,
        map=map_drawing(group, head, chosen.slug),
        trend=trend,
        trend_finding=findings.of_trend(trend),
        trend_chart=trend_drawing(trend, chosen.slug),
        mine=next((each for each in group.units if each.slug == chosen.slug), None),
    )
