"""A slow, obvious second implementation, written from the words of the rules and not from the engine."""

from fractions import Fraction
from itertools import accumulate
from math import floor
from typing import Any

Problem = dict[str, Any]
MISSING, NA = "missing", "na"


def rounded(number: Fraction, mode: str, places: int) -> Fraction:
    """Round a number from 0 up."""
    n = number * 10**places
    below = floor(n)
    rest = n - below
    up = {
        "up": rest > 0,
        "down": False,
        "half-up": rest >= Fraction(1, 2),
        "half-down": rest > Fraction(1, 2),
        "half-even": rest > Fraction(1, 2) or (rest == Fraction(1, 2) and below % 2 == 1),
    }[mode]
    return Fraction(below + up, 10**places)


def earned(leaf: Problem, given: dict[str, Fraction]) -> Fraction | str:
    """Return the points of one leaf by the words of its rule, ``NA`` for an empty survey."""
    m: Fraction = leaf["max"]
    match leaf["kind"]:
        case "yes-no":
            return m if given["value"] else Fraction(0)
        case "choice":
            return leaf["levels"][int(given["value"])]
        case "checklist":
            return sum((p for i, p in enumerate(leaf["items"]) if given[f"i{i}"]), Fraction(0))
        case "imported":
            return given["value"]
        case "external-index":
            return given["value"] * m / 100
        case "deduction":
            off = sum((p * given[f"i{i}"] for i, p in enumerate(leaf["faults"])), Fraction(0))
            return max(leaf["floor"], m - off)
        case "survey-mean":
            forms = sum(given.values(), Fraction(0))
            if not forms:
                return NA
            weight = sum((w * given[f"i{i}"] for i, w in enumerate(leaf["weights"])), Fraction(0))
            return m * weight / forms / 100
        case "count-bands":
            return [p for start, p in leaf["bands"] if given["n"] >= start][-1]
    if not given["b"]:
        return NA if leaf["when_zero"] == "not-applicable" else Fraction(0)
    x = 100 * given["a"] / given["b"]
    match leaf["kind"]:
        case "linear":
            return min(m, m * x / 100)
        case "target":
            return m if x >= leaf["target"] else m * x / leaf["target"]
        case "linear-above":
            if x < leaf["from"]:
                return Fraction(0)
            return m if x >= leaf["full"] else m * x / leaf["full"]
        case "bands":
            reached = [p for end, at, p in leaf["bands"] if x > at or (x == at and end == "from")]
            return reached[-1] if reached else Fraction(0)
    raise AssertionError(leaf["kind"])


class Sheet:
    """One unit's result, worked out node by node; a node is (points, out of)."""

    def __init__(self, problem: Problem, answers: dict[str, Any]) -> None:
        self.problem, self.answers = problem, answers
        self.results: dict[str, Fraction | str] = {}
        for leaf in problem["leaves"]:
            given = answers[leaf["code"]]
            self.results[leaf["code"]] = given if isinstance(given, str) else earned(leaf, given)
        self.nodes: dict[str, tuple[Fraction, Fraction]] = {}
        self.lost = Fraction(0)
        self.total = self._group("", Fraction(problem["scale"]))

    def percent(self) -> Fraction | None:
        """Return the index of the unit."""
        points, out_of = self.total
        return 100 * points / out_of if out_of else None

    def _children(self, code: str) -> list[str]:
        codes = self.problem["maxima"]
        return [c for c in codes if c.rpartition(".")[0] == code]

    def _leaf(self, code: str) -> Problem | None:
        return next((leaf for leaf in self.problem["leaves"] if leaf["code"] == code), None)

    def _gone(self, code: str) -> bool:
        leaf = self._leaf(code)
        if leaf is None:
            return all(self._gone(child) for child in self._children(code))
        return self.results[code] == NA and leaf["treatment"] != "full-marks"

    def _treatment(self, code: str) -> str:
        leaf = self._leaf(code)
        return leaf["treatment"] if leaf else self._treatment(self._children(code)[0])

    def _level(self, points: Fraction, *levels: str) -> Fraction:
        if self.problem["at"] in levels:
            return rounded(points, self.problem["mode"], self.problem["places"])
        return points

    def _in_steps(self) -> bool:
        parts = 10 ** self.problem["places"]
        return self.problem["at"] in ("leaf", "every-level") and all(
            parts % size.denominator == 0 for size in self.problem["maxima"].values()
        )

    def _visit(self, code: str, size: Fraction) -> tuple[Fraction, Fraction]:
        leaf = self._leaf(code)
        if leaf is None:
            points, out_of = self._group(code, size)
            self.nodes[code] = self._level(points, "every-level"), out_of
            return self.nodes[code]
        result = self.results[code]
        if result == NA:
            worth = size if leaf["treatment"] == "full-marks" else Fraction(0)
            points = out_of = worth
        else:
            points = Fraction(0) if isinstance(result, str) else result * size / leaf["max"]
            out_of = size
        self.nodes[code] = self._level(points, "leaf", "every-level"), out_of
        return self.nodes[code]

    def _group(self, code: str, size: Fraction) -> tuple[Fraction, Fraction]:
        children = self._children(code)
        whole = sum(self.problem["maxima"][child] for child in children)
        sizes = {child: self.problem["maxima"][child] * size / whole for child in children}
        gone = [child for child in children if self._gone(child)]
        staying = [child for child in children if child not in gone]
        for child in gone:
            if self._treatment(child) == "redistribute":
                for other in staying:
                    sizes[other] += sizes[child] / len(staying)
        keep = [c for c in children if c in staying or self._treatment(c) != "redistribute"]
        if self._in_steps():
            # Every size ends where the rounded sum of what was added so far ends.
            own = [Fraction(0), *accumulate(self.problem["maxima"][child] for child in keep)]
            whole = [Fraction(0), *accumulate(sizes[child] for child in keep)]
            mode, places = self.problem["mode"], self.problem["places"]
            ends = [mine + rounded(all_ - mine, mode, places) for mine, all_ in zip(own, whole, strict=True)]
            sizes |= {child: end - start for child, start, end in zip(keep, ends[:-1], ends[1:], strict=True)}
        visited = {child: self._visit(child, sizes[child]) for child in children}
        points = sum((p for p, _ in visited.values()), Fraction(0))
        out_of = sum((o for _, o in visited.values()), Fraction(0))
        if not out_of:
            return points, out_of
        back = sum((sizes[c] for c in gone if self._treatment(c) == "rescale-group"), Fraction(0))
        self.lost += sum((sizes[c] for c in gone if self._treatment(c) == "rescale-total"), Fraction(0))
        if not code:
            back += self.lost
        return points * (out_of + back) / out_of, out_of + back


def ranks(figures: list[Fraction], ties: str) -> list[int]:
    """Place figures, the highest first; input order breaks ties where places are sequential."""
    if ties == "competition":
        return [1 + sum(other > figure for other in figures) for figure in figures]
    if ties == "dense":
        return [1 + len({other for other in figures if other > figure}) for figure in figures]
    return [
        1 + sum(other > figure or (other == figure and j < i) for j, other in enumerate(figures))
        for i, figure in enumerate(figures)
    ]
