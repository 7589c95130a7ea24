"""Numbers as Vietnamese official tables print them: 1.234,50."""

from fractions import Fraction


def vietnamese(number: Fraction, places: int | None = None) -> str:
    """
    Show a number with decimal comma and dots between thousands.

    :param places: print exactly so many decimals (half-up); without it, as many as the number
        has, at most six

    >>> vietnamese(Fraction(7, 4)), vietnamese(Fraction(1), 2), vietnamese(Fraction(12345, 10))
    ('1,75', '1,00', '1.234,5')
    """
    top, bottom = number.as_integer_ratio()
    scale: int = 10 ** (6 if places is None else places)
    # Half up, on whole numbers: sentences are made by the thousand.
    whole, rest = divmod((2 * abs(top) * scale + bottom) // (2 * bottom), scale)
    decimals = f"{scale + rest}"[1:]
    if places is None:
        decimals = decimals.rstrip("0")
    sign = "-" if top < 0 and (whole or rest) else ""
    grouped = f"{whole:,}".replace(",", ".") if whole > 999 else f"{whole}"
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"
