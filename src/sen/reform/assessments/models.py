"""Rounds, the assessments in them, and the ledger of what was declared."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sen.reform.assessments.workflow import Stage, State
from sen.reform.common.append_only import AddedOnly, AppendOnlyRow

START = "0" * 64


class Round(models.Model):
    """A season of assessment: one index, its units, the day the figures run to."""

    year = models.PositiveSmallIntegerField(
        unique=True, error_messages={"unique": _("There already is a round for this year.")}
    )
    title = models.CharField(max_length=200)
    index_version = models.ForeignKey("indices.IndexVersion", on_delete=models.PROTECT, related_name="+")
    cut_off_on = models.DateField()
    # Figures invented for a demonstration are called so on every page.
    is_simulated = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=400)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ("-year",)

    def __str__(self) -> str:
        return f"{self.title} ({self.year})"


class Assessment(models.Model):
    """One unit in one round, compared within its peer group."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="assessments")
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="assessments")
    peer_group = models.CharField(max_length=100)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    # The last link of the ledger's chain: locked while an entry is added, so the chain cannot fork.
    entry_count = models.PositiveIntegerField(default=0)
    head_digest = models.CharField(max_length=64, default=START)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "unit"), name="assessment_once"),)

    def __str__(self) -> str:
        return f"{self.unit} · {self.round}"


class Entry(AppendOnlyRow):
    """What was declared of one criterion at one moment."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=40)
    stage = models.CharField(max_length=10, choices=Stage)
    # Exact text by the name of the figure; an empty text takes an earlier figure back.
    inputs = models.JSONField(default=dict)
    # Why the criterion does not apply; empty when it does.
    not_applicable = models.CharField(max_length=500, blank=True)
    # Why the figures are what they are, or were changed.
    reason = models.CharField(max_length=500, blank=True)
    by_user_id = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=400)
    at = models.DateTimeField()
    previous_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    objects = AddedOnly.as_manager()

    class Meta:
        ordering = ("assessment", "number")
        constraints = (models.UniqueConstraint(fields=("assessment", "number"), name="entry_number"),)

    def __str__(self) -> str:
        return f"{self.assessment_id}/{self.number} {self.code}"
