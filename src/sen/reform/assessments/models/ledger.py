"""The ledger: one chain of entries per assessment, and which of them is the latest of its kind."""

from django.db import models

from sen.reform.assessments.workflow import Act, Stage
from sen.reform.common.append_only import AddedOnly, AppendOnlyRow

START = "0" * 64


class Entry(AppendOnlyRow):
    """What was said of one criterion at one moment; complete in itself, so the latest of a stage is what counts."""

    assessment = models.ForeignKey("assessments.Assessment", on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=40)
    stage = models.CharField(max_length=12, choices=Stage)
    act = models.CharField(max_length=10, choices=Act)
    # Exact text by the name of the figure: all figures of the criterion as they stand after this entry.
    inputs = models.JSONField(default=dict)
    # Why the criterion does not apply; empty when it does.
    not_applicable = models.CharField(max_length=500, blank=True)
    # What the rule gives for these figures, as exact text; empty where nothing is given yet, or peers must be known.
    points = models.CharField(max_length=60, blank=True)
    # The index the rule stood in, by the digest of its text.
    rule_digest = models.CharField(max_length=64)
    # Why the figures are what they are, or were changed.
    reason = models.CharField(max_length=2000, blank=True)
    by_user_id = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=400)
    at = models.DateTimeField()
    # What the page made up for this one save: the same save sent twice is kept once.
    save_key = models.CharField(max_length=40, null=True, unique=True)  # unique only where given
    previous_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    objects = AddedOnly.as_manager()

    class Meta:
        ordering = ("assessment", "number")
        constraints = (models.UniqueConstraint(fields=("assessment", "number"), name="entry_number"),)

    def __str__(self) -> str:
        return f"{self.assessment_id}/{self.number} {self.code}"


class Latest(models.Model):
    """The projection: the newest entry of each stage on each criterion, written together with it."""

    assessment = models.ForeignKey("assessments.Assessment", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    stage = models.CharField(max_length=12, choices=Stage)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    # How many entries the stage has on the criterion.
    count = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("assessment", "code", "stage"), name="latest_once"),)
        indexes = (models.Index(fields=("code", "stage"), name="latest_by_code"),)

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.code} {self.stage}"
