"""The generated problem: 3,321 units, 120 sub-criteria in 8 areas, mixed kinds, 4 % not applicable."""

from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

from sen.engine import Answers, NotApplicable, Value, decimal_text
from tests.engine.oracle import NA, Problem

UNITS = 3_321
AREAS, GROUPS, LEAVES = 8, 3, 5
NOT_APPLICABLE_PER_HUNDRED = 4
KINDS = (
    *("bands", "yes-no", "linear", "choice", "target", "deduction", "checklist", "linear-above"),
    *("survey-mean", "bands", "count-bands", "external-index", "linear", "imported"),
)
TREATMENTS = ("rescale-total", "rescale-total", "full-marks", "exclude")


def problem(seed: int) -> Problem:
    """Draw an index of 120 leaves that rounds at the leaf and ranks by percent."""
    draw = Random(seed)
    maxima: dict[str, Fraction] = {}
    leaves = []
    for area in range(1, AREAS + 1):
        for number in range(1, GROUPS + 1):
            mine = [
                _leaf(draw, f"{area}.{number}.{i}", KINDS[(len(leaves) + i) % len(KINDS)]) for i in range(1, LEAVES + 1)
            ]
            leaves += mine
            maxima |= {leaf["code"]: leaf["max"] for leaf in mine}
            maxima[f"{area}.{number}"] = sum((leaf["max"] for leaf in mine), Fraction(0))
        maxima[f"{area}"] = sum((maxima[f"{area}.{number}"] for number in range(1, GROUPS + 1)), Fraction(0))
    return {
        "leaves": leaves,
        "maxima": maxima,
        "scale": sum((maxima[f"{area}"] for area in range(1, AREAS + 1)), Fraction(0)),
        "mode": "half-up",
        "places": 2,
        "at": "leaf",
        "ties": "competition",
        "by": "percent",
    }


def _leaf(draw: Random, code: str, kind: str) -> Problem:
    most = Fraction(draw.randint(2, 8), 4)
    half = Fraction(int(most * 4) // 2, 4)
    return {
        "code": code,
        "kind": kind,
        "max": most,
        "treatment": draw.choice(TREATMENTS),
        "when_zero": draw.choice(("zero-points", "not-applicable")),
        "levels": [most, half, Fraction(0)],
        "items": [half, most - half],
        "faults": [Fraction(1, 4), Fraction(1, 2)],
        "floor": Fraction(0),
        "weights": [Fraction(100), Fraction(80), Fraction(50), Fraction(0)],
        "target": Fraction(draw.choice((80, 90, 95))),
        "from": Fraction(draw.choice((50, 70))),
        "full": Fraction(100),
        "bands": [(0, most), (1, half), (4, Fraction(0))]
        if kind == "count-bands"
        else [("from", Fraction(0), Fraction(0)), ("from", Fraction(70), half), ("above", Fraction(90), most)],
    }


def sheets(index: Problem, seed: int, units: int = UNITS) -> list[dict[str, Any]]:
    """Draw the answers of every unit."""
    draw = Random(seed)
    return [{leaf["code"]: _answer(draw, leaf) for leaf in index["leaves"]} for _ in range(units)]


def _answer(draw: Random, leaf: Problem) -> dict[str, Fraction] | str:
    if draw.randrange(100) < NOT_APPLICABLE_PER_HUNDRED:
        return NA
    if leaf["kind"] in _FIGURES:
        return _FIGURES[leaf["kind"]](draw, leaf)
    planned = draw.randint(0, 400) if draw.randrange(50) == 0 else draw.randint(10, 400)
    return {"a": Fraction(draw.randint(planned * 6 // 10, planned)), "b": Fraction(planned)}


_FIGURES: dict[str, Callable[[Random, Problem], dict[str, Fraction]]] = {
    "yes-no": lambda draw, leaf: {"value": Fraction(draw.random() < 0.8)},
    "choice": lambda draw, leaf: {"value": Fraction(draw.randrange(3))},
    "checklist": lambda draw, leaf: {"i0": Fraction(draw.randrange(2)), "i1": Fraction(draw.random() < 0.7)},
    "imported": lambda draw, leaf: {"value": Fraction(draw.randint(0, int(leaf["max"] * 100)), 100)},
    "external-index": lambda draw, leaf: {"value": Fraction(draw.randint(6_000, 10_000), 100)},
    "deduction": lambda draw, leaf: {"i0": Fraction(draw.randrange(4)), "i1": Fraction(draw.randrange(2))},
    "survey-mean": lambda draw, leaf: {f"i{i}": Fraction(draw.randrange(40)) for i in range(4)},
    "count-bands": lambda draw, leaf: {"n": Fraction(draw.choice((0, 0, 1, 2, 5)))},
}


def as_answers(unit: str, sheet: dict[str, Any]) -> Answers:
    """Say the answers of a unit as the engine takes them."""
    cells: dict[tuple[str, str], Value | NotApplicable] = {}
    for code, given in sheet.items():
        if given == NA:
            cells |= {(code, name): NotApplicable("không phát sinh") for name in ("value", "n", "a", "i0")}
        else:
            cells |= {(code, name): Value(number) for name, number in given.items()}
    return Answers(unit, cells)


def as_csv(index: Problem, sheets: list[dict[str, Any]]) -> str:
    """Write the answers of every unit as a file."""
    choices = {leaf["code"] for leaf in index["leaves"] if leaf["kind"] == "choice"}
    lines = ["unit,code,input,value,reason"]
    for number, sheet in enumerate(sheets):
        for code, given in sheet.items():
            if given == NA:
                lines.append(f"u{number},{code},,N/A,không phát sinh")
                continue
            for name, figure in given.items():
                lines.append(f"u{number},{code},{name},{'k' if code in choices else ''}{decimal_text(figure)},")
    return "\n".join(lines)
