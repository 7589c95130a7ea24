"""Rounds of commendation and the results they rest on."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sen.reform.commendations.kinds import Form, Occasion
from sen.reform.commendations.models.ledger import Signed
from sen.reform.common.append_only import AddedOnly, AppendOnlyRow
from sen.reform.scoring.kinds import RunKind


class Round(Signed):
    """One round of commendation; its rules are those of its day, whatever is adopted later."""

    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    occasion = models.CharField(max_length=12, choices=Occasion)
    form = models.CharField(max_length=12, choices=Form, default=Form.CERTIFICATE)
    # Where it came from: "reviews.review:1".
    origin = models.CharField(max_length=60, blank=True)
    # The day of the conference; none for a sudden achievement.
    held_on = models.DateField(null=True)
    dossiers_due_on = models.DateField(null=True)
    # The stretch of time whose late tasks and disciplines stand in the way.
    period_from = models.DateField()
    period_to = models.DateField()
    # What applied on the day it was opened: shares, deadlines, rules, each with its source.
    regulation = models.JSONField()
    is_simulated = models.BooleanField(default=False)

    objects = AddedOnly["Round"].as_manager()

    class Meta:
        ordering = ("-year", "-held_on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(period_from__lte=F("period_to")),
                name="commendation_period_in_order",
                violation_error_message=_("The period cannot end before it begins."),
            ),
            models.UniqueConstraint(
                fields=("year", "title"),
                name="commendation_round_once",
                violation_error_message=_("There is a round of commendation with this title in this year already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.year}: {self.title}"


class Basis(AppendOnlyRow):
    """A result the round rests on, as it stood when the round was opened: which run, and its digest."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="bases")
    assessment_round = models.ForeignKey("assessments.Round", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=RunKind)
    run = models.ForeignKey("scoring.ScoreRun", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)

    objects = AddedOnly["Basis"].as_manager()

    class Meta:
        ordering = ("round", "id")
        constraints = (
            models.UniqueConstraint(fields=("round", "assessment_round", "digest"), name="commendation_basis_once"),
        )

    def __str__(self) -> str:
        return f"{self.round_id} ← {self.digest[:12]}"
