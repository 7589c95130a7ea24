"""Tasks whose parts stand behind labels: "Đơn vị chủ trì: …; thời hạn: …"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from sen.reform.directives.drafting.assignments import Assignment
from sen.reform.directives.drafting.blocks import Block, sentences
from sen.reform.directives.drafting.cells import units_in
from sen.reform.directives.drafting.columns import Part
from sen.reform.directives.drafting.gazetteer import Gazetteer
from sen.reform.directives.drafting.patterns import Pattern
from sen.reform.directives.drafting.source import Source

_WHO = r"(?:(?:cơ quan|đơn vị|bộ phận|người|cá nhân)(?:, (?:cơ quan|đơn vị|cá nhân))*)"
_LABEL = Pattern(
    rf"(?P<LEAD>{_WHO} (?:thực hiện|chịu trách nhiệm|phụ trách|đầu mối|được giao)(?: chính| thực hiện)?"
    rf"|(?:{_WHO} )?(?:chịu trách nhiệm )?chủ trì(?: thực hiện| tham mưu)?)\s?:"
    rf"|(?P<BESIDE>(?:{_WHO} )?(?:cùng )?phối hợp(?: thực hiện)?)\s?:"
    r"|(?P<DUE>(?:thời hạn|thời gian|hạn|tiến độ)(?: (?:hoàn thành|thực hiện|xong|báo cáo|cuối|chót))*)\s?:"
    r"|(?P<PRODUCT>(?:dự kiến )?(?:sản phẩm|kết quả)(?: (?:đầu ra|dự kiến|hoàn thành|cần đạt))?)\s?:"
    r"|(?P<WHAT>(?:tên |nội dung )?(?:nhiệm vụ|công việc|nội dung)"
    r"(?: (?:công việc|nhiệm vụ|cụ thể|thực hiện))?(?: (?:số |thứ )?\d+(?:\.\d+)*)?)\s?:"
)
# "Chủ trì: Chủ tịch UBND", "Địa điểm: …": the head of an invitation or of minutes.
_OF_A_MEETING = Pattern(r"\b(?:địa điểm|thành phần|thư ký|chủ tọa|khai mạc)\b[^.\n]{0,30}:")
_EDGE = " \t\n.,;:-–+*•()"
_FEWEST_LETTERS = 8


@dataclass(frozen=True)
class Label:
    """A label, the words behind it, and the block it stands in; `opens` when nothing stands before it there."""

    part: Part
    start: int
    value: tuple[int, int]
    block: int
    opens: bool


def read_labels(source: Source, gazetteer: Gazetteer, found: list[Block]) -> Iterator[Assignment]:
    """The tasks told in labels."""
    last_end = 0
    for group in _groups(list(_labels(source, found))):
        if Part.LEAD not in group:
            continue
        one = _assignment(source, gazetteer, group, _what(source, found, group, last_end))
        if one is not None:
            last_end = one.end
            yield one


def _assignment(
    source: Source, gazetteer: Gazetteer, group: dict[Part, Label], what: tuple[int, int]
) -> Assignment | None:
    start = min(what[0], *(label.start for label in group.values()))
    end = max(label.value[1] for label in group.values())
    leads, together = units_in(source, gazetteer, *group[Part.LEAD].value)
    is_meeting = _OF_A_MEETING.search(source, start, min(len(source.clean), end + 200)) is not None
    if what[1] - what[0] < _FEWEST_LETTERS or is_meeting or all(lead.is_committee for lead in leads):
        return None
    beside = group.get(Part.BESIDE)
    named = units_in(source, gazetteer, *beside.value) if beside else ((), ())
    return Assignment(
        leads=leads,
        co_ordinators=(*together, *(unit for units in named for unit in units)),
        start=start,
        end=end,
        action=what[0],
        until=what[1],
        rule="labelled",
        due_in=group[Part.DUE].value if Part.DUE in group else None,
        product_in=group[Part.PRODUCT].value if Part.PRODUCT in group else None,
    )


def _what(source: Source, found: list[Block], group: dict[Part, Label], after: int) -> tuple[int, int]:
    """The words of the task: behind their own label, before the first label, or in the block above."""
    if Part.WHAT in group:
        return group[Part.WHAT].value
    first = min(group.values(), key=lambda label: label.start)
    start, end = max(found[first.block].start, after), first.start
    if first.opens and first.block:
        above = found[first.block - 1]
        start, end = (above.start, above.end) if not above.is_shouted and above.start >= after else (end, end)
    return _trimmed(source, start, end)


def _groups(labels: list[Label]) -> Iterator[dict[Part, Label]]:
    """Labels of one task: each part once, block by block without other words between."""
    group: dict[Part, Label] = {}
    last: Label | None = None
    for label in labels:
        is_apart = last is not None and (
            label.block > last.block + 1 or (label.block == last.block + 1 and not label.opens)
        )
        if group and (label.part is Part.WHAT or label.part in group or is_apart):
            yield group
            group = {}
        group[label.part] = label
        last = label
    if group:
        yield group


def _labels(source: Source, found: list[Block]) -> Iterator[Label]:
    for number, block in enumerate(found):
        labels = [*_in_block(source, block, number)]
        ends = [following.start for _, following in pairwise(labels)]
        for label, end in zip(labels, [*ends, block.end], strict=False):
            first = next(sentences(source, label.value[0], end), (end, end))
            yield replace(label, value=_trimmed(source, *first))


def _in_block(source: Source, block: Block, number: int) -> Iterator[Label]:
    for label in _LABEL.all(source, block.start, block.end):
        before = source.clean[block.start : label.start()].rstrip(" \t-–+*•")
        if not before or before[-1] in ".;,(\n" or source.clean[label.start() - 1] in "\n(":
            part = Part[str(label.lastgroup)]
            yield Label(part, label.start(), (label.end(), label.end()), number, not before.strip("(\n"))


def _trimmed(source: Source, start: int, end: int) -> tuple[int, int]:
    while start < end and source.clean[start] in _EDGE:
        start += 1
    while start < end and source.clean[end - 1] in _EDGE:
        end -= 1
    return start, end
