"""Addresses: Vietnamese words, English route names; the same pages in English under `/en/`."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = i18n_patterns(
    path("", include("sen.office.urls")),
    path("", include("sen.portal.urls")),
    prefix_default_language=False,
)
if settings.DEBUG:
    urlpatterns.insert(0, path("design/", include("sen.design.urls")))
