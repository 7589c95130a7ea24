"""Rows that say who did something, and when."""

from django.db import models

from sen.reform.common.append_only import AppendOnlyRow


class Signed(AppendOnlyRow):
    """Something done by somebody at a moment; never changed afterwards."""

    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    by_label = models.CharField(max_length=400)
    at = models.DateTimeField()

    class Meta:
        abstract = True
