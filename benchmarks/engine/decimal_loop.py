"""The problem as most would write it: row by row, ``Decimal`` by ``Decimal``, following the words of the rules."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tests.engine.oracle import NA, Problem

CENT = Decimal("0.01")
ZERO = Decimal(0)
HUNDRED = Decimal(100)


def as_decimals(found: Any) -> Any:
    """Turn the exact numbers of a problem or a sheet into decimals."""
    if isinstance(found, dict):
        return {key: as_decimals(each) for key, each in found.items()}
    if isinstance(found, list | tuple):
        return [as_decimals(each) for each in found]
    is_number = hasattr(found, "numerator") and not isinstance(found, bool)
    return Decimal(found.numerator) / Decimal(found.denominator) if is_number else found


def score(index: Problem, sheets: list[dict[str, Any]]) -> list[tuple[list[Decimal], Decimal, int]]:
    """Return points, percent and rank of every unit; index and sheets hold decimals."""
    found = [_unit(index, sheet) for sheet in sheets]
    ordered = sorted((percent for _, percent in found), reverse=True)
    ranks: dict[Decimal, int] = {}
    for place, percent in enumerate(ordered, start=1):
        ranks.setdefault(percent, place)
    return [(points, percent, ranks[percent]) for points, percent in found]


def _unit(index: Problem, sheet: dict[str, Any]) -> tuple[list[Decimal], Decimal]:
    points, applicable = [], ZERO
    for leaf in index["leaves"]:
        given = sheet[leaf["code"]]
        earned = None if given == NA else _earned(leaf, given)
        if earned is None:
            earned = leaf["max"] if leaf["treatment"] == "full-marks" else None
        if earned is not None:
            applicable += leaf["max"]
        points.append((earned or ZERO).quantize(CENT, ROUND_HALF_UP))
    return points, HUNDRED * sum(points) / applicable


def _earned(leaf: Problem, given: dict[str, Decimal]) -> Decimal | None:  # noqa: PLR0911 - one per kind
    most: Decimal = leaf["max"]
    match leaf["kind"]:
        case "yes-no":
            return most * given["value"]
        case "choice":
            return leaf["levels"][int(given["value"])]
        case "checklist":
            return sum((p for i, p in enumerate(leaf["items"]) if given[f"i{i}"]), ZERO)
        case "imported":
            return given["value"]
        case "external-index":
            return given["value"] * most / HUNDRED
        case "deduction":
            return max(leaf["floor"], most - sum(p * given[f"i{i}"] for i, p in enumerate(leaf["faults"])))
        case "survey-mean":
            forms = sum(given.values())
            weight = sum(w * given[f"i{i}"] for i, w in enumerate(leaf["weights"]))
            return most * weight / forms / HUNDRED if forms else None
        case "count-bands":
            return [p for start, p in leaf["bands"] if given["n"] >= start][-1]
    return _rated(leaf, given)


def _rated(leaf: Problem, given: dict[str, Decimal]) -> Decimal | None:
    if not given["b"]:
        return None if leaf["when_zero"] == "not-applicable" else ZERO
    most: Decimal = leaf["max"]
    rate = HUNDRED * given["a"] / given["b"]
    match leaf["kind"]:
        case "linear":
            return min(most, most * rate / HUNDRED)
        case "target":
            return min(most, most * rate / leaf["target"])
        case "linear-above":
            return ZERO if rate < leaf["from"] else min(most, most * rate / leaf["full"])
    reached = [p for end, at, p in leaf["bands"] if rate > at or (rate == at and end == "from")]
    return reached[-1] if reached else ZERO
