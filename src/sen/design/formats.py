"""Numbers, days and moments as a Vietnamese reader expects them: 1.234,5 · 80 % · 21/9/2023 · 14:03 21/9/2023."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

Number = int | float | Decimal

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"


def format_number(value: Number, places: int | None = None) -> str:
    """
    Write a number with grouped thousands and a decimal comma; without places, as many as it has.

    >>> format_number(Decimal("1234.5"), 2)
    '1.234,50'
    """
    exact = Decimal(str(value))
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{abs(exact):,f}"
    swapped = text.translate(str.maketrans(",.", ".,"))
    return f"{MINUS}{swapped}" if exact < 0 else swapped


def format_percent(value: Number, places: int | None = None) -> str:
    """Write a share already counted in hundredths: 80 becomes "80 %", never broken at the line's end."""
    return f"{format_number(value, places)}{NO_BREAK_SPACE}%"


def format_day(value: date) -> str:
    """Write a day without leading noughts, as officials do."""
    day = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    return f"{day.day}/{day.month}/{day.year}"


def format_moment(value: datetime) -> str:
    """Write a moment in local time: the hour first, then the day."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{local:%H:%M} {format_day(local)}"
