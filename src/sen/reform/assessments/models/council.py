"""What the council decides about places: who of two tied units stands first, which grade a unit gets."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sen.reform.common.append_only import AddedOnly, AppendOnlyRow


class PlaceDecision(AppendOnlyRow):
    """One decision; the newest about the same units or the same grade counts."""

    class Kind(models.TextChoices):
        """What is decided."""

        ORDER = "order", _("Order of tied units")
        GRADE = "grade", _("Grade of a unit")

    round = models.ForeignKey("assessments.Round", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind)
    # The units, the better placed first; one unit for a grade.
    unit_ids = models.JSONField()
    grade = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=500)
    by_label = models.CharField(max_length=400)
    at = models.DateTimeField()

    objects = AddedOnly.as_manager()

    class Meta:
        ordering = ("round", "id")

    def __str__(self) -> str:
        return f"{self.round_id} {self.kind} {self.unit_ids}"
