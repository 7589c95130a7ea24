"""Django's handle on the app."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    """Editions."""

    name = "sen.reform.common.editions"
    label = "editions"
