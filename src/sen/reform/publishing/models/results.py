"""Versions of published results: written once, followed by others, never replaced."""

from django.db import models
from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sen.reform.common.append_only import AddedOnly, AppendOnlyRow


class Kind(TextChoices):
    """What a version does to the one before it."""

    PUBLISHED = "published", pgettext_lazy("result", "Published")
    CORRECTED = "corrected", pgettext_lazy("result", "Corrected")
    WITHDRAWN = "withdrawn", pgettext_lazy("result", "Withdrawn")


class PublishedResult(AppendOnlyRow):
    """One version of one round's result; a withdrawal is a version without a text."""

    round = models.ForeignKey("assessments.Round", on_delete=models.PROTECT, related_name="+")
    # What the public is told of the round, as it read that day: public pages read this table and no other.
    year = models.PositiveSmallIntegerField()
    key = models.SlugField(max_length=60)
    block = models.CharField(max_length=100)
    title = models.CharField(max_length=200)
    cut_off_on = models.DateField()
    is_simulated = models.BooleanField()
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    # The approved text, and SHA-256 over its canonical form: the digest on paper.
    content = models.JSONField(null=True)
    digest = models.CharField(max_length=64, blank=True, db_index=True)
    # The rules in words, as the index said them that day; none where it was published before rules were kept.
    method = models.JSONField(null=True)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=400)
    reason = models.CharField(max_length=500, blank=True)
    previous = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="+")
    # SHA-256 over this version and the seal before it.
    seal = models.CharField(max_length=64, unique=True)

    objects = AddedOnly["PublishedResult"].as_manager()

    class Meta:
        ordering = ("round", "number")
        indexes = (models.Index(fields=("year", "key", "number"), name="published_result_address"),)
        constraints = (
            models.UniqueConstraint(fields=("round", "number"), name="published_version_number"),
            models.CheckConstraint(
                condition=Q(kind=Kind.WITHDRAWN, content__isnull=True, digest="")
                | (~Q(kind=Kind.WITHDRAWN) & Q(content__isnull=False) & ~Q(digest="")),
                name="published_version_has_a_text",
                violation_error_message=_("A published version needs its text; a withdrawal has none."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.year}/{self.key}/{self.number} {self.kind}"
