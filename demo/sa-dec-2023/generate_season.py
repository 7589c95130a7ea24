# ruff: noqa: INP001  # a script beside its data, no package
"""
Write seasons/: what every unit declared from 2021 to 2023 and how it was marked, invented from a fixed seed.

Run from the root of the project: `.venv/bin/python demo/sa-dec-2023/generate_season.py`.
What the story needs (season.toml, `[[story]]`) stands as it is told there; everything else comes from the seed.
"""

import csv
import random
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

from sen.engine import (
    Answers,
    Criterion,
    IndexDefinition,
    Input,
    InputKind,
    State,
    Value,
    decimal_text,
    explain_leaf,
    load_definition,
    vietnamese,
)

HERE = Path(__file__).parent
DEFINITIONS = HERE.parent.parent / "definitions"
SEED = "Sa Đéc, mùa chấm điểm"
NOISE = 0.10
Figures = dict[str, Fraction]

#: How large a denominator is, by its unit; the same words of the same unit get the same number.
SIZES: Mapping[str, tuple[int, int]] = {
    "nhiệm vụ": (18, 36),
    "nội dung": (10, 18),
    "vấn đề": (5, 12),
    "văn bản": (6, 16),
    "kiến nghị": (4, 10),
    "thủ tục": (120, 165),
    "hồ sơ": (600, 3200),
    "phản ánh": (8, 24),
    "cuộc": (6, 14),
    "người": (16, 26),
    "lượt": (24, 80),
    "triệu đồng": (2400, 9800),
    "chỉ tiêu": (14, 20),
    "hộ": (6, 20),
    "báo cáo": (12, 24),
    "đơn vị": (9, 9),
    "bản ghi": (900, 2800),
}
#: Where the unit's word says too little.
SIZE_OF: Mapping[str, tuple[int, int]] = {
    "Văn bản đi": (420, 880),
    "Hồ sơ trễ hạn": (4, 18),
    "Hồ sơ công việc": (180, 420),
    "Hồ sơ người dân yêu cầu": (40, 160),
    "Hồ sơ được yêu cầu": (20, 90),
    "Đơn vị sự nghiệp trực thuộc": (2, 8),
    "Người đến hạn chuyển đổi": (2, 6),
    "Phải thu hồi": (40, 160),
}
#: What nobody takes points from: it was asked of others, or waits for the peers.
NOT_DISPUTED = frozenset(
    {"survey-mean", "survey-level", "peer-mean", "peer-range", "peer-best", "panel-mean", "fact"}
    | {"zero-tolerance", "worst-event"}
)


@dataclass(frozen=True)
class Sheet:
    """One unit in one round, and the chance that is its own."""

    year: int
    unit: str
    level: float
    areas: Mapping[str, float]

    def chance(self, *words: str) -> random.Random:
        """Each figure has a chance of its own: a new criterion leaves the others alone."""
        return random.Random("|".join((SEED, str(self.year), self.unit, *words)))  # noqa: S311  # no secret

    def goal(self, code: str) -> float:
        """How much of a criterion the unit is to reach."""
        wished = self.level + self.areas.get(code[0], 0.0) + self.chance(code, "goal").gauss(0, NOISE)
        return min(1.0, max(0.0, wished))


def main(target: Path = HERE / "seasons") -> None:
    """Write the files anew; the same seed gives the same files."""
    said = tomllib.loads((HERE / "season.toml").read_text(encoding="utf-8"))
    for each in said["round"]:
        write_round({"story": [], **each, "appraisers": said["appraisers"], "stand_ins": said["stand_ins"]}, target)


