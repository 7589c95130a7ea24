"""Django's handle on the app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Assessments."""

    name = "sen.reform.assessments"
    label = "assessments"

    def ready(self) -> None:
        """Last year's answers are proposed, too."""
        from sen.reform.assessments.facts import from_last_year, offer

        offer("assessments.last_year", from_last_year)
