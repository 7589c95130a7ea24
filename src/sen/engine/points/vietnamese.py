"""Numbers as Vietnamese official tables print them: 1.234,50."""

from fractions import Fraction

from sen.engine.points.numbers import decimal_text
from sen.engine.points.rounding import Rounding, RoundingMode


def vietnamese(number: Fraction, places: int | None = None) -> str:
    """
    Show a number with decimal comma and dots between thousands.

    :param places: print exactly so many decimals (half-up); without it, as many as the number
        has, at most six

    >>> vietnamese(Fraction(7, 4)), vietnamese(Fraction(1), 2), vietnamese(Fraction(12345, 10))
    ('1,75', '1,00', '1.234,5')
    """
    shown = Rounding(RoundingMode.HALF_UP, 6 if places is None else places).apply(number)
    whole, _, decimals = decimal_text(abs(shown)).partition(".")
    sign = "-" if shown < 0 else ""
    if places is not None:
        decimals = decimals.ljust(places, "0")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"
