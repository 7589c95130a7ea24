"""From the numbers an annex prints (I, 1, 1.1, a) to the codes of the engine (1, 1.1, 1.1.1)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10}
_DIGITS = re.compile(r"\d{1,3}(?:\.\d{1,3})*")
_POINTS = "abcdđeghiklmnopqrstuvxy"
_BEFORE_TITLE = re.compile(
    r"(?:(?:lĩnh vực|tiêu chí(?: thành phần)?|mục|phần)\s+)?"
    r"(\d{1,3}(?:\.\d{1,3})+|\d{1,3}(?=[.):])|[IVX]{1,5}(?=[.):]))"
    r"[.):]?\s+(?=\D)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mark:
    """A number as printed: its style, and its parts."""

    style: str
    parts: tuple[int, ...]


def read_mark(text: str) -> Mark | None:
    """
    Read a printed number.

    >>> read_mark("IV."), read_mark("1.2.3"), read_mark("-")
    (Mark(style='roman', parts=(4,)), Mark(style='digits', parts=(1, 2, 3)), None)
    """
    bare = re.sub(r"(?i)^(lĩnh vực|tiêu chí( thành phần)?|mục|phần|tctp|tc)\s+", "", text.strip())
    bare = bare.strip(" .:()/").replace(",", ".").replace(" ", "")
    if _DIGITS.fullmatch(bare):
        return Mark("digits", tuple(int(part) for part in bare.split(".")))
    if bare and _ROMAN.fullmatch(bare.upper()) and (bare.isupper() or len(bare) > 1):
        return Mark("roman", (_roman(bare.upper()),))
    if len(bare) == 1 and bare in "ABCDEFGH":
        return Mark("capital", (ord(bare) - ord("A") + 1,))
    if len(bare) == 1 and bare in _POINTS:
        return Mark("point", (_POINTS.index(bare) + 1,))
    return None


def mark_before_title(title: str) -> tuple[str, str]:
    """
    Cut a number off the beginning of a title, where a table has no column for it.

    >>> mark_before_title("1.2. Báo cáo định kỳ")
    ('1.2', 'Báo cáo định kỳ')
    """
    found = _BEFORE_TITLE.match(title)
    return (found[1], title[found.end() :].strip()) if found else ("", title)


def _roman(letters: str) -> int:
    values = [_VALUES[letter] for letter in letters]
    return sum(
        -value if position + 1 < len(values) and values[position + 1] > value else value
        for position, value in enumerate(values)
    )


@dataclass
class Outline:
    """
    Gives every printed number its code.

    Letters and Roman numbers stand above Arabic ones. Where the Arabic numbers below them start with the number
    of their area, or run from area to area as whole codes, they are codes already.
    """

    repeats_area: bool
    open: dict[str, int] = field(default_factory=dict)
    last: str = ""

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> "Outline":
        """Look at all numbers of a table to see whether Arabic codes repeat the number of the area above."""
        area = None
        repeats = []
        for mark in marks:
            if mark.style == "roman":
                area = mark.parts[0]
            if mark.style == "digits" and area is not None:
                repeats.append(len(mark.parts) > 1 and mark.parts[0] == area)
        return cls(bool(repeats) and all(repeats))

    def code_of(self, mark: Mark) -> str:
        """Return the code of a number, in the order of the table."""
        if mark.style == "capital":
            self.open = {"capital": mark.parts[0]}
        elif mark.style == "roman":
            self.open = {key: value for key, value in self.open.items() if key == "capital"} | {"roman": mark.parts[0]}
        above = list(self.open.values())
        if mark.style == "point":
            return ".".join([self.last, str(mark.parts[0])]).strip(".")
        if mark.style == "digits":
            above = above[:-1] if self.repeats_area else above
            above += mark.parts
        self.last = ".".join(str(part) for part in above)
        return self.last
