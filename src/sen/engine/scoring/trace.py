"""The trace of a leaf: everything needed to compute its points again, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from sen.engine.definitions import Treatment
from sen.engine.points import Interval, Rounding, RoundingMode
from sen.engine.rules import Formula, Piece, Sum

ZERO = Fraction(0)
ONE = Fraction(1)


class State(StrEnum):
    """What a node rests on; ``incomplete`` is a group of which something is missing."""

    VALUE = "value"
    NOT_APPLICABLE = "not-applicable"
    MISSING = "missing"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True)
class Trace:
    """
    How one leaf came to its points.

    ``factor`` is above 1 where points of a criterion that does not apply were handed to this one.
    ``measured`` is ``None`` where the denominator is 0.
    """

    code: str
    state: State
    maximum: Fraction
    points: Fraction
    factor: Fraction = ONE
    figures: Mapping[str, Fraction] | None = None
    formula: Formula | None = None
    measured: Fraction | None = None
    piece: Piece | None = None
    rounding: Rounding | None = None
    treatment: Treatment | None = None
    reason: str = ""
    lacking: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """Return the trace as plain data that JSON can keep: numbers are exact texts such as ``7/4``."""
        return {
            "code": self.code,
            "state": str(self.state),
            "maximum": str(self.maximum),
            "points": str(self.points),
            "factor": str(self.factor),
            "figures": {name: str(number) for name, number in (self.figures or {}).items()},
            "formula": None
            if self.formula is None
            else {"top": _sum_data(self.formula.top), "bottom": _sum_data(self.formula.bottom)},
            "measured": _text(self.measured),
            "piece": None if self.piece is None else _piece_data(self.piece),
            "rounding": None
            if self.rounding is None
            else {"mode": str(self.rounding.mode), "places": self.rounding.places},
            "treatment": None if self.treatment is None else str(self.treatment),
            "reason": self.reason,
            "lacking": list(self.lacking),
        }


def recompute(data: Mapping[str, Any]) -> Fraction:
    """
    Compute the points of a leaf again, from the data of its trace alone.

    :raises ValueError: if the measured value does not lie in the piece the trace names
    """
    factor = Fraction(data["factor"])
    if data["state"] == State.NOT_APPLICABLE:
        full = data["treatment"] == Treatment.FULL_MARKS
        return _rounded(Fraction(data["maximum"]) * factor, data) if full else ZERO
    if data["state"] == State.MISSING or data["piece"] is None:
        return ZERO
    figures = {name: Fraction(number) for name, number in data["figures"].items()}
    formula = Formula(_sum(data["formula"]["top"]), _sum(data["formula"]["bottom"]))
    value, piece = formula.value(figures), _piece(data["piece"])
    if value is None or not piece.interval.contains(value):
        raise ValueError(f"The trace of {data['code']} contradicts itself: {value} is not in its piece.")
    return _rounded(piece.points_at(value) * factor, data)


def _rounded(points: Fraction, data: Mapping[str, Any]) -> Fraction:
    if data["rounding"] is None:
        return points
    mode, places = data["rounding"]["mode"], data["rounding"]["places"]
    return Rounding(RoundingMode(mode), places).apply(points)


def _text(number: Fraction | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def _sum_data(total: Sum) -> dict[str, Any]:
    return {
        "terms": [[name, str(weight)] for name, weight in total.terms],
        "constant": str(total.constant),
    }


def _sum(data: Mapping[str, Any]) -> Sum:
    terms = tuple((name, Fraction(weight)) for name, weight in data["terms"])
    return Sum(terms, Fraction(data["constant"]))


def _piece_data(piece: Piece) -> dict[str, Any]:
    span = piece.interval
    return {
        "low": _text(span.low),
        "low_closed": span.low_closed,
        "high": _text(span.high),
        "high_closed": span.high_closed,
        "start": str(piece.start),
        "slope": str(piece.slope),
        "label": piece.label,
    }


def _piece(data: Mapping[str, Any]) -> Piece:
    span = Interval(_number(data["low"]), data["low_closed"], _number(data["high"]), data["high_closed"])
    return Piece(span, Fraction(data["start"]), Fraction(data["slope"]), data["label"])
