"""The drawings of results: the map of a peer group, places over the years, bars of units."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from sen.design.charts import Bar, Bump, Cartogram, Place, Track, Turn, UnitBars, percent_steps
from sen.design.formats import format_day, format_number, format_percent
from sen.reform.publishing.maps.queries import BOUNDARIES, UnitMap, map_of
from sen.reform.publishing.queries import GroupInArea, GroupRanking, ResultHead, Trend, UnitRow

# The floors of the shades of a map, in percent.
FLOORS = (90, 80, 70, 50)
Address = Callable[[UnitRow], str]


@dataclass(frozen=True)
class MapDrawing:
    """A map with the words beneath it."""

    chart: Cartogram
    caption: str


def map_drawing(group: GroupRanking, head: ResultHead, mine: str) -> MapDrawing | None:
    """Where the units of a group lie, each in the shade of its percentage; none for offices, which lie nowhere."""
    rows = {unit.code: unit for unit in group.units}
    kept = map_of(tuple(rows), head.cut_off_on)
    # Whoever is no ward or commune has no name on the map, only its code.
    named = [(tile.code, tile.short) for tile in kept.tiles] + [(shape.code, shape.short) for shape in kept.shapes]
    if not named or any(code == short for code, short in named):
        return None
    if kept.kind == BOUNDARIES:
        places = tuple(
            _place(rows[each.code], each.short, head, mine, path=each.path, x=each.x, y=each.y, room=each.room)
            for each in kept.shapes
        )
    else:
        places = tuple(
            _place(rows[each.code], each.short, head, mine, column=each.column, row=each.row) for each in kept.tiles
        )
    return MapDrawing(_sheet(kept, places), kept.caption)


def trend_drawing(trend: Trend, mine: str) -> Bump | None:
    """Places over the years; none until there are two."""
    if len(trend.years) < 2 or not any(rank for line in trend.lines for rank in line.ranks):
        return None
    return Bump(
        moments=tuple(str(year) for year in trend.years),
        tracks=tuple(
            Track(
                key=str(line.unit_id),
                label=line.name,
                ranks=line.ranks,
                is_mine=line.slug == mine,
                joins="" if line.joins is None else str(line.joins),
                breaks=line.breaks,
            )
            for line in trend.lines
        ),
        turns=tuple(Turn(turn.after, format_day(turn.on)) for turn in trend.turns),
    )


def bars_drawing(group: GroupInArea, mine: str, address: Address) -> UnitBars | None:
    """Bars from nought, the best first; none where it applies to nobody."""
    if not group.measured:
        return None
    return UnitBars(
        bars=tuple(
            Bar(
                label=each.unit.name,
                value=None if each.figures.percent is None else max(each.figures.percent, Decimal()),
                state="na" if each.figures.state == "not_applicable" else "",
                href=address(each.unit),
                is_mine=each.unit.slug == mine,
            )
            for each in group.units
        ),
        middle=group.middle if len(group.measured) > 1 else None,
        places=2,
    )


def unit_address(head: ResultHead) -> Address:
    """Where the page of a unit of a result is."""
    return lambda unit: reverse("portal:result_unit", args=(head.year, head.key, unit.slug))


def _sheet(kept: UnitMap, places: tuple[Place, ...]) -> Cartogram:
    return Cartogram(places=places, steps=percent_steps(*FLOORS), sheet_width=kept.width, sheet_height=kept.height)


def _place(unit: UnitRow, short: str, head: ResultHead, mine: str, **where: object) -> Place:
    percent = unit.figures.percent
    said = [unit.name]
    if unit.rank is not None:
        said.append(_("place %(rank)s") % {"rank": unit.rank})
    if percent is not None:
        said.append(format_percent(percent, 2))
    said.append(unit.grade or unit.unranked_reason)
    return Place(
        short=short,
        label=", ".join(filter(None, said)),
        value=percent,
        figure="" if percent is None else format_number(percent, 1),
        state="" if percent is not None else "na" if unit.figures.state == "not_applicable" else "missing",
        href=unit_address(head)(unit),
        is_mine=unit.slug == mine,
        **where,  # type: ignore[arg-type]  # a tile's column and row, or an outline's path, point and room
    )
