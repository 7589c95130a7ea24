"""What the chair decided, and the tasks held until the meeting is closed."""

from django.db import models

from sen.reform.reviews.models.meetings import AgendaItem, Review
from sen.reform.reviews.models.written import PERSON, Written


class Conclusion(models.Model):
    """What the chair decided; its words are its latest wording, its tasks name it as their origin."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="conclusions")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, related_name="conclusions")
    position = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    # Made up by the page for each form: what is sent twice is recorded once.
    save_key = models.UUIDField(null=True, unique=True)

    class Meta:
        ordering = ("review", "position")
        constraints = (models.UniqueConstraint(fields=("review", "position"), name="conclusion_position_once"),)

    def __str__(self) -> str:
        return f"{self.review} · {self.position}"


class Wording(Written):
    """How a conclusion reads; the latest counts, the earlier ones stay readable."""

    conclusion = models.ForeignKey(Conclusion, on_delete=models.PROTECT, related_name="wordings")

    def __str__(self) -> str:
        return self.text


class HeldTask(models.Model):
    """The task of a conclusion, held until the secretary closes the meeting; then the units receive it."""

    conclusion = models.ForeignKey(Conclusion, on_delete=models.PROTECT, related_name="held_tasks")
    title = models.TextField()
    leads = models.ManyToManyField("organizations.Unit", related_name="+")
    co_ordinators = models.ManyToManyField("organizations.Unit", related_name="+", blank=True)
    product = models.TextField(blank=True)
    due_on = models.DateField(null=True)
    # The deadline said another way, counted from the closing: in so many working days, or always ("thường xuyên").
    working_days = models.PositiveSmallIntegerField(null=True)
    is_regular = models.BooleanField(default=False)
    monitor = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    # The criterion it is to move.
    round = models.ForeignKey("assessments.Round", on_delete=models.PROTECT, null=True, related_name="+")
    criterion_code = models.CharField(max_length=20, blank=True)
    draft = models.ForeignKey("directives.TaskDraft", on_delete=models.PROTECT, null=True, related_name="+")
    held_at = models.DateTimeField()
    held_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("conclusion", "id")

    def __str__(self) -> str:
        return self.title[:60]
