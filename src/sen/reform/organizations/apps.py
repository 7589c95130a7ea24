"""Django's handle on the app."""

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    """Organizations."""

    name = "sen.reform.organizations"
    label = "organizations"
