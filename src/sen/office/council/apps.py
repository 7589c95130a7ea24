"""Django's handle on the pages."""

from django.apps import AppConfig


class CouncilPagesConfig(AppConfig):
    """Pages of the council: decisions, result, papers, calibration."""

    name = "sen.office.council"
    label = "office_council"
