"""Django's handle on the app."""

from django.apps import AppConfig


class ScoringConfig(AppConfig):
    """Scoring."""

    name = "sen.reform.scoring"
    label = "scoring"
