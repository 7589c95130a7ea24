"""Checking what is printed: the form, and the page a QR code opens."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sen.portal.answering import public
from sen.portal.results.forms import VerificationCode
from sen.reform.publishing import queries


@public(parameters=("ma",))
def check(request: HttpRequest) -> HttpResponse:
    """The form; a typed digest leads to its page."""
    if "ma" not in request.GET:
        return render(request, "portal/results/check.html", {"form": VerificationCode(), "is_unknown": False})
    form = VerificationCode(request.GET)
    if not form.is_valid():
        return render(request, "portal/results/check.html", {"form": form, "is_unknown": False}, status=422)
    return redirect("portal:verify", form.cleaned_data["ma"])


@public(parameters=())
def verify(request: HttpRequest, digest: str) -> HttpResponse:
    """What a digest seals, and what became of it. An unknown one says so and nothing more."""
    sealed = queries.published_with_digest(digest)
    if sealed is None:
        context = {"form": VerificationCode(initial={"ma": digest}), "is_unknown": True}
        return render(request, "portal/results/check.html", context, status=404)
    return render(request, "portal/results/verified.html", {"sealed": sealed, "head": sealed.head})
