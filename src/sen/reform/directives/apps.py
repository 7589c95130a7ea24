"""Django's handle on the app."""

from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    """Directives."""

    name = "sen.reform.directives"
    label = "directives"

    def ready(self) -> None:
        """What a unit was given and finished, and what it communicated in time, is proposed to its assessment."""
        from sen.reform.assessments.facts import offer
        from sen.reform.directives.facts import communicated_in_time, finished_in_time

        offer("directives", finished_in_time)
        offer("communication", communicated_in_time)
