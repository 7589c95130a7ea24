"""Django's handle on the pages of commendation."""

from django.apps import AppConfig


class OfficeCommendationsConfig(AppConfig):
    """Pages of commendation."""

    name = "sen.office.commendations"
    label = "office_commendations"
