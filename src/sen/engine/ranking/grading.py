"""The grade a result falls into, with the side conditions of the grade."""

from dataclasses import dataclass
from fractions import Fraction

from sen.engine.definitions import Grade, IndexDefinition, Otherwise, SideCondition
from sen.engine.scoring import NodeScore, Scorecard


@dataclass(frozen=True)
class Award:
    """A grade, or none; ``awaits`` names the grade somebody must decide on, ``unmet`` what stood in the way."""

    grade: str | None
    awaits: str = ""
    unmet: tuple[str, ...] = ()


def grade_of(definition: IndexDefinition, figure: Fraction) -> str | None:
    """Return the label of the grade for a figure alone, ``None`` if the index has none for it."""
    grade = _by_figure(definition, figure)
    return None if grade is None else grade.label


def award(definition: IndexDefinition, card: Scorecard, figure: Fraction) -> Award:
    """
    Return the grade of a result: by its figure, then by the conditions of the grade.

    Where conditions are not met, the next lower grade whose own are met, or nothing until somebody decides.
    """
    grade = _by_figure(definition, figure)
    if grade is None:
        return Award(None)
    unmet = unmet_of(definition, grade, card)
    if not unmet:
        return Award(grade.label)
    if grade.otherwise is Otherwise.DECIDED:
        return Award(None, grade.label, unmet)
    return Award(_next_lower(definition, grade, card), "", unmet)


def lower_than(definition: IndexDefinition, label: str, card: Scorecard) -> str | None:
    """Return the next lower grade whose conditions a result meets, ``None`` below the lowest."""
    grade = next(each for each in definition.grades if each.label == label)
    return _next_lower(definition, grade, card)


def unmet_of(definition: IndexDefinition, grade: Grade, card: Scorecard) -> tuple[str, ...]:
    """Name the areas and conditions that stand in the way of a grade."""
    areas = [
        area.code
        for area in definition.areas
        if grade.each_area_from is not None and not _reaches(card.nodes[area.code], grade.each_area_from)
    ]
    return (*areas, *(each.code for each in grade.when if not _is_met(each, card)))


def _by_figure(definition: IndexDefinition, figure: Fraction) -> Grade | None:
    return next((grade for grade in definition.grades if grade.interval.contains(figure)), None)


def _next_lower(definition: IndexDefinition, grade: Grade, card: Scorecard) -> str | None:
    below = definition.grades[: definition.grades.index(grade)]
    return next((each.label for each in reversed(below) if not unmet_of(definition, each, card)), None)


def _reaches(node: NodeScore, least: Fraction) -> bool:
    """What does not apply stands in nobody's way; what is not known does."""
    if node.percent is None:
        return node.is_known
    return node.percent >= least


def _is_met(condition: SideCondition, card: Scorecard) -> bool:
    trace = card.traces.get(condition.code)
    value = card.nodes[condition.code].percent if trace is None else trace.measured
    return value is not None and condition.interval.contains(value)
