# ruff: noqa: INP001  # a script beside its data, no package
"""
Write answers.csv: what the nine wards and communes declared for the nine-month review, invented from a fixed seed.

Run from the root of the project: `.venv/bin/python demo/sa-dec-2023/generate_answers.py`.
"""

import csv
import random
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from pathlib import Path

from sen.engine import Criterion, InputKind, Scoring, decimal_text, load_definition

HERE = Path(__file__).parent
DEFINITION = HERE.parent.parent / "definitions" / "sample" / "commune" / "2023.toml"
SEED = "Sa Đéc, 21/9/2023"

#: How far each unit has come (0 to 1), and the areas where it is better or worse than that.
UNITS: Mapping[str, tuple[float, Mapping[str, float]]] = {
    "29905": (0.94, {"4": -0.10, "6": -0.08}),
    "29911": (0.86, {"2": 0.05, "7": -0.04}),
    "29902": (0.83, {"5": 0.08, "4": -0.08}),
    "29908": (0.69, {"7": -0.08, "1": 0.08}),
    "29919": (0.77, {"6": -0.14, "1": 0.08}),
    "29917": (0.85, {"7": -0.14, "5": 0.06}),
    "29914": (0.74, {"1": 0.08, "4": -0.08}),
    "29923": (0.64, {"7": -0.12, "6": -0.08, "1": 0.16}),
    "29920": (0.64, {"2": -0.10, "4": -0.14, "3": 0.08}),
}

#: What had nothing to measure, with the reason the unit gives.
NOT_APPLICABLE: Mapping[tuple[str, str], str] = {
    ("29911", "2.1.2"): "Trong 9 tháng không có kiến nghị phải xử lý",
    ("29919", "6.2.1"): "Không có kiến nghị thanh tra, kiểm toán phải thực hiện",
    ("29920", "6.1.1"): "Không được giao vốn đầu tư công năm 2023",
    ("29917", "3.2.3"): "Không có hồ sơ trễ hạn",
}

#: What was not reported by the cut-off.
MISSING = {("29923", "7.2.3"), ("29914", "5.4.1")}

#: How much there is to count, where 20 to 60 would be no likely figure of a ward.
SIZES: Mapping[str, tuple[int, int]] = {
    "1.3.2": (6, 14),
    "1.4.1": (10, 18),
    "2.1.2": (4, 9),
    "2.2.2": (4, 10),
    "2.3.1": (8, 14),
    "3.1.1": (130, 165),
    "3.2.1": (130, 165),
    "3.2.3": (4, 18),
    "3.3.1": (1400, 3600),
    "3.4.1": (8, 24),
    "3.4.2": (8, 24),
    "5.1.1": (18, 26),
    "6.1.1": (2400, 9800),
    "6.2.1": (4, 9),
    "7.1.1": (600, 1500),
    "7.1.2": (600, 1500),
    "7.2.1": (1400, 3600),
    "7.2.2": (300, 900),
    "7.2.3": (1400, 3600),
    "8.2.1": (3000, 12000),
    "8.2.2": (14, 20),
}
MOST_FAULTS = 4
QUARTERS = 4
NOISE = 0.11


def main(target: Path = HERE / "answers.csv") -> None:
    """Write the file anew; the same seed gives the same file."""
    definition = load_definition(DEFINITION.read_text(encoding="utf-8"), str(DEFINITION))
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("unit", "code", "input", "value", "reason"))
        for unit in UNITS:
            for leaf in definition.leaves:
                writer.writerows(_lines(unit, leaf))


def _lines(unit: str, leaf: Criterion) -> Iterator[tuple[str, str, str, str, str]]:
    if (unit, leaf.code) in MISSING or leaf.scoring is None:
        return
    reason = NOT_APPLICABLE.get((unit, leaf.code))
    if reason is not None:
        yield unit, leaf.code, "", "N/A", reason
        return
    # Each cell has a chance of its own: a new criterion leaves the figures of the others alone.
    chance = random.Random(f"{SEED}|{unit}|{leaf.code}")  # noqa: S311  # invented figures, no secret
    for name, text in _figures(leaf, leaf.scoring, _goal(unit, leaf, chance), chance).items():
        yield unit, leaf.code, name, text, ""


def _goal(unit: str, leaf: Criterion, chance: random.Random) -> float:
    level, areas = UNITS[unit]
    return min(1.0, max(0.0, level + areas.get(leaf.code[0], 0.0) + chance.gauss(0, NOISE)))


def _figures(leaf: Criterion, scoring: Scoring, goal: float, chance: random.Random) -> dict[str, str]:
    """Choose the figures whose points come nearest the goal; where several do, one of them."""
    (first, *_others) = scoring.inputs
    if first.kind is InputKind.CHOICE:
        best = _nearest(leaf, scoring, goal, [{first.name: Fraction(n)} for n in range(len(first.options))], chance)
        return {first.name: first.options[int(best[first.name])].key}
    best = _nearest(leaf, scoring, goal, list(_candidates(leaf, scoring, chance)), chance)
    kinds = {each.name: each.kind for each in scoring.inputs}
    return {name: _written(number, kinds[name]) for name, number in best.items()}


def _nearest(
    leaf: Criterion,
    scoring: Scoring,
    goal: float,
    candidates: list[dict[str, Fraction]],
    chance: random.Random,
) -> dict[str, Fraction]:
    def distance(figures: dict[str, Fraction]) -> float:
        value = scoring.measure.formula.value(figures)
        return 1.0 if value is None else abs(float(scoring.curve.points_at(value) / leaf.maximum) - goal)

    least = min(distance(figures) for figures in candidates)
    return chance.choice([figures for figures in candidates if distance(figures) <= least + 1e-9])


def _candidates(leaf: Criterion, scoring: Scoring, chance: random.Random) -> Iterator[dict[str, Fraction]]:
    names = [each.name for each in scoring.inputs]
    kinds = {each.kind for each in scoring.inputs}
    if scoring.kind in ("external-index", "imported"):
        steps = int(leaf.maximum * QUARTERS) if scoring.kind == "imported" else 1000
        whole = leaf.maximum if scoring.kind == "imported" else Fraction(100)
        yield from ({names[0]: whole * step / steps} for step in range(steps + 1))
    elif scoring.kind == "survey-mean":
        asked = chance.randint(90, 140)
        for best, good in product(range(0, asked, 3), range(0, asked, 3)):
            if best + good <= asked:
                poor = (asked - best - good) // 4
                yield dict(zip(names, map(Fraction, (best, good, asked - best - good - poor, poor)), strict=True))
    elif kinds == {InputKind.TICK} or scoring.kind == "deduction":
        top = 1 if kinds == {InputKind.TICK} else MOST_FAULTS
        for numbers in product(range(top + 1), repeat=len(names)):
            yield dict(zip(names, map(Fraction, numbers), strict=True))
    elif len(names) == 1:
        yield from ({names[0]: Fraction(number)} for number in range(MOST_FAULTS + 1))
    else:
        size = chance.randint(*SIZES.get(leaf.code, (20, 60)))
        yield from ({names[0]: Fraction(part), names[1]: Fraction(size)} for part in range(size // 3, size + 1))


def _written(number: Fraction, kind: InputKind) -> str:
    if kind is InputKind.TICK:
        return "có" if number else "không"
    return decimal_text(number).replace(".", ",")


if __name__ == "__main__":
    main()
