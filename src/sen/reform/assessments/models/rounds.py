"""Rounds with their calendar, the assessments in them, and every turn these took."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sen.reform.assessments.models.ledger import START
from sen.reform.assessments.workflow import State
from sen.reform.common.append_only import AddedOnly, AppendOnlyRow


class Round(models.Model):
    """A season of assessment: one index, its units, the day the figures run to, and a calendar."""

    year = models.PositiveSmallIntegerField()
    # Who is measured, in words and as addresses say it: a year may have a round for each kind of unit.
    block = models.CharField(max_length=100)
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    index_version = models.ForeignKey("indices.IndexVersion", on_delete=models.PROTECT, related_name="+")
    cut_off_on = models.DateField()
    # Figures invented for a demonstration are called so on every page.
    is_simulated = models.BooleanField(default=False)
    # The calendar: the first day units declare on, then the last day of each window.
    opens_on = models.DateField()
    self_closes_on = models.DateField()
    appraisal_closes_on = models.DateField()
    explanations_close_on = models.DateField()
    reappraisal_closes_on = models.DateField()
    council_on = models.DateField()
    publication_on = models.DateField()
    # The least number of working days a unit has to explain, however late the first appraisal ends.
    explanation_days = models.PositiveSmallIntegerField(default=3)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=400)

    class Meta:
        ordering = ("-year", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("year", "key"),
                name="round_key",
                violation_error_message=_("There already is such a round for this year."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.year})"


class Assessment(models.Model):
    """One unit in one round, compared within its peer group."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="assessments")
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="assessments")
    peer_group = models.CharField(max_length=100)
    state = models.CharField(max_length=12, choices=State, default=State.DECLARING)
    moved_at = models.DateTimeField()
    # The last day to explain, set when the first appraisal is handed over.
    explain_to = models.DateField(null=True)
    # The last link of the ledger's chain: locked while an entry is added, so the chain cannot fork.
    entry_count = models.PositiveIntegerField(default=0)
    head_digest = models.CharField(max_length=64, default=START)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "unit"), name="assessment_once"),)

    def __str__(self) -> str:
        return f"{self.unit} · {self.round}"


class Turn(AppendOnlyRow):
    """One move of an assessment from a state to another."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="turns")
    move = models.CharField(max_length=12)
    state = models.CharField(max_length=12, choices=State)
    reason = models.CharField(max_length=500, blank=True)
    by_user_id = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=400)
    at = models.DateTimeField()

    objects = AddedOnly.as_manager()

    class Meta:
        ordering = ("assessment", "id")

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.move}"


class Extension(AppendOnlyRow):
    """More time for one unit, once in a round, with the reason everybody reads."""

    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT, related_name="extension")
    # The state it was given in: only that window is longer.
    state = models.CharField(max_length=12, choices=State)
    ends_on = models.DateField()
    reason = models.CharField(max_length=500)
    given_by = models.CharField(max_length=400)
    given_at = models.DateTimeField()

    objects = AddedOnly.as_manager()

    def __str__(self) -> str:
        return f"{self.assessment_id} → {self.ends_on}"
