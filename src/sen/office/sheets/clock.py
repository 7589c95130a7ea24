"""Whose turn it is, until when, and how many working days that leaves."""

from dataclasses import dataclass
from datetime import date

from sen.reform.assessments.queries import AssessmentCard, ExtensionCard
from sen.reform.organizations.queries import work_calendar


@dataclass(frozen=True)
class Clock:
    """The turn an assessment stands at; days left are working days, negative when the day has passed."""

    owner: str
    state: str
    closes_on: date | None
    days_left: int | None
    extension: ExtensionCard | None

    @property
    def is_over(self) -> bool:
        """Whether the last day has passed."""
        return self.days_left is not None and self.days_left < 0

    @property
    def days_over(self) -> int:
        """How many working days ago the last day was."""
        return -(self.days_left or 0)

    @property
    def is_last_day(self) -> bool:
        """Whether today is the last working day."""
        return self.days_left == 0


def clock_of(card: AssessmentCard, *, on: date) -> Clock:
    """The turn and its clock, as of a day."""
    closes_on = card.closes_on
    left = None if closes_on is None else work_calendar().between(on, closes_on)
    if closes_on is not None and closes_on < on:
        left = min(left or 0, -1)  # past, even where only days off lie between
    return Clock(card.owner_label, card.state_label, closes_on, left, card.extension)
