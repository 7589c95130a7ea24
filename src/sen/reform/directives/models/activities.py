"""Communication (tuyên truyền): what was planned, and what was done with its proof."""

from django.db import models
from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from sen.reform.common.append_only import AddedOnly
from sen.reform.directives.models.ledger import LedgerRow


class Channel(TextChoices):
    """How people are reached."""

    CONFERENCE = "conference", _("Conference or talk")
    PORTAL = "portal", _("Portal and web pages")
    RADIO = "radio", _("Radio and loudspeakers")
    PRESS = "press", _("Press and television")
    PRINT = "print", _("Leaflets, posters, banners")
    SOCIAL = "social", _("Social networks")
    CONTEST = "contest", _("Contest")
    OTHER = "other", _("Other")


class Activity(models.Model):
    """One piece of communication a unit plans; how it stands is its last report."""

    year = models.PositiveSmallIntegerField()
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    channel = models.CharField(max_length=20, choices=Channel)
    audience = models.CharField(max_length=200, blank=True)
    due_on = models.DateField()
    # What it is about, in words people search for.
    detail = models.TextField(blank=True)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("due_on", "id")

    def __str__(self) -> str:
        return f"{self.year}: {self.title[:60]}"


class ActivityReport(LedgerRow):
    """That an activity took place, with its proof, or that it is called off with the reason; the last counts."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="reports")
    # Nothing when it is called off.
    done_on = models.DateField(null=True)
    text = models.TextField()
    # The proof: a piece of the library of documents, or an address on the web.
    piece_key = models.CharField(max_length=64, blank=True)
    link = models.URLField(max_length=500, blank=True)

    objects = AddedOnly["ActivityReport"].as_manager()

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | ~Q(piece_key="") | ~Q(link=""),
                name="activity_done_has_a_proof",
                violation_error_message=_("An activity that took place needs its proof."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.activity_id}: {self.done_on}"
