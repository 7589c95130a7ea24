"""Registers the look with Django."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """The app `design`: templates, template tags, static files."""

    name = "sen.design"
    label = "design"
