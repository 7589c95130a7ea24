"""The showcase: every component in every state, with invented figures."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sen.design import chart_specimens, specimens

ERRORS = ("400", "403", "403_csrf", "404", "500")


def showcase(request: HttpRequest) -> HttpResponse:
    """Show every component, in the frame of the office."""
    return render(
        request,
        "design/showcase.html",
        {
            "frame": specimens.OFFICE,
            "swatches": specimens.swatches(),
            "areas": specimens.AREAS,
            "units": specimens.UNITS,
            "curve": specimens.CURVE,
            "slope": specimens.SLOPE,
            "history": specimens.HISTORY,
            "votes": specimens.VOTES,
            "charts": chart_specimens.CHARTS,
            "form": specimens.SheetForm(),
            "refused": specimens.SheetForm({"done": "bảy mươi", "kind": "report"}),
            "page": Paginator(range(1640), 20).page(7),
        },
    )


def portal(request: HttpRequest) -> HttpResponse:
    """Show an article, in the frame of the portal."""
    return render(request, "design/showcase_portal.html", {"frame": specimens.PORTAL, "votes": specimens.VOTES})


def plain(request: HttpRequest) -> HttpResponse:
    """Show a page by itself."""
    return render(request, "design/showcase_plain.html", {"form": specimens.SignInForm()})


def sheet(request: HttpRequest) -> HttpResponse:
    """Show a page made for paper."""
    return render(
        request,
        "design/showcase_sheet.html",
        {"frame": specimens.OFFICE, "areas": specimens.AREAS, "units": specimens.UNITS},
    )


def error(request: HttpRequest, status: str) -> HttpResponse:
    """Show an error page as people meet it."""
    if status not in ERRORS:
        raise Http404(status)
    return render(request, f"{status}.html")
