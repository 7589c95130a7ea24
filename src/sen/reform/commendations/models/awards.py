"""Decisions, the gold book, and what was revoked."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sen.reform.commendations.kinds import DecisionKind, Form
from sen.reform.commendations.models.ledger import Signed
from sen.reform.commendations.models.nominations import Nomination
from sen.reform.commendations.models.rounds import Round
from sen.reform.common.append_only import AddedOnly, AppendOnlyRow


class Decision(Signed):
    """A decision signed by the chair: to commend, or to revoke."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=8, choices=DecisionKind)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    decided_on = models.DateField()
    reason = models.TextField(blank=True)

    objects = AddedOnly["Decision"].as_manager()

    class Meta:
        ordering = ("year", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("year", "number"),
                name="commendation_decision_number",
                violation_error_message=_("Another decision of this year has this number."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"


class GoldBook(models.Model):
    """The last number of a year: taken one by one, under lock, so that none is left out or given twice."""

    year = models.PositiveSmallIntegerField(unique=True)
    last_number = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last_number}"


class Award(AppendOnlyRow):
    """One line of the gold book, as it was written on the day of the decision."""

    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="award")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="awards")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    form = models.CharField(max_length=12, choices=Form)
    unit_name = models.CharField(max_length=150)
    achievement = models.CharField(max_length=300)
    grounds = models.TextField()
    # Of the result it rests on; empty when it rests on none.
    digest = models.CharField(max_length=64, blank=True)
    reward_factor = models.DecimalField(max_digits=4, decimal_places=2)
    base_salary = models.PositiveIntegerField()
    reward = models.PositiveIntegerField()

    objects = AddedOnly["Award"].as_manager()

    class Meta:
        ordering = ("year", "number")
        constraints = (models.UniqueConstraint(fields=("year", "number"), name="gold_book_number"),)

    def __str__(self) -> str:
        return f"{self.number}/{self.year} {self.unit_name}"


class Revocation(AppendOnlyRow):
    """An award taken back by a decision; its line in the gold book stays, and says so."""

    award = models.OneToOneField(Award, on_delete=models.PROTECT, related_name="revocation")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="revocations")

    objects = AddedOnly["Revocation"].as_manager()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.award_id} ✗ {self.decision_id}"
