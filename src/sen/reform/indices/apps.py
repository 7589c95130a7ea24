"""Django's handle on the app."""

from django.apps import AppConfig


class IndicesConfig(AppConfig):
    """Indices."""

    name = "sen.reform.indices"
    label = "indices"
