"""One area, or one criterion, of a result: every unit of each peer group in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.publishing.queries.cards import (
    AreaName,
    Figures,
    ResultHead,
    UnitRow,
    exact,
    figures_of,
)
from sen.reform.publishing.queries.methods import RuleText
from sen.reform.publishing.queries.rankings import rankings_in
from sen.reform.publishing.queries.versions import Content, method_of, read

_PLACES = Decimal("0.01")


class CriterionNotInResult(NotFound):
    """The index has no such area or criterion."""

    message = _("This result has no area or criterion with that code. Choose one from the ranking.")


@dataclass(frozen=True)
class UnitInArea:
    """A unit with its figures in an area or a criterion, and the sentence that says why."""

    unit: UnitRow
    figures: Figures
    sentence: str


@dataclass(frozen=True)
class GroupInArea:
    """A peer group in an area or a criterion: the best first, whoever it does not apply to last."""

    name: str
    units: tuple[UnitInArea, ...]
    middle: Decimal | None

    @property
    def measured(self) -> tuple[UnitInArea, ...]:
        """The units it applies to."""
        return tuple(each for each in self.units if each.figures.percent is not None)

    @property
    def full(self) -> int:
        """How many units have every point."""
        return sum(each.figures.points >= each.figures.out_of for each in self.measured)


@dataclass(frozen=True)
class CriterionLine:
    """A criterion of an area, with the middle of what the units earn."""

    code: str
    title: str
    maximum: Decimal
    middle: Decimal | None


@dataclass(frozen=True)
class AreaPage:
    """An area: who stands where in it, and its criteria."""

    head: ResultHead
    area: AreaName
    areas: tuple[AreaName, ...]
    groups: tuple[GroupInArea, ...]
    criteria: tuple[CriterionLine, ...]


@dataclass(frozen=True)
class CriterionPage:
    """A criterion: its rule in words where it was kept, and what every unit earned by it."""

    head: ResultHead
    area: AreaName
    code: str
    title: str
    maximum: Decimal
    rule: RuleText | None
    groups: tuple[GroupInArea, ...]


def area_page(year: int, key: str, code: str) -> AreaPage:
    """
    One area of a result.

    :raises ResultNotFound, CriterionNotInResult: if there is no such result, or no such area in it
    """
    found = read(year, key)
    groups = tuple(_groups(found.text, code))
    areas = {area.code: area for group in rankings_in(found.text) for area in group.areas}
    if code not in areas:
        raise CriterionNotInResult
    return AreaPage(found.head, areas[code], tuple(areas.values()), groups, tuple(_criteria(found.text, code)))


def criterion_page(year: int, key: str, code: str) -> CriterionPage:
    """
    One criterion of a result.

    :raises ResultNotFound, CriterionNotInResult: if there is no such result, or no such criterion in it
    """
    found = read(year, key)
    said = next(
        ((area, leaf) for unit in _units(found.text) for area, leaf in _leaves(unit) if leaf["code"] == code), None
    )
    if said is None:
        raise CriterionNotInResult
    area, leaf = said
    method = method_of(found.version)
    return CriterionPage(
        head=found.head,
        area=AreaName(area["code"], area["title"]),
        code=code,
        title=leaf["title"],
        maximum=exact(leaf["maximum"]),
        rule=method.rules.get(code) if method else None,
        groups=tuple(_groups(found.text, code)),
    )


def middle_of(percents: Iterable[Decimal | None]) -> Decimal | None:
    """The median of the percentages that are there, with two decimals."""
    known = [percent for percent in percents if percent is not None]
    return median(known).quantize(_PLACES, rounding=ROUND_HALF_UP) if known else None


def _groups(content: Content, code: str) -> Iterator[GroupInArea]:
    for group, ranking in zip(content["groups"], rankings_in(content), strict=True):
        nodes = ((row, _node(unit, code)) for unit, row in zip(group["units"], ranking.units, strict=True))
        units = [UnitInArea(row, figures_of(node), node["sentence"]) for row, node in nodes if node is not None]
        # Python sorts stably: equal ones stay in the order of the ranking.
        units.sort(key=lambda each: (each.figures.percent is None, -(each.figures.percent or 0)))
        if units:
            yield GroupInArea(group["name"], tuple(units), middle_of(each.figures.percent for each in units))


def _criteria(content: Content, code: str) -> Iterator[CriterionLine]:
    earned: dict[str, list[Content]] = {}
    for unit in _units(content):
        for area, leaf in _leaves(unit):
            if area["code"] == code:
                earned.setdefault(leaf["code"], []).append(leaf)
    for leaves in earned.values():
        percents = (figures_of(leaf).percent for leaf in leaves)
        yield CriterionLine(leaves[0]["code"], leaves[0]["title"], exact(leaves[0]["maximum"]), middle_of(percents))


def _node(unit: Content, code: str) -> Content | None:
    for area in unit["areas"]:
        if area["code"] == code:
            return area  # type: ignore[no-any-return]  # plain data
    return next((leaf for _area, leaf in _leaves(unit) if leaf["code"] == code), None)


def _units(content: Content) -> Iterator[Content]:
    return (unit for group in content["groups"] for unit in group["units"])


def _leaves(unit: Content) -> Iterator[tuple[Content, Content]]:
    return ((area, leaf) for area in unit["areas"] for part in area["parts"] for leaf in part["leaves"])
