"""The table of resources: addresses, answers and description follow from it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_noop as _

from sen.portal.data.api import others, results, shapes
from sen.portal.data.api.questions import Nothing, OfArticles, OfGroup, OfYear


@dataclass(frozen=True, kw_only=True)
class Resource:
    """One address of the API: what it takes, what it answers, and who reads it."""

    name: str
    # As Django writes it.
    path: str
    summary: str
    question: type[Nothing]
    answer: type[shapes.Shape]
    read: Callable[..., shapes.Shape]
    # An address to try it with.
    example: str = ""


# What stands between the slashes, by its name in the path.
PARTS: dict[str, tuple[dict[str, Any], str]] = {
    "year": ({"type": "integer", "minimum": 0}, _("Year of the assessment, for example 2023.")),
    "key": ({"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}, _("Name of the round, for example xa-phuong.")),
    "number": ({"type": "integer", "minimum": 0}, _("A number, counted from 1.")),
    "name": (
        {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"},
        _("Code of the unit, or its name as addresses write it."),
    ),
    "code": ({"type": "string", "pattern": r"^[-.a-zA-Z0-9_]+$"}, _("A code, as lists of the API give it.")),
}
RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="api_results",
        path="ket-qua",
        summary=_("Results, the newest year first"),
        question=OfYear,
        answer=shapes.Results,
        read=results.results,
        example="ket-qua",
    ),
    Resource(
        name="api_result",
        path="ket-qua/<int:year>/<slug:key>",
        summary=_("A result: what it rests on, its versions, its files"),
        question=Nothing,
        answer=shapes.Result,
        read=results.result,
    ),
    Resource(
        name="api_version",
        path="ket-qua/<int:year>/<slug:key>/ban/<int:number>",
        summary=_("The ranking of one version of a result"),
        question=OfGroup,
        answer=shapes.Ranking,
        read=results.version,
    ),
    Resource(
        name="api_ranking",
        path="ket-qua/<int:year>/<slug:key>/xep-hang",
        summary=_("The ranking of a result, by peer group"),
        question=OfGroup,
        answer=shapes.Ranking,
        read=results.ranking,
    ),
    Resource(
        name="api_units",
        path="ket-qua/<int:year>/<slug:key>/don-vi",
        summary=_("The units of a result"),
        question=Nothing,
        answer=shapes.Units,
        read=results.units,
    ),
    Resource(
        name="api_unit",
        path="ket-qua/<int:year>/<slug:key>/don-vi/<slug:name>",
        summary=_("One unit of a result, with every point and its sentence"),
        question=Nothing,
        answer=shapes.Unit,
        read=results.unit,
    ),
    Resource(
        name="api_criteria",
        path="ket-qua/<int:year>/<slug:key>/tieu-chi",
        summary=_("The areas and criteria of a result"),
        question=Nothing,
        answer=shapes.Criteria,
        read=results.criteria,
    ),
    Resource(
        name="api_criterion",
        path="ket-qua/<int:year>/<slug:key>/tieu-chi/<code:code>",
        summary=_("One area or criterion over all units"),
        question=Nothing,
        answer=shapes.CriterionFigures,
        read=results.criterion,
    ),
    Resource(
        name="api_history",
        path="don-vi/<code:code>/lich-su",
        summary=_("What a unit reached over the years"),
        question=Nothing,
        answer=shapes.History,
        read=results.history,
    ),
    Resource(
        name="api_awards",
        path="khen-thuong",
        summary=_("Awards of the published list"),
        question=OfYear,
        answer=shapes.Awards,
        read=others.awards,
        example="khen-thuong",
    ),
    Resource(
        name="api_articles",
        path="tin",
        summary=_("Published articles, the newest first"),
        question=OfArticles,
        answer=shapes.Articles,
        read=others.articles,
        example="tin?so-dong=5",
    ),
    Resource(
        name="api_article",
        path="tin/<int:number>",
        summary=_("One article with its text"),
        question=Nothing,
        answer=shapes.Article,
        read=others.article,
    ),
    Resource(
        name="api_datasets",
        path="du-lieu",
        summary=_("The sets of open data with their files"),
        question=Nothing,
        answer=shapes.DataSets,
        read=others.data_sets,
        example="du-lieu",
    ),
)
