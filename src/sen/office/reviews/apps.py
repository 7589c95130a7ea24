"""Django's handle on the pages."""

from django.apps import AppConfig


class ReviewPagesConfig(AppConfig):
    """Pages of review meetings."""

    name = "sen.office.reviews"
    label = "office_reviews"
