"""Django's handle on the subject."""

from django.apps import AppConfig


class FeedbackPagesConfig(AppConfig):
    """Public pages of ratings and comments."""

    name = "sen.portal.feedback"
    label = "portal_feedback"
