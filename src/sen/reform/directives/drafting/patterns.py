"""Regular expressions that also read text typed without Vietnamese marks."""

import re
from collections.abc import Iterator

from sen.reform.directives.drafting.source import Source, without_marks

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
LOWER = UPPER.lower()


class Pattern:
    """
    One expression in two spellings; it searches a source in the spelling the source is in.

    A space stands for any space of the text (runs of them are already one letter of a source).
    """

    def __init__(self, expression: str) -> None:
        expression = expression.replace(" ", r"\s")
        self._marked = re.compile(expression, re.DOTALL)
        self._unmarked = re.compile(without_marks(expression), re.DOTALL)

    def search(self, source: Source, start: int, end: int) -> re.Match[str] | None:
        """The first place between two positions."""
        return self._for(source).search(source.searched, start, end)

    def match(self, source: Source, start: int, end: int) -> re.Match[str] | None:
        """The expression exactly at the start position."""
        return self._for(source).match(source.searched, start, end)

    def all(self, source: Source, start: int, end: int) -> Iterator[re.Match[str]]:
        """Every place between two positions, from left to right."""
        return self._for(source).finditer(source.searched, start, end)

    def _for(self, source: Source) -> re.Pattern[str]:
        return self._unmarked if source.searched is source.bare else self._marked


def words(*phrases: str) -> str:
    """
    Give an expression for any of these phrases, the longest first.

    >>> words("cần", "cần phải")
    '(?:cần phải|cần)'
    """
    return "(?:" + "|".join(sorted(phrases, key=len, reverse=True)) + ")"
