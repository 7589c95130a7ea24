"""The description of the API: the document for programs, the page for people, and what is not there."""

import json
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sen.portal.answering import public
from sen.portal.data.api.answering import open_to_all, problem
from sen.portal.data.api.manual import chapters
from sen.portal.data.api.openapi import document


@open_to_all
@public(parameters=())
def description(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    return HttpResponse(json.dumps(document(), ensure_ascii=False, indent=1), content_type="application/json")


@public(parameters=())
def manual(request: HttpRequest) -> HttpResponse:
    """The page for people, drawn from the document."""
    said = document()
    return render(request, "portal/data/api.html", {"info": said["info"], "manual": chapters(said)})


@open_to_all
def nothing(request: HttpRequest) -> HttpResponse:
    """Whatever else is asked for under the address of the API."""
    return problem(HTTPStatus.NOT_FOUND, _("The API has no such address. Its description lists every one."))