def write_round(said: Mapping[str, Any], target: Path) -> None:
    """The answers and the marks of one round."""
    path = DEFINITIONS / said["definition"]
    text = path.read_text(encoding="utf-8")
    definition = load_definition(text, path.name)
    pairs = _pairs(tomllib.loads(text))
    marked = [unit for unit in said["units"] if unit not in said["unmarked"]]
    answers: dict[tuple[str, str], Figures | str] = {}
    for unit, (level, areas) in said["units"].items():
        sheet = Sheet(said["year"], unit, level, areas)
        for leaf in _leaves(definition):
            if leaf.code not in said.get("missing", {}).get(unit, ()):
                answers[unit, leaf.code] = _answer(definition, leaf, pairs, sheet, said)
    folder = target / said["folder"]
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "answers.csv", ("unit", "code", "input", "value", "reason"), _answer_rows(definition, answers))
    marks = _mark_rows(definition, answers, said, marked)
    _write(folder / "marks.csv", ("unit", "code", "by", "act", "input", "value", "reason"), marks)


def _leaves(definition: IndexDefinition) -> tuple[Criterion, ...]:
    return (*definition.leaves, *definition.extras.all)


def _pairs(data: Any) -> set[tuple[str, str]]:
    """Every (numerator, denominator) a definition names."""
    if isinstance(data, list):
        return set().union(*(_pairs(each) for each in data))
    if not isinstance(data, dict):
        return set()
    found = {tuple(data["ratio"])} if "ratio" in data else {tuple(pair) for pair in data.get("rates", ())}
    return found.union(*(_pairs(each) for each in data.values()))


def _answer(
    definition: IndexDefinition,
    leaf: Criterion,
    pairs: set[tuple[str, str]],
    sheet: Sheet,
    said: Mapping[str, Any],
) -> Figures | str:
    """What a unit says of a leaf: its figures, or why it does not apply."""
    told = _told(said, sheet.unit, leaf.code)
    claim = said["not_applicable"].get(sheet.unit, {}).get(leaf.code)
    if claim is not None:
        return str(claim)
    if "declared" in told:
        return _read(leaf, told["declared"])
    if leaf in definition.extras.all:
        return {each.name: Fraction(0) for each in _inputs(leaf)}
    goal = sheet.goal("8.1.1" if leaf.code == "8.1.2" else "7.4.1" if leaf.code == "7.4.2" else leaf.code)
    if leaf.scoring is not None and leaf.scoring.kind.startswith("peer-"):
        return _about_peers(leaf, goal)
    chance = sheet.chance(leaf.code)
    candidates = list(_candidates(leaf, pairs, sheet, chance))
    if len(candidates) > 120:
        candidates = chance.sample(candidates, 120)
    distances = [abs(_share(definition, leaf, each) - goal) for each in candidates]
    least = min(distances)
    return chance.choice([each for each, far in zip(candidates, distances, strict=True) if far <= least + 1e-9])


def _about_peers(leaf: Criterion, goal: float) -> Figures:
    (asked,) = _inputs(leaf)
    top = {"published": 100, "growth": 16, "founded": 34}[asked.name]
    places = 1 if asked.kind is not InputKind.COUNT else 0
    return {asked.name: Fraction(str(round(goal * top, places)))}


def _share(definition: IndexDefinition, leaf: Criterion, figures: Mapping[str, Fraction]) -> float:
    """The share of its points a leaf gets; far away when it gets none at all."""
    cells = {(leaf.code, name): Value(number) for name, number in figures.items()}
    trace = explain_leaf(definition, Answers("", cells), leaf.code).trace
    return float(trace.points / leaf.maximum) if trace.state is State.VALUE else -9.0


