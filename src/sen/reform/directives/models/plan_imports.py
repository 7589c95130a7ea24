"""Plans brought as files, kept until somebody decides on what was read from them."""

from django.db import models


class PlanImport(models.Model):
    """The tables of one uploaded file and what was said of the plan; nothing of it counts until it is confirmed."""

    year = models.PositiveSmallIntegerField()
    title = models.TextField()
    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    # Why the plan is issued again; empty when it is the first of its year.
    reason = models.TextField(blank=True)
    # The issue it was read against; 0 when the year had none.
    base_revision = models.PositiveSmallIntegerField()
    file_name = models.CharField(max_length=200)
    # SHA-256 of the file.
    file_digest = models.CharField(max_length=64)
    tables = models.JSONField()
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    by_label = models.CharField(max_length=400)
    at = models.DateTimeField()
    # What it became.
    plan = models.OneToOneField("directives.Plan", on_delete=models.PROTECT, null=True, related_name="brought_as")

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.file_name} ({self.year})"
