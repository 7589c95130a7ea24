"""The reform plan of a year, its areas and items, and what was reported of them."""

from django.db import models
from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from sen.reform.common.append_only import AddedOnly
from sen.reform.directives.models.ledger import LedgerRow


class ItemKind(TextChoices):
    """What an item of the plan is measured by."""

    TASK = "task", _("Task")
    TARGET = "target", _("Target")


class Plan(models.Model):
    """The plan as it was issued; issued again during the year, it is a new revision and the old one stays."""

    year = models.PositiveSmallIntegerField()
    revision = models.PositiveSmallIntegerField(default=1)
    # Why it was issued again.
    reason = models.TextField(blank=True)
    title = models.TextField()
    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    # Figures invented for a demonstration are called so on every page.
    is_simulated = models.BooleanField(default=False)

    class Meta:
        ordering = ("year", "revision")
        constraints = (
            models.UniqueConstraint(
                fields=("year", "revision"),
                name="plan_revision",
                violation_error_message=_("There already is such a revision of the plan of this year."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} ({self.year})"


class PlanArea(models.Model):
    """One of the plan's areas; its code and name come with the plan."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="areas")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("plan", "code"), name="plan_area_key"),)

    def __str__(self) -> str:
        return f"{self.code}. {self.name}"


class PlanItem(models.Model):
    """A task (so many steps) or a target (so much of something) with one lead unit."""

    area = models.ForeignKey(PlanArea, on_delete=models.PROTECT, related_name="items")
    code = models.CharField(max_length=20)
    title = models.TextField()
    kind = models.CharField(max_length=10, choices=ItemKind)
    lead = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="plan_items")
    co_ordinators = models.ManyToManyField("organizations.Unit", related_name="+", blank=True)
    product = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    # Where the money comes from, in words.
    budget = models.TextField(blank=True)
    due_on = models.DateField()
    # What is counted: "bước", "%", "thủ tục".
    measure = models.CharField(max_length=60, blank=True)
    planned = models.DecimalField(max_digits=18, decimal_places=4)
    # Where a target starts from.
    baseline = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    # The same item in the revision before; what was reported of it counts on.
    continues = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="continued_by")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("area", "code"), name="plan_item_key"),
            models.CheckConstraint(
                condition=Q(planned__gt=0),
                name="plan_item_planned",
                violation_error_message=_("What is planned must be more than nothing."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def place(self) -> tuple[str, str]:
        """Where it stands in its plan: the code of its area, and its own."""
        return self.area.code, self.code


class ProgressReport(LedgerRow):
    """What an item had reached on a day; the last one on or before a cut-off counts."""

    item = models.ForeignKey(PlanItem, on_delete=models.PROTECT, related_name="reports")
    value = models.DecimalField(max_digits=18, decimal_places=4)
    reported_on = models.DateField()
    # "Ước đạt": not yet counted, but expected by people who know.
    is_estimate = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    objects = AddedOnly["ProgressReport"].as_manager()

    class Meta:
        ordering = ("reported_on", "at", "id")
        constraints = (models.CheckConstraint(condition=Q(value__gte=0), name="progress_not_negative"),)

    def __str__(self) -> str:
        return f"{self.item_id}: {self.value} ({self.reported_on})"
