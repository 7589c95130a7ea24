"""The sites of units on one installation, and the hours they are not to be reached."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Site(models.Model):
    """The portal of a unit: under the address of the installation, a path of it, or a host name of its own."""

    unit = models.OneToOneField("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    # The first word of its addresses ("phuong-3"); empty for the site at the root.
    key = models.SlugField(max_length=60, unique=True, blank=True)
    host = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=120)
    tagline = models.CharField(max_length=120, blank=True)
    # Whether it shows the news of every unit, as a city does, or only its own and what was shared with it.
    shows_all_units = models.BooleanField(default=False)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    hours = models.CharField(max_length=200, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    # Articles of the kind "page", in the order of the menu.
    menu = models.JSONField(default=list)
    # The day the unit went on as another: the old addresses lead to the successor's site, nothing is lost.
    closed_on = models.DateField(null=True)
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="predecessors")
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("host",), condition=~Q(host=""), name="news_site_host"),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | Q(closed_on__isnull=False),
                name="news_succeeded_site_is_closed",
                violation_error_message=_("A site that is still open has no successor."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} (/{self.key})"


class Outage(models.Model):
    """Hours in which the portal will not be reached, announced to readers beforehand."""

    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    reason = models.CharField(max_length=300)
    # Why it could not be announced seven working days before; empty when it was.
    urgency = models.CharField(max_length=300, blank=True)
    announced_at = models.DateTimeField()
    announced_by = models.CharField(max_length=200)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at")),
                name="news_outage_ends_after_it_begins",
                violation_error_message=_("An outage ends after it begins."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.begins_at} – {self.ends_at}"
