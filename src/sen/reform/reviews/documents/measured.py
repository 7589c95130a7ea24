"""Figures of the plan as documents write them."""

from sen.reform.common.numbers import format_number
from sen.reform.directives.queries import ItemProgress


def figure(item: ItemProgress) -> str:
    """What an item reached, for a cell of a table."""
    if item.reported is None:
        return "–"
    return f"{format_number(item.reported)}{' (ước)' if item.is_estimate else ''}"
