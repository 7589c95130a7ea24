"""Ratings and comments; what they are about is named by a text ("news.article:5"), so that anything can be rated."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sen.reform.feedback.reasons import Reason
from sen.reform.feedback.workflow import MOVES, Move, State


class Rating(models.Model):
    """One browser's stars for one subject."""

    subject = models.CharField(max_length=60)
    voter_key = models.CharField(max_length=64)
    stars = models.PositiveSmallIntegerField()
    rated_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("subject", "voter_key"), name="feedback_one_rating_a_browser"),
            models.CheckConstraint(
                condition=Q(stars__gte=1) & Q(stars__lte=5),
                name="feedback_one_to_five_stars",
                violation_error_message=_("A rating has one to five stars."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject}: {self.stars}"


class Comment(models.Model):
    """What a reader wrote, and what the moderator decided about it."""

    subject = models.CharField(max_length=60)
    name = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    sent_at = models.DateTimeField()
    # Tells a comment sent twice by one press too many; leads back to no one.
    fingerprint = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    refused_for = models.CharField(max_length=12, choices=Reason, blank=True)
    refusal_note = models.CharField(max_length=300, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=("subject", "state"), name="feedback_by_subject"),
            models.Index(fields=("state", "sent_at"), name="feedback_queue"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=State.REFUSED) | ~Q(refused_for=""),
                name="feedback_refused_for_a_reason",
                violation_error_message=_("A comment that is not published needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject} ({self.state})"

    def move(self, move: Move, *, by: str, at: datetime) -> None:
        """Follow the table, and keep who decided and when."""
        self.state = MOVES[move][1]
        self.decided_by = by
        self.decided_at = at
        self.refused_for = self.refusal_note = ""
