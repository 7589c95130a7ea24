"""Django's handle on the app."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """Feedback."""

    name = "sen.reform.feedback"
    label = "feedback"

    def ready(self) -> None:
        """What verified ratings say of a unit's service is proposed to its assessment."""
        from sen.reform.assessments.facts import offer
        from sen.reform.feedback.facts import verified_service

        offer("feedback", verified_service)
