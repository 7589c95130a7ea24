"""Finds every mention of units in a text, with titles before the names and the city behind them."""

import re
from dataclasses import replace

from sen.reform.directives.drafting.forms import key
from sen.reform.directives.drafting.gazetteer import Gazetteer
from sen.reform.directives.drafting.mentions import Mention, Mentions
from sen.reform.directives.drafting.named import named
from sen.reform.directives.drafting.patterns import UPPER, Pattern
from sen.reform.directives.drafting.sets import HEADS, sets, staff
from sen.reform.directives.drafting.source import Source
from sen.reform.directives.drafting.strangers import MORE_SECTORS, guessed_strangers, listed_strangers

_HEAD = Pattern(rf"\b(?:{HEADS}(?:,| và|;)? (?:của |các đồng chí |các )?){{1,3}}(?:ubnd |ủy ban nhân dân )?$")
_TAIL = Pattern(
    r" (?:(?:của |thuộc |trực thuộc )?(?:ubnd |ủy ban nhân dân )?(?P<level>thành phố|tp\.?|thị xã|huyện|quận|tỉnh))\b"
)
_PROPER = re.compile(rf"(?: [{UPPER}]\w*){{1,3}}")
_LONGEST_HEAD = 70


def find_mentions(source: Source, gazetteer: Gazetteer) -> Mentions:
    """Find the units a text names, none overlapping another."""
    listed = (Mention(start, end, ()) for start, end in listed_strangers(source))
    found = [*named(source, gazetteer), *sets(source, gazetteer), *staff(source), *listed]
    known_starts = {one.start for one in found}
    guessed = (Mention(start, end, ()) for start, end in guessed_strangers(source) if start not in known_starts)
    return Mentions(_without_overlaps([_widened(source, one, gazetteer) for one in (*found, *guessed)]))


def _widened(source: Source, one: Mention, gazetteer: Gazetteer) -> Mention:
    """A mention with the head's title before it and the city's name behind it."""
    start, end = one.start, one.end
    head = _HEAD.search(source, max(0, start - _LONGEST_HEAD), start)
    if head:
        start = head.start()
    more = None if one.is_committee or one.is_set else MORE_SECTORS.match(source, end, end + 80)
    if more:
        # "Phòng Nội vụ - Lao động – …" is another office than "Phòng Nội vụ".
        return Mention(start, more.end(), ())
    tail = None if one.is_committee else _TAIL.match(source, end, end + 40)
    if tail is None:
        return replace(one, start=start)
    proper = _PROPER.match(source.clean, tail.end(), tail.end() + 24)
    end = proper.end() if proper else tail.end()
    # "Văn phòng UBND tỉnh", "Phòng Nội vụ huyện …": an office of somebody else.
    written = key(source.clean[tail.start("level") : end])
    is_own = not gazetteer.own_tails or written in gazetteer.own_tails
    return replace(one, start=start, end=end, codes=one.codes if is_own else ())


def _without_overlaps(found: list[Mention]) -> list[Mention]:
    """The leftmost, then the longest; of equals the one that was looked up first."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
