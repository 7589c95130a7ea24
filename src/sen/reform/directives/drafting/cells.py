"""The units a cell of a table or the words behind a label name."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sen.reform.directives.drafting.finding import find_mentions
from sen.reform.directives.drafting.gazetteer import Gazetteer
from sen.reform.directives.drafting.mentions import Mention
from sen.reform.directives.drafting.patterns import Pattern
from sen.reform.directives.drafting.source import Source

Units = tuple[Mention, ...]

_PART = re.compile(r"[^;\n]+")
_EDGE = " \t\n.,;:-–+*•()"
_TOGETHER = Pattern(r"phối hợp|cùng với|và các đơn vị liên quan")
_SAME = re.compile(r"\W*(?:nt|như trên|\"|”)?\W*$", re.IGNORECASE)


def is_blank(source: Source, start: int, end: int) -> bool:
    """Whether a cell is empty, or only says "như trên"."""
    return _SAME.match(source.clean, start, end) is not None


def units_in(source: Source, gazetteer: Gazetteer, start: int, end: int) -> tuple[Units, Units]:
    """The units named between two positions, and those behind "phối hợp"."""
    inner = Source.of(source.clean[start:end])
    together = _TOGETHER.search(inner, 0, len(inner.clean))
    cut = together.start() if together else len(inner.clean)
    found = [*find_mentions(inner, gazetteer)]
    named = [*found, *_unlisted(inner, found, cut)]
    shifted = [replace(one, start=one.start + start, end=one.end + start) for one in sorted(named, key=_place)]
    return (
        tuple(one for one in shifted if one.start < start + cut),
        tuple(one for one in shifted if one.start >= start + cut),
    )


def _place(one: Mention) -> int:
    return one.start


def _unlisted(inner: Source, found: list[Mention], cut: int) -> Iterator[Mention]:
    """A part of the cell in which nobody known stands is the name of somebody we do not know."""
    for part in _PART.finditer(inner.clean, 0, cut):
        said = part.group().strip(_EDGE)
        if any(part.start() <= one.start < part.end() for one in found) or not any(map(str.isalpha, said)):
            continue
        begin = part.start() + part.group().index(said)
        yield Mention(begin, begin + len(said), ())
