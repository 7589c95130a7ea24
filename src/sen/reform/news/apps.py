"""Django's handle on the app."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """News."""

    name = "sen.reform.news"
    label = "news"
