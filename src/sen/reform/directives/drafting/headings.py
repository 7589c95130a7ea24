"""Headings that hand their units down: "1. Phòng Nội vụ:" and the points below it."""

from dataclasses import dataclass, replace

from sen.reform.directives.drafting import cues, telling
from sen.reform.directives.drafting.assignments import Assignment, Reader
from sen.reform.directives.drafting.blocks import Block
from sen.reform.directives.drafting.mentions import Mention
from sen.reform.directives.drafting.source import Source

_LONGEST_TOPIC = 160


@dataclass(frozen=True)
class Heading:
    """What the points below inherit: units, and whether something is demanded of whoever it is."""

    level: float
    leads: tuple[Mention, ...] = ()
    co_ordinators: tuple[Mention, ...] = ()
    demands: bool = False
    concludes: bool = False
    is_list: bool = False
    start: int = 0
    end: int = 0


class Headings:
    """The headings open above the block being read."""

    def __init__(self) -> None:
        self._open: list[Heading] = []

    def above(self, block: Block) -> Heading | None:
        """Close what the block ends; give the nearest heading that hands something down."""
        self._open = [one for one in self._open if block.is_paragraph or one.level < block.level]
        return next((one for one in reversed(self._open) if one.leads or one.demands), None)

    def add(self, heading: Heading, block: Block) -> None:
        """Open a heading; a paragraph stands just below the last numbered point."""
        level: float = block.level
        if block.is_paragraph:
            self._open = [one for one in self._open if one.level == int(one.level)]
            level = max((one.level for one in self._open), default=0) + 0.5
        self._open.append(replace(heading, level=level))


def heading(reader: Reader, block: Block, start: int, end: int) -> Heading | None:
    """The heading a sentence of a block is, or nothing when it is an ordinary sentence."""
    source = reader.source
    if block.is_shouted and block.is_paragraph:
        return Heading(block.level, start=start, end=end)
    leads, after = reader.units_at(start, end)
    described = cues.OF_ITS_FIELD.match(source, after, end) if leads else None
    if leads and (described or not source.clean[after:end].strip(" .:-–")):
        return Heading(block.level, leads, (), demands=True, is_list=True, start=start, end=end)
    if source.clean[:end].endswith(":"):
        found = reader.asked(start, end) or _subject(reader, start, end)
        demands = cues.DEMANDS_BELOW.search(source, start, end) is not None
        given = found or Assignment((), (), start, end, start, end, "")
        concludes = cues.CONCLUDES_BELOW.search(source, start, end) is not None
        return Heading(block.level, given.leads, given.co_ordinators, demands, concludes, bool(given.leads), start, end)
    if block.is_shouted:
        return Heading(block.level, start=start, end=end)
    if _is_topic(source, block, start, end) and not reader.asked(start, end) and not reader.subject(start, end):
        return Heading(block.level, start=start, end=end)
    return None


def _subject(reader: Reader, start: int, end: int) -> Assignment | None:
    """The units told to do what follows; who speaks ("Chủ tịch UBND thành phố kết luận:") is not told."""
    found = reader.subject(start, end)
    if found is None or all(lead.is_committee for lead in found.leads):
        return None
    return None if telling.SPEECH.match(reader.source, found.leads[-1].end, end) else found


def _is_topic(source: Source, block: Block, start: int, end: int) -> bool:
    whole = start <= block.start + 1 and end >= block.end - 1
    starts_with_verb = block.level > 1 and cues.VERB.match(source, start, end) is not None
    return whole and end - start < _LONGEST_TOPIC and source.clean[end - 1] not in ".;!?" and not starts_with_verb


def opens_background(source: Source, start: int, end: int) -> bool | None:
    """Whether a heading opens a report of what was done, a list of work, or neither."""
    background = cues.BACKGROUND_WORD.search(source, start, end)
    task = cues.TASK_WORD.search(source, start, end)
    if background is None and task is None:
        return None
    if background is None or task is None:
        return task is None
    return background.start() < task.start()
