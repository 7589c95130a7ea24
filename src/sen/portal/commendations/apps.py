"""Django's handle on the public list of awards."""

from django.apps import AppConfig


class PortalCommendationsConfig(AppConfig):
    """The public list of awards."""

    name = "sen.portal.commendations"
    label = "portal_commendations"
