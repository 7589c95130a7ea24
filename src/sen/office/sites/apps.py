"""Django's handle on the subject."""

from django.apps import AppConfig


class SitesConfig(AppConfig):
    """Sites of units."""

    name = "sen.office.sites"
    label = "office_sites"
