"""Reading a number a person typed, and writing it back exactly."""

import re
from fractions import Fraction

#: Longer texts are no figures of an office; refusing them keeps arithmetic cheap.
LONGEST_NUMBER = 40

#: Decimals kept where a number has no exact decimal form (one third).
DECIMALS_OF_ENDLESS = 12

_PLAIN = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+)")
# 1.234,5 and 1.234.567: dots can only be thousands here. A lone 1.234 stays a decimal.
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:(?:\.[0-9]{3})+,[0-9]+|(?:\.[0-9]{3}){2,})")


class NotANumber(ValueError):
    """The text cannot be read as one number."""


def parse_number(text: str) -> Fraction:
    """
    Read a number with a decimal dot or comma; the result is exact.

    >>> parse_number("1,75") == parse_number("1.75") == Fraction(7, 4)
    True
    >>> parse_number("1.234,5")
    Fraction(2469, 2)

    :raises NotANumber: if the text is empty, too long, or not one number
    """
    trimmed = text.strip()
    if len(trimmed) <= LONGEST_NUMBER:
        if _PLAIN.fullmatch(trimmed):
            return Fraction(trimmed.replace(",", "."))
        if _GROUPED.fullmatch(trimmed):
            return Fraction(trimmed.replace(".", "").replace(",", "."))
    shown = trimmed if len(trimmed) <= LONGEST_NUMBER else trimmed[:LONGEST_NUMBER] + "…"
    raise NotANumber(f"“{shown}” không phải là một số")


def decimal_text(number: Fraction) -> str:
    """
    Write a number with a decimal dot, exactly where it has an exact decimal form.

    Numbers without one are rounded half-up to :data:`DECIMALS_OF_ENDLESS` places.

    >>> decimal_text(Fraction(7, 4)), decimal_text(Fraction(2)), decimal_text(Fraction(1, 3))
    ('1.75', '2', '0.333333333333')
    """
    places = decimals_of(number)
    if places is None:
        places = DECIMALS_OF_ENDLESS
    scaled = abs(number) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole).rjust(places + 1, "0")
    sign = "-" if number < 0 and whole else ""
    if places == 0:
        return sign + digits
    return f"{sign}{digits[:-places]}.{digits[-places:]}".rstrip("0").rstrip(".")


def decimals_of(number: Fraction) -> int | None:
    """
    Count the decimals of the exact decimal form, or ``None`` if it never ends.

    >>> decimals_of(Fraction(7, 4)), decimals_of(Fraction(1, 3))
    (2, None)
    """
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None