def _candidates(leaf: Criterion, pairs: set[tuple[str, str]], sheet: Sheet, chance: random.Random) -> Iterator[Figures]:
    """Figures a unit might have; the one nearest its goal is taken."""
    kind = leaf.scoring.kind if leaf.scoring else ""
    asked = {each.name: each for each in _inputs(leaf)}
    if kind == "survey-mean":
        yield from _surveys(tuple(asked), chance.randint(90, 140))
    elif kind == "mean-of-records":
        size = _size(sheet, asked["early"])
        yield from (
            dict(zip(asked, map(Fraction, (early, size - early - late, late)), strict=True))
            for early in range(0, size, size // 9)
            for late in (0, size // 90, size // 25)
            if early + late <= size
        )
    elif kind == "panel-mean":
        top = next(each.most for each in asked.values() if each.most)
        steps = [top * step / 20 for step in range(8, 21)]
        yield from ({name: mark for name in asked if name != "chair"} for mark in steps)
    elif kind in ("external-index", "imported"):
        top = leaf.maximum if kind == "imported" else Fraction(100)
        yield from ({"value": top * step / 40} for step in range(41))
    else:
        yield from _combined(asked, pairs, sheet, chance)


def _surveys(names: tuple[str, ...], asked: int) -> Iterator[Figures]:
    for best, good in product(range(0, asked, 4), repeat=2):
        if best + good <= asked:
            poor = (asked - best - good) // 4
            yield dict(zip(names, map(Fraction, (best, good, asked - best - good - poor, poor)), strict=True))


def _combined(
    asked: Mapping[str, Input], pairs: set[tuple[str, str]], sheet: Sheet, chance: random.Random
) -> Iterator[Figures]:
    """Every combination of what each figure might be; a numerator goes with its denominator."""
    if "formula" in asked:
        asked = {name: asked[name] for name in ("disbursed", "allotted")}
        fixed: Figures = {"formula": Fraction(0)}
    else:
        fixed = {}
    below = {top: bottom for top, bottom in sorted(pairs) if top in asked and bottom in asked}
    parts: list[list[Figures]] = []
    for name, each in asked.items():
        if name in below.values():
            continue
        if name in below:
            size = _size(sheet, asked[below[name]])
            counts = sorted({round(size * step / 40) for step in range(41)} | {size - 1, size - 2})
            parts.append([{name: Fraction(n), below[name]: Fraction(size)} for n in counts if n >= 0])
        else:
            parts.append([{name: number} for number in _single(each)])
    combinations = list(product(*parts)) if len(parts) < 3 else [tuple(map(chance.choice, parts)) for _ in range(150)]
    for chosen in combinations:
        yield fixed | {name: number for part in chosen for name, number in part.items()}


def _single(asked: Input) -> list[Fraction]:
    if asked.kind is InputKind.TICK:
        return [Fraction(0), Fraction(1)]
    if asked.kind is InputKind.CHOICE:
        return [Fraction(number) for number in range(len(asked.options))]
    if asked.kind is InputKind.PERCENT:
        return [Fraction(number) for number in (0, 1, 2, 4, 7, 12, 20, 40, 50, 55, 60, 70)]
    if asked.unit == "điểm":
        return [Fraction(number) for number in range(70, 97, 2)]
    return [Fraction(number) for number in range(10 if asked.unit == "tháng" else 5)]


def _size(sheet: Sheet, asked: Input) -> int:
    least, most = SIZE_OF.get(asked.label, SIZES.get(asked.unit, (20, 60)))
    return sheet.chance("size", asked.label).randint(least, most)


def _inputs(leaf: Criterion) -> tuple[Input, ...]:
    return leaf.scoring.inputs if leaf.scoring else ()


def _told(said: Mapping[str, Any], unit: str, code: str) -> Mapping[str, Any]:
    """What the story says of a leaf, if anything."""
    return next((each for each in said["story"] if (each["unit"], each["code"]) == (unit, code)), {})


def _read(leaf: Criterion, told: Mapping[str, Any]) -> Figures:
    read: Figures = {}
    for each in _inputs(leaf):
        if each.name in told:
            keys = [option.key for option in each.options]
            value = told[each.name]
            read[each.name] = Fraction(keys.index(value) if keys else {"có": 1, "không": 0}.get(value, value))
    return read


def _mark_rows(
    definition: IndexDefinition,
    answers: Mapping[tuple[str, str], Figures | str],
    said: Mapping[str, Any],
    marked: list[str],
) -> Iterator[tuple[str, ...]]:
    """Who marked what: most is taken as declared, some is lowered with its reason."""
    leaves = {leaf.code: leaf for leaf in _leaves(definition)}
    for (unit, code), declared in answers.items():
        leaf, told = leaves[code], _told(said, unit, code)
        sheet = Sheet(said["year"], unit, 0, {})
        chance = sheet.chance(code, "mark")
        share = said["marked"].get(unit, 1.0)
        if unit not in marked or (not told and chance.random() > share):
            continue
        by = _appraiser(said, leaf.owner, unit)
        lower = _read(leaf, told["marked"]) if "marked" in told else None
        reason = str(told.get("reason", ""))
        if lower is None and not isinstance(declared, str) and chance.random() < said["lowered"]:
            lower, reason = _lowered(definition, leaf, declared, chance)
        act = "ask" if told.get("asks") else "mark"
        if lower is None:
            yield unit, code, by, act, "", "", ""
            continue
        for number, (name, text) in enumerate(_texts(leaf, lower).items()):
            yield unit, code, by, act, name, text, reason if number == 0 else ""


def _appraiser(said: Mapping[str, Any], owner: str, unit: str) -> str:
    """The account of the owner agency; where the unit is that agency, the stand-in of the others."""
    agency, account = said["appraisers"][owner]
    if agency != unit:
        return str(account)
    return next(str(other) for home, other in said["stand_ins"] if home != unit)


def _lowered(
    definition: IndexDefinition, leaf: Criterion, declared: Figures, chance: random.Random
) -> tuple[Figures | None, str]:
    """The figures an appraiser found instead, with the reason; nothing where there is nothing to take away."""
    if leaf.scoring is None or leaf.scoring.kind in NOT_DISPUTED:
        return None, ""
    before = _share(definition, leaf, declared)
    asked = list(_inputs(leaf))
    chance.shuffle(asked)
    for each in asked:
        for value in _nearby(each, declared.get(each.name)):
            changed = declared | {each.name: value}
            if 0 <= _share(definition, leaf, changed) < before:
                return changed, _reason(leaf, each, (declared[each.name], value), chance)
    return None, ""


def _nearby(asked: Input, number: Fraction | None) -> Iterator[Fraction]:
    """A little less, then less; for what is counted against a unit a little more."""
    if number is None or asked.most:
        return
    if asked.kind is InputKind.TICK:
        yield from (Fraction(0),) if number else ()
    elif asked.kind is InputKind.CHOICE:
        yield from map(Fraction, range(int(number) + 1, len(asked.options)))
    elif number >= 10:
        yield from (Fraction(round(number * step / 100)) for step in (95, 90, 85, 75))
    else:
        yield from (number + step for step in (-1, 1, 2) if number + step >= 0)


def _reason(leaf: Criterion, asked: Input, change: tuple[Fraction, Fraction], chance: random.Random) -> str:
    """What an appraiser writes who found other figures."""
    evidence = chance.choice(leaf.evidence) if leaf.evidence else "tài liệu kiểm chứng"
    before, after = change
    if asked.kind is InputKind.TICK:
        what = f" về nội dung “{asked.label}”" if len(_inputs(leaf)) > 1 else ""
        return f"Chưa có tài liệu kiểm chứng{what} ({evidence})."
    if asked.kind is InputKind.CHOICE:
        return f"Đối chiếu {evidence}: chỉ đạt mức “{asked.options[int(after)].label}”."
    return f"Đối chiếu {evidence}: “{asked.label}” là {vietnamese(after, 2)}; đơn vị kê khai {vietnamese(before, 2)}."


def _answer_rows(
    definition: IndexDefinition, answers: Mapping[tuple[str, str], Figures | str]
) -> Iterator[tuple[str, ...]]:
    leaves = {leaf.code: leaf for leaf in _leaves(definition)}
    for (unit, code), said in answers.items():
        if isinstance(said, str):
            yield unit, code, "", "N/A", said
            continue
        for name, text in _texts(leaves[code], said).items():
            yield unit, code, name, text, ""


def _texts(leaf: Criterion, figures: Figures) -> dict[str, str]:
    """Figures as a table writes them, in the order of the form."""
    found = {}
    for each in _inputs(leaf):
        if each.name in figures:
            number = figures[each.name]
            if each.kind is InputKind.CHOICE:
                found[each.name] = each.options[int(number)].key
            elif each.kind is InputKind.TICK:
                found[each.name] = "có" if number else "không"
            else:
                found[each.name] = decimal_text(number).replace(".", ",")
    return found


def _write(path: Path, header: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
