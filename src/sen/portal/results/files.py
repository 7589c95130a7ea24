"""Results as files."""

from django.http import HttpRequest, HttpResponse

from sen.portal.answering import dated, public
from sen.reform.publishing import queries


@public(parameters=())
def table(request: HttpRequest, year: int, key: str, number: int) -> HttpResponse:
    """A version as a table."""
    version, content = queries.content_of(year, key, number)
    return _file(
        queries.as_csv(version, content), "text/csv; charset=utf-8", f"{_name(year, key, version)}.csv", version
    )


@public(parameters=())
def sealed_text(request: HttpRequest, year: int, key: str, number: int) -> HttpResponse:
    """A version byte for byte as it was sealed."""
    version, content = queries.content_of(year, key, number)
    return _file(queries.as_json(content), "application/json", f"{_name(year, key, version)}.json", version)


def _file(said: bytes, content_type: str, name: str, version: queries.VersionLine) -> HttpResponse:
    response = HttpResponse(said, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return dated(response, version.published_at)


def _name(year: int, key: str, version: queries.VersionLine) -> str:
    return f"ket-qua-{year}-{key}-ban-{version.number}"
