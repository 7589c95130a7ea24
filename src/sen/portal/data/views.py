"""The page of open data, and the catalogue for machines."""

from django.http import HttpResponse
from django.shortcuts import render

from sen.portal.answering import dated, public
from sen.portal.data.datasets import datasets
from sen.portal.data.dcat import catalogue
from sen.portal.data.licence import licence, publisher
from sen.portal.data.notations import as_json_ld, as_turtle
from sen.portal.data.shelves import shelves_of
from sen.portal.data.weights import weighed
from sen.portal.sites import SiteRequest
from sen.reform.common.addresses import address
from sen.reform.publishing.formats import CONVENTIONS


@public(parameters=())
def data(request: SiteRequest) -> HttpResponse:
    """What there is, under what terms, how fresh, in which forms, and how to cite it."""
    found, weights = weighed(datasets())
    context = {
        "shelves": shelves_of(found, weights),
        "licence": licence(),
        "publisher": publisher(),
        "conventions": CONVENTIONS,
        # Files have one address, in whatever language they are spoken of.
        "catalogue": address("portal:data_catalogue"),
        "turtle": address("portal:data_catalogue_turtle"),
        "sealed_schema": address("portal:data_sealed_schema"),
    }
    response = render(request, "portal/data/data.html", context)
    return dated(response, max(said.newest.published_at for said in found)) if found else response


@public(parameters=())
def json_ld(request: SiteRequest) -> HttpResponse:
    """The catalogue as JSON-LD."""
    return HttpResponse(as_json_ld(catalogue(datasets())), content_type="application/ld+json")


@public(parameters=())
def turtle(request: SiteRequest) -> HttpResponse:
    """The catalogue as Turtle."""
    return HttpResponse(as_turtle(catalogue(datasets())), content_type="text/turtle; charset=utf-8")
