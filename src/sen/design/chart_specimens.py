"""Invented figures for the charts of the showcase: a map, its outlines, places over the years, bars of units."""

from math import cos, pi, sin

from sen.design.charts import Bar, Bump, Cartogram, Place, Step, Track, Turn, UnitBars, percent_steps
from sen.design.formats import format_number

_NINE = (
    ("Tân Khánh Đông", 0, 0, 79.4),
    ("Tân Quy Đông", 2, 0, 84),
    ("Phường 3", 4, 0, 83.25),
    ("Phường 4", 6, 0, 91.5),
    ("Tân Quy Tây", 1, 1, 48),
    ("Phường 1", 3, 1, 92.75),
    ("Phường 2", 5, 1, 85),
    ("Tân Phú Đông", 4, 2, None),
    ("An Hòa", 6, 2, None),
)
STEPS = (
    Step("Xuất sắc (từ 90 %)", 90),
    Step("Tốt (80 đến dưới 90 %)", 80),
    Step("Khá (65 đến dưới 80 %)", 65),
    Step("Trung bình (50 đến dưới 65 %)", 50),
    Step("Yếu (dưới 50 %)"),
)


def _place(row: tuple[str, int, int, float | None]) -> Place:
    name, column, line, value = row
    state = "na" if name == "An Hòa" else ""
    figure = "–" if state else "" if value is None else format_number(value)
    said = "không áp dụng" if state else "chưa có số liệu" if value is None else f"{figure} %"
    return Place(
        short=name,
        label=f"{name}: {said}",
        value=value,
        figure=figure,
        state=state,
        href=f"#{name.replace(' ', '-')}",
        is_mine=name == "Phường 3",
        column=column,
        row=line,
    )


NINE = Cartogram(places=tuple(_place(row) for row in _NINE), steps=STEPS)

# As many communes as the new Đồng Tháp has.
MANY = Cartogram(
    places=tuple(
        Place(
            short=f"Xã {number}",
            label=f"Xã {number}: {50 + number * 7 % 50} %",
            value=50 + number * 7 % 50,
            figure=str(50 + number * 7 % 50),
            href="#xa",
            column=2 * (number % 13) + number // 13 % 2,
            row=number // 13,
            is_mine=number == 40,
        )
        for number in range(1, 103)
    ),
    steps=percent_steps(90, 80, 65),
)


def _wedge(part: int) -> str:
    points = [(200 + reach * cos((part + turn) * pi / 3), 160 + reach * 0.8 * sin((part + turn) * pi / 3))
              for reach, turn in ((60, 0), (150, 0), (180, 0.5), (150, 1), (60, 1))]  # fmt: skip
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


OUTLINES = Cartogram(
    places=tuple(
        Place(
            short=name,
            label=f"{name}: {value} %",
            value=value,
            figure=str(value),
            href="#bien",
            is_mine=part == 1,
            path=_wedge(part),
            x=200 + 115 * cos((part + 0.5) * pi / 3),
            y=160 + 92 * sin((part + 0.5) * pi / 3),
            room=70,
        )
        for part, (name, value) in enumerate(
            (
                ("Phường 1", 92),
                ("Phường 2", 85),
                ("Phường 3", 83),
                ("Phường 4", 71),
                ("An Hòa", 66),
                ("Tân Quy Tây", 48),
            )
        )
    ),
    steps=STEPS,
    sheet_width=400,
    sheet_height=320,
)

_RANKS = (
    ("Phường 1", (1, 2, 1, 1)),
    ("Phường 2", (3, 1, 2, 3)),
    ("Phường 3", (5, 5, 4, 2)),
    ("Phường 4", (2, 3, 3, 4)),
    ("An Hòa", (4, 4, 6, 6)),
    ("Tân Quy Đông", (7, 6, 5, 5)),
    ("Tân Khánh Đông", (6, None, 7, 7)),
    ("Tân Quy Tây", (8, 7, 8, 8)),
)
PLACES = Bump(
    moments=("2021", "2022", "2023", "2024"),
    tracks=(
        *(Track(key=name, label=name, ranks=ranks, is_mine=name == "Phường 3") for name, ranks in _RANKS),
        Track(key="Tân Phú Đông", label="Tân Phú Đông", ranks=(9, 8, 9, 9), breaks=(2,)),
    ),
)
MERGED = Bump(
    moments=("2022", "2023", "2024", "2025"),
    tracks=(
        *(
            Track(key=name, label=name, ranks=(*ranks[1:], None), joins="sa-dec", is_mine=name == "Phường 3")
            for name, ranks in _RANKS
        ),
        Track(key="sa-dec", label="Phường Sa Đéc", ranks=(None, None, None, 3)),
        Track(key="tan-phu-dong", label="Tân Phú Đông", ranks=(8, 9, 9, None), joins="tan-duong"),
        Track(key="tan-duong", label="Tân Dương", ranks=(None, None, None, None)),
    ),
    turns=(Turn(2, "1/7/2025"),),
)

BARS = UnitBars(
    bars=(
        Bar(label="Phường 1", value=92.75, href="#p1"),
        Bar(label="Phường 3", value=83.25, href="#p3", is_mine=True),
        Bar(label="Xã Tân Khánh Đông", value=79.4),
        Bar(label="Xã Tân Quy Tây", value=0),
        Bar(label="Xã Tân Phú Đông"),
        Bar(label="Phường An Hòa", state="na"),
    ),
    middle=81.3,
    places=2,
)
CHARTS = {"nine": NINE, "many": MANY, "outlines": OUTLINES, "places": PLACES, "merged": MERGED, "bars": BARS}
