"""
Outlines of units made small: one sheet for all, borders simplified once for both neighbours, SVG paths at the end.

A border that two units share is cut out where three meet and simplified by itself (Douglas and Peucker 1973), so that
neighbours still fit. The tolerance grows until the drawing is light enough. Figures on the sheet are tenths of a unit.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians

import numpy as np
from numpy.typing import NDArray

from sen.reform.publishing.maps.geojson import Outline
from sen.reform.publishing.maps.rings import area_of

Spot = tuple[int, int]
Line = tuple[Spot, ...]
Floats = NDArray[np.float64]

# The sheet, in units of the drawing, on which letters are about 13 high; places are counted in tenths.
WIDTH, TALLEST, FINE = 400, 520, 10
# What the paths of a map may weigh together, in letters.
HEAVIEST = 26_000
FIRST_TOLERANCE, COARSER = 4.0, 1.4
# Islands and holes smaller than this (square units) are dropped, save the largest of a unit.
SMALLEST = 0.6


@dataclass(frozen=True)
class Shape:
    """One unit's path, where its words stand and how wide they may be."""

    code: str
    path: str
    x: float
    y: float
    room: float


@dataclass(frozen=True)
class Sheet:
    """All shapes on one sheet."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def drawn(outlines: Sequence[Outline]) -> Sheet:
    """Give the outlines as light paths on one sheet, north up."""
    rings, width, height = _on_sheet(outlines)
    cuts = _cuts(rings)
    arcs = {code: [_arcs(line, cuts) for line in lines] for code, lines in rings.items()}
    tolerance = FIRST_TOLERANCE
    while True:
        kept: dict[Line, Line] = {}
        light = {code: _light(lines, tolerance, kept) for code, lines in arcs.items()}
        paths = {code: "".join(map(_path, lines)) for code, lines in light.items()}
        if sum(map(len, paths.values())) <= HEAVIEST or tolerance > WIDTH * FINE:
            break
        tolerance *= COARSER
    shapes = (Shape(code, paths[code], *_words_at(max(lines, key=area_of))) for code, lines in light.items())
    return Sheet(width, height, tuple(shapes))


def _on_sheet(outlines: Sequence[Outline]) -> tuple[dict[str, list[Line]], float, float]:
    """Project degrees to the sheet: a degree of longitude is shorter than one of latitude."""
    every = np.array([point for each in outlines for polygon in each.polygons for ring in polygon for point in ring])
    (west, south), (east, north) = every.min(axis=0), every.max(axis=0)
    narrow = cos(radians((south + north) / 2))
    across, down = max((east - west) * narrow, 1e-9), max(north - south, 1e-9)
    scale = min(WIDTH / across, TALLEST / down)

    def spot(point: tuple[float, float]) -> Spot:
        x, y = (point[0] - west) * narrow * scale, (north - point[1]) * scale
        return round(x * FINE), round(y * FINE)

    rings = {
        each.code: [_without_repeats(map(spot, ring)) for polygon in each.polygons for ring in polygon]
        for each in outlines
    }
    return rings, round(across * scale, 1), round(down * scale, 1)


def _without_repeats(spots: Iterable[Spot]) -> Line:
    """Points that fall together on the sheet are one."""
    line: list[Spot] = []
    for spot in spots:
        if not line or line[-1] != spot:
            line.append(spot)
    return tuple(line)


def _cuts(rings: dict[str, list[Line]]) -> set[Spot]:
    """Give the points where borders part: those with more than two different neighbours."""
    beside: defaultdict[Spot, set[Spot]] = defaultdict(set)
    for lines in rings.values():
        for line in lines:
            for one, other in pairwise(line):
                beside[one].add(other)
                beside[other].add(one)
    return {spot for spot, near in beside.items() if len(near) > 2}


def _arcs(line: Line, cuts: set[Spot]) -> list[Line]:
    """Cut a closed line where borders part; a whole one begins at its first corner from the west, whoever draws it."""
    bare = line[:-1]
    if len(bare) < 3:
        return [line]
    begin = next((place for place, spot in enumerate(bare) if spot in cuts), None)
    if begin is None:
        begin = min(range(len(bare)), key=lambda place: bare[place])
    turned = (*bare[begin:], *bare[:begin], *bare[begin : begin + 1])
    marks = [0, *(place for place in range(1, len(turned) - 1) if turned[place] in cuts), len(turned) - 1]
    return [turned[start : end + 1] for start, end in pairwise(marks)]


def _light(rings: list[list[Line]], tolerance: float, kept: dict[Line, Line]) -> list[Line]:
    """Simplify the rings of a unit; what has become too small is dropped, but never all of it."""
    lines = [_joined(_simplified_once(arc, tolerance, kept) for arc in arcs) for arcs in rings]
    large = [line for line in lines if len(line) > 3 and area_of(line) >= SMALLEST * FINE * FINE]
    return large or [_box(max((_joined(arcs) for arcs in rings), key=len))]


def _simplified_once(arc: Line, tolerance: float, kept: dict[Line, Line]) -> Line:
    """Simplify a border in one direction, for both who share it."""
    forward = min(arc, arc[::-1])
    if forward not in kept:
        kept[forward] = simplified(forward, tolerance)
    return kept[forward] if forward == arc else kept[forward][::-1]


def simplified(line: Line, tolerance: float) -> Line:
    """Leave out points so that none lies further than the tolerance from the line that is left (Douglas–Peucker)."""
    if len(line) < 3:
        return line
    points = np.asarray(line, dtype=np.float64)
    keep = np.zeros(len(points), dtype=bool)
    keep[[0, -1]] = True
    waiting = [(0, len(points) - 1)]
    while waiting:
        start, end = waiting.pop()
        if end - start < 2:
            continue
        far = _distances(points[start], points[end], points[start + 1 : end])
        worst = int(np.argmax(far))
        if far[worst] > tolerance:
            middle = start + 1 + worst
            keep[middle] = True
            waiting += [(start, middle), (middle, end)]
    return tuple(spot for spot, is_kept in zip(line, keep, strict=True) if is_kept)


def _distances(start: Floats, end: Floats, points: Floats) -> Floats:
    """How far points are from a line; from its one point where a ring begins and ends there."""
    along = end - start
    length = hypot(along[0], along[1])
    away = points - start
    if length == 0:
        lengths: Floats = np.hypot(away[:, 0], away[:, 1])
        return lengths
    far: Floats = np.abs(along[0] * away[:, 1] - along[1] * away[:, 0]) / length
    return far


def _joined(arcs: Iterable[Line]) -> Line:
    """Put the pieces of a ring together again."""
    line: list[Spot] = []
    for arc in arcs:
        line += arc[1:] if line else arc
    return tuple(line)


def _box(line: Line) -> Line:
    """Give the least a unit is drawn as: a small square where it lies."""
    x = round(sum(spot[0] for spot in line) / len(line))
    y = round(sum(spot[1] for spot in line) / len(line))
    return ((x - 10, y - 10), (x + 10, y - 10), (x + 10, y + 10), (x - 10, y + 10), (x - 10, y - 10))


def _path(line: Line) -> str:
    """Write a closed line for SVG, each point as the way from the one before it."""
    first, *rest = line[:-1]
    steps = [first, *((x - before[0], y - before[1]) for before, (x, y) in zip((first, *rest), rest, strict=False))]
    words = [f"{_written(x)}{'' if y < 0 else ' '}{_written(y)}" for x, y in steps]
    return f"M{words[0]}l{_spaced(words[1:])}z"


def _spaced(words: Sequence[str]) -> str:
    return "".join(word if place == 0 or word.startswith("-") else f" {word}" for place, word in enumerate(words))


def _written(tenths: int) -> str:
    text = f"{abs(tenths) / FINE:g}"
    short = text.removeprefix("0") if 0 < abs(tenths) < FINE else text
    return f"-{short}" if tenths < 0 else short


def _words_at(line: Line) -> tuple[float, float, float]:
    """
    Find where words stand best in an outline, and how wide they may be.

    Of some level lines across it, each taken at its widest inside, the one that is widest and has room above and below.
    """
    low, high = min(y for _x, y in line), max(y for _x, y in line)
    best = (0.0, 0.0, float(line[0][0]), float(line[0][1]), 0.0)
    for part in range(1, 12):
        y = low + (high - low) * part / 12 + 0.5
        for left, right in _inside(line, y):
            x = (left + right) / 2
            ends = next((ends for ends in _inside(_turned(line), x) if ends[0] <= y <= ends[1]), (y, y))
            clear = min(y - ends[0], ends[1] - y)
            best = max(best, (min(right - left, 5 * clear), clear, x, y, right - left))
    _least, _clear, x, y, width = best
    return round(x / FINE, 1), round(y / FINE, 1), round(0.92 * width / FINE, 1)


def _turned(line: Line) -> Line:
    return tuple((y, x) for x, y in line)


def _inside(line: Line, level: float) -> Iterator[tuple[float, float]]:
    """Give the stretches of a level line that lie inside."""
    crossings = sorted(
        x1 + (level - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in pairwise(line)
        if (y1 > level) != (y2 > level)
    )
    yield from zip(crossings[::2], crossings[1::2], strict=True)
