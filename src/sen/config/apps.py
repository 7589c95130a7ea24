"""Django's handle on the wiring: its words and the check that the house is in order."""

from django.apps import AppConfig


class WiringConfig(AppConfig):
    """Wiring."""

    name = "sen.config"
    label = "config"
