"""Django's handle on the pages."""

from django.apps import AppConfig


class NewsPagesConfig(AppConfig):
    """Pages of editors and approvers."""

    name = "sen.office.news"
    label = "office_news"
