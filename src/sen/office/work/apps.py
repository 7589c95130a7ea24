"""Django's handle on the page."""

from django.apps import AppConfig


class WorkPageConfig(AppConfig):
    """My work."""

    name = "sen.office.work"
    label = "office_work"
