"""What stands in the way, who can take it out of the way, and what was done about it."""

from django.db import models
from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from sen.reform.common.append_only import AddedOnly
from sen.reform.directives.models.ledger import LedgerRow
from sen.reform.directives.workflow import ObstacleMove, ObstacleState


class Level(TextChoices):
    """Who is able to solve it."""

    UNIT = "unit", _("The unit itself")
    CITY = "city", _("The city")
    PROVINCE = "province", _("The province")


class Obstacle(models.Model):
    """A difficulty a unit raised; how it stands is its last record."""

    title = models.CharField(max_length=300)
    detail = models.TextField(blank=True)
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    # Who follows it up here.
    owner = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    level = models.CharField(max_length=20, choices=Level)
    # Whom the city asks, when that is nobody of its own: "Sở Nội vụ".
    addressee = models.CharField(max_length=200, blank=True)
    # What is asked of them.
    asked = models.TextField(blank=True)
    area_code = models.CharField(max_length=20, blank=True)
    task = models.ForeignKey("directives.Task", on_delete=models.PROTECT, null=True, related_name="obstacles")
    round = models.ForeignKey("assessments.Round", on_delete=models.PROTECT, null=True, related_name="+")
    criterion_code = models.CharField(max_length=20, blank=True)
    # By when an answer is wanted.
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=ObstacleState, default=ObstacleState.RAISED)
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    raised_by_label = models.CharField(max_length=400)

    class Meta:
        ordering = ("raised_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(criterion_code="") | Q(round__isnull=False), name="obstacle_criterion_has_a_round"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title[:60]} ({self.state})"


class ObstacleRecord(LedgerRow):
    """One step: what happened, and how the obstacle stood afterwards."""

    obstacle = models.ForeignKey(Obstacle, on_delete=models.PROTECT, related_name="records")
    move = models.CharField(max_length=20, choices=ObstacleMove)
    state = models.CharField(max_length=20, choices=ObstacleState)
    level = models.CharField(max_length=20, choices=Level)
    addressee = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    # The number and day of the letter that asked or answered.
    document = models.CharField(max_length=200, blank=True)

    objects = AddedOnly["ObstacleRecord"].as_manager()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.obstacle_id}: {self.move} → {self.state}"
