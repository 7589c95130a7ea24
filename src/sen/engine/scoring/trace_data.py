"""The parts of a trace as plain data and back: formulas, pieces, and how figures were worked out."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from sen.engine.points import Interval, Rounding, RoundingMode
from sen.engine.rules import Curve, Derived, Formula, Piece, Sum, Way
from sen.engine.rules.derived import Chosen, Earned, First, Largest, Logarithm, Product, Quotient, Rounded, Smallest

Data = Mapping[str, Any]

_BY_NAMES: dict[str, type[Largest | Smallest | First | Product]] = {
    "largest": Largest,
    "smallest": Smallest,
    "first": First,
    "product": Product,
}


def text(number: Fraction | None) -> str | None:
    """Write an exact number such as ``7/4``."""
    return None if number is None else str(number)


def formula_data(formula: Formula) -> dict[str, Any]:
    """Write a formula."""
    return {"top": _sum_data(formula.top), "bottom": _sum_data(formula.bottom)}


def formula_of(data: Data) -> Formula:
    """Read a formula."""
    return Formula(_sum(data["top"]), _sum(data["bottom"]))


def piece_data(piece: Piece) -> dict[str, Any]:
    """Write a piece of a curve."""
    span = piece.interval
    return {
        "low": text(span.low),
        "low_closed": span.low_closed,
        "high": text(span.high),
        "high_closed": span.high_closed,
        "start": str(piece.start),
        "slope": str(piece.slope),
        "label": piece.label,
    }


def piece_of(data: Data) -> Piece:
    """Read a piece of a curve."""
    span = Interval(_number(data["low"]), data["low_closed"], _number(data["high"]), data["high_closed"])
    return Piece(span, Fraction(data["start"]), Fraction(data["slope"]), data["label"])


def derived_data(derived: tuple[Derived, ...]) -> list[dict[str, Any]]:
    """Write how figures were worked out."""
    return [{"name": each.name, "label": each.label, **_way_data(each.way)} for each in derived]


def derived_of(data: list[Data]) -> tuple[Derived, ...]:
    """Read how figures were worked out."""
    return tuple(Derived(each["name"], each["label"], _way(each)) for each in data)


def _way_data(way: Way) -> dict[str, Any]:
    match way:
        case Quotient():
            return {"do": "quotient", "formula": formula_data(way.formula)}
        case Earned():
            return {
                "do": "earned",
                "needs": list(way.needs),
                "formula": formula_data(way.formula),
                "curve": [piece_data(piece) for piece in way.curve.pieces],
                "undefined": text(way.undefined),
                "before": derived_data(way.first),
            }
        case Chosen():
            return {"do": "chosen", "by": way.by, "of": list(way.of)}
        case Rounded():
            return {"do": "rounded", "of": way.of, "mode": str(way.rounding.mode), "places": way.rounding.places}
        case Logarithm():
            return {"do": "logarithm", "of": way.of}
        case _:
            name = next(name for name, kind in _BY_NAMES.items() if isinstance(way, kind))
            return {"do": name, "of": list(way.of)}


def _way(data: Data) -> Way:
    match data["do"]:
        case "quotient":
            return Quotient(formula_of(data["formula"]))
        case "earned":
            curve = Curve(tuple(piece_of(piece) for piece in data["curve"]))
            first = derived_of(data["before"])
            return Earned(tuple(data["needs"]), formula_of(data["formula"]), curve, _number(data["undefined"]), first)
        case "chosen":
            return Chosen(data["by"], tuple(data["of"]))
        case "rounded":
            return Rounded(data["of"], Rounding(RoundingMode(data["mode"]), data["places"]))
        case "logarithm":
            return Logarithm(data["of"])
        case name:
            return _BY_NAMES[name](tuple(data["of"]))


def _number(written: str | None) -> Fraction | None:
    return None if written is None else Fraction(written)


def _sum_data(total: Sum) -> dict[str, Any]:
    return {
        "terms": [[name, str(weight)] for name, weight in total.terms],
        "constant": str(total.constant),
    }


def _sum(data: Data) -> Sum:
    terms = tuple((name, Fraction(weight)) for name, weight in data["terms"])
    return Sum(terms, Fraction(data["constant"]))
