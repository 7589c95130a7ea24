"""Readings of ratings: two bars, verified and open, never mixed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Sum

from sen.reform.feedback.models import CaseCode, Tally
from sen.reform.feedback.models.ballots import COLUMNS

# Fewer ratings than this say nothing in the mean, and could point at a person.
FEWEST_FOR_AVERAGE = 10
STARS = (1, 2, 3, 4, 5)
_GOOD_STARS = (4, 5)


@dataclass(frozen=True)
class Bar:
    """How a subject was rated one way; no average while there are few."""

    # How many gave one star, two, … five.
    votes: tuple[int, ...] = (0, 0, 0, 0, 0)

    @property
    def count(self) -> int:
        """How many ratings there are."""
        return sum(self.votes)

    @property
    def is_empty(self) -> bool:
        """Nobody has rated yet."""
        return self.count == 0

    @property
    def is_enough(self) -> bool:
        """Whether there are enough to say something of them all."""
        return self.count >= FEWEST_FOR_AVERAGE

    @property
    def average(self) -> Decimal | None:
        """The mean of the stars, once there are enough."""
        if not self.is_enough:
            return None
        total = sum(stars * votes for stars, votes in zip(STARS, self.votes, strict=True))
        return (Decimal(total) / self.count).quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def missing_for_average(self) -> int:
        """How many more ratings the average waits for."""
        return max(0, FEWEST_FOR_AVERAGE - self.count)

    @property
    def good(self) -> int:
        """How many gave four or five stars."""
        return sum(self.votes[stars - 1] for stars in _GOOD_STARS)


@dataclass(frozen=True)
class Ratings:
    """Everything counted of one subject."""

    verified: Bar = Bar()
    open: Bar = Bar()

    @property
    def is_first(self) -> bool:
        """Nobody has rated at all."""
        return self.verified.is_empty and self.open.is_empty


@dataclass(frozen=True)
class MonthTally:
    """What was counted of a subject in a month, one way."""

    subject: str
    month_from: date
    is_verified: bool
    votes: tuple[int, ...]


def ratings_of(subject: str) -> Ratings:
    """The ratings of a subject."""
    return ratings_by_subject((subject,)).get(subject, Ratings())


def ratings_by_subject(subjects: Iterable[str]) -> dict[str, Ratings]:
    """The ratings of several subjects; those nobody has rated are left out."""
    sums = {column: Sum(column) for column in COLUMNS.values()}
    found = Tally.objects.filter(subject__in=set(subjects)).values("subject", "is_verified").order_by()
    bars: dict[str, dict[str, Bar]] = {}
    for row in found.annotate(**{f"all_{column}": total for column, total in sums.items()}):
        way = "verified" if row["is_verified"] else "open"
        bars.setdefault(row["subject"], {})[way] = Bar(tuple(row[f"all_{column}"] for column in COLUMNS.values()))
    return {subject: Ratings(**each) for subject, each in bars.items()}


def verified_between(subject: str, first: date, last: date) -> Bar:
    """The verified ratings of the months that lie wholly between two days."""
    rows = tallies((subject,), first=first, last=last)
    counted = [row.votes for row in rows if row.is_verified]
    return Bar(tuple(sum(column) for column in zip(*counted, strict=True)) if counted else Bar().votes)


def tallies(
    subjects: Iterable[str] | None = None, *, first: date | None = None, last: date | None = None
) -> tuple[MonthTally, ...]:
    """What was counted month by month; of months that lie wholly between two days, if they are given."""
    found = Tally.objects.order_by("subject", "month_from", "is_verified")
    if subjects is not None:
        found = found.filter(subject__in=set(subjects))
    if first is not None:
        found = found.filter(month_from__gte=first)
    rows = (
        MonthTally(
            each.subject, each.month_from, each.is_verified, tuple(getattr(each, name) for name in COLUMNS.values())
        )
        for each in found
    )
    return tuple(row for row in rows if last is None or _next_month(row.month_from) <= _day_after(last))


def can_be_verified(unit_id: int | None) -> bool:
    """Whether the unit has brought codes of finished cases."""
    return unit_id is not None and CaseCode.objects.filter(unit_id=unit_id).exists()


def _next_month(month_from: date) -> date:
    return date(month_from.year + month_from.month // 12, month_from.month % 12 + 1, 1)


def _day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
