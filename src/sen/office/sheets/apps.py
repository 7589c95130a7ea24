"""Django's handle on the pages."""

from django.apps import AppConfig


class SheetPagesConfig(AppConfig):
    """Pages of a unit's own sheet: its figures, its evidence, its answers to marks."""

    name = "sen.office.sheets"
    label = "office_sheets"
