"""Comments, what moderators did with them, what the unit replied, and what readers reported."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sen.reform.common.append_only import AddedOnly, AppendOnlyRow
from sen.reform.feedback.reasons import Reason, ReportReason
from sen.reform.feedback.workflow import MOVES, Move, State


class Comment(models.Model):
    """What a reader wrote, and what the moderator decided about it."""

    subject = models.CharField(max_length=60)
    # The unit that published the subject: its people are told, and may reply.
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    sent_at = models.DateTimeField()
    # Tells a comment sent twice by one press too many; leads back to no one.
    fingerprint = models.CharField(max_length=64, unique=True)
    # Tells the same words under other subjects or from other browsers; empty for a few words anybody may say.
    likeness = models.CharField(max_length=64, blank=True)
    # Of the code that lets its writer withdraw the comment.
    withdrawal_digest = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    refused_for = models.CharField(max_length=12, choices=Reason, blank=True)
    refusal_note = models.CharField(max_length=300, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)
    # The places, counted from 0, where what looks like personal data is none.
    false_alarms = models.JSONField(default=list, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=("subject", "state"), name="feedback_by_subject"),
            models.Index(fields=("state", "sent_at"), name="feedback_queue"),
            models.Index(fields=("likeness",), name="feedback_likeness"),
            models.Index(fields=("withdrawal_digest",), name="feedback_withdrawal"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=State.REFUSED) | ~Q(refused_for=""),
                name="feedback_refused_for_a_reason",
                violation_error_message=_("A comment that is not published needs a reason."),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.WITHDRAWN) | Q(text="", name=""),
                name="feedback_withdrawn_without_words",
                violation_error_message=_("Nothing is kept of a comment that was withdrawn."),
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


class ModerationStep(AppendOnlyRow):
    """One decision about a comment, for the public log: never its words."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="steps")
    subject = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=State)
    refused_for = models.CharField(max_length=12, choices=Reason, blank=True)
    at = models.DateTimeField()

    objects = AddedOnly["ModerationStep"].as_manager()

    class Meta:
        ordering = ("at", "id")
        indexes = (models.Index(fields=("at",), name="feedback_log"),)

    def __str__(self) -> str:
        return f"{self.subject}: {self.state}"


class Reply(AppendOnlyRow):
    """What the unit says to a comment, in public; a correction is the next version."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="replies")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    unit_name = models.CharField(max_length=150)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    by_label = models.CharField(max_length=400)
    at = models.DateTimeField()

    objects = AddedOnly["Reply"].as_manager()

    class Meta:
        ordering = ("comment_id", "number")
        constraints = (models.UniqueConstraint(fields=("comment", "number"), name="feedback_reply_version"),)

    def __str__(self) -> str:
        return f"{self.comment_id} v{self.number}"


class CommentReport(models.Model):
    """That some reader found a published comment wrong; nothing of the reader is kept."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="reports")
    reason = models.CharField(max_length=12, choices=ReportReason)
    reported_on = models.DateField()
    # When a moderator looked at it.
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=("comment", "settled_at"), name="feedback_reports"),)

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.reason}"
