"""How Nghị định 30/2020/NĐ-CP writes numbers, symbols, dates and points in official documents."""

from datetime import date
from enum import Enum

# Phụ lục I, mục II: points are lettered in the Vietnamese alphabet, where đ follows d.
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
ROMAN_NUMERALS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
BLANK_FOR_NUMBER = "\u00a0" * 6


class Kind(Enum):
    """A kind of document that has a name of its own, with the code of Phụ lục III."""

    REPORT = "BC"
    NOTICE = "TB"
    PLAN = "KH"
    MINUTES = "BB"

    @property
    def label(self) -> str:
        """Name the kind as a sentence writes it."""
        return {"BC": "Báo cáo", "TB": "Thông báo", "KH": "Kế hoạch", "BB": "Biên bản"}[self.value]


def symbol(kind: Kind, office: str) -> str:
    """
    Join the code of the kind and the abbreviation of the office.

    >>> symbol(Kind.REPORT, "UBND")
    'BC-UBND'
    """
    return f"{kind.value}-{office}"


def reference(number: int | None, symbol: str) -> str:
    """
    Write number and symbol; a number not yet issued stays blank, to be filled in by hand.

    >>> reference(5, "BC-UBND")
    '05/BC-UBND'
    """
    written = BLANK_FOR_NUMBER if number is None else f"{number:02d}"
    return f"{written}/{symbol}"


def long_day(on: date) -> str:
    """
    Write a day in full; days below 10 and the months 1 and 2 take a leading zero, against later additions.

    >>> long_day(date(2026, 2, 5))
    'ngày 05 tháng 02 năm 2026'
    """
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def long_date(place: str, on: date) -> str:
    """
    Write place and day as the letterhead does.

    >>> long_date("Sa Đéc", date(2023, 9, 21))
    'Sa Đéc, ngày 21 tháng 9 năm 2023'
    """
    return f"{place}, {long_day(on)}"


def roman(number: int) -> str:
    """
    Write a number from 1 to 39 in Roman numerals.

    >>> roman(14)
    'XIV'
    """
    written = ""
    for value, numeral in ROMAN_NUMERALS:
        written += numeral * (number // value)
        number %= value
    return written


def point(position: int) -> str:
    """
    Letter a point, counted from 1; past the alphabet, letters double.

    >>> point(5), point(24)
    ('đ)', 'aa)')
    """
    rounds, place = divmod(position - 1, len(POINT_LETTERS))
    return POINT_LETTERS[place] * (rounds + 1) + ")"
