"""A leaf as two formulas: what is measured, and the points the curve gives it."""

from collections.abc import Sequence
from fractions import Fraction

from sen.engine import Curve, Input, InputKind, Piece, Scoring
from sen.engine.rules import Sum, ZeroDenominator
from sen.engine.rules.formula import Formula
from sen.reform.indices.tables.workbook.numbers import at_least, beyond, number, times

NOT_APPLICABLE, ZERO_BELOW = "N/A", "mẫu số 0"
_LONGEST_TEXT, _LONGEST_FORMULA, _MOST_PIECES = 255, 6_000, 40


def can_be_lowered(scoring: Scoring) -> bool:
    """Say whether a rule is one quotient of reported figures and a curve: everything a formula can work out."""
    formula = scoring.measure.formula
    if type(formula) is not Formula or scoring.derived or scoring.relative is not None:
        return False
    reported = {each.name: each for each in scoring.inputs}
    names = {name for total in (formula.top, formula.bottom) for name, _ in total.terms}
    below = [reported[name].kind for name, _ in formula.bottom.terms if name in reported]
    labels = [option.label for each in scoring.inputs for option in each.options]
    return (
        names <= reported.keys()
        and not any(each.is_optional for each in scoring.inputs)
        and InputKind.NUMBER not in below
        and all(weight > 0 for _, weight in formula.bottom.terms)
        and len({label.casefold() for label in labels}) == len(labels)
        and all(len(label) < _LONGEST_TEXT for label in labels)
        and len(scoring.curve.pieces) <= _MOST_PIECES
        and len(points(scoring.curve, "AAA9999")) + sum(map(len, labels)) < _LONGEST_FORMULA
    )


def measured(scoring: Scoring, cells: Sequence[str]) -> str:
    """
    Return the formula of what a leaf measures: a number, ``N/A``, nothing while something is missing.

    :param cells: where its inputs stand, side by side, in their order
    """
    formula = scoring.measure.formula
    figures = {each.name: _figure(each, cell) for each, cell in zip(scoring.inputs, cells, strict=True)}
    top, bottom = _sum(formula.top, figures), _sum(formula.bottom, figures)
    value = top
    if formula.bottom.terms:
        is_left_out = scoring.measure.when_zero is ZeroDenominator.NOT_APPLICABLE
        empty = NOT_APPLICABLE if is_left_out else ZERO_BELOW
        value = f'IF(({bottom})=0,"{empty}",({top})/({bottom}))'
    elif formula.bottom.constant != 1:
        value = f"({top})/{number(formula.bottom.constant)}"
    whole = cells[0] if len(cells) == 1 else f"{cells[0]}:{cells[-1].rpartition('!')[2]}"
    return f'=IF(COUNTIF({whole},"{NOT_APPLICABLE}")>0,"{NOT_APPLICABLE}",IF(COUNTBLANK({whole})>0,"",{value}))'


def points(curve: Curve, cell: str) -> str:
    """Return the points of a measured value as nested conditions, the highest piece first."""
    return _nested(curve.pieces, cell)


def _nested(pieces: Sequence[Piece], cell: str) -> str:
    *below, highest = pieces
    if not below:
        return _piece(highest, cell)
    low = highest.interval.low or Fraction(0)
    reached = at_least(cell, low) if highest.interval.low_closed else beyond(cell, low)
    return f"IF({reached},{_piece(highest, cell)},{_nested(below, cell)})"


def _piece(piece: Piece, cell: str) -> str:
    if not piece.slope:
        return number(piece.start)
    line = times(piece.slope, cell)
    return f"({number(piece.start)}+{line})" if piece.start else line


def _sum(total: Sum, figures: dict[str, str]) -> str:
    terms = [times(weight, figures[name]) for name, weight in total.terms]
    constant = [number(total.constant)] if total.constant or not terms else []
    return "+".join([*constant, *terms])


def _figure(asked: Input, cell: str) -> str:
    if asked.kind is InputKind.TICK:
        return f'IF(OR({cell}="có",{cell}=1),1,IF(OR({cell}="không",{cell}=0),0,NA()))'
    if asked.kind is InputKind.CHOICE:
        found = "NA()"
        for position, option in reversed(list(enumerate(asked.options))):
            label = option.label.replace('"', '""')
            found = f'IF({cell}="{label}",{position},{found})'
        return found
    return cell
