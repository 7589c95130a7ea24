"""Files of boundaries for tests: squares near Sa Đéc, as map programs write them and as nobody should."""

import json
from itertools import pairwise
from typing import Any

WEST, NORTH, SIDE = 105.7, 10.4, 0.02


def square(place: int, side: float = SIDE, points: int = 1) -> list[list[float]]:
    """A closed ring of a square; squares with neighbouring numbers share a border, point by point."""
    left, right, top, bottom = WEST + place * side, WEST + (place + 1) * side, NORTH, NORTH - side
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    ring = []
    for (x1, y1), (x2, y2) in pairwise(corners):
        for step in range(points):
            part = step / points
            ring.append([round(x1 + (x2 - x1) * part, 6), round(y1 + (y2 - y1) * part, 6)])
    return [*ring, ring[0]]


def feature(code: object, *rings: list[list[float]], **properties: object) -> dict[str, Any]:
    """A unit's polygon: its outer ring, then its holes."""
    return {
        "type": "Feature",
        "properties": {"ma": code, **properties},
        "geometry": {"type": "Polygon", "coordinates": list(rings)},
    }


def collection(*features: dict[str, Any]) -> bytes:
    """A whole file."""
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def squares(*codes: object) -> bytes:
    """A row of squares, one for each code."""
    return collection(*(feature(code, square(place)) for place, code in enumerate(codes)))
