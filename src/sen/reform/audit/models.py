"""The append-only chain of events."""

from typing import Any, NoReturn

from django.db import models


class AppendOnly(models.QuerySet["AuditEvent"]):
    """Refuse bulk changes; the database refuses them too."""

    def update(self, **fields: Any) -> NoReturn:
        """Events are never changed."""
        raise TypeError("Audit events are never changed: record a new one.")

    def delete(self) -> NoReturn:
        """Events are never deleted."""
        raise TypeError("Audit events are never deleted.")


class AuditEvent(models.Model):
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

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("subject_type", "subject_id"), name="audit_subject"),)

    def __str__(self) -> str:
        return f"{self.name} {self.subject_type}#{self.subject_id}"

    def save(self, **options: Any) -> None:
        """Add the event; an existing one is never written again."""
        if self.pk is not None:
            raise TypeError("Audit events are never changed: record a new one.")
        super().save(**options)

    def delete(self, **options: Any) -> NoReturn:
        """Events are never deleted."""
        raise TypeError("Audit events are never deleted.")


class ChainHead(models.Model):
    """The digest of the last event: one row, locked while a link is added, so the chain cannot fork."""

    digest = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return self.digest
