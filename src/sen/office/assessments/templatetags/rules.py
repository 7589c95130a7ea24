"""From a rule as the index tells it to the picture the design draws."""

from django import template

from sen.design.charts import Dot, Piece, RuleCurve
from sen.reform.indices.queries import RulePicture

register = template.Library()


@register.filter
def curve(picture: RulePicture) -> RuleCurve:
    """Give the rule as lines, with the unit's dot where it is known."""
    pieces = tuple(Piece(each.from_value, each.from_points, each.to_value, each.to_points) for each in picture.pieces)
    dot = Dot(picture.dot.value, picture.dot.points, picture.dot.label) if picture.dot else None
    return RuleCurve(pieces=pieces, unit=picture.unit, dot=dot)
