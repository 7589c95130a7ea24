"""Django's handle on the app."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """Feedback."""

    name = "sen.reform.feedback"
    label = "feedback"
