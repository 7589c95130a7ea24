"""Django's handle on the app."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Periodic reviews."""

    name = "sen.reform.reviews"
    label = "reviews"

    def ready(self) -> None:
        """What a unit handed in, and when, is proposed to its assessment."""
        from sen.reform.assessments.facts import offer
        from sen.reform.reviews.facts import handed_in

        offer("reviews", handed_in)
