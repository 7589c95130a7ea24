"""A map before anybody has points: every unit in one shade, with its code."""

from sen.design.charts import Cartogram, Place
from sen.reform.publishing.maps.queries import UnitMap


def without_figures(drawing: UnitMap, names: dict[str, str]) -> Cartogram | None:
    """Give the map to look at; nothing when none of its units exists."""
    tiles = (
        Place(
            short=tile.short,
            label=_label(tile.code, names),
            value=0,
            figure=tile.code,
            column=tile.column,
            row=tile.row,
        )
        for tile in drawing.tiles
    )
    shapes = (
        Place(
            short=shape.short,
            label=_label(shape.code, names),
            value=0,
            figure=shape.code,
            path=shape.path,
            x=shape.x,
            y=shape.y,
            room=shape.room,
        )
        for shape in drawing.shapes
    )
    places = (*tiles, *shapes)
    return Cartogram(places=places, sheet_width=drawing.width, sheet_height=drawing.height) if places else None


def _label(code: str, names: dict[str, str]) -> str:
    return f"{names.get(code, code)}: {code}"
