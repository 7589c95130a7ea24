"""Tasks, and every step of their lives."""

from django.db import models
from django.db.models import Q

from sen.reform.common.append_only import AddedOnly
from sen.reform.directives.models.ledger import LedgerRow
from sen.reform.directives.workflow import Move, State


class Task(models.Model):
    """
    What one lead unit was given to do.

    What is given to several units is a parent without a lead, and one child for each of them.
    """

    title = models.TextField()
    lead = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, null=True, related_name="tasks")
    co_ordinators = models.ManyToManyField("organizations.Unit", related_name="co_ordinated_tasks", blank=True)
    # Who keeps an eye on it; nobody in particular when none.
    monitor = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    product = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    area_code = models.CharField(max_length=20, blank=True)
    # Where it came from: "reviews.conclusion:7", "plan:2023".
    origin = models.CharField(max_length=60, blank=True, db_index=True)
    draft = models.ForeignKey("directives.TaskDraft", on_delete=models.PROTECT, null=True, related_name="tasks")
    given_at = models.DateTimeField()
    given_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    given_by_label = models.CharField(max_length=400)
    due_on = models.DateField(null=True, blank=True)
    original_due_on = models.DateField(null=True, blank=True)
    # The deadline as it was said: so many working days, or always ("thường xuyên"); else a day or none.
    working_days = models.PositiveSmallIntegerField(null=True, blank=True)
    is_regular = models.BooleanField(default=False)
    # The criterion it moves, and what the lead unit had there when the task was given.
    round = models.ForeignKey("assessments.Round", on_delete=models.PROTECT, null=True, related_name="+")
    criterion_code = models.CharField(max_length=20, blank=True)
    points_when_given = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)
    # The task of a unit that was not competent, handed on.
    continues = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="continued_by")
    state = models.CharField(max_length=20, choices=State, default=State.GIVEN)
    finished_on = models.DateField(null=True, blank=True)

    # Filled by queries: what had happened by the day asked about.
    records_so_far: list["TaskRecord"]

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(lead__isnull=False) | Q(parent__isnull=True), name="task_part_has_a_lead"
            ),
            models.CheckConstraint(
                condition=Q(finished_on__isnull=True) | Q(state__in=("reported", "finished", "finished_late")),
                name="task_finished_on",
            ),
            models.CheckConstraint(
                condition=Q(is_regular=False) | Q(due_on__isnull=True), name="task_regular_has_no_deadline"
            ),
            models.CheckConstraint(
                condition=Q(criterion_code="") | Q(round__isnull=False), name="task_criterion_has_a_round"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title[:60]} ({self.state})"


class TaskRecord(LedgerRow):
    """One step of a task: what happened, and how the task stood afterwards."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="records")
    move = models.CharField(max_length=20, choices=Move)
    state = models.CharField(max_length=20, choices=State)
    due_on = models.DateField(null=True)
    finished_on = models.DateField(null=True)
    # The result reported, or the reason given.
    text = models.TextField(blank=True)
    product = models.TextField(blank=True)
    # The product itself, in the library of documents.
    piece_key = models.CharField(max_length=64, blank=True)
    # The day an extension is asked for.
    asked_due_on = models.DateField(null=True)
    # Who is competent, says a unit that returns a task.
    competent_unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, null=True, related_name="+")

    objects = AddedOnly["TaskRecord"].as_manager()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.task_id}: {self.move} → {self.state}"
