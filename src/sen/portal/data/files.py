"""The files themselves, and the schemas that explain them."""

import json
from datetime import datetime

from django.http import HttpRequest, HttpResponse

from sen.portal.answering import dated, public
from sen.portal.data.datasets import described, table_set
from sen.portal.data.kinds import Form
from sen.portal.data.results import result_bytes
from sen.reform.publishing import queries
from sen.reform.publishing.formats import codebook_csv, result_schema, table_schema


@public(parameters=())
def file(request: HttpRequest, key: str, ending: str, number: int | None = None) -> HttpResponse:
    """An edition of a table in one of its forms; without a number the newest."""
    edition = table_set(key).edition(number)
    (chosen,) = (each for each in edition.files if each.form.ending == ending)
    name = key if edition.number is None else f"{key}-ban-{edition.number}"
    return _sent(chosen.read(), chosen.form, name, edition.published_at)


@public(parameters=())
def workbook(request: HttpRequest, year: int, key: str, number: int) -> HttpResponse:
    """A version of a result as a workbook."""
    version, _content = queries.content_of(year, key, number)
    said = result_bytes(Form.XLSX, year, key, number)
    return _sent(said, Form.XLSX, f"ket-qua-{year}-{key}-ban-{number}", version.published_at)


@public(parameters=())
def schema(request: HttpRequest, key: str) -> HttpResponse:
    """The columns of a set as Table Schema."""
    said = json.dumps(table_schema(*described(key)), ensure_ascii=False, indent=1)
    return HttpResponse(said, content_type="application/json")


@public(parameters=())
def codebook(request: HttpRequest, key: str) -> HttpResponse:
    """The columns of a set as a table people read."""
    response = HttpResponse(codebook_csv(*described(key)), content_type=Form.CSV.content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="bang-ma-{key}.csv"'
    return response


@public(parameters=())
def sealed_schema(request: HttpRequest) -> HttpResponse:
    """What the sealed text of a result looks like, as JSON Schema."""
    said = json.dumps(result_schema(), ensure_ascii=False, indent=1)
    return HttpResponse(said, content_type="application/schema+json")


def _sent(said: bytes, form: Form, name: str, published_at: datetime) -> HttpResponse:
    response = HttpResponse(said, content_type=form.content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form.ending}"'
    return dated(response, published_at)
