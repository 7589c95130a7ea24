"""Units with their days, the successions between them, and the working days of the authority."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sen.reform.common.text import fold, nfc
from sen.reform.organizations.kinds import Kind


class Units(models.QuerySet["Unit"]):
    """Ways to choose units."""

    def on(self, day: date) -> "Units":
        """Those that exist on the day."""
        return self.filter(valid_from__lte=day).filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))


class Unit(models.Model):
    """An office, department, ward or commune for as long as it keeps its identity."""

    code = models.CharField(max_length=20)
    valid_from = models.DateField()
    # The last day of its existence; empty while it exists.
    valid_to = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=150)
    short_names = models.JSONField(default=list, blank=True)
    search_name = models.CharField(max_length=150, editable=False)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")

    objects = Units.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("code", "valid_from"),
                name="unit_key",
                violation_error_message=_("A unit with this code already begins on this day."),
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="unit_days_in_order",
                violation_error_message=_("A unit cannot end before it begins."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"

    def save(self, **options: object) -> None:
        """Keep one form of the name for reading and one for searching."""
        self.name = nfc(self.name)
        self.search_name = fold(self.name)
        super().save(**options)  # type: ignore[arg-type]  # passed on as they came


class Succession(models.Model):
    """One unit went on as another from a day."""

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="precessions")
    on = models.DateField()
    basis = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("predecessor", "successor"), name="succession_once"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="succession_between_two"),
        )

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class WorkWeek(models.Model):
    """The weekdays worked (1 is Monday) from a day until the next such row."""

    valid_from = models.DateField(unique=True)
    days = models.JSONField()

    def __str__(self) -> str:
        return f"{self.valid_from}: {self.days}"


class DayOverride(models.Model):
    """The authority works, or rests, on one day whatever the calendar of the country says."""

    on = models.DateField(unique=True)
    is_working = models.BooleanField()
    reason = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.on}: {self.reason}"
