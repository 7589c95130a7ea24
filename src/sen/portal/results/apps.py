"""Django's handle on the subject."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """Public pages of results."""

    name = "sen.portal.results"
    label = "portal_results"
