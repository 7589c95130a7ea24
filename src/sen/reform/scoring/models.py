"""Runs, their lines, and their approvals: written once."""

from django.db import models

from sen.reform.common.append_only import AddedOnly, AppendOnlyRow
from sen.reform.scoring.kinds import RunKind


class ScoreRun(AppendOnlyRow):
    """One computation of a whole round."""

    round = models.ForeignKey("assessments.Round", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=RunKind)
    cut_off_on = models.DateField()
    # What it was computed from and with: enough to compute it again.
    definition_digest = models.CharField(max_length=64)
    input_digest = models.CharField(max_length=64)
    result_digest = models.CharField(max_length=64)
    engine_version = models.CharField(max_length=20)
    # What the council had decided about ties and grades.
    decisions = models.JSONField()
    # The index as it was then: title, basis and rule in words of every leaf, the same for all units.
    leaves = models.JSONField()
    computed_at = models.DateTimeField()
    computed_by = models.CharField(max_length=400)

    objects = AddedOnly.as_manager()

    class Meta:
        ordering = ("-computed_at", "-id")
        indexes = (models.Index(fields=("round", "kind", "-computed_at"), name="score_run_latest"),)

    def __str__(self) -> str:
        return f"{self.round_id} {self.kind} {self.computed_at:%Y-%m-%d %H:%M}"


class ScoreLine(AppendOnlyRow):
    """One unit in a run. Numbers are exact texts such as `7/4`: no rounding happens in a database."""

    run = models.ForeignKey(ScoreRun, on_delete=models.PROTECT, related_name="lines")
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    peer_group = models.CharField(max_length=100)
    # How many entries of the unit's ledger were taken into account.
    entry_count = models.PositiveIntegerField()
    position = models.PositiveIntegerField()
    rank = models.PositiveIntegerField(null=True)
    # Why there is no rank.
    unranked_reason = models.CharField(max_length=300, blank=True)
    grade = models.CharField(max_length=60, blank=True)
    total = models.JSONField()
    areas = models.JSONField()
    # The whole score sheet: every group and leaf with its sentence and trace.
    sheet = models.JSONField()

    objects = AddedOnly.as_manager()

    class Meta:
        ordering = ("run", "position")
        constraints = (models.UniqueConstraint(fields=("run", "unit"), name="score_line_once"),)

    def __str__(self) -> str:
        return f"{self.run_id} {self.unit_id}"


class Approval(AppendOnlyRow):
    """The leader's word on one official run: exactly the result with this digest, and no other."""

    run = models.ForeignKey(ScoreRun, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    approved_at = models.DateTimeField()
    approved_by = models.CharField(max_length=400)
    by_user_id = models.BigIntegerField(null=True)
    note = models.CharField(max_length=500, blank=True)

    objects = AddedOnly.as_manager()

    class Meta:
        ordering = ("-approved_at", "-id")

    def __str__(self) -> str:
        return f"{self.run_id} {self.digest[:12]}"
