"""Django's handle on the pages."""

from django.apps import AppConfig


class UnitPagesConfig(AppConfig):
    """Pages of units."""

    name = "sen.office.organizations"
    label = "office_organizations"
