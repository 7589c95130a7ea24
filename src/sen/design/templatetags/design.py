"""Filters and small tags the frames and components are built with; pages use the filters too."""

from datetime import date, datetime
from html import unescape

from django import template
from django.core.paginator import Page
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY, BlockNode
from django.utils.html import strip_tags

from sen.design import formats

register = template.Library()

ABSENT = "–"
TONES = {"success": "good", "error": "bad", "warning": "warn", "debug": "info"}
ICONS = {"good": "circle-check", "warn": "triangle-alert", "bad": "circle-alert", "info": "info"}


@register.filter
def number(value: formats.Number | None, places: int | None = None) -> str:
    """Write 1234.5 as 1.234,5 (1,234.5 in English), and an absent figure as a dash."""
    return ABSENT if value is None else formats.format_number(value, places)


@register.filter
def percent(value: formats.Number | None, places: int | None = None) -> str:
    """Write 80 as "80 %" ("80%" in English), and an absent figure as a dash."""
    return ABSENT if value is None else formats.format_percent(value, places)


@register.filter
def day(value: date | None) -> str:
    """Write a day as 21/9/2023 (21 September 2023 in English), and an absent one as a dash."""
    return ABSENT if value is None else formats.format_day(value)


@register.filter
def moment(value: datetime | None) -> str:
    """Write a moment as 14:03 21/9/2023 (the day first in English), and an absent one as a dash."""
    return ABSENT if value is None else formats.format_moment(value)


@register.filter
def tone(word: str) -> str:
    """Give our tone for a message level of Django; a tone stays what it is."""
    return TONES.get(word, word)


@register.filter
def tone_icon(word: str) -> str:
    """Give the icon that says a tone without colour; a neutral tone has none."""
    return ICONS.get(word, "")


@register.simple_tag(takes_context=True)
def block_text(context: Context, name: str) -> str:
    """Repeat a block of the page as plain text: the heading once more in <title>."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block: BlockNode | None = blocks.get_block(name) if blocks else None
    text = str(block.render_annotated(context)) if block else ""
    # The block is escaped already and will be escaped once more when this tag is written.
    return unescape(" ".join(strip_tags(text).split()))


@register.simple_tag
def page_numbers(page: Page) -> list[int | str]:  # type: ignore[type-arg]
    """Give the page numbers worth showing, with an ellipsis where some are left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.simple_tag(takes_context=True)
def page_url(context: Context, parameter: str, page_number: int) -> str:
    """Give the address of another page, keeping search and filters."""
    query = context["request"].GET.copy()
    query[parameter] = str(page_number)
    return f"?{query.urlencode()}"
