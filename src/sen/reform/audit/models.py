"""The append-only chain of events."""

from django.db import models

from sen.reform.common.append_only import AddedOnly, AppendOnlyRow


class AuditEvent(AppendOnlyRow):
    """One link of the chain."""

    name = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    at = models.DateTimeField()
    by_user_id = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=200)
    details = models.JSONField(default=dict)
    previous_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    objects = AddedOnly["AuditEvent"].as_manager()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("subject_type", "subject_id"), name="audit_subject"),)

    def __str__(self) -> str:
        return f"{self.name} {self.subject_type}#{self.subject_id}"


class ChainHead(models.Model):
    """The digest of the last event: one row, locked while a link is added, so the chain cannot fork."""

    digest = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return self.digest
