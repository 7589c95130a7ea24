"""Ratings as a ballot box keeps them: how often each number of stars was given, and apart from it who has voted."""

import uuid

from django.db import models


class Tally(models.Model):
    """
    How often each number of stars was given to a subject in a month.

    One row holds all five counts: rows of their own would tell, by their order, which stars came first and last.
    """

    subject = models.CharField(max_length=60)
    # The first day of the month: nothing finer is kept.
    month_from = models.DateField()
    # By a case code; open ratings are counted in a row of their own.
    is_verified = models.BooleanField()
    one = models.PositiveIntegerField(default=0)
    two = models.PositiveIntegerField(default=0)
    three = models.PositiveIntegerField(default=0)
    four = models.PositiveIntegerField(default=0)
    five = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("subject", "month_from", "is_verified"), name="feedback_one_tally_a_month"),
        )

    def __str__(self) -> str:
        return f"{self.subject} {self.month_from:%Y-%m}"


# The column that counts so many stars.
COLUMNS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}


class VoterKey(models.Model):
    """What marks of a quarter are made with; destroyed, with the marks, when the next quarter begins."""

    quarter_from = models.DateField(unique=True)
    secret = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.quarter_from}"


class VoterMark(models.Model):
    """That some browser has rated a subject: without its stars, without a moment, under a random number."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    made_with = models.ForeignKey(VoterKey, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=60)
    key = models.CharField(max_length=64)
    # Of the receipt the browser holds: an older one changes nothing any more.
    receipt_digest = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("subject", "key"), name="feedback_one_mark_a_browser"),)

    def __str__(self) -> str:
        return f"{self.subject}"


class CaseCode(models.Model):
    """A finished case whose code lets somebody rate as verified, once; the code itself is not kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    code_digest = models.CharField(max_length=64)
    is_spent = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("unit", "code_digest"), name="feedback_case_code_once"),)

    def __str__(self) -> str:
        return f"{self.unit_id}"
