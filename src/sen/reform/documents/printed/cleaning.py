"""Text from people as a page can show it: composed letters, no control characters, no-break spaces kept."""

import re
import unicodedata

from sen.reform.common.text import nfc

# Blanks at which a line may end. The no-break ones were put where it must not: "10\u00a0%", the blank for a number.
BREAKING_BLANKS = re.compile(r"[^\S\u00a0\u2007\u202f]+")


def lines(text: str) -> tuple[str, ...]:
    """Split text into its lines, without the empty ones and without what no page can show."""
    return tuple(filter(None, (one_line(line) for line in text.splitlines())))


def one_line(text: str) -> str:
    r"""
    Join text into one line, in composed letters, without control characters.

    Control characters and lone surrogates are not allowed in XML: one of them would spoil the whole file.

    >>> one_line("  đạt\t 66,67\u00a0% ")
    'đạt 66,67\xa0%'
    """
    return nfc("".join(filter(_is_printable, BREAKING_BLANKS.sub(" ", text))))


def _is_printable(letter: str) -> bool:
    # Cc: controls; Cs: halves of a pair; Co and Cn: no meaning outside one machine, and forbidden in PDF/A.
    return unicodedata.category(letter) not in {"Cc", "Cs", "Co", "Cn"}
