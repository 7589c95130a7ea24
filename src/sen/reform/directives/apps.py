"""Django's handle on the app."""

from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    """Directives."""

    name = "sen.reform.directives"
    label = "directives"
