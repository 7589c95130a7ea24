"""Rows of the books of plans and tasks."""

from django.db import models

from sen.reform.common.append_only import AppendOnlyRow


class LedgerRow(AppendOnlyRow):
    """Something said by somebody at a moment; a correction is a new row."""

    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    by_label = models.CharField(max_length=400)
    at = models.DateTimeField()

    class Meta:
        abstract = True
