"""Finds every mention of units in a text, with titles before the names and the city behind them."""

import re
from dataclasses import replace

from sen.reform.directives.drafting.forms import key
from sen.reform.directives.drafting.gazetteer import Gazetteer
from sen.reform.directives.drafting.mentions import Mention, Mentions
from sen.reform.directives.drafting.named import named
from sen.reform.directives.drafting.patterns import UPPER, Pattern
from sen.reform.directives.drafting.sets import HEADS, groups_below, sets, staff
from sen.reform.directives.drafting.source import Source
from sen.reform.directives.drafting.strangers import MORE_SECTORS, guessed_strangers, listed_strangers

_HEAD = Pattern(
    rf"\b(?:các (?=thành viên|trưởng|hiệu trưởng))?(?:{HEADS}(?:,| và|;)? (?:của |các đồng chí |các )?){{1,3}}"
    r"(?:ubnd |ủy ban nhân dân )?$"
)
_TAIL = Pattern(
    r" (?:(?:của |thuộc |trực thuộc )?(?:ubnd |ủy ban nhân dân )?"
    r"(?P<level>thành phố|tp\.?|thị xã|huyện|quận|tỉnh|phường|xã(?! hội)))\b"
)
_PROPER = re.compile(rf"(?: [{UPPER}]\w*){{1,3}}")
_EACH_LEVEL = Pattern(r" (?:các cấp|cấp (?:xã|huyện|tỉnh)|hai cấp)\b")
_LONGEST_HEAD = 70


def find_mentions(source: Source, gazetteer: Gazetteer) -> Mentions:
    """Find the units a text names, none overlapping another."""
    listed = (Mention(start, end, ()) for start, end in listed_strangers(source))
    ours = [*named(source, gazetteer), *sets(source, gazetteer), *staff(source), *groups_below(source)]
    known_starts = {one.start for one in ours}
    guessed = (Mention(start, end, ()) for start, end in guessed_strangers(source) if start not in known_starts)
    kept = _with_exceptions(
        source, _without_overlaps([_widened(source, one, gazetteer) for one in (*ours, *listed, *guessed)])
    )
    return Mentions(replace(one, codes=()) for one in kept) if gazetteer.is_of_others else Mentions(kept)


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
    each = None if one.is_set else _EACH_LEVEL.match(source, end, end + 20)
    if each:
        return replace(one, start=start, end=each.end(), codes=() if not one.is_committee else one.codes)
    tail = None if one.is_committee else _TAIL.match(source, end, end + 40)
    if tail is None:
        return replace(one, start=start)
    proper = _PROPER.match(source.clean, tail.end(), tail.end() + 24)
    end = proper.end() if proper else tail.end()
    # "Văn phòng UBND tỉnh", "Phòng Nội vụ huyện …": an office of somebody else.
    written = key(source.clean[tail.start("level") : end])
    is_own = not gazetteer.own_tails or written in gazetteer.own_tails
    return replace(one, start=start, end=end, codes=one.codes if is_own else ())


_EXCEPT = Pattern(r" ?[(,]? ?(?:ngoại )?trừ (?:ubnd )?")
_CLOSED = re.compile(r"\s?\)")


def _with_exceptions(source: Source, found: list[Mention]) -> list[Mention]:
    """In "UBND các xã, phường (trừ Phường 2)" Phường 2 is not among them, nor asked by itself."""
    kept: list[Mention] = []
    without: Mention | None = None
    for one in found:
        said = _EXCEPT.match(source, kept[-1].end, one.start + 1) if kept and kept[-1].is_set else None
        is_next = without is not None and source.clean[without.end : one.start].strip() in (",", "và", ", và", ";")
        if (said is not None and said.end() >= one.start) or is_next:
            whole = kept[-1]
            closed = _CLOSED.match(source.clean, one.end)
            codes = tuple(code for code in whole.codes if code not in one.codes)
            kept[-1] = replace(whole, end=closed.end() if closed else one.end, codes=codes)
            without = None if closed else one
        else:
            kept.append(one)
            without = None
    return kept


def _without_overlaps(found: list[Mention]) -> list[Mention]:
    """The leftmost, then the longest; of equals the one that was looked up first."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
