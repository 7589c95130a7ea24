"""Two to four units of one peer group beside each other: unlike units are never compared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import Refusal
from sen.reform.publishing.queries.cards import Figures, GroupRanking, ResultHead, UnitNotInResult, UnitRow, areas_of
from sen.reform.publishing.queries.rankings import rankings_in
from sen.reform.publishing.queries.versions import Content, read

LEAST_COMPARED, MOST_COMPARED = 2, 4
MOST_CRITERIA = 10
MOST_NEAR = 3


class UnlikeUnits(Refusal):
    """The units belong to different peer groups."""

    message = _("%(first)s and %(second)s are not in the same peer group, so they are not compared. Choose like units.")


class TooManyUnits(Refusal):
    """More units than can stand beside each other."""

    message = _("At most %(most)s units can be compared at once. Choose fewer.")


@dataclass(frozen=True)
class ComparedLine:
    """An area or a criterion with the figures of each unit, and how far the units are apart."""

    code: str
    title: str
    figures: tuple[Figures, ...]
    # Percentage points between the best and the weakest for an area, points for a criterion.
    spread: Decimal


@dataclass(frozen=True)
class Comparison:
    """The page of a comparison: what may be chosen, and what was chosen side by side."""

    head: ResultHead
    groups: tuple[GroupRanking, ...]
    units: tuple[UnitRow, ...]
    group: str
    areas: tuple[ComparedLine, ...]
    criteria: tuple[ComparedLine, ...]
    near: tuple[UnitRow, ...]

    @property
    def is_complete(self) -> bool:
        """Whether there are enough units to hold against each other."""
        return len(self.units) >= LEAST_COMPARED


def comparison(year: int, key: str, names: Sequence[str]) -> Comparison:
    """
    Some units of a result side by side, areas that part them most first; with one, or none, what may be chosen.

    :raises ResultNotFound: if nothing was published, or it is no longer to be read
    :raises UnitNotInResult: if no unit goes by one of the names
    :raises TooManyUnits: if there are more than four
    :raises UnlikeUnits: if they are not of one peer group
    """
    found = read(year, key)
    groups = rankings_in(found.text)
    chosen = _chosen(groups, tuple(dict.fromkeys(names)))
    kept = {unit["code"]: unit for group in found.text["groups"] for unit in group["units"]}
    units = tuple(unit for _group, unit in chosen)
    first = chosen[0][0] if chosen else None
    texts = [kept[unit.code] for unit in units]
    is_enough = len(units) >= LEAST_COMPARED
    return Comparison(
        head=found.head,
        groups=groups,
        units=units,
        group=first.name if first else "",
        areas=_sorted(_areas(texts)) if is_enough else (),
        criteria=_sorted(_criteria(texts))[:MOST_CRITERIA] if is_enough else (),
        near=_near(first, units) if first else (),
    )


def _chosen(groups: Sequence[GroupRanking], names: Sequence[str]) -> tuple[tuple[GroupRanking, UnitRow], ...]:
    if len(names) > MOST_COMPARED:
        raise TooManyUnits(most=MOST_COMPARED)
    known = {name: (group, unit) for group in groups for unit in group.units for name in (unit.code, unit.slug)}
    if any(name not in known for name in names):
        raise UnitNotInResult
    chosen = tuple(dict.fromkeys(known[name] for name in names))
    for group, unit in chosen[1:]:
        if group.name != chosen[0][0].name:
            raise UnlikeUnits(first=chosen[0][1].name, second=unit.name)
    return chosen


def _areas(texts: Sequence[Content]) -> Iterator[ComparedLine]:
    for areas in zip(*map(areas_of, texts), strict=True):
        figures = tuple(area.figures for area in areas)
        yield ComparedLine(areas[0].code, areas[0].title, figures, _spread([each.percent for each in figures]))


def _criteria(texts: Sequence[Content]) -> Iterator[ComparedLine]:
    sheets = [
        {leaf.code: leaf for area in areas_of(text) for part in area.parts for leaf in part.leaves} for text in texts
    ]
    for code, first in sheets[0].items():
        figures = tuple(sheet[code].figures for sheet in sheets if code in sheet)
        spread = _spread([each.points if each.percent is not None else None for each in figures])
        if len(figures) == len(sheets) and spread:
            yield ComparedLine(code, first.title, figures, spread)


def _spread(numbers: Sequence[Decimal | None]) -> Decimal:
    """How far the known numbers are apart."""
    known = [number for number in numbers if number is not None]
    return max(known) - min(known) if known else Decimal()


def _sorted(lines: Iterator[ComparedLine]) -> tuple[ComparedLine, ...]:
    return tuple(sorted(lines, key=lambda line: -line.spread))


def _near(group: GroupRanking, chosen: Sequence[UnitRow]) -> tuple[UnitRow, ...]:
    """The units whose profile over the areas is most like that of the first one chosen."""
    own = chosen[0]
    others = (unit for unit in group.units if unit not in chosen)
    return tuple(sorted(others, key=lambda unit: _distance(own, unit))[:MOST_NEAR])


def _distance(one: UnitRow, other: UnitRow) -> Decimal:
    both = ((a.percent, b.percent) for a, b in zip(one.areas, other.areas, strict=True))
    apart = [(a - b) ** 2 for a, b in both if a is not None and b is not None]
    return sum(apart, Decimal()) / len(apart) if apart else Decimal("Infinity")
