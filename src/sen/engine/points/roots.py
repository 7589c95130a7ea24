"""Roots and logarithms: exact where the result is a fraction, else to a stated number of decimals."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

#: Decimals kept of a number that has no exact form; far beyond any figure that is published.
DECIMALS_OF_IRRATIONAL = 30

_LOGARITHMS = Context(prec=60, rounding=ROUND_HALF_EVEN)


def root(number: Fraction, degree: int) -> Fraction:
    """
    Take a root of a number from 0 up: exact if it is a fraction, else cut off after 30 decimals.

    >>> root(Fraction(8, 27), 3)
    Fraction(2, 3)
    >>> root(Fraction(2), 2) * 10**30 == 1414213562373095048801688724209
    True
    """
    top, bottom = _whole_root(number.numerator, degree), _whole_root(number.denominator, degree)
    if top**degree == number.numerator and bottom**degree == number.denominator:
        return Fraction(top, bottom)
    scale: int = 10**DECIMALS_OF_IRRATIONAL
    return Fraction(_whole_root(number.numerator * scale**degree // number.denominator, degree), scale)


def natural_logarithm(number: Fraction) -> Fraction:
    """
    Take the natural logarithm of a number above 0, rounded half to even at 30 decimals.

    The quotient is taken to 60 digits first, and :meth:`Decimal.ln` rounds correctly.

    >>> natural_logarithm(Fraction(1))
    Fraction(0, 1)
    """
    quotient = _LOGARITHMS.divide(Decimal(number.numerator), Decimal(number.denominator))
    exact = quotient.ln(_LOGARITHMS)
    return Fraction(exact.quantize(Decimal(1).scaleb(-DECIMALS_OF_IRRATIONAL), context=_LOGARITHMS))


def _whole_root(number: int, degree: int) -> int:
    """Return the largest whole number whose power does not exceed this one (Newton's method)."""
    if number < 2:
        return number
    guess = 1 << -(-number.bit_length() // degree)
    while True:
        nearer = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if nearer >= guess:
            return guess
        guess = nearer
