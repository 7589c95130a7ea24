"""Every map ever kept, for those who keep them."""

from dataclasses import dataclass
from datetime import date, datetime

from sen.reform.organizations.kinds import GRASSROOTS
from sen.reform.organizations.queries import UnitCard, units_on
from sen.reform.publishing.maps.operations import MapNotFound
from sen.reform.publishing.maps.queries import UnitMap, drawn_map
from sen.reform.publishing.models import MapDecision, MapKind, MapStep, UnitsMap


@dataclass(frozen=True)
class DecisionLine:
    """One decision about a map."""

    step_label: str
    reason: str
    decided_at: datetime
    decided_by: str


@dataclass(frozen=True, kw_only=True)
class MapLine:
    """A map in the list."""

    id: int
    kind_label: str
    is_scheme: bool
    valid_from: date
    source: str
    added_at: datetime
    added_by: str
    is_used: bool


@dataclass(frozen=True, kw_only=True)
class MapPage:
    """Everything the page of a map shows; `unknown` are codes of the file that no unit here has."""

    line: MapLine
    drawing: UnitMap
    names: dict[str, str]
    digest: str
    file_digest: str
    unknown: tuple[str, ...]
    decisions: tuple[DecisionLine, ...]


@dataclass(frozen=True)
class SchemeLine:
    """One unit as the newest scheme has it; nothing is said of a unit it does not know."""

    unit: UnitCard
    x: float | None
    y: float | None
    near: tuple[str, ...]


def maps_kept() -> tuple[MapLine, ...]:
    """Every map, the newest first."""
    steps = dict(MapDecision.objects.order_by("id").values_list("map_id", "step"))
    kept = UnitsMap.objects.defer("content").order_by("-id")
    return tuple(_line(each, steps.get(each.pk)) for each in kept)


def map_page(map_id: int) -> MapPage:
    """
    One map, drawn for the units of its day.

    :raises MapNotFound: if there is none
    """
    kept = UnitsMap.objects.filter(pk=map_id).first()
    if kept is None:
        raise MapNotFound
    cards = {card.code: card for card in units_on(kept.valid_from, kinds=GRASSROOTS)}
    decisions = list(kept.decisions.all())
    return MapPage(
        line=_line(kept, decisions[-1].step if decisions else None),
        drawing=drawn_map(kept, cards),
        names={code: card.name for code, card in cards.items()},
        digest=kept.digest,
        file_digest=kept.file_digest,
        unknown=tuple(kept.content.get("unknown", ())),
        decisions=tuple(
            DecisionLine(str(MapStep(each.step).label), each.reason, each.decided_at, each.decided_by)
            for each in decisions
        ),
    )


def scheme_to_change(on: date) -> tuple[SchemeLine, ...]:
    """The wards and communes of a day, as the newest scheme that knows them has them."""
    newest = UnitsMap.objects.filter(kind=MapKind.SCHEME, valid_from__lte=on).order_by("-valid_from", "-id").first()
    known = {(unit["code"], unit["from"]): unit for unit in newest.content["units"]} if newest else {}
    lines = []
    for card in units_on(on, kinds=GRASSROOTS):
        said = known.get((card.code, card.valid_from.isoformat()), {"x": None, "y": None, "near": ()})
        lines.append(SchemeLine(card, said["x"], said["y"], tuple(said["near"])))
    return tuple(lines)


def _line(kept: UnitsMap, last_step: str | None) -> MapLine:
    return MapLine(
        id=kept.pk,
        kind_label=str(MapKind(kept.kind).label),
        is_scheme=kept.kind == MapKind.SCHEME,
        valid_from=kept.valid_from,
        source=kept.source,
        added_at=kept.added_at,
        added_by=kept.added_by,
        is_used=last_step == MapStep.USED,
    )
