"""Days and moments as Vietnamese offices write them: 21/9/2023, 14:03 21/9/2023."""

import re
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import Refusal


class NotADay(Refusal):
    """A text that should be a day is none."""

    message = _("“%(text)s” is not a day. Write day/month/year, for example 21/9/2023.")


def format_day(day: date) -> str:
    """
    Write a day without padding.

    >>> format_day(date(2023, 9, 5))
    '5/9/2023'
    """
    return f"{day.day}/{day.month}/{day.year}"


def format_moment(moment: datetime) -> str:
    """Write a moment in local time: 14:03 21/9/2023."""
    local = timezone.localtime(moment)
    return f"{local:%H:%M} {format_day(local.date())}"


def parse_day(text: str) -> date:
    """
    Read a day as people type it.

    :raises NotADay: if it is none

    >>> parse_day("21-9-2023")
    datetime.date(2023, 9, 21)
    """
    match = re.fullmatch(r"\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})\s*", text)
    iso = re.fullmatch(r"\s*(\d{4})-(\d{2})-(\d{2})\s*", text)
    try:
        if match:
            return date(int(match[3]), int(match[2]), int(match[1]))
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
    except ValueError:
        pass
    raise NotADay(text=text.strip()[:40])


def local_day(moment: datetime) -> date:
    """The day a moment falls on where the office is."""
    return timezone.localtime(moment).date()
