"""Whether the appraisal can be done in time by the people assigned: their items, days left, what nobody may mark."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from sen.reform.accounts.queries import Actor, HeldPost, people_holding
from sen.reform.accounts.roles import Role
from sen.reform.assessments.models import Latest
from sen.reform.assessments.queries.appraisal import Duties, duties
from sen.reform.assessments.queries.rounds import AssessmentCard, RoundCard, members_of
from sen.reform.assessments.workflow import Stage
from sen.reform.common.text import fold
from sen.reform.indices import loader
from sen.reform.indices.loader import OutlineLine
from sen.reform.organizations.queries import work_calendar


@dataclass(frozen=True)
class Load:
    """
    What one appraiser has before them.

    An item several people may mark counts for each of them with its share; a day's work is rounded up. There is no
    figure for a day when no working day is left.
    """

    person: Actor
    criteria: int
    items: int
    left: int
    per_day: int | None


@dataclass(frozen=True)
class Gap:
    """A criterion nobody may mark: for some units, named, or, where nobody is assigned at all, for every unit."""

    code: str
    title: str
    units: tuple[str, ...]


@dataclass(frozen=True)
class Feasibility:
    """The whole appraisal: working days left in its window, each person's load, and what nobody may mark."""

    closes_on: date
    days_left: int
    loads: tuple[Load, ...]
    gaps: tuple[Gap, ...]
    unmarkable: int

    @property
    def left(self) -> int:
        """Items still to be marked by all."""
        return sum(load.left for load in self.loads)


def feasibility(card: RoundCard, *, on: date) -> Feasibility:
    """Work out whether the people assigned can do it in time."""
    people = people_holding(Role.APPRAISER, on=on)
    members = members_of(card)
    criteria = loader.outline(card.version_id)
    marked = set(
        Latest.objects.filter(assessment__round_id=card.id, stage=Stage.APPRAISAL).values_list("assessment_id", "code")
    )
    days_left = _days_left(card, on)
    shares = _Shares(duties(card.id), people, members)
    gaps = tuple(shares.gaps(criteria))
    return Feasibility(
        closes_on=card.calendar.appraisal_closes_on,
        days_left=days_left,
        loads=tuple(shares.load(person, criteria, marked, days_left) for person in people),
        gaps=gaps,
        unmarkable=sum(len(gap.units) or len(members) for gap in gaps),
    )


def proposal(card: RoundCard, *, on: date) -> Mapping[str, tuple[int, ...]]:
    """
    Who should appraise each criterion: people of the unit that owns it, first those with its area in their post.

    Where nobody of that unit appraises, it is proposed to whoever has the area in their post.
    """
    people = people_holding(Role.APPRAISER, on=on)
    return {line.code: _proposed(line, people) for line in loader.outline(card.version_id)}


def _proposed(line: OutlineLine, people: Sequence[Actor]) -> tuple[int, ...]:
    owner, area = fold(line.owner), line.code.partition(".")[0]
    of_owner = [each for each in people if owner and owner in {fold(post.unit_name) for post in _posts(each)}]
    of_area = [each for each in people if any(area in post.areas for post in _posts(each))]
    chosen = [each for each in of_owner if each in of_area] or of_owner or of_area
    return tuple(each.user_id for each in chosen if each.user_id is not None)


def _posts(person: Actor) -> Iterator[HeldPost]:
    return (post for post in person.posts if post.role == Role.APPRAISER)


class _Shares:
    """Who may mark each criterion, unit by unit: assigned people but those of the unit itself."""

    def __init__(self, found: Duties, people: Sequence[Actor], members: Sequence[AssessmentCard]) -> None:
        self._duties, self._people, self._members = found, people, members

    def load(
        self, person: Actor, criteria: Sequence[OutlineLine], marked: set[tuple[int, str]], days_left: int
    ) -> Load:
        """What one person has before them."""
        items, left, count = Fraction(0), Fraction(0), 0
        for line in criteria:
            people = self._duties.people_of(line.code, self._people)
            if person not in people:
                continue
            count += 1
            for member in self._members:
                able = [each for each in people if member.unit_id not in each.unit_ids]
                if person in able:
                    share = Fraction(1, len(able))
                    items += share
                    left += 0 if (member.id, line.code) in marked else share
        per_day = ceil(left / days_left) if days_left else None
        return Load(person, count, ceil(items), ceil(left), per_day)

    def gaps(self, criteria: Sequence[OutlineLine]) -> Iterator[Gap]:
        """The criteria nobody may mark, for all units or for some."""
        for line in criteria:
            people = self._duties.people_of(line.code, self._people)
            units = [m.unit_name for m in self._members if all(m.unit_id in each.unit_ids for each in people)]
            if not people:
                yield Gap(line.code, line.title, ())
            elif units:
                yield Gap(line.code, line.title, tuple(units))


def _days_left(card: RoundCard, on: date) -> int:
    """The working days from a day (that day, too) to the last one of the first appraisal."""
    last = card.calendar.appraisal_closes_on
    return work_calendar().between(on - timedelta(days=1), last) if on <= last else 0
