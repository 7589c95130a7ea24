"""Texts from which tasks were proposed, and the proposals."""

from django.db import models
from django.db.models import F, Q

from sen.reform.directives.workflow import DraftState


class DraftBatch(models.Model):
    """One text and what was found in it."""

    source_name = models.CharField(max_length=200)
    text = models.TextField()
    origin = models.CharField(max_length=60, blank=True, db_index=True)
    written_on = models.DateField()
    # Units named in the text that nobody here answers to: name, start, end, suggestions.
    unknown_units = models.JSONField(default=list)
    # Sentences that look like an assignment and are none: start, end, quote, reason.
    skipped = models.JSONField(default=list)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    by_label = models.CharField(max_length=400)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.source_name


class TaskDraft(models.Model):
    """A task somebody may confirm, with the words it came from."""

    batch = models.ForeignKey(DraftBatch, on_delete=models.PROTECT, related_name="drafts")
    number = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    rule = models.CharField(max_length=100)
    title = models.TextField()
    leads = models.ManyToManyField("organizations.Unit", related_name="+", blank=True)
    co_ordinators = models.ManyToManyField("organizations.Unit", related_name="+", blank=True)
    # The words of a set: "UBND các xã, phường".
    lead_set = models.TextField(blank=True)
    unknown_leads = models.JSONField(default=list)
    # The words each lead was named by: [words, code].
    lead_words = models.JSONField(default=list)
    product = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_is_proposed = models.BooleanField(default=False)
    due_words = models.TextField(blank=True)
    warnings = models.JSONField(default=list)
    state = models.CharField(max_length=20, choices=DraftState, default=DraftState.PROPOSED)
    decided_by_label = models.CharField(max_length=400, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("batch", "number"), name="draft_number"),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="draft_span_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.title[:60]}"
