"""The officials' addresses, one line per subject."""

from importlib.util import find_spec

from django.urls import include, path

_SUBJECTS = ("accounts", "organizations", "work", "assessments", "directives", "reviews", "news")

urlpatterns = [path("", include(f"sen.office.{name}.urls")) for name in _SUBJECTS if find_spec(f"sen.office.{name}")]
