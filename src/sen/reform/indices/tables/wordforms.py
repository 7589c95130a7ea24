"""Texts of annexes in one form: composed letters, one kind of dash and blank, signs instead of their names."""

import re
import unicodedata
from fractions import Fraction

from sen.engine import NotANumber, parse_number

_BLANKS = re.compile(r"[^\S\n]+")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-") | {"％": "%", "﹪": "%"} | dict.fromkeys("‘’", "'"))
_SIGNS = (
    (re.compile(r"phần trăm", re.IGNORECASE), "%"),
    (re.compile(r"=\s*>(?=\s*\d+(?:[.,]\d+)?\s*(?:điểm|đ)?\s*(?:[;.\n]|$))"), ":"),
    (re.compile(r"≥|=\s*>(?=\s*\d)|>\s*="), ">="),
    (re.compile(r"≤|⩽|<\s*="), "<="),
    (re.compile(r"⇒|→|➔|=>(?!\s*\d)|->"), ":"),
    (re.compile(r"[×∗*·]|(?<=[\s\d%)])(?<![<>=≤≥]\s)(?<![<>=≤≥])[xX](?=[\s\d(])(?!\s*[<>≤≥])"), "×"),
    (re.compile(r"÷"), "/"),
    (re.compile(r"(?<=\d)\s+%"), "%"),
    (re.compile(r"(?<=\d) (?=[.,]\d)|(?<=\d[.,]) (?=\d)"), ""),
)


def tidy(text: str) -> str:
    r"""
    Keep the words of a cell, with composed letters and plain blanks, line breaks kept.

    >>> tidy(" Đạt\u00a0 100 % \n\n ; ")
    'Đạt 100 %\n;'
    """
    composed = _UNSEEN.sub("", unicodedata.normalize("NFC", text)).replace("\r\n", "\n")
    lines = (_BLANKS.sub(" ", line).strip() for line in re.split(r"[\n\r\v\f\u2028\u2029]", composed))
    return "\n".join(line for line in lines if line)


def plain(text: str) -> str:
    """
    Write dashes, signs and words for signs in one way, for reading only; what is kept is :func:`tidy`.

    >>> plain("≥ 80 phần trăm – dưới 100 ％")
    '>= 80% - dưới 100%'
    """
    text = tidy(text).translate(_DASHES)
    for pattern, sign in _SIGNS:
        text = pattern.sub(sign, text)
    return text


def number_in(text: str) -> Fraction | None:
    """
    Read a number that stands alone, perhaps in brackets or followed by ``điểm`` or ``%``.

    >>> number_in("(1,50 điểm)"), number_in("tối đa")
    (Fraction(3, 2), None)
    """
    bare = re.sub(r"(?i)\s*(điểm|đ|%)\s*\.?$", "", plain(text).strip("() .:")).strip("() ")
    try:
        return parse_number(bare)
    except NotANumber:
        return None
