"""Pictures of the sample city, drawn by this file alone: flat, calm, the same in every run; nothing in them was."""

import io
import math
from collections.abc import Callable
from random import Random

from PIL import Image, ImageDraw

SEED = 867  # the code of the city
_WIDTH, _HEIGHT = 1280, 720
# Drawn twice as large and made smaller, so that edges are smooth.
_SCALE = 2
Colour = str
Point = tuple[float, float]

_SKY, _GLOW, _SUN = "#e3eeee", "#f3ebdc", "#f1d3a0"
_FAR, _NEAR, _LEAF, _DARK = "#b7cfc2", "#86ae99", "#2f7d62", "#0b5a45"
_WATER, _RIPPLE, _DEEP = "#bcd6d8", "#d3e5e5", "#96bcc0"
_PINK, _PALE, _ROSE, _GOLD = "#d0588c", "#efb3cb", "#e38bb0", "#e8b44c"
_WOOD, _SHADE, _WALL, _ROOF = "#8a6a4f", "#6b513c", "#f4efe6", "#b6695a"


class Sheet:
    """A sheet to draw on, measured in points of the finished picture."""

    def __init__(self, ground: Colour) -> None:
        self.image = Image.new("RGB", (_WIDTH * _SCALE, _HEIGHT * _SCALE), ground)
        self._draw = ImageDraw.Draw(self.image)
        self.chance = Random(SEED)  # noqa: S311  # the same picture every time

    def box(self, left: float, top: float, right: float, bottom: float, fill: Colour) -> None:
        """A rectangle."""
        self._draw.rectangle(self._scaled(left, top, right, bottom), fill=fill)

    def disc(self, x: float, y: float, across: float, down: float, fill: Colour) -> None:
        """An ellipse about a point."""
        self._draw.ellipse(self._scaled(x - across, y - down, x + across, y + down), fill=fill)

    def shape(self, points: list[Point], fill: Colour) -> None:
        """A polygon."""
        self._draw.polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill=fill)

    def line(self, points: list[Point], fill: Colour, width: float) -> None:
        """A line through points."""
        self._draw.line([(x * _SCALE, y * _SCALE) for x, y in points], fill=fill, width=round(width * _SCALE))

    def finished(self) -> bytes:
        """The picture as a file."""
        buffer = io.BytesIO()
        self.image.resize((_WIDTH, _HEIGHT), Image.Resampling.BOX).save(buffer, "JPEG", quality=92)
        return buffer.getvalue()

    def _scaled(self, *values: float) -> tuple[float, ...]:
        return tuple(value * _SCALE for value in values)


def lotus_pond() -> bytes:
    """A pond of lotus before a row of trees."""
    sheet = Sheet(_SKY)
    sheet.disc(980, 190, 62, 62, _SUN)
    _trees(sheet, 300, _FAR, 34)
    _trees(sheet, 318, _NEAR, 24)
    _water(sheet, 318)
    for depth in range(9):
        y, size = 352 + depth * depth * 4.6, 26 + depth * 12
        shift = sheet.chance.uniform(0, 2 * size)
        for step in range(round(_WIDTH / (2.6 * size)) + 2):
            x = step * 2.6 * size - shift + sheet.chance.uniform(-0.4, 0.4) * size
            _pad(sheet, x, y + sheet.chance.uniform(-6, 6), size)
            if sheet.chance.random() < 0.26 and depth > 1:
                _lotus(sheet, x + size * 0.4, y - size * 0.9, size * 0.62)
    return sheet.finished()


def river() -> bytes:
    """A wide river with boats in the morning."""
    sheet = Sheet(_GLOW)
    sheet.disc(860, 250, 84, 84, _SUN)
    _trees(sheet, 318, _FAR, 30)
    _trees(sheet, 334, _NEAR, 17)
    _water(sheet, 334)
    for step in range(22):
        y = 350 + step * 5
        reach = 92 - step * 3 + sheet.chance.uniform(-14, 14)
        sheet.line([(860 - reach, y), (860 + reach, y)], _SUN, 2.2)
    for x, y, size in ((250, 420, 0.62), (700, 505, 1.0), (1060, 610, 1.5)):
        _boat(sheet, x, y, size)
    for x in (40, 90, 130, 1230):
        _reeds(sheet, x, 720, 150)
    return sheet.finished()


