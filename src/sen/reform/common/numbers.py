"""Numbers as Vietnamese offices write and type them: 1.234,5."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import Refusal

LONGEST_NUMBER = 30


class NotANumber(Refusal):
    """A text that should be a number is none."""

    message = _("“%(text)s” is not a number. Write for example 12 or 12,5.")


class TwoReadings(Refusal):
    """A number that one office reads as thousands and another as a decimal."""

    message = _("“%(text)s” may mean %(thousands)s or %(decimal)s. Write it without a dot, or with a comma.")


def enforce_one_reading(text: str) -> None:
    """
    Stop a lone dot before three digits: nobody can tell 1.563 from 1,563.

    :raises TwoReadings: if the text may mean two numbers

    >>> enforce_one_reading("1.234.567"), enforce_one_reading("12.5"), enforce_one_reading("0.125")
    (None, None, None)
    """
    bare = re.sub(r"[\s\u00a0\u202f]", "", text)
    if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", bare, re.ASCII):
        raise TwoReadings(text=bare, thousands=bare.replace(".", ""), decimal=bare.replace(".", ","))


def parse_number(text: str) -> Decimal:
    """
    Read a number with a comma or a dot before its decimals; thousands may be grouped in threes.

    :raises NotANumber: if it is none

    >>> parse_number("1.234,5"), parse_number("12.5"), parse_number("12,5")
    (Decimal('1234.5'), Decimal('12.5'), Decimal('12.5'))
    """
    bare = re.sub(r"[\s\u00a0\u202f]", "", text)
    if len(bare) <= LONGEST_NUMBER:
        if re.fullmatch(r"-?[1-9]\d{0,2}(\.\d{3})+,\d+|-?[1-9]\d{0,2}(\.\d{3}){2,}", bare, re.ASCII):
            return Decimal(bare.replace(".", "").replace(",", "."))
        if re.fullmatch(r"-?\d+([.,]\d+)?", bare, re.ASCII):
            return Decimal(bare.replace(",", "."))
    raise NotANumber(text=text.strip()[:40])


def format_number(value: Decimal | int, places: int | None = None) -> str:
    """
    Write a number with a decimal comma and dots between thousands; rounded half-up when places are given.

    >>> format_number(Decimal("1234.5"), 2), format_number(Decimal("80.0"))
    ('1.234,50', '80')
    """
    number = Decimal(value)
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        text = f"{number:,f}"
    else:
        text = f"{number:,f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.translate(str.maketrans(",.", ".,"))


def decimal_of(number: Fraction) -> Decimal:
    """
    Write an exact number as a Decimal, to the 28 digits one holds; whoever shows it rounds it, once.

    >>> decimal_of(Fraction(7, 4))
    Decimal('1.75')
    """
    return Decimal(number.numerator) / Decimal(number.denominator)
