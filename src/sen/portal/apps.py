"""Django's handle on the portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Public pages."""

    name = "sen.portal"
    label = "portal"
