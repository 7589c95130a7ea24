"""The problem in SQL: a second engine works out every cell, total and rank on whole numbers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import Any

import duckdb
import numpy as np

from benchmarks.engine.workbook import INPUTS, ONLY
from tests.engine.oracle import MISSING, NA, Problem

#: Figures are kept in hundredths.
PARTS = 100
STATES = {NA: 1, MISSING: 2}


@dataclass(frozen=True)
class Pair:
    """A numerator in SQL over a denominator: one number for the whole column, or SQL, too."""

    top: str
    bottom: int | str = 1


@dataclass
class Query:
    """A growing SELECT: each column may use those of the layers below."""

    number: str
    layers: list[dict[str, str]] = field(default_factory=list)
    layer_of: dict[str, int] = field(default_factory=dict)

    def column(self, formula: str) -> str:
        """Give a formula a name."""
        used = (self.layer_of.get(name, -1) for name in re.findall(r"\bc[0-9]+\b", formula))
        layer, name = max(used, default=-1) + 1, f"c{len(self.layer_of)}"
        while len(self.layers) <= layer:
            self.layers.append({})
        self.layers[layer][name] = f"({formula})::{self.number}"
        self.layer_of[name] = layer
        return name

    def text(self, result: str) -> str:
        """Nest the layers into one statement."""
        inner = "answers"
        for layer in self.layers:
            inner = f"(SELECT *, {', '.join(f'{formula} AS {name}' for name, formula in layer.items())} FROM {inner})"
        return f"SELECT {result} FROM {inner}"

    def pair(self, found: Pair) -> Pair:
        """Give both sides names."""
        bottom = found.bottom if isinstance(found.bottom, int) else self.column(found.bottom)
        return Pair(self.column(found.top), bottom)

    def add(self, one: Pair, two: Pair) -> Pair:
        """Add two quotients, lowest terms where the denominators vary."""
        if isinstance(one.bottom, int) and isinstance(two.bottom, int):
            common = lcm(one.bottom, two.bottom)
            return Pair(f"({one.top})*{common // one.bottom}+({two.top})*{common // two.bottom}", common)
        top = self.column(f"({one.top})*{two.bottom}+({two.top})*{one.bottom}")
        return self.lowest(Pair(top, f"{one.bottom}*{two.bottom}"))

    def lowest(self, found: Pair) -> Pair:
        """Divide both sides by what they share."""
        top, bottom = self.column(found.top), self.column(str(found.bottom))
        shared = self.column(f"greatest(gcd({top},{bottom}),1)")
        return Pair(self.column(f"{top}//{shared}"), self.column(f"{bottom}//{shared}"))

    def total(self, pairs: Iterable[Pair]) -> Pair:
        """Add up."""
        first, *others = pairs
        for other in others:
            first = self.add(first, other)
        return self.pair(first)

    def rounded(self, found: Pair, mode: str, places: int) -> Pair:
        """Round numbers from 0 up."""
        found, scale = self.pair(found), 10**places
        if isinstance(found.bottom, int) and scale % found.bottom == 0:
            return Pair(self.column(f"{found.top}*{scale // found.bottom}"), scale)
        scaled = self.column(f"{found.top}*{scale}")
        whole, rest = self.column(f"{scaled}//{found.bottom}"), self.column(f"{scaled}%{found.bottom}")
        up = {
            "up": f"{rest}>0",
            "down": "false",
            "half-up": f"2*{rest}>={found.bottom}",
            "half-down": f"2*{rest}>{found.bottom}",
            "half-even": f"2*{rest}>{found.bottom} OR (2*{rest}={found.bottom} AND {whole}%2=1)",
        }[mode]
        return Pair(self.column(f"{whole}+CASE WHEN {up} THEN 1 ELSE 0 END"), scale)


def constant(number: Fraction) -> Pair:
    """Write a number."""
    return Pair(str(number.numerator), number.denominator)


class Evaluation:
    """One SELECT that works out a whole problem."""

    def __init__(self, problem: Problem, number: str) -> None:
        self.problem, self.query = problem, Query(number)
        self.leaves = {leaf["code"]: leaf for leaf in problem["leaves"]}
        self.gone: dict[str, str] = {}
        self.earned: dict[str, Pair] = {}
        self.nodes: dict[str, Pair] = {}
        self.lost: list[Pair] = []
        for number_of, leaf in enumerate(problem["leaves"]):
            self._leaf(number_of, leaf)
        for code in sorted(problem["maxima"], key=len, reverse=True):
            if code not in self.leaves:
                self.gone[code] = self.query.column("*".join(self.gone[child] for child in self._children(code)))
        self.points, self.out_of = self._group("", constant(problem["scale"]))
        self.printed = self.points if problem["at"] == "nowhere" else self._round(self.points)

    def text(self) -> str:
        """Return the statement: points of every node, total, its maximum, the rank."""
        pairs = [*(self.nodes[code] for code in self.problem["maxima"]), self.printed, self.points, self.out_of]
        columns = [side for pair in pairs for side in (pair.top, str(pair.bottom))]
        figure = self.points
        if self.problem["by"] == "percent":
            figure = Pair(f"{self.points.top}*{self.out_of.bottom}", f"{self.points.bottom}*{self.out_of.top}")
        figure = self.query.lowest(Pair(figure.top, f"greatest({figure.bottom},1)"))
        top, bottom = figure.top, figure.bottom
        place = {"competition": "rank()", "dense": "dense_rank()", "sequential": "row_number()"}[self.problem["ties"]]
        inner = self.query.text(
            f"row, {', '.join(f'{each} AS r{i}' for i, each in enumerate(columns))}, {top}, {bottom}"
        )
        applies = f"r{len(columns) - 2}>0"
        key = f"{top}::HUGEINT*most*most//{bottom}"
        order = f"{key} DESC, row" if self.problem["ties"] == "sequential" else f"{key} DESC"
        results = ", ".join(f"r{i}" for i in range(len(columns)))
        return (
            f"WITH found AS MATERIALIZED ({inner}) SELECT {results}, "
            f"CASE WHEN {applies} THEN {place} OVER (PARTITION BY {applies} ORDER BY {order}) END "
            f"FROM found, (SELECT max({bottom}) AS most FROM found) ORDER BY row"
        )

    def _leaf(self, number: int, leaf: Problem) -> None:
        names = inputs_of(leaf)
        cells = {name: f"f{number}_{i}" for i, name in enumerate(names)}
        top, bottom, empty = points_of(leaf, cells)
        is_na = f"s{number}=1"
        if empty is not None:
            applies_not = f" OR (s{number}=0 AND {empty})" if _empty_is_na(leaf) else ""
            is_na = f"{is_na}{applies_not}"
            top = f"CASE WHEN {empty} THEN 0 ELSE {top} END"
            bottom = f"CASE WHEN {empty} THEN 1 ELSE {bottom} END"
        na = self.query.column(f"CASE WHEN {is_na} THEN 1 ELSE 0 END")
        code = leaf["code"]
        self.gone[code] = na if leaf["treatment"] != "full-marks" else self.query.column(f"0*{na}")
        self.earned[code] = self.query.pair(Pair(f"CASE WHEN s{number}=0 THEN {top} ELSE 0 END", bottom))
        self.earned[f"{code} full"] = Pair(na)

    def _children(self, code: str) -> list[str]:
        return [each for each in self.problem["maxima"] if each.rpartition(".")[0] == code]

    def _treatment(self, code: str) -> str:
        found: str = self.leaves[code]["treatment"] if code in self.leaves else self._treatment(self._children(code)[0])
        return found

    def _round(self, found: Pair) -> Pair:
        return self.query.rounded(found, self.problem["mode"], self.problem["places"])

    def _node(self, code: str, size: Pair) -> tuple[Pair, Pair]:
        if code not in self.leaves:
            points, out_of = self._group(code, size)
            self.nodes[code] = self._round(points) if self.problem["at"] == "every-level" else points
            return self.nodes[code], out_of
        leaf, won = self.leaves[code], self.earned[code]
        points = won
        if size != constant(leaf["max"]):
            share = constant(1 / leaf["max"])
            points = self.query.lowest(
                Pair(f"{won.top}*{size.top}*{share.top}", f"{won.bottom}*{size.bottom}*{share.bottom}")
            )
        out_of = self.query.pair(Pair(f"{size.top}*(1-{self.gone[code]})", size.bottom))
        if leaf["treatment"] == "full-marks":
            na = self.earned[f"{code} full"].top
            points = self.query.total([points, Pair(f"{size.top}*{na}", size.bottom)])
        self.nodes[code] = self._round(points) if self.problem["at"] in ("leaf", "every-level") else points
        return self.nodes[code], out_of

    def _group(self, code: str, size: Pair) -> tuple[Pair, Pair]:
        children, query = self._children(code), self.query
        whole = sum((self.problem["maxima"][child] for child in children), Fraction(0))
        sizes = {child: self._part(self.problem["maxima"][child] / whole, size) for child in children}
        freed = [child for child in children if self._treatment(child) == "redistribute"]
        if freed:
            loose = query.total(self._lost(child, sizes) for child in freed)
            staying = query.column("+".join(f"(1-{self.gone[child]})" for child in children))
            part = query.pair(Pair(loose.top, f"{loose.bottom}*greatest({staying},1)"))
            for child in children:
                more = Pair(query.column(f"{part.top}*(1-{self.gone[child]})"), part.bottom)
                sizes[child] = query.pair(query.add(sizes[child], more))
        if self._in_steps() and (freed or not (isinstance(size.bottom, int) and size.top.isdecimal())):
            self._cut(children, sizes)
        visited = [self._node(child, sizes[child]) for child in children]
        points, out_of = query.total(p for p, _ in visited), query.total(o for _, o in visited)
        applies = query.column(f"CASE WHEN {out_of.top}>0 THEN 1 ELSE 0 END")
        back = [self._lost(child, sizes) for child in children if self._treatment(child) == "rescale-group"]
        for child in children:
            if self._treatment(child) == "rescale-total":
                lost = self._lost(child, sizes)
                self.lost.append(Pair(query.column(f"{lost.top}*{applies}"), lost.bottom))
        if not code:
            back += self.lost
        if not back:
            return points, out_of
        again = query.total(back)
        full = query.total([out_of, Pair(query.column(f"{again.top}*{applies}"), again.bottom)])
        top = f"{points.top}*{full.top}*{out_of.bottom}"
        return query.lowest(Pair(top, f"{points.bottom}*{full.bottom}*greatest({out_of.top},1)")), full

    def _in_steps(self) -> bool:
        parts = 10 ** self.problem["places"]
        fits = all(parts % size.denominator == 0 for size in self.problem["maxima"].values())
        return fits and self.problem["at"] in ("leaf", "every-level")

    def _cut(self, children: list[str], sizes: dict[str, Pair]) -> None:
        """Let every size end where the rounded sum of what was added so far ends."""
        query, added, before = self.query, constant(Fraction(0)), constant(Fraction(0))
        for child in children:
            most, size = self.problem["maxima"][child], sizes[child]
            takes = f"(1-{self.gone[child]})" if self._treatment(child) == "redistribute" else "1"
            more = Pair(
                f"({size.top}*{most.denominator}-{most.numerator}*{size.bottom})*{takes}",
                size.bottom * most.denominator if isinstance(size.bottom, int) else f"{size.bottom}*{most.denominator}",
            )
            added = query.lowest(query.add(added, query.pair(more)))
            end = self._round(added)
            step = query.add(constant(most), query.add(end, Pair(f"-({before.top})", before.bottom)))
            sizes[child], before = query.pair(step), end

    def _part(self, part: Fraction, size: Pair) -> Pair:
        if isinstance(size.bottom, int) and size.top.isdecimal():
            return constant(part * Fraction(int(size.top), size.bottom))
        return self.query.lowest(Pair(f"{size.top}*{part.numerator}", f"{size.bottom}*{part.denominator}"))

    def _lost(self, child: str, sizes: dict[str, Pair]) -> Pair:
        return Pair(self.query.column(f"{sizes[child].top}*{self.gone[child]}"), sizes[child].bottom)


def inputs_of(leaf: Problem) -> tuple[str, ...]:
    """Name the figures of a leaf."""
    if leaf["kind"] in ("deduction", "survey-mean"):
        return tuple(f"i{i}" for i in range(len(leaf["faults" if leaf["kind"] == "deduction" else "weights"])))
    return INPUTS.get(leaf["kind"], ONLY)


def _empty_is_na(leaf: Problem) -> bool:
    return leaf["kind"] == "survey-mean" or leaf["when_zero"] == "not-applicable"


def points_of(leaf: Problem, cells: dict[str, str]) -> tuple[str, int | str, str | None]:  # noqa: PLR0911 - one per kind
    """Return the points by the words of the rule: numerator, denominator, when there is nothing to divide by."""
    most: Fraction = leaf["max"]
    first = next(iter(cells.values()))
    m, d = most.numerator, most.denominator
    match leaf["kind"]:
        case "yes-no":
            return f"{m}*{first}", d * PARTS, None
        case "choice":
            return _case(first, "=", [(Fraction(i), points) for i, points in enumerate(leaf["levels"])], leaf)
        case "checklist":
            return f"({_weighed(leaf['items'], cells, leaf)})", _common(leaf) * PARTS, None
        case "imported":
            return first, PARTS, None
        case "external-index":
            return f"{first}*{m}", PARTS * 100 * d, None
        case "deduction":
            common = _common(leaf)
            left = f"{int(most * common) * PARTS}-({_weighed(leaf['faults'], cells, leaf)})"
            return f"greatest({int(leaf['floor'] * common) * PARTS},{left})", common * PARTS, None
        case "survey-mean":
            forms = "+".join(cells.values())
            weights = "+".join(f"{int(w)}*{cell}" for w, cell in zip(leaf["weights"], cells.values(), strict=True))
            return f"{m}*({weights})", f"({forms})*{100 * d}", f"({forms})=0"
        case "count-bands":
            ladder = [(Fraction(start), points) for start, points in reversed(leaf["bands"])]
            return _case(first, ">=", ladder, leaf)
    return _rated(leaf, cells["a"], cells["b"])


def _rated(leaf: Problem, a: str, b: str) -> tuple[str, int | str, str]:
    most: Fraction = leaf["max"]
    m, d = most.numerator, most.denominator
    full = {"linear": Fraction(100), "target": leaf["target"], "linear-above": leaf["full"]}.get(leaf["kind"])
    none = f"{b}=0"
    if full is None:
        common = _common(leaf)
        whens = " ".join(
            f"WHEN 100*{a}{'>=' if end == 'from' else '>'}{int(at)}*{b} THEN {int(points * common)}"
            for end, at, points in reversed(leaf["bands"])
        )
        return f"CASE {whens} ELSE 0 END", common, none
    least = int(leaf["from"]) if leaf["kind"] == "linear-above" else 0
    line = f"least({m}*100*{a},{m}*{int(full)}*{b})"
    return f"CASE WHEN 100*{a}<{least}*{b} THEN 0 ELSE {line} END", f"{d * int(full)}*{b}", none


def _common(leaf: Problem) -> int:
    bands = [band[-1] for band in leaf["bands"]]
    return lcm(
        *(n.denominator for n in (leaf["max"], leaf["floor"], *leaf["levels"], *leaf["items"], *leaf["faults"], *bands))
    )


def _weighed(weights: list[Fraction], cells: dict[str, str], leaf: Problem) -> str:
    common = _common(leaf)
    return "+".join(f"{int(weight * common)}*{cell}" for weight, cell in zip(weights, cells.values(), strict=True))


def _case(cell: str, sign: str, ladder: list[tuple[Fraction, Fraction]], leaf: Problem) -> tuple[str, int, None]:
    common = _common(leaf)
    whens = " ".join(f"WHEN {cell}{sign}{int(at) * PARTS} THEN {int(points * common)}" for at, points in ladder)
    return f"CASE {whens} ELSE 0 END", common, None


def fill(connection: duckdb.DuckDBPyConnection, problem: Problem, sheets: list[dict[str, Any]], number: str) -> None:
    """Write the answers of every unit into a table: a row for each unit."""
    columns: dict[str, Any] = {"row": list(range(len(sheets)))}
    for i, leaf in enumerate(problem["leaves"]):
        given = [sheet[leaf["code"]] for sheet in sheets]
        columns[f"s{i}"] = [STATES.get(each, 0) if isinstance(each, str) else 0 for each in given]
        for j, name in enumerate(inputs_of(leaf)):
            columns[f"f{i}_{j}"] = [1 if isinstance(each, str) else int(each[name] * PARTS) for each in given]
    arrays = {name: np.array(values, dtype=np.int64) for name, values in columns.items()}
    connection.register("arrays", arrays)
    casts = ", ".join(f"{name}::{number} AS {name}" for name in arrays)
    connection.execute(f"CREATE TABLE answers AS SELECT {casts} FROM arrays")
    connection.unregister("arrays")
