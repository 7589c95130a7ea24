"""
A file of boundaries, checked before any of it is believed.

Only two things of it go further: which of our units an outline is of, and numbers. No text of the file is kept.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import Refusal
from sen.reform.publishing.maps.rings import TooFine, area_of, crosses_itself

Point = tuple[float, float]
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]

LARGEST = 5 * 1024 * 1024
MOST_FEATURES = 2000
# Longitudes and latitudes of Viet Nam with its islands.
WEST, EAST, SOUTH, NORTH = 102.0, 118.0, 6.0, 24.0
LONGEST_CODE = 20
_NAMED = 12


class FileRefused(Refusal):
    """The base of what is wrong with a file of boundaries."""


class FileTooLarge(FileRefused):
    """More bytes than a map of communes needs."""

    message = _("The file is larger than %(limit)s MB. Simplify the outlines in your map program and upload it again.")


class NotGeoJson(FileRefused):
    """No JSON, or JSON of another shape."""

    message = _("The file is no GeoJSON collection of features: %(why)s Export it again as GeoJSON (WGS 84).")


class ShapeRefused(FileRefused):
    """One outline cannot be drawn."""

    message = _("Feature %(number)s of the file cannot be drawn: %(why)s Mend it in your map program.")


class NotInDegrees(FileRefused):
    """Metres of VN-2000, most likely."""

    message = _(
        "The coordinates (%(x)s; %(y)s) are no degrees; they look like metres of VN-2000. "
        "Convert the file to WGS 84 (EPSG:4326) and upload it again."
    )


class TurnedRound(FileRefused):
    """Latitude before longitude."""

    message = _(
        "The coordinates (%(x)s; %(y)s) name the latitude first. GeoJSON wants the longitude first: export it again."
    )


class OutsideVietNam(FileRefused):
    """Degrees, but of elsewhere."""

    message = _("The point (%(x)s; %(y)s) lies outside Viet Nam. Check the system of coordinates of the file.")


class NoCodes(FileRefused):
    """No property holds codes of our units."""

    message = _(
        "No property of the features holds codes of units, such as %(example)s. "
        "Add one in your map program, or name it in the form."
    )


class UnitsMissing(FileRefused):
    """A map with holes."""

    message = _("The file has no outline of these units: %(units)s. A map needs all of them.")


class UnitsTwice(FileRefused):
    """Two outlines of one unit."""

    message = _("The file has several features of these codes: %(units)s. Join each into one MultiPolygon.")


@dataclass(frozen=True)
class Outline:
    """One unit's polygons, each an outer ring and its holes, in degrees."""

    code: str
    polygons: tuple[Polygon, ...]


@dataclass(frozen=True)
class Read:
    """What was found in a file: an outline for every unit, the property that named them, and how many it left out."""

    outlines: tuple[Outline, ...]
    code_property: str
    unknown: tuple[str, ...]


