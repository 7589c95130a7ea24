"""Django's handle on the pages."""

from django.apps import AppConfig


class AssessmentPagesConfig(AppConfig):
    """Pages of rounds, rankings, score sheets and indices."""

    name = "sen.office.assessments"
    label = "office_assessments"
