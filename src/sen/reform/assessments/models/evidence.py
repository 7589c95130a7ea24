"""Evidence put beside a criterion: which piece, where in it to look; taken off, but never taken away."""

from django.db import models
from django.db.models import Q

LONGEST_LOCATOR = 200


class EvidenceUse(models.Model):
    """One piece of evidence that a unit uses for one criterion of one assessment."""

    assessment = models.ForeignKey("assessments.Assessment", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    piece = models.ForeignKey("evidence.Piece", on_delete=models.PROTECT, related_name="+")
    # Where in the piece it stands: "mục II.3, trang 4".
    locator = models.CharField(max_length=LONGEST_LOCATOR, blank=True)
    # Added while the unit explains: kept apart from what it declared with.
    is_supplementary = models.BooleanField(default=False)
    attached_at = models.DateTimeField()
    attached_by = models.CharField(max_length=400)
    # Taken off again; the row stays.
    detached_at = models.DateTimeField(null=True)
    detached_by = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("assessment", "code"), name="evidence_use_by_code"),)
        constraints = (
            models.UniqueConstraint(
                fields=("assessment", "code", "piece", "is_supplementary"),
                condition=Q(detached_at=None),
                name="evidence_use_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.code} {self.piece_id}"
