"""Words of a section as parts of a document: lines with a dash or a number become lists, all others paragraphs."""

import re
from collections.abc import Iterator
from itertools import groupby

from sen.reform.documents.content import Block, Listing, Marker, Paragraph

_ITEM = re.compile(r"(?:(?P<dash>[-–+•])|(?P<number>\d+)[.)])\s+(?P<text>\S.*)")


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(block for marker, some in groupby(lines, _marker) for block in _blocks(marker, list(some)))


def _marker(line: str) -> Marker | None:
    found = _ITEM.fullmatch(line)
    if found is None:
        return None
    return Marker.DASH if found["dash"] else Marker.NUMBER


def _blocks(marker: Marker | None, lines: list[str]) -> Iterator[Block]:
    found = [match for line in lines if (match := _ITEM.fullmatch(line))]
    # Numbers in another order than 1, 2, 3 mean something else: they stay as they were written.
    in_order = [match["number"] for match in found] == [str(place) for place in range(1, len(found) + 1)]
    if marker is None or (marker is Marker.NUMBER and not in_order):
        yield from (Paragraph(line) for line in lines)
    else:
        yield Listing(tuple(match["text"] for match in found), marker)
