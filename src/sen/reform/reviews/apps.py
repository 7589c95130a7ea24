"""Django's handle on the app."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Periodic reviews."""

    name = "sen.reform.reviews"
    label = "reviews"
