"""Django's handle on the pages."""

from django.apps import AppConfig


class CommunicationPagesConfig(AppConfig):
    """Pages of communication."""

    name = "sen.office.communication"
    label = "office_communication"
