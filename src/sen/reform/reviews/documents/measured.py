"""Figures of the plan as documents write them."""

from sen.reform.common.numbers import format_number
from sen.reform.directives.queries import ItemProgress


def reached(item: ItemProgress) -> str:
    """What an item reached of what was planned: "18/20 thủ tục"; an estimate says so."""
    if item.reported is None:
        return "chưa báo cáo"
    estimate = "ước " if item.is_estimate else ""
    return f"{estimate}{format_number(item.reported)}/{format_number(item.planned)} {item.measure}".rstrip()


def figure(item: ItemProgress) -> str:
    """What an item reached, for a cell of a table."""
    if item.reported is None:
        return "–"
    return f"{format_number(item.reported)}{' (ước)' if item.is_estimate else ''}"
