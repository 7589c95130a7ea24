"""
Numbers inside formulas, and the guard that keeps binary floats from deciding.

A spreadsheet computes in binary: 1,005 is a hair below itself and would round down. Every formula that decides
something (an end of a band, a rounding, a rank) therefore leaves :data:`GUARD` of room, far more than a float can be
wrong by; figures that are nearer to a decision than that without being on it are exported as values (``edges``).
"""

from fractions import Fraction

from sen.engine import Rounding, RoundingMode, decimal_text

GUARD = Fraction(1, 10**9)
_GUARD = "0.000000001"


def number(value: Fraction) -> str:
    """
    Write a number in a formula: exactly where it has few decimals, as a quotient otherwise.

    >>> number(Fraction(7, 4)), number(Fraction(1, 3)), number(Fraction(-2))
    ('1.75', '(1/3)', '-2')
    """
    text = decimal_text(value)
    return text if Fraction(text) == value else f"({value.numerator}/{value.denominator})"


def times(factor: Fraction, expression: str) -> str:
    """Multiply an expression by a number, in one division where the number is a quotient."""
    if factor == 1:
        return expression
    if Fraction(decimal_text(factor)) == factor:
        return f"{decimal_text(factor)}*{expression}"
    return f"{factor.numerator}*{expression}/{factor.denominator}"


def at_least(expression: str, end: Fraction) -> str:
    """Say that an expression reaches an end."""
    return f"{expression}>={number(end - GUARD)}"


def beyond(expression: str, end: Fraction) -> str:
    """Say that an expression lies beyond an end."""
    return f"{expression}>{number(end + GUARD)}"


def rounded(expression: str, rounding: Rounding | None) -> str:
    """Round an expression from 0 up as an index rounds."""
    if rounding is None:
        return expression
    places = rounding.places
    match rounding.mode:
        case RoundingMode.HALF_UP:
            return f"ROUND({expression}+{_GUARD},{places})"
        case RoundingMode.HALF_DOWN:
            return f"ROUND(MAX(0,{expression}-{_GUARD}),{places})"
        case RoundingMode.DOWN:
            return f"ROUNDDOWN({expression}+{_GUARD},{places})"
        case RoundingMode.UP:
            return f"ROUNDUP(MAX(0,{expression}-{_GUARD}),{places})"
        case RoundingMode.HALF_EVEN:
            scale = 10**places
            is_half = f"ABS(({expression})*{scale}-INT(({expression})*{scale}+{_GUARD})-0.5)<{_GUARD}*{scale}"
            to_even = f"2*ROUND(({expression})*{scale}/2,0)/{scale}"
            return f"IF({is_half},{to_even},ROUND({expression},{places}))"
