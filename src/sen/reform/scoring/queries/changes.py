"""Before and after: what each turn of the season changed for every unit, in points, place and grade."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from sen.reform.assessments.queries import AssessmentCard, Stage

#: The turns a result is compared over: declared, first appraisal, after the explanations, council.
TURNS = (Stage.SELF, Stage.APPRAISAL, Stage.REAPPRAISAL, Stage.COUNCIL)


@dataclass(frozen=True)
class StagePlace:
    """One unit at one turn: its points and place as they would be if the season ended there."""

    unit_id: int
    points: Decimal
    out_of: Decimal
    percent: Decimal | None
    rank: int | None
    grade: str
    reason: str = ""
    # The units it stands level with, and whether the chair must still part them.
    tied_with: tuple[int, ...] = ()
    awaits_order: bool = False
    # The grade somebody must decide on, and what stood in its way.
    awaited_grade: str = ""
    unmet: tuple[str, ...] = ()


@dataclass(frozen=True)
class UnitChange:
    """One unit over the turns, the earliest first."""

    card: AssessmentCard
    places: tuple[StagePlace, ...]

    @property
    def first(self) -> StagePlace:
        """As declared."""
        return self.places[0]

    @property
    def last(self) -> StagePlace:
        """As it stands."""
        return self.places[-1]

    @property
    def gain(self) -> Decimal:
        """The points won since declared; negative where they were lost."""
        return self.last.points - self.first.points

    @property
    def places_up(self) -> int | None:
        """The places won since declared; none where one of the two has none."""
        if self.first.rank is None or self.last.rank is None:
            return None
        return self.first.rank - self.last.rank

    @property
    def places_down(self) -> int:
        """The places lost since declared; nought where none were."""
        return max(-(self.places_up or 0), 0)

    @property
    def is_changed(self) -> bool:
        """Whether any turn changed points, place or grade."""
        return len({(place.points, place.rank, place.grade) for place in self.places}) > 1


@dataclass(frozen=True)
class OpenOrder:
    """Units that stand level, whom the chair must part."""

    peer_group: str
    cards: tuple[AssessmentCard, ...]
    percent: Decimal | None


@dataclass(frozen=True)
class OpenGrade:
    """A unit whose grade somebody must decide on, and what stood in its way."""

    card: AssessmentCard
    grade: str
    unmet: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """A whole round over its turns, in the order of the last places; what still awaits a decision."""

    turns: tuple[Stage, ...]
    units: tuple[UnitChange, ...]
    orders: tuple[OpenOrder, ...] = field(default=())
    grades: tuple[OpenGrade, ...] = field(default=())

    @property
    def awaits(self) -> bool:
        """Whether a tie or a grade is still to be decided."""
        return bool(self.orders or self.grades)


def changes_from(
    members: Iterable[AssessmentCard], places: Mapping[Stage, Iterable[StagePlace]], turns: tuple[Stage, ...] = TURNS
) -> Changes:
    """Set the turns side by side, unit by unit."""
    cards = {card.unit_id: card for card in members}
    by_turn = {stage: {place.unit_id: place for place in places[stage]} for stage in turns}
    units = tuple(
        UnitChange(cards[unit_id], tuple(by_turn[stage][unit_id] for stage in turns)) for unit_id in by_turn[turns[-1]]
    )
    return Changes(turns, units, tuple(_orders(units)), tuple(_grades(units)))


def _orders(units: Iterable[UnitChange]) -> Iterable[OpenOrder]:
    told: set[int] = set()
    cards = {unit.card.unit_id: unit.card for unit in units}
    for unit in units:
        if unit.last.awaits_order and unit.card.unit_id not in told:
            level = (unit.card.unit_id, *unit.last.tied_with)
            told.update(level)
            yield OpenOrder(unit.card.peer_group, tuple(cards[unit_id] for unit_id in level), unit.last.percent)


def _grades(units: Iterable[UnitChange]) -> Iterable[OpenGrade]:
    for unit in units:
        if unit.last.awaited_grade:
            yield OpenGrade(unit.card, unit.last.awaited_grade, unit.last.unmet)
