"""The trace of a leaf: everything needed to compute its points again, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from sen.engine.definitions import Treatment
from sen.engine.points import Rounding, RoundingMode
from sen.engine.rules import Derived, Formula, Piece, work_out
from sen.engine.scoring.trace_data import derived_data, derived_of, formula_data, formula_of, piece_data, piece_of, text

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
    derived: tuple[Derived, ...] = ()

    @property
    def known(self) -> Mapping[str, Fraction]:
        """Return the figures, and what was worked out from them."""
        figures = self.figures or {}
        return work_out(self.derived, figures) if self.derived else figures

    def as_data(self) -> dict[str, Any]:
        """Return the trace as plain data that JSON can keep: numbers are exact texts such as ``7/4``."""
        derived = {"derived": derived_data(self.derived)} if self.derived else {}
        return {
            "code": self.code,
            "state": str(self.state),
            "maximum": str(self.maximum),
            "points": str(self.points),
            "factor": str(self.factor),
            "figures": {name: str(number) for name, number in (self.figures or {}).items()},
            "formula": None if self.formula is None else formula_data(self.formula),
            "measured": text(self.measured),
            "piece": None if self.piece is None else piece_data(self.piece),
            "rounding": None
            if self.rounding is None
            else {"mode": str(self.rounding.mode), "places": self.rounding.places},
            "treatment": None if self.treatment is None else str(self.treatment),
            "reason": self.reason,
            "lacking": list(self.lacking),
            **derived,
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
    known = work_out(derived_of(data.get("derived", [])), figures)
    value, piece = formula_of(data["formula"]).value(known), piece_of(data["piece"])
    if value is None or not piece.interval.contains(value):
        raise ValueError(f"The trace of {data['code']} contradicts itself: {value} is not in its piece.")
    return _rounded(piece.points_at(value) * factor, data)


def _rounded(points: Fraction, data: Mapping[str, Any]) -> Fraction:
    if data["rounding"] is None:
        return points
    mode, places = data["rounding"]["mode"], data["rounding"]["places"]
    return Rounding(RoundingMode(mode), places).apply(points)
