"""Charts as frozen dataclasses: figures in, places on the drawing out; templates only write the SVG down."""

from sen.design.charts.bullet import Bullet
from sen.design.charts.curve import Dot, Piece, RuleCurve
from sen.design.charts.drawing import ChartImpossible, Number
from sen.design.charts.heat import HEAT_LEVELS, heat_level
from sen.design.charts.sparkline import Sparkline
from sen.design.charts.stars import StarHistogram

__all__ = [
    "HEAT_LEVELS",
    "Bullet",
    "ChartImpossible",
    "Dot",
    "Number",
    "Piece",
    "RuleCurve",
    "Sparkline",
    "StarHistogram",
    "heat_level",
]
