"""The next step: where more points begin, and how far it is."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from sen.engine.definitions import Criterion, IndexDefinition, Scoring
from sen.engine.points import Rounding, RoundingMode, vietnamese
from sen.engine.rules import Breakpoint, Input, InputKind
from sen.engine.scoring.leaf import leaf_rounding
from sen.engine.scoring.trace import Trace

#: An amount with endless decimals is shown rounded up: what is named must be enough.
ENOUGH = Rounding(RoundingMode.UP, 2)


@dataclass(frozen=True)
class NextStep:
    """
    The nearest gain: the measured value to reach, the points it earns, the change of the lever.

    ``change`` is ``None`` where no single figure leads there; it is positive for more, negative for
    less, and whole where the figure is a count.
    """

    points: Fraction
    value: Fraction
    is_reached_at_value: bool
    lever: str | None
    change: Fraction | None
    sentence: str


def next_step(definition: IndexDefinition, criterion: Criterion, trace: Trace) -> NextStep | None:
    """Find the smallest gain above today's points; ``None`` at the top or where nothing was measured."""
    scoring = criterion.scoring
    if scoring is None or trace.measured is None:
        return None
    rounding = leaf_rounding(definition, criterion)
    for goal in scoring.curve.better_than(trace.measured, trace.piece):
        points = goal.points if trace.factor == 1 else goal.points * trace.factor
        earned = points if rounding is None else rounding.apply(points)
        if earned <= trace.points:
            continue
        change = _change(scoring, goal, trace)
        words = _fewer_in_words(scoring, goal, trace, change) or scoring.measure.say_reaching(goal)
        if words:
            sentence = (
                f"{words[0].upper()}{words[1:]}{_change_in_words(scoring, goal, change)} "
                f"được {vietnamese(earned, definition.rounding.places)} điểm."
            )
            return NextStep(earned, goal.value, goal.is_reached_at_value, scoring.measure.lever, change, sentence)
    return None


def _change(scoring: Scoring, goal: Breakpoint, trace: Trace) -> Fraction | None:
    lever = scoring.measure.lever
    if lever is None:
        return None
    change = scoring.measure.formula.change_to_reach(goal.value, lever, trace.known)
    if change is None or scoring.inputs_by_name[lever].kind is not InputKind.COUNT:
        return change
    return _whole(change, goal)


def _whole(change: Fraction, goal: Breakpoint) -> Fraction:
    """Round away from today's count, and go one further where the end itself is not enough."""
    if goal.is_reached_at_value:
        return Fraction(ceil(change) if change > 0 else floor(change))
    return Fraction(floor(change) + 1 if goal.is_upwards else ceil(change) - 1)


def _fewer_in_words(scoring: Scoring, goal: Breakpoint, trace: Trace, change: Fraction | None) -> str:
    """Word a lower count as what would be left, plainer than “below”; empty for anything else."""
    lever = scoring.measure.lever
    if lever is None or change is None or goal.is_upwards:
        return ""
    if scoring.inputs_by_name[lever].kind is not InputKind.COUNT or not scoring.measure.formula.is_plain:
        return ""
    left = (trace.figures or {})[lever] + change
    unit = scoring.measure.unit
    return f"còn {vietnamese(left)} {unit}".rstrip() if left else f"không còn {unit} nào".replace("  ", " ")


def _change_in_words(scoring: Scoring, goal: Breakpoint, change: Fraction | None) -> str:
    lever = scoring.measure.lever
    if not change or lever is None:
        return ""
    asked = scoring.inputs_by_name[lever]
    verb = "thêm" if change > 0 else "bớt"
    beyond = "" if goal.is_reached_at_value or asked.kind is InputKind.COUNT else " hơn"
    return f" ({verb}{beyond} {vietnamese(ENOUGH.apply(abs(change)))} {_unit(asked)})".replace(" )", ")")


def _unit(asked: Input) -> str:
    return "điểm phần trăm" if asked.unit == "%" else asked.unit
