"""What an authority applies: shares, deadlines, rules and money, each from a day and with its source."""

from django.db import models

from sen.reform.commendations.models.ledger import Signed
from sen.reform.common.append_only import AddedOnly


class Regulation(Signed):
    """What the authority applies from a day until the next such row; what was applied before stays readable."""

    valid_from = models.DateField(unique=True)
    # Grounds, deadline, shares, factor of the reward and rules, each with its source.
    content = models.JSONField()

    objects = AddedOnly["Regulation"].as_manager()

    class Meta:
        ordering = ("-valid_from",)

    def __str__(self) -> str:
        return f"{self.valid_from}"


class BaseSalary(Signed):
    """The base salary from a day, in đồng: rewards are multiples of it."""

    valid_from = models.DateField(unique=True)
    amount = models.PositiveIntegerField()
    source = models.CharField(max_length=300)

    objects = AddedOnly["BaseSalary"].as_manager()

    class Meta:
        ordering = ("-valid_from",)

    def __str__(self) -> str:
        return f"{self.valid_from}: {self.amount}"


class Discipline(Signed):
    """A discipline a unit was put under, entered by hand."""

    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()
    document = models.CharField(max_length=200)

    objects = AddedOnly["Discipline"].as_manager()

    class Meta:
        ordering = ("-decided_on", "-id")

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.document}"
