"""Charts as frozen dataclasses: figures in, places on the drawing out; templates only write the SVG down."""

from sen.design.charts.bars import Bar, UnitBars
from sen.design.charts.bullet import Bullet
from sen.design.charts.bump import Bump, Track, Turn
from sen.design.charts.cartogram import Cartogram, Place, Step, percent_steps
from sen.design.charts.curve import Dot, Piece, RuleCurve
from sen.design.charts.drawing import ChartImpossible, Number
from sen.design.charts.heat import HEAT_LEVELS, heat_level
from sen.design.charts.sparkline import Sparkline
from sen.design.charts.stars import StarHistogram

__all__ = [
    "HEAT_LEVELS",
    "Bar",
    "Bullet",
    "Bump",
    "Cartogram",
    "ChartImpossible",
    "Dot",
    "Number",
    "Piece",
    "Place",
    "RuleCurve",
    "Sparkline",
    "StarHistogram",
    "Step",
    "Track",
    "Turn",
    "UnitBars",
    "heat_level",
    "percent_steps",
]
