"""Django's handle on the app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Assessments."""

    name = "sen.reform.assessments"
    label = "assessments"
