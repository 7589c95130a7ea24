"""How tasks are followed up: the rule, who was told what, and the letters that urged a unit."""

from datetime import time

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sen.reform.common.append_only import AddedOnly, AppendOnlyRow
from sen.reform.directives.models.ledger import LedgerRow


def customary_days_before() -> list[int]:
    """A week, three days, a day before."""
    return [7, 3, 1]


class FollowUpRule(LedgerRow):
    """When who is told of a deadline; the last row counts. The defaults are customary, not law."""

    remind_days_before = models.JSONField(default=customary_days_before)
    # Days overdue after which the next one up is told.
    head_after_days = models.PositiveSmallIntegerField(default=1)
    secretary_after_days = models.PositiveSmallIntegerField(default=5)
    leader_after_days = models.PositiveSmallIntegerField(default=15)
    # Nobody is told anything between these hours.
    quiet_from = models.TimeField(default=time(18, 0))
    quiet_to = models.TimeField(default=time(7, 0))

    objects = AddedOnly["FollowUpRule"].as_manager()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(head_after_days__lte=models.F("secretary_after_days"))
                & Q(secretary_after_days__lte=models.F("leader_after_days")),
                name="follow_up_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"{self.remind_days_before}"


class Rung(models.TextChoices):
    """Whom a deadline is brought before, from the unit upwards."""

    OFFICER = "officer", _("Officer of the unit")
    HEAD = "head", _("Head of the unit")
    SECRETARY = "secretary", _("Secretary of the council")
    LEADER = "leader", _("Leader of the People's Committee")
    # Not up the ladder: who gave the task has an extension to decide on.
    GIVER = "giver", _("Who gave the task")


class Reminder(AppendOnlyRow):
    """That people on a rung were told of a deadline; once, however often the job runs."""

    task = models.ForeignKey("directives.Task", on_delete=models.PROTECT, related_name="reminders")
    # The deadline it was about: an extended task is followed up anew.
    due_on = models.DateField()
    rung = models.CharField(max_length=20, choices=Rung)
    # How many days before the deadline; nothing once it has passed.
    days_before = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()

    objects = AddedOnly["Reminder"].as_manager()

    class Meta:
        ordering = ("at", "id")
        constraints = (models.UniqueConstraint(fields=("task", "due_on", "rung", "days_before"), name="reminded_once"),)

    def __str__(self) -> str:
        return f"{self.task_id}: {self.rung} {self.due_on}"


class UrgingLetter(LedgerRow):
    """A letter (công văn đôn đốc) about everything overdue in a unit."""

    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField()
    # By when the unit has to report.
    report_by_on = models.DateField()
    # The tasks as they stood: number, title, due day, days overdue.
    lines = models.JSONField()

    objects = AddedOnly["UrgingLetter"].as_manager()

    class Meta:
        ordering = ("-issued_on", "-id")

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.issued_on}"
