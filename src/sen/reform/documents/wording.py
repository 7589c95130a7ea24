"""How Nghị định 30/2020/NĐ-CP writes numbers, symbols, dates, points and digests in official documents."""

from datetime import date
from enum import Enum

# Phụ lục I, mục II: points are lettered in the Vietnamese alphabet, where đ follows d.
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
ROMAN_NUMERALS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
BLANK_FOR_NUMBER = "\u00a0" * 6
LETTERS_OF_DIGEST, GROUP = 16, 4


class Kind(Enum):
    """A kind of document with the code of Phụ lục III; a letter (công văn) has neither code nor printed name there."""

    REPORT = "BC"
    NOTICE = "TB"
    PLAN = "KH"
    GUIDANCE = "HD"
    MINUTES = "BB"
    DECISION = "QĐ"
    PROPOSAL = "TTr"
    LETTER = "CV"

    @property
    def label(self) -> str:
        """Name the kind as a sentence writes it."""
        return LABELS[self]


LABELS = {
    Kind.REPORT: "Báo cáo",
    Kind.NOTICE: "Thông báo",
    Kind.PLAN: "Kế hoạch",
    Kind.GUIDANCE: "Hướng dẫn",
    Kind.MINUTES: "Biên bản",
    Kind.DECISION: "Quyết định",
    Kind.PROPOSAL: "Tờ trình",
    Kind.LETTER: "Công văn",
}


def symbol(kind: Kind, office: str, drafter: str = "") -> str:
    """
    Join the code of the kind and the abbreviation of the office; a letter names its office and who drafted it.

    >>> symbol(Kind.REPORT, "UBND"), symbol(Kind.LETTER, "UBND", "NV")
    ('BC-UBND', 'UBND-NV')
    """
    parts = (office, drafter) if kind is Kind.LETTER else (kind.value, office)
    return "-".join(filter(None, parts))


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


def short_digest(digest: str) -> str:
    """
    Write the beginning of a digest in groups of four, to be compared by eye.

    >>> short_digest("9f86d081884c7d659a2feaa0c55ad015")
    '9f86 d081 884c 7d65'
    """
    beginning = digest[:LETTERS_OF_DIGEST]
    return " ".join(beginning[at : at + GROUP] for at in range(0, len(beginning), GROUP))
