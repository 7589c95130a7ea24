"""
A criterion's rule in words and lines, for people to read.

These are the words of the rule itself, like the engine's sentences: the product's data, in Vietnamese.
"""

from collections.abc import Iterator

from sen.engine import Criterion, IndexDefinition, Input, InputKind, Scoring, Trace, draw, vietnamese
from sen.reform.common.numbers import decimal_of
from sen.reform.indices.loader.formulas import formula_words
from sen.reform.indices.loader.levels import curve_levels
from sen.reform.indices.loader.parts import rule_parts
from sen.reform.indices.queries import (
    AskedFigure,
    Choice,
    LeafLine,
    PictureDot,
    PicturePiece,
    RuleLevel,
    RulePicture,
    RuleWords,
)

_PICKED = frozenset({InputKind.TICK, InputKind.CHOICE})


def leaf_line(definition: IndexDefinition, criterion: Criterion) -> LeafLine:
    """A leaf as pages show it."""
    scoring = scoring_of(criterion)
    return LeafLine(
        code=criterion.code,
        title=criterion.title,
        maximum=decimal_of(criterion.maximum),
        asked=tuple(_asked(each) for each in scoring.inputs),
        rule=rule_words(criterion),
        may_be_not_applicable=definition.treatment_of(criterion.code) is not None,
        owner=criterion.owner,
        evidence=criterion.evidence,
        basis=criterion.basis,
        parts=rule_parts(criterion),
    )


def rule_words(criterion: Criterion) -> RuleWords:
    """A rule as words and lines."""
    scoring = scoring_of(criterion)
    is_picked = all(each.kind in _PICKED for each in scoring.inputs)
    return RuleWords(
        measured="" if is_picked else _measured(scoring),
        levels=tuple(_levels(criterion, scoring)),
        picture=None if is_picked else rule_picture(criterion),
    )


def rule_picture(criterion: Criterion, trace: Trace | None = None) -> RulePicture:
    """A rule as lines; with a trace, the dot of the unit on them."""
    drawing = draw(criterion, trace)
    pieces = tuple(
        PicturePiece(*(decimal_of(part) for end in (line.begin, line.end) for part in (end.value, end.points)))
        for line in drawing.lines
    )
    if drawing.dot is None:
        return RulePicture(drawing.unit, pieces)
    value, points = drawing.dot
    label = f"{vietnamese(value, 2 if drawing.unit == '%' else None)} {drawing.unit}".rstrip()
    return RulePicture(drawing.unit, pieces, PictureDot(decimal_of(value), decimal_of(points), label))


def scoring_of(criterion: Criterion) -> Scoring:
    """
    How a leaf earns its points.

    :raises ValueError: if the criterion is a group
    """
    if criterion.scoring is None:
        raise ValueError(f"Criterion {criterion.code} is a group: it has no rule.")
    return criterion.scoring


def _asked(asked: Input) -> AskedFigure:
    choices = tuple(Choice(option.key, option.label) for option in asked.options)
    return AskedFigure(asked.name, asked.label, asked.unit, asked.kind.value, choices, asked.is_optional, asked.fact)


def _measured(scoring: Scoring) -> str:
    return formula_words(scoring.measure.formula, scoring.labels, scoring.measure.unit)


def _levels(criterion: Criterion, scoring: Scoring) -> Iterator[RuleLevel]:
    terms = scoring.measure.formula.top.terms
    labels = scoring.labels
    match scoring.kind:
        case "checklist":
            yield from (RuleLevel(labels[name], vietnamese(weight)) for name, weight in terms)
        case "deduction" | "late-reports":
            yield RuleLevel("không bị trừ", vietnamese(criterion.maximum))
            yield from (RuleLevel(f"mỗi {labels[name]}", f"−{vietnamese(weight)}") for name, weight in terms)
        case _:
            yield from curve_levels(scoring.curve, scoring.measure)
