"""Words that are added and never changed."""

from typing import Any

from django.db import models

from sen.reform.common.append_only import AddedOnly, AppendOnlyRow
from sen.reform.common.text import nfc

PERSON = "accounts.User"


class Written(AppendOnlyRow):
    """What was said, by whom and when: added, never changed."""

    text = models.TextField()
    written_at = models.DateTimeField()
    # Nobody when the system itself wrote it.
    written_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")

    objects = AddedOnly.as_manager()

    class Meta:
        abstract = True
        ordering = ("id",)

    def save(self, **options: Any) -> None:
        """Keep one form of the words."""
        self.text = nfc(self.text)
        super().save(**options)
