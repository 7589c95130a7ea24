"""Django's handle on the subject."""

from django.apps import AppConfig


class DataConfig(AppConfig):
    """Public pages of open data."""

    name = "sen.portal.data"
    label = "portal_data"
