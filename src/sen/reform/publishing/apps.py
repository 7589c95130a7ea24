"""Django's handle on the app."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Publishing."""

    name = "sen.reform.publishing"
    label = "publishing"
