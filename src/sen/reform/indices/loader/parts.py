"""Rules of several parts, part by part, in the words of the rule itself."""

from collections.abc import Iterator
from fractions import Fraction

from sen.engine import Criterion, vietnamese
from sen.engine.rules.best_of import BestOf
from sen.engine.rules.conditions import Conditions, Level
from sen.engine.rules.formulas import Formulas
from sen.engine.rules.mean_of_records import MeanOfRecords
from sen.engine.rules.parts import Part
from sen.engine.rules.weighted_parts import WeightedParts
from sen.engine.rules.worst_of import WorstOf
from sen.reform.indices.loader.formulas import formula_words
from sen.reform.indices.loader.levels import curve_levels
from sen.reform.indices.queries import RuleLevel, RulePart

ONE = Fraction(1)


def rule_parts(criterion: Criterion) -> tuple[RulePart, ...]:
    """The parts of a leaf's rule; none where the rule looks at one measure."""
    rule = criterion.scoring.rule if criterion.scoring else None
    match rule:
        case WorstOf(parts=parts) | BestOf(parts=parts) | WeightedParts(parts=parts) | Formulas(formulas=parts):
            return tuple(_part(part, criterion.maximum) for part in parts)
        case Conditions():
            return tuple(_conditions(rule))
        case MeanOfRecords():
            return (RulePart("", "", tuple(RuleLevel(mark.label, vietnamese(mark.points)) for mark in rule.marks)),)
    return ()


def _part(part: Part, maximum: Fraction) -> RulePart:
    weight = "" if part.weight == ONE else f", hệ số {vietnamese(part.weight)}"
    title = f"{part.label} (tối đa {vietnamese(part.lower(maximum).best)} điểm{weight})"
    measure = part.own.measure
    labels = {each.name: each.label for each in part.own.derived}
    labels |= {each.name: each.label for each in part.own.inputs}
    measured = "" if measure.formula.is_plain else formula_words(measure.formula, labels, measure.unit)
    return RulePart(title, measured, tuple(curve_levels(part.lower(maximum), measure)))


def _conditions(rule: Conditions) -> Iterator[RulePart]:
    for level in rule.levels:
        yield RulePart(f"{level.label}: {_asks(level)}", "", (RuleLevel(_all(level), vietnamese(level.points)),))
    yield RulePart("không đạt mức nào ở trên", "", (RuleLevel("còn lại", vietnamese(rule.otherwise)),))


def _asks(level: Level) -> str:
    return "đủ mọi điều kiện" if level.all_of else "có ít nhất một điều kiện"


def _all(level: Level) -> str:
    joint = "; " if level.all_of else "; hoặc "
    return joint.join(each.label for each in level.conditions)
