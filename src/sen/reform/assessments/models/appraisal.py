"""Who appraises what, which items are read twice, and the reasons appraisers use again and again."""

from django.db import models


class Assignment(models.Model):
    """A person appraises a criterion for all units of a round but their own."""

    round = models.ForeignKey("assessments.Round", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    assigned_by = models.CharField(max_length=400)
    assigned_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "code", "user"), name="assignment_once"),)

    def __str__(self) -> str:
        return f"{self.round_id} {self.code} {self.user_id}"


class SecondReading(models.Model):
    """A drawn item that a second person marks without seeing the first mark."""

    assessment = models.ForeignKey("assessments.Assessment", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    reader = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    # The seed of the draw: anybody can draw the same sample again.
    seed = models.CharField(max_length=40)
    drawn_by = models.CharField(max_length=400)
    drawn_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("assessment", "code"), name="second_reading_once"),)

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.code}"


class ReasonPhrase(models.Model):
    """A reason kept for use again: for one criterion, or for all when it names none."""

    code = models.CharField(max_length=40, blank=True)
    words = models.CharField(max_length=500)
    added_by = models.CharField(max_length=400)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("code", "id")
        constraints = (models.UniqueConstraint(fields=("code", "words"), name="reason_phrase_once"),)

    def __str__(self) -> str:
        return self.words