def read_boundaries(data: bytes, codes: Collection[str], code_property: str = "") -> Read:
    """
    Find an outline for every unit.

    :raises FileRefused: with the sentence of what is wrong, and where
    """
    if len(data) > LARGEST:
        raise FileTooLarge(limit=LARGEST // (1024 * 1024))
    features = _features(_parsed(data))
    named = [_plain(feature.get("properties")) for feature in features]
    chosen = code_property or _best_property(named, codes)
    found = [properties.get(chosen, "") for properties in named]
    if not set(found) & set(codes):
        raise NoCodes(example=min(codes))
    _check_codes(found, codes)
    outlines = tuple(
        Outline(code, _polygons(feature.get("geometry"), number))
        for number, (code, feature) in enumerate(zip(found, features, strict=True), start=1)
        if code in codes
    )
    return Read(outlines, chosen, tuple(sorted(set(found) - set(codes) - {""})))


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise NotGeoJson(why=_("it is not written in UTF-8.")) from error
    except (RecursionError, ValueError) as error:
        raise NotGeoJson(why=_("it is no JSON.")) from error


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _features(parsed: Any) -> list[Mapping[str, Any]]:
    features = parsed.get("features") if isinstance(parsed, dict) else None
    if not isinstance(features, list) or parsed.get("type") != "FeatureCollection" or not features:
        raise NotGeoJson(why=_("it has no features."))
    if len(features) > MOST_FEATURES:
        raise NotGeoJson(why=_("it has more than 2,000 features."))
    if not all(isinstance(feature, dict) and feature.get("type") == "Feature" for feature in features):
        raise NotGeoJson(why=_("something in it is no feature."))
    return features


def _plain(properties: Any) -> dict[str, str]:
    """Keep only what may be a code: short words and whole numbers."""
    if not isinstance(properties, dict):
        return {}
    words = {
        name: str(value).strip()
        for name, value in properties.items()
        if isinstance(value, str | int) and not isinstance(value, bool)
    }
    return {name: word for name, word in words.items() if len(word) <= LONGEST_CODE}


def _best_property(named: Sequence[Mapping[str, str]], codes: Collection[str]) -> str:
    """Choose the property that holds the most codes of our units; of equals, the first by name."""
    hits = Counter(name for properties in named for name, word in properties.items() if word in codes)
    return min(hits, key=lambda name: (-hits[name], name)) if hits else ""


def _check_codes(found: Sequence[str], codes: Collection[str]) -> None:
    times = Counter(code for code in found if code in codes)
    if twice := sorted(code for code, count in times.items() if count > 1):
        raise UnitsTwice(units=listed(twice))
    if missing := sorted(set(codes) - set(found)):
        raise UnitsMissing(units=listed(missing))


def listed(codes: Sequence[str]) -> str:
    """Name some codes, and say when there are more."""
    named = ", ".join(codes[:_NAMED])
    return named if len(codes) <= _NAMED else f"{named} … (+{len(codes) - _NAMED})"


def _polygons(geometry: Any, number: int) -> tuple[Polygon, ...]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise ShapeRefused(number=number, why=_("it is no Polygon or MultiPolygon."))
    said = geometry.get("coordinates")
    polygons = said if kind == "MultiPolygon" else [said]
    if not _is_filled(polygons) or not all(_is_filled(polygon) for polygon in polygons):
        raise ShapeRefused(number=number, why=_("it has no coordinates."))
    return tuple(tuple(_ring(ring, number) for ring in polygon) for polygon in polygons)


def _is_filled(part: Any) -> bool:
    return isinstance(part, list) and len(part) > 0


def _ring(said: Any, number: int) -> Ring:
    if not isinstance(said, list) or len(said) < 4:
        raise ShapeRefused(number=number, why=_("a ring of it has fewer than four points."))
    ring = tuple(_points(said, number))
    if ring[0] != ring[-1]:
        raise ShapeRefused(number=number, why=_("a ring of it does not end where it began."))
    try:
        is_knotted = crosses_itself(ring)
    except TooFine as error:
        raise ShapeRefused(number=number, why=_("a ring of it is far too fine; simplify it.")) from error
    if is_knotted or area_of(ring) == 0:
        raise ShapeRefused(number=number, why=_("a ring of it crosses or touches itself."))
    return ring


def _points(said: list[Any], number: int) -> Iterator[Point]:
    for position in said:
        if not isinstance(position, list) or not 2 <= len(position) <= 4 or not all(map(_is_figure, position)):
            raise ShapeRefused(number=number, why=_("a point of it is no pair of numbers."))
        x, y = float(position[0]), float(position[1])
        if not (WEST <= x <= EAST and SOUTH <= y <= NORTH):
            _refuse_place(x, y)
        yield x, y


def _is_figure(value: Any) -> bool:
    # Neither without end nor longer than a float can hold: no coordinate is.
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e12


def _refuse_place(x: float, y: float) -> NoReturn:
    said = {"x": f"{x:g}", "y": f"{y:g}"}
    if abs(x) > 180 or abs(y) > 180:
        raise NotInDegrees(**said)
    if WEST <= y <= EAST and SOUTH <= x <= NORTH:
        raise TurnedRound(**said)
    raise OutsideVietNam(**said)
