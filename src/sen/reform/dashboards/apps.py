"""Django's handle on the app."""

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    """Dashboards."""

    name = "sen.reform.dashboards"
    label = "dashboards"
