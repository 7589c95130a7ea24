"""Django's handle on the pages."""

from django.apps import AppConfig


class FeedbackPagesConfig(AppConfig):
    """Pages of ratings and comments."""

    name = "sen.office.feedback"
    label = "office_feedback"
