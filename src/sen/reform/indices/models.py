"""The adopted versions of index definitions."""

from django.db import models
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sen.reform.common.append_only import AddedOnly, AppendOnlyRow


class Status(TextChoices):
    """What a definition calls itself: only issued and corrected ones bind anybody."""

    SAMPLE = "sample", _("Sample")
    DRAFT = "draft", _("Draft definition")
    ISSUED = "issued", _("Issued")
    CORRECTED = "corrected", _("Corrected")
    REPLACED = "replaced", _("Replaced")


class IndexVersion(AppendOnlyRow):
    """One version of one index, with the text it was read from."""

    index_id = models.CharField(max_length=100)
    version = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    status = models.CharField(max_length=10, choices=Status)
    basis = models.JSONField()
    valid_from = models.DateField()
    valid_to = models.DateField()
    source_name = models.CharField(max_length=200)
    text = models.TextField()
    # SHA-256 of the text, as the engine writes it into every result.
    digest = models.CharField(max_length=64, unique=True)
    adopted_at = models.DateTimeField()
    adopted_by = models.CharField(max_length=400)

    objects = AddedOnly.as_manager()

    class Meta:
        ordering = ("-valid_from", "-id")
        constraints = (models.UniqueConstraint(fields=("index_id", "version"), name="index_version_key"),)

    def __str__(self) -> str:
        return f"{self.index_id} {self.version}"
