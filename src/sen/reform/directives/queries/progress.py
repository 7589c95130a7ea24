"""
How much of the plan is fulfilled: exact fractions, rounded once, where they are shown.

An item has fulfilled min(1, reported ÷ planned), or, where tasks were given for it, finished ÷ given tasks; an area the
mean of its items; the plan the mean of its areas.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sen.reform.common.numbers import format_number
from sen.reform.directives.queries.item_tasks import TaskShare

# How far behind the expected share an area may be and still only "need attention".
A_LITTLE_BEHIND = Fraction(5, 100)


@dataclass(frozen=True)
class ItemProgress:
    """An item of the plan and how far it is."""

    id: int
    code: str
    title: str
    kind: str
    kind_label: str
    lead_unit_id: int
    lead_name: str
    product: str
    due_on: date
    measure: str
    planned: Decimal
    # What it has reached: as reported, or planned × finished ÷ given tasks, to four decimals.
    reported: Decimal | None
    reported_on: date | None
    is_estimate: bool
    share: Fraction
    is_late: bool
    # Number and name of each.
    co_ordinators: tuple[tuple[int, str], ...] = ()
    basis: str = ""
    budget: str = ""
    baseline: Decimal | None = None
    # The tasks its figure is computed from; nothing when it is reported.
    tasks: TaskShare | None = None

    @property
    def percent(self) -> Decimal:
        """Fulfilment in per cent."""
        return in_percent(self.share)

    @property
    def is_done(self) -> bool:
        """All that was planned is reached."""
        return self.share == 1

    @property
    def is_reported(self) -> bool:
        """Something was reported by the cut-off, or its tasks say it."""
        return self.reported is not None

    @property
    def arithmetic(self) -> str:
        """The division itself: "27 ÷ 30", or "3 ÷ 5 tasks"; nothing reported counts as 0."""
        if self.tasks:
            return self.tasks.arithmetic
        reported = Decimal(0) if self.reported is None else self.reported
        whole = f"{format_number(reported)} ÷ {format_number(self.planned)}"
        return f"min(1; {whole})" if reported > self.planned else whole

    @property
    def source(self) -> str:
        """What a figure that nobody reported is computed from, in words; empty when it is reported."""
        return self.tasks.source if self.tasks else ""

    @property
    def tone(self) -> str:
        """Done, late, never reported, or under way."""
        if self.is_done:
            return "good"
        if self.is_late:
            return "bad"
        return "info" if self.is_reported else "warn"


@dataclass(frozen=True)
class AreaProgress:
    """An area of the plan: the mean of its items."""

    code: str
    name: str
    items: tuple[ItemProgress, ...]
    expected_share: Fraction

    @property
    def share(self) -> Fraction:
        """The mean of the items, exact."""
        return mean(item.share for item in self.items)

    @property
    def percent(self) -> Decimal:
        """Fulfilment in per cent, not rounded to any shown place."""
        return in_percent(self.share)

    @property
    def expected_percent(self) -> Decimal:
        """The share of the year's months begun by the cut-off, in per cent."""
        return in_percent(self.expected_share)

    @property
    def item_count(self) -> int:
        """How many items the area has."""
        return len(self.items)

    @property
    def done_count(self) -> int:
        """How many of them are fulfilled."""
        return sum(item.is_done for item in self.items)

    @property
    def unreported_count(self) -> int:
        """How many were never reported by the cut-off, and so count as 0."""
        return sum(not item.is_reported for item in self.items)

    @property
    def estimate_count(self) -> int:
        """How many of the figures are estimates."""
        return sum(item.is_estimate for item in self.items)

    @property
    def has_estimates(self) -> bool:
        """Whether the figure rests on estimates: it is "about to be reached" then, not reached."""
        return self.estimate_count > 0

    @property
    def tone(self) -> str:
        """At or above what is expected, a little behind, or below."""
        if self.share >= self.expected_share:
            return "good"
        return "warn" if self.share >= self.expected_share - A_LITTLE_BEHIND else "bad"


@dataclass(frozen=True)
class PlanProgress:
    """The plan of a year at a cut-off."""

    year: int
    title: str
    number: str
    issued_on: date
    is_simulated: bool
    on: date
    areas: tuple[AreaProgress, ...]
    # Which issue of the plan this is, and how many there are.
    revision: int = 1
    revision_count: int = 1

    @property
    def overall_percent(self) -> Decimal:
        """The mean of the areas in per cent, not rounded to any shown place."""
        return in_percent(mean(area.share for area in self.areas))

    @property
    def months(self) -> int:
        """How many months of the plan's year have begun by the cut-off."""
        return months_begun(self.year, self.on)

    @property
    def expected_percent(self) -> Decimal:
        """Months begun ÷ 12, in per cent."""
        return in_percent(Fraction(self.months, 12))

    @property
    def item_count(self) -> int:
        """How many items the plan has."""
        return sum(area.item_count for area in self.areas)

    @property
    def done_count(self) -> int:
        """How many are fulfilled."""
        return sum(area.done_count for area in self.areas)

    @property
    def unreported_count(self) -> int:
        """How many were never reported."""
        return sum(area.unreported_count for area in self.areas)

    @property
    def estimate_count(self) -> int:
        """How many of the figures are estimates."""
        return sum(area.estimate_count for area in self.areas)

    @property
    def has_estimates(self) -> bool:
        """Whether some of the figures are estimates."""
        return self.estimate_count > 0

    @property
    def slowest_areas(self) -> tuple[AreaProgress, ...]:
        """The areas below what is expected, the slowest first."""
        return tuple(sorted((area for area in self.areas if area.tone != "good"), key=lambda area: area.share))


def fulfilment(reported: Decimal | None, planned: Decimal) -> Fraction:
    """
    The share of what was planned that is reached; never more than all of it.

    >>> fulfilment(Decimal("27"), Decimal("30")), fulfilment(Decimal("31"), Decimal("30")), fulfilment(None, Decimal(1))
    (Fraction(9, 10), Fraction(1, 1), Fraction(0, 1))
    """
    if reported is None:
        return Fraction(0)
    return min(Fraction(1), Fraction(reported) / Fraction(planned))


def plain(value: Decimal) -> Decimal:
    """
    A number without the noughts the database adds behind it.

    >>> plain(Decimal("12.5000")), plain(Decimal("20000.0000"))
    (Decimal('12.5'), Decimal('20000'))
    """
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def mean(shares: Iterable[Fraction]) -> Fraction:
    """The mean of some shares; of nothing it is nothing."""
    known = tuple(shares)
    return sum(known, Fraction(0)) / len(known) if known else Fraction(0)


def in_percent(share: Fraction) -> Decimal:
    """
    A share as per cent, to the 28 digits a Decimal holds; whoever shows it rounds it, once.

    >>> in_percent(Fraction(3, 4))
    Decimal('75')
    """
    return Decimal(share.numerator * 100) / Decimal(share.denominator)


def months_begun(year: int, on: date) -> int:
    """
    How many months of a year have begun by a day: on 21/9 they are 9, the running month included.

    >>> [months_begun(2023, on) for on in (date(2023, 9, 21), date(2024, 1, 5), date(2022, 1, 5))]
    [9, 12, 0]
    """
    if on.year != year:
        return 12 if on.year > year else 0
    return on.month
