"""Tags that turn plain figures into charts, for the chart components."""

from collections.abc import Iterable

from django import template

from sen.design.charts import Bullet, Number, Sparkline, StarHistogram
from sen.design.charts import heat_level as level_of
from sen.design.charts.stars import STARS

register = template.Library()


@register.simple_tag
def bullet(
    value: Number | None, *, plan: Number | None, low: Number | None, high: Number | None, maximum: Number
) -> Bullet:
    """Place a value against its plan."""
    return Bullet(value=value, plan=plan, low=low, high=high, maximum=maximum)


@register.simple_tag
def sparkline(values: Iterable[Number | None]) -> Sparkline:
    """Place figures along a line."""
    return Sparkline(tuple(values))


@register.simple_tag
def star_histogram(votes: Iterable[int]) -> StarHistogram:
    """Place votes on five rows."""
    return StarHistogram(tuple(votes))


@register.simple_tag
def heat_level(value: Number, low: Number, high: Number) -> str:
    """Give the shade of a cell, as the end of its class."""
    return str(level_of(value, low, high))


@register.filter
def star_marks(stars: int) -> tuple[bool, ...]:
    """Say for each of the five stars whether it was given."""
    return tuple(place <= stars for place in range(1, STARS + 1))
