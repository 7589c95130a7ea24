"""Keeping a scheme or a file of boundaries, taking a map into use, withdrawing it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.days import format_day
from sen.reform.common.editions.operations import raise_edition
from sen.reform.common.errors import NotFound, Refusal
from sen.reform.common.text import nfc
from sen.reform.organizations.kinds import GRASSROOTS
from sen.reform.organizations.queries import UnitCard, units_on
from sen.reform.publishing.maps.geojson import listed, read_boundaries
from sen.reform.publishing.maps.layout import arrange
from sen.reform.publishing.maps.outlines import drawn
from sen.reform.publishing.maps.permissions import may_keep_maps
from sen.reform.publishing.models import MapDecision, MapKind, MapStep, UnitsMap
from sen.reform.scoring.queries import digest_of

LONGEST_SOURCE, LONGEST_REASON = 200, 500
# Codes nobody here knows, as far as the page of the map names them.
MOST_UNKNOWN = 50


class MapNotFound(NotFound):
    """No such map."""

    message = _("There is no such map. Look in the list of maps.")


class NoUnits(Refusal):
    """A map of nobody."""

    message = _("No ward or commune exists on %(day)s. Enter the units first, or choose another day.")


class SourceMissing(Refusal):
    """Readers could not tell where the map comes from."""

    message = _("Say where the map comes from, in at most %(longest)s characters: it stands under the map.")


class UnitUnknown(Refusal):
    """The scheme names a unit that does not exist."""

    message = _("On %(day)s no ward or commune has these codes: %(units)s. Correct the scheme.")


class UnitsLeftOut(Refusal):
    """The scheme leaves units out."""

    message = _("The scheme leaves these units out: %(units)s. Every unit needs its place.")


class MapInUse(Refusal):
    """It is drawn already."""

    message = _("This map is in use already.")


class MapNotInUse(Refusal):
    """There is nothing to withdraw."""

    message = _("This map is not in use, so there is nothing to withdraw.")


class ReasonMissing(Refusal):
    """Withdrawn without saying why."""

    message = _("Say why the map is withdrawn, in at most %(longest)s characters.")


@dataclass(frozen=True)
class SchemeUnit:
    """One unit of a scheme: roughly where it lies (x to the east, y to the south), and the codes it borders on."""

    code: str
    x: float | None
    y: float | None
    near: tuple[str, ...]


@transaction.atomic
def keep_scheme(units: Sequence[SchemeUnit], source: str, *, valid_from: date, by: Actor, at: datetime) -> int:
    """
    Arrange the units of a day in tiles and keep the scheme; it is drawn once it is taken into use.

    :raises NoUnits, UnitUnknown, UnitsLeftOut: if the scheme is not one of the units of that day
    :raises SourceMissing: if nobody says where it comes from
    """
    may_keep_maps(by).enforce()
    cards = _units_of(valid_from)
    said = {unit.code: unit for unit in units}
    named = said.keys() | {code for unit in units for code in unit.near}
    if unknown := sorted(named - cards.keys()):
        raise UnitUnknown(day=format_day(valid_from), units=listed(unknown))
    if left_out := sorted(cards.keys() - said.keys()):
        raise UnitsLeftOut(units=listed([cards[code].name for code in left_out]))
    positions = {unit.code: (unit.x, unit.y) for unit in units if unit.x is not None and unit.y is not None}
    tiles = arrange({unit.code: unit.near for unit in units}, positions)
    content = {
        "units": [
            {
                "code": tile.code,
                "from": cards[tile.code].valid_from.isoformat(),
                "column": tile.column,
                "row": tile.row,
                "x": said[tile.code].x,
                "y": said[tile.code].y,
                "near": sorted(said[tile.code].near),
            }
            for tile in tiles
        ]
    }
    return _keep(UnitsMap(kind=MapKind.SCHEME, valid_from=valid_from), content, source, by=by, at=at)


@transaction.atomic
def keep_boundaries(
    data: bytes, source: str, *, valid_from: date, code_property: str = "", by: Actor, at: datetime
) -> int:
    """
    Check a GeoJSON file of the boundaries of a day and keep them, made small; drawn once taken into use.

    :raises NoUnits: if no unit exists that day
    :raises FileRefused: if the file cannot be believed
    :raises SourceMissing: if nobody says where it comes from
    """
    may_keep_maps(by).enforce()
    cards = _units_of(valid_from)
    found = read_boundaries(data, cards.keys(), code_property)
    sheet = drawn(found.outlines)
    content = {
        "width": sheet.width,
        "height": sheet.height,
        "unknown": list(found.unknown[:MOST_UNKNOWN]),
        "units": [
            {
                "code": shape.code,
                "from": cards[shape.code].valid_from.isoformat(),
                "path": shape.path,
                "x": shape.x,
                "y": shape.y,
                "room": shape.room,
            }
            for shape in sheet.shapes
        ],
    }
    kept = UnitsMap(kind=MapKind.BOUNDARIES, valid_from=valid_from, file_digest=hashlib.sha256(data).hexdigest())
    return _keep(kept, content, source, by=by, at=at)


@transaction.atomic
def use_map(map_id: int, *, by: Actor, at: datetime) -> None:
    """
    Draw this map from now on; the newest in use is drawn.

    :raises MapNotFound: if there is none
    :raises MapInUse: if it is drawn already
    """
    may_keep_maps(by).enforce()
    kept = _found(map_id)
    if _is_used(kept):
        raise MapInUse
    _decide(kept, MapStep.USED, "", by=by, at=at)


@transaction.atomic
def withdraw_map(map_id: int, reason: str, *, by: Actor, at: datetime) -> None:
    """
    Draw this map no more; the one before it, or the plain grid, is drawn again.

    :raises MapNotFound: if there is none
    :raises MapNotInUse: if it is not drawn
    :raises ReasonMissing: if no reason is given
    """
    may_keep_maps(by).enforce()
    kept = _found(map_id)
    if not _is_used(kept):
        raise MapNotInUse
    words = nfc(reason)
    if not words or len(words) > LONGEST_REASON:
        raise ReasonMissing(longest=LONGEST_REASON)
    _decide(kept, MapStep.WITHDRAWN, words, by=by, at=at)


def _units_of(day: date) -> Mapping[str, UnitCard]:
    cards = {card.code: card for card in units_on(day, kinds=GRASSROOTS)}
    if not cards:
        raise NoUnits(day=format_day(day))
    return cards


def _keep(kept: UnitsMap, content: Mapping[str, Any], source: str, *, by: Actor, at: datetime) -> int:
    words = nfc(source)
    if not words or len(words) > LONGEST_SOURCE:
        raise SourceMissing(longest=LONGEST_SOURCE)
    kept.source, kept.content, kept.digest = words, content, digest_of(content)
    kept.added_at, kept.added_by = at, by.label
    kept.save()
    audit.record("map_kept", kept, by=by, at=at, kind=kept.kind, digest=kept.digest, file=kept.file_digest)
    raise_edition()
    return kept.pk


def _found(map_id: int) -> UnitsMap:
    # Two administrators who decide at once do so one after the other.
    kept = UnitsMap.objects.select_for_update().filter(pk=map_id).first()
    if kept is None:
        raise MapNotFound
    return kept


def _is_used(kept: UnitsMap) -> bool:
    last = kept.decisions.order_by("-id").first()
    return last is not None and last.step == MapStep.USED


def _decide(kept: UnitsMap, step: MapStep, reason: str, *, by: Actor, at: datetime) -> None:
    MapDecision.objects.create(map=kept, step=step, reason=reason, decided_at=at, decided_by=by.label)
    audit.record(f"map_{step.value}", kept, by=by, at=at, reason=reason)
    raise_edition()
