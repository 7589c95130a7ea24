"""Django's handle on the app."""

from django.apps import AppConfig


class CommendationsConfig(AppConfig):
    """Commendations."""

    name = "sen.reform.commendations"
    label = "commendations"
