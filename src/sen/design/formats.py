"""Numbers, days and moments in the language of the page: 1.234,5 and 21/9/2023, or 1,234.5 and 21 September 2023."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.translation import gettext as _

Number = int | float | Decimal

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"


def format_number(value: Number, places: int | None = None) -> str:
    """
    Write a number with its thousands grouped; without places, as many decimals as it has.

    >>> format_number(Decimal("1234.5"), 2)
    '1.234,50'
    """
    exact = Decimal(str(value))
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    signs = {",": get_format("THOUSAND_SEPARATOR"), ".": get_format("DECIMAL_SEPARATOR")}
    text = f"{abs(exact):,f}".translate(str.maketrans(signs))
    return f"{MINUS}{text}" if exact < 0 else text


def format_percent(value: Number, places: int | None = None) -> str:
    """Write a share already counted in hundredths: 80 becomes "80 %", never broken at the line's end."""
    return _("%(number)s%%") % {"number": format_number(value, places)}


def format_day(value: date) -> str:
    """Write a day, without leading noughts."""
    return date_format(_local(value))


def format_moment(value: datetime) -> str:
    """Write a moment in local time."""
    return date_format(_local(value), "DATETIME_FORMAT")


def _local(value: date) -> date:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
