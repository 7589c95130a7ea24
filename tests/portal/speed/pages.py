"""Pages that say how often they were rendered."""

from itertools import count

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path

from sen.portal.answering import public

_renderings = count(1)
PADDING = "kết quả " * 100


def _rendered(request, **parts):
    return HttpResponse(f"{next(_renderings)} {request.build_absolute_uri()} {PADDING}")


@public(parameters=())
def _with_a_cookie(request):
    response = _rendered(request)
    response.set_cookie("x", "y")
    return response


@public(parameters=())
def _by_who_asks(request):
    request.session.get("x")
    return _rendered(request)


@public(parameters=())
def _moved(request):
    return redirect("/")


@public(parameters=("trang",))
def _short(request):
    return HttpResponse("short")


urlpatterns = [
    path("", public(parameters=("trang", "q", "da"))(_rendered), name="home"),
    path("so/<int:number>/", public(parameters=())(_rendered), name="number"),
    path("moi/", public(_rendered), name="any"),
    path("rieng/", _rendered, name="private"),
    path("banh/", _with_a_cookie, name="cookie"),
    path("phien/", _by_who_asks, name="session"),
    path("chuyen/", _moved, name="moved"),
    path("ngan/", _short, name="short"),
]
