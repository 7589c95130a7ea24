"""Names of units as this authority writes them, learnt from people's corrections."""

from django.db import models

from sen.reform.directives.models.ledger import LedgerRow


class GazetteerEntry(LedgerRow):
    """A name and the unit it means; the last entry of a key counts."""

    name = models.CharField(max_length=300)
    # What spellings of the name share (`drafting.key`).
    key = models.CharField(max_length=300, db_index=True)
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    draft = models.ForeignKey("directives.TaskDraft", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name
