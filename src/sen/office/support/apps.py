"""The pages about support for low units."""

from django.apps import AppConfig


class SupportPages(AppConfig):
    """Pages of the secretary and the chair."""

    name = "sen.office.support"
    label = "office_support"
