"""The chair's page: everything the meeting looks at, read once from the apps that know it."""

from dataclasses import dataclass
from datetime import date

from sen.reform.directives.queries import TaskLine
from sen.reform.reviews.kinds import Topic
from sen.reform.reviews.queries import findings
from sen.reform.reviews.queries.cards import AgendaLine, ReviewCard, agenda, review
from sen.reform.reviews.queries.conclusions import ConclusionCard, Counter, conclusions, count_of
from sen.reform.reviews.queries.figures import AreasPart, UnitsPart, figures_of
from sen.reform.reviews.queries.followed import FollowedUp, followed_up
from sen.reform.reviews.queries.red import RedLine, red_cells, red_lines


@dataclass(frozen=True)
class Pack:
    """One page for the chair; a part is none while its figures are missing."""

    review: ReviewCard
    headline: str
    overdue_sentence: str
    areas: AreasPart | None
    # One for each round of the year that has provisional scores.
    rounds: tuple[UnitsPart, ...]
    overdue: tuple[TaskLine, ...]
    followed_up: FollowedUp | None
    agenda: tuple[AgendaLine, ...]
    red: tuple[RedLine, ...]
    conclusions: tuple[ConclusionCard, ...]
    counter: Counter

    @property
    def units(self) -> UnitsPart | None:
        """The units of the first round of the year."""
        return next(iter(self.rounds), None)

    @property
    def carried_over(self) -> tuple[TaskLine, ...]:
        """The tasks of the meeting before, as of this one."""
        return tuple(task for line in self.followed_up.lines for task in line.tasks) if self.followed_up else ()

    @property
    def red_left(self) -> tuple[RedLine, ...]:
        """Red figures that are neither on the agenda nor waived."""
        return tuple(line for line in self.red if line.is_left)

    @property
    def red_answered(self) -> tuple[RedLine, ...]:
        """Red figures that are on the agenda, or waived."""
        return tuple(line for line in self.red if not line.is_left)

    @property
    def has_low_units(self) -> bool:
        """Some unit of some round is below the line."""
        return any(part.low for part in self.rounds)

    @property
    def support_item(self) -> AgendaLine | None:
        """The matter under which support for low units is decided."""
        return next((item for item in self.agenda if item.topic == Topic.LOW_UNITS), None)


def pack(review_id: int, *, on: date | None = None) -> Pack:
    """
    Everything on the chair's page, as of the review's days; the tasks that followed as of `on`, or else as given.

    :raises ReviewNotFound: if there is no such review
    """
    card = review(review_id)
    figures = figures_of(card)
    found = figures.areas
    concluded = conclusions(review_id, on=on)
    items = agenda(review_id)
    return Pack(
        review=card,
        headline=findings.headline(card, found.progress if found else None, found.areas if found else (), figures.low),
        overdue_sentence=findings.overdue_sentence(figures.overdue),
        areas=found,
        rounds=figures.rounds,
        overdue=figures.overdue,
        followed_up=followed_up(card),
        agenda=items,
        red=red_lines(review_id, red_cells(card, figures), items),
        conclusions=concluded,
        counter=count_of(concluded),
    )
