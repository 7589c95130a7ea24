"""A notice as blocks: numbered points, bullets and paragraphs, without headers and footers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sen.reform.directives.drafting.patterns import Pattern, words
from sen.reform.directives.drafting.source import Source

BULLET = 5
PARAGRAPH = 9

_MARKERS = (
    (1, re.compile(r"\s*(?:phần\s+)?[ivx]{1,5}\s*[.)/:-]\s+")),
    (3, re.compile(r"\s*\d{1,2}(?:\.\d{1,2})+\.?\)?\s+")),
    (2, re.compile(r"\s*(?:điều\s+)?\d{1,2}\s*[.)/:-]\s*(?![\d/])")),
    (4, re.compile(r"\s*\(?[a-zđ]\s*\)\s*|\s*[a-eđ]\.\s+")),
    (BULLET, re.compile(r"\s*(?:[-–—•●▪■*➢✓]\s*(?=\D)|[+o◦]\s+)")),
)
_OTHER_NEWS = Pattern(
    r"\s*[-–•]?\s*"
    + words(
        "thông tin khác",
        "tin khác",
        "các tin khác",
        "tin liên quan",
        "tin cùng chuyên mục",
        "bài viết liên quan",
        "tin mới hơn",
        "tin cũ hơn",
        "các tin đã đưa",
        "bài viết khác",
        "mời bạn là người đầu tiên",
        "nơi nhận",
        "tin bài khác",
        "tin tức khác",
        "các bài khác",
        "ý kiến bạn đọc",
    )
)
_DATED_HEADLINE = re.compile(r".*\(\s*\d{1,2}\s*[/-]\s*\d{1,2}\s*[/-]\s*\d{4}\s*\)\s*$")
_RATING = re.compile(r"[\s(\d)★☆*|/]*$")
_UNFINISHED_LINE = 60
_END_OF_SENTENCE = ".;:!?…|"
_SHOUTED_SHARE = 0.8


@dataclass(frozen=True)
class Block:
    """A point, bullet or paragraph; `start` is behind its marker, a lower `level` is higher up.

    A line in capitals is a title or a letterhead: it may open a part, but gives no work.
    """

    level: int
    start: int
    end: int
    is_shouted: bool = False

    @property
    def is_paragraph(self) -> bool:
        """Whether it has no number and no bullet."""
        return self.level == PARAGRAPH


def blocks(source: Source, covered: Iterable[tuple[int, int]] = ()) -> Iterator[Block]:
    """
    The blocks of a text in order; what stands under "Thông tin khác" or "Nơi nhận" is left out.

    `covered` are lines already read otherwise, such as the rows of a table.
    """
    open_block: Block | None = None
    order = _Bullets()
    elsewhere = {start for start, _ in covered}
    for start, end in _lines(source):
        if elsewhere and _first_word(source, start, end) in elsewhere:
            if open_block:
                yield open_block
            open_block = None
            continue
        if _OTHER_NEWS.match(source, start, end):
            break
        if _is_noise(source, start, end):
            continue
        line = order.placed(_marked_line(source, start, end), source)
        if open_block and line.is_paragraph and not line.is_shouted and _continues(source, open_block, start):
            open_block = Block(open_block.level, open_block.start, end)
            continue
        if open_block:
            yield open_block
        open_block = line
    if open_block:
        yield open_block


class _Bullets:
    """Which signs of bullets stand below which: the first seen under a number is the highest."""

    def __init__(self) -> None:
        self._signs: list[str] = []

    def placed(self, block: Block, source: Source) -> Block:
        """The block with the level of its sign among the bullets."""
        if block.level < BULLET:
            self._signs = []
        if block.level != BULLET:
            return block
        sign = source.clean[: block.start].rstrip()[-1:]
        if sign not in self._signs:
            self._signs.append(sign)
        return replace(block, level=min(BULLET + self._signs.index(sign), PARAGRAPH - 1))


def _lines(source: Source) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\r\n\v\f\u2028\u2029\x85]+", source.clean):
        if line.group().strip():
            yield line.start(), line.end()


def _first_word(source: Source, start: int, end: int) -> int:
    while start < end and source.clean[start].isspace():
        start += 1
    return start


def _is_noise(source: Source, start: int, end: int) -> bool:
    line = source.clean[start:end]
    return bool(_RATING.match(line) or _DATED_HEADLINE.match(line))


def _is_shouted(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    return len(letters) > 8 and sum(map(str.isupper, letters)) > len(letters) * _SHOUTED_SHARE


def _marked_line(source: Source, start: int, end: int) -> Block:
    is_shouted = _is_shouted(source.clean[start:end])
    for level, marker in _MARKERS:
        found = marker.match(source.low, start, end)
        if found and found.end() < end:
            return Block(level, found.end(), end, is_shouted)
    return Block(PARAGRAPH, start, end, is_shouted)


def _continues(source: Source, block: Block, start: int) -> bool:
    """A line broken by hand: the one above is long and unfinished, or this one starts small."""
    above = source.clean[max(block.start, block.end - 2 * _UNFINISHED_LINE) : block.end].rstrip()
    here = source.clean[start : start + 2].lstrip()
    if block.is_shouted or not above or above[-1] in _END_OF_SENTENCE:
        return False
    last_line = len(above) - (above.rfind("\n") + 1)
    return here[:1].islower() or above[-1] == "," or last_line >= _UNFINISHED_LINE


_SEMICOLON = re.compile(";")
# A longer "sentence" is none; it is read in pieces, so that the work stays linear in the text.
LONGEST_SENTENCE = 3_000
_STOP = re.compile(r"[.!?…]+(?=[\s\"”»)|]|$)")
_ABBREVIATION = re.compile(r"(?:^|[\s(/])(?:p|tp|tx|tt|t|q|h|x|đ/c|đc|ths|ts|pgs|gs|vp|pct|ct|v\.v|[a-z])\.$")


def sentences(source: Source, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences between two positions; "P. Nội vụ" and "TP. Sa Đéc" do not end one."""
    begin = start
    for stop in _STOP.finditer(source.clean, start, end):
        after = source.clean[stop.end() : min(end, stop.end() + 6)].strip(' \t"”»)|')
        inner = stop.group() == "." and _ABBREVIATION.search(source.low[max(begin, stop.end() - 8) : stop.end()])
        if inner or after[:1].islower():
            continue
        yield from _pieces(source, begin, stop.end())
        begin = stop.end()
    yield from _pieces(source, begin, end)


def _pieces(source: Source, start: int, end: int) -> Iterator[tuple[int, int]]:
    for begin in range(start, end, LONGEST_SENTENCE):
        yield from _trimmed(source, begin, min(end, begin + LONGEST_SENTENCE))


def clauses(source: Source, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a sentence between semicolons."""
    begin = start
    for stop in _SEMICOLON.finditer(source.clean, start, end):
        yield from _trimmed(source, begin, stop.start())
        begin = stop.end()
    yield from _trimmed(source, begin, end)


def _trimmed(source: Source, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and not source.clean[start].isalnum() and source.clean[start] not in '("“':
        start += 1
    while start < end and source.clean[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
