"""How a unit's articles and service were rated, month by month; and everything as files."""

from collections.abc import Collection

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from sen.office.feedback.about import subjects_named
from sen.office.people import OfficeRequest, for_officials
from sen.reform.accounts.roles import Role
from sen.reform.common.clock import today
from sen.reform.feedback import permissions, queries
from sen.reform.feedback.documents import Export, comments_csv, ratings_csv, workbook
from sen.reform.feedback.queries.serving import service_units
from sen.reform.news.queries import desk, feedback_subject

_MOST_ARTICLES = 100_000
_FILES = {
    ("danh-gia-binh-luan", "xlsx"): (
        workbook,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    ("danh-gia", "csv"): (ratings_csv, "text/csv; charset=utf-8"),
    ("binh-luan", "csv"): (comments_csv, "text/csv; charset=utf-8"),
}


@require_safe
@for_officials
def ratings(request: OfficeRequest) -> HttpResponse:
    """The two bars of everything the units of the person published or serve."""
    permissions.may_export(request.actor).enforce()
    rated = queries.ratings_by_subject(_subjects(_unit_ids(request)))
    about = subjects_named(rated, today())
    rows = sorted(((about[subject], each) for subject, each in rated.items()), key=lambda row: row[0].name)
    return render(request, "office/feedback/ratings.html", {"rows": rows})


@require_safe
@for_officials
def export(request: OfficeRequest, name: str, file_format: str) -> HttpResponse:
    """Ratings and comments as a file."""
    permissions.may_export(request.actor).enforce()
    if (name, file_format) not in _FILES:
        raise Http404
    make, content_type = _FILES[name, file_format]
    unit_ids = _unit_ids(request)
    tallies = queries.tallies(_subjects(unit_ids))
    comments = queries.comments_of_units(unit_ids)
    named = subjects_named({*(each.subject for each in tallies), *(each.subject for each in comments)}, today())
    taken = Export(tallies, comments, {subject: each.name for subject, each in named.items()})
    headers = {"Content-Disposition": content_disposition_header(True, f"{name}.{file_format}")}
    return HttpResponse(make(taken), content_type=content_type, headers=headers)


def _unit_ids(request: OfficeRequest) -> frozenset[int]:
    return frozenset(post.unit_id for post in request.actor.posts if post.role in {Role.EDITOR, Role.PUBLISHER})


def _subjects(unit_ids: Collection[int]) -> set[str]:
    articles = [
        article
        for shelf in ("da-dang", "da-go")
        for article in desk(unit_ids=unit_ids, shelf=shelf, size=_MOST_ARTICLES)
    ]
    services = {unit.subject for unit in service_units(today()) if unit.id in unit_ids}
    return {feedback_subject(article.id) for article in articles} | services
