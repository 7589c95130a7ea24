"""Django's handle on the subject."""

from django.apps import AppConfig


class PromisesOfficeConfig(AppConfig):
    """Pages where promises are made public."""

    name = "sen.office.promises"
    label = "office_promises"
