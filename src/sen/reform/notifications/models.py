"""Notices, the one mail a day, and the addresses of calendar feeds."""

from django.db import models
from django.db.models import Q


class Notice(models.Model):
    """One sentence told to one person."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="notices")
    # What it is about; said again before it is read, the notice is renewed instead of doubled.
    key = models.CharField(max_length=120)
    sentence = models.CharField(max_length=400)
    # A path of this site.
    url = models.CharField(max_length=300)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_on = models.DateField(null=True)

    class Meta:
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(fields=("user", "key"), condition=Q(read_at__isnull=True), name="notice_once"),
        )
        indexes = (models.Index(fields=("user", "-at"), name="notice_of_user"),)

    def __str__(self) -> str:
        return self.sentence


class Outcome(models.TextChoices):
    """What became of the mail of a day."""

    # Also what a mail stays whose sender was stopped in the middle: it may have gone, so it is not sent again.
    SENDING = "sending"
    SENT = "sent"
    NOTHING = "nothing"
    FAILED = "failed"


class Digest(models.Model):
    """The mail of one person on one day: taken by one sender, sent once."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    tries = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "on"), name="digest_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.on}: {self.outcome}"


class CalendarFeed(models.Model):
    """The secret address of a person's deadlines; only its digest is kept, so nobody can read it here."""

    user = models.OneToOneField("accounts.User", on_delete=models.PROTECT, related_name="+")
    token_digest = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user_id}"
