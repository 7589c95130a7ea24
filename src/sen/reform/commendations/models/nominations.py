"""Nominations, what a person confirmed of them, and every step of their lives."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sen.reform.commendations.models.ledger import Signed
from sen.reform.commendations.models.rounds import Basis, Round
from sen.reform.commendations.workflow import GONE, Move, State
from sen.reform.common.append_only import AddedOnly


class Nomination(models.Model):
    """One unit for one achievement; the grounds cite the data as they stood."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="nominations")
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    # What the achievement is, for everybody in the same words: one achievement is commended once.
    achievement_key = models.CharField(max_length=120)
    # Which rule it rests on, and the words of the certificate.
    rule_key = models.CharField(max_length=40)
    achievement = models.CharField(max_length=300)
    basis = models.ForeignKey(Basis, on_delete=models.PROTECT, null=True, related_name="+")
    grounds = models.JSONField()
    report = models.TextField(blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=400, blank=True)
    # The digest somebody saw, and kept the award nevertheless; none before that, empty for a withdrawn result.
    seen_digest = models.CharField(max_length=64, null=True)  # empty and none differ here
    state = models.CharField(max_length=20, choices=State, default=State.DRAFTED)
    moved_at = models.DateTimeField()
    nominated_by = models.CharField(max_length=400)

    class Meta:
        ordering = ("round", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "achievement_key"),
                condition=~Q(state__in=sorted(GONE)),
                name="one_achievement_one_form",
                violation_error_message=_("One achievement is commended once, in one form."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.achievement_key} ({self.state})"


class Confirmation(Signed):
    """What a person said of a condition, with its proof; the newest counts."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="confirmations")
    condition_key = models.CharField(max_length=40)
    is_met = models.BooleanField()
    # Number of the document that proves it, or why it is not met.
    proof = models.CharField(max_length=200)

    objects = AddedOnly["Confirmation"].as_manager()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.nomination_id} {self.condition_key}: {self.is_met}"


class NominationRecord(Signed):
    """One step: what happened, why, and the state afterwards."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="records")
    move = models.CharField(max_length=20, choices=Move)
    state = models.CharField(max_length=20, choices=State)
    reason = models.TextField(blank=True)

    objects = AddedOnly["NominationRecord"].as_manager()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.nomination_id}: {self.move} → {self.state}"