def flower_rows() -> bytes:
    """Rows of flowers on racks above the water, as growers of the city keep them."""
    sheet = Sheet(_SKY)
    _trees(sheet, 250, _FAR, 40)
    _house(sheet, 930, 250)
    _trees(sheet, 268, _NEAR, 20)
    _water(sheet, 268)
    colours = (_GOLD, _ROSE, "#f0cf78", _PINK, "#e58f5c", _PALE)
    for row in range(6):
        y, size = 312 + row * row * 13.5, 15 + row * 10.5
        sheet.box(0, y + size * 0.9, _WIDTH, y + size * 1.04, _WOOD)
        shift = sheet.chance.uniform(0, 2 * size)
        for step in range(round(_WIDTH / (2.25 * size)) + 2):
            x = step * 2.25 * size - shift
            sheet.line([(x, y + size), (x, y + size * 1.9)], _DEEP, max(2, size * 0.08))
            _bush(sheet, x, y, size, colours[(row + step // 7) % len(colours)])
    return sheet.finished()


def help_desk() -> bytes:
    """A desk at which somebody is helped."""
    sheet = Sheet("#eef1ec")
    sheet.box(0, 560, _WIDTH, _HEIGHT, "#dcd6c9")
    for x in (110, 390, 670):
        sheet.box(x, 120, x + 220, 330, "#ffffff")
        sheet.box(x + 12, 132, x + 208, 318, "#d9e9e6")
        sheet.disc(x + 66, 300, 50, 18, _FAR)
        sheet.disc(x + 146, 302, 58, 16, _NEAR)
    sheet.box(965, 96, 1180, 190, _LEAF)
    for step in range(3):
        sheet.box(985, 116 + step * 22, 1160 - step * 40, 124 + step * 22, "#e6f2ed")
    _person(sheet, 420, 470, _LEAF)
    _person(sheet, 800, 470, "#5f7f9e")
    sheet.box(190, 500, 1090, 540, _WOOD)
    sheet.box(220, 540, 1060, 690, "#a98a6d")
    sheet.shape([(545, 430), (685, 430), (700, 500), (530, 500)], "#3a4652")
    sheet.box(860, 486, 950, 500, "#ffffff")
    _vase(sheet, 1010, 500)
    return sheet.finished()


DRAWINGS: dict[str, Callable[[], bytes]] = {
    "hoa-sen": lotus_pond,
    "dong-song": river,
    "luong-hoa": flower_rows,
    "ban-huong-dan": help_desk,
}


def _trees(sheet: Sheet, line: float, fill: Colour, tallest: float) -> None:
    x = -20.0
    while x < _WIDTH + 40:
        size = tallest * sheet.chance.uniform(0.6, 1.3)
        sheet.disc(x, line, size * 1.5, size, fill)
        x += size * 1.3
    sheet.box(0, line, _WIDTH, line + 12, fill)


def _water(sheet: Sheet, line: float) -> None:
    sheet.box(0, line, _WIDTH, _HEIGHT, _WATER)
    for step in range(60):
        y = line + 10 + (step / 60) ** 1.6 * (_HEIGHT - line)
        x, length = sheet.chance.uniform(-40, _WIDTH), sheet.chance.uniform(40, 200) * (0.4 + step / 60)
        sheet.line([(x, y), (x + length, y)], _RIPPLE if step % 3 else _DEEP, 1 + step / 30)


def _pad(sheet: Sheet, x: float, y: float, size: float) -> None:
    sheet.disc(x, y + size * 0.06, size, size * 0.36, _DEEP)
    sheet.disc(x, y, size, size * 0.36, _LEAF)
    sheet.disc(x, y - size * 0.03, size * 0.84, size * 0.28, "#3d8f72")
    sheet.shape([(x, y), (x + size * 1.02, y - size * 0.07), (x + size * 1.02, y + size * 0.1)], _WATER)


def _lotus(sheet: Sheet, x: float, y: float, size: float) -> None:
    sheet.line([(x, y), (x - size * 0.1, y + size * 1.5)], _DARK, max(2, size * 0.09))
    for angle, length, fill in (
        (-72, 0.95, _PALE),
        (72, 0.95, _PALE),
        (-44, 1.1, _ROSE),
        (44, 1.1, _ROSE),
        (-20, 1.2, _PALE),
        (20, 1.2, _PALE),
        (0, 1.25, _PINK),
    ):
        _petal(sheet, (x, y), size * length, angle, fill)


def _petal(sheet: Sheet, root: Point, length: float, angle: float, fill: Colour) -> None:
    turn = math.radians(angle)
    points = []
    for step in range(25):
        along = step / 24
        for_side = math.sin(math.pi * along) ** 0.8 * length * 0.24
        points.append((along * length, for_side))
    outline = points + [(along, -aside) for along, aside in reversed(points)]
    sheet.shape(
        [
            (
                root[0] + along * math.sin(turn) + aside * math.cos(turn),
                root[1] - along * math.cos(turn) + aside * math.sin(turn),
            )
            for along, aside in outline
        ],
        fill,
    )


def _boat(sheet: Sheet, x: float, y: float, size: float) -> None:
    sheet.disc(x, y + 15 * size, 104 * size, 8 * size, _DEEP)
    hull = [(-110, -16), (-86, 2), (-60, 12), (60, 12), (88, 2), (116, -22), (84, -8), (-80, -8)]
    sheet.shape([(x + across * size, y + down * size) for across, down in hull], _SHADE)
    sheet.shape([(x + a * size, y + d * size) for a, d in ((-50, -8), (-38, -42), (30, -42), (42, -8))], _WOOD)
    sheet.disc(x - 4 * size, y - 40 * size, 38 * size, 9 * size, _WOOD)
    sheet.box(x + 60 * size, y - 44 * size, x + 70 * size, y - 8 * size, _DARK)
    sheet.disc(x + 65 * size, y - 50 * size, 7 * size, 7 * size, _SHADE)
    sheet.shape([(x + a * size, y + d * size) for a, d in ((48, -50), (65, -64), (82, -50))], "#e9d9b6")


def _reeds(sheet: Sheet, x: float, y: float, height: float) -> None:
    for step in range(7):
        lean, tall = (step - 3) * 12, height * (1 - abs(step - 3) * 0.12)
        sheet.line([(x + step * 5, y), (x + step * 5 + lean, y - tall)], _DARK if step % 2 else _LEAF, 5)


def _house(sheet: Sheet, x: float, line: float) -> None:
    sheet.box(x, line - 58, x + 150, line + 6, _WALL)
    sheet.shape([(x - 22, line - 56), (x + 34, line - 98), (x + 116, line - 98), (x + 172, line - 56)], _ROOF)
    sheet.box(x + 62, line - 40, x + 90, line + 6, _SHADE)
    for left in (18, 108):
        sheet.box(x + left, line - 40, x + left + 26, line - 18, "#cfe0dd")


def _bush(sheet: Sheet, x: float, y: float, size: float, fill: Colour) -> None:
    pot = ((-0.42, 0.4), (0.42, 0.4), (0.3, 0.95), (-0.3, 0.95))
    sheet.shape([(x + across * size, y + down * size) for across, down in pot], _ROOF)
    sheet.disc(x, y + size * 0.12, size * 0.92, size * 0.55, _LEAF)
    for step in range(9):
        angle = step * 2.4
        reach = 0.16 + 0.062 * step
        sheet.disc(
            x + math.cos(angle) * reach * size * 1.15, y - 0.1 * size + math.sin(angle) * reach * size * 0.6,
            size * 0.2, size * 0.17, fill,
        )  # fmt: skip


def _person(sheet: Sheet, x: float, y: float, fill: Colour) -> None:
    sheet.disc(x, y + 40, 92, 96, fill)
    sheet.box(x - 92, y + 40, x + 92, y + 60, fill)
    sheet.disc(x, y - 92, 46, 52, "#e6c3a0")
    sheet.disc(x, y - 116, 50, 36, "#2c2a2a")


def _vase(sheet: Sheet, x: float, y: float) -> None:
    sheet.shape([(x - 20, y - 60), (x + 20, y - 60), (x + 26, y), (x - 26, y)], "#8fb3b8")
    for lean in (-34, 0, 34):
        sheet.line([(x, y - 58), (x + lean, y - 120)], _DARK, 4)
        _lotus(sheet, x + lean, y - 112, 30)
