"""Addresses: Vietnamese words, English route names."""

from django.conf import settings
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("ngon-ngu/", set_language, name="set_language"),
    path("", include("sen.office.urls")),
    path("", include("sen.portal.urls")),
]
if settings.DEBUG:
    urlpatterns.insert(0, path("design/", include("sen.design.urls")))
