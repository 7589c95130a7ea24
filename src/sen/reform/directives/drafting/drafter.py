"""From blocks to assignments: sentence by sentence, remembering what was said above."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sen.reform.directives.drafting import cues
from sen.reform.directives.drafting.assignments import Assignment, Reader
from sen.reform.directives.drafting.blocks import Block, blocks, clauses, sentences
from sen.reform.directives.drafting.headings import Heading, Headings, heading, opens_background

_FEWEST_WORDS = 3


@dataclass(frozen=True)
class LeftOut:
    """A sentence that was read and makes no task."""

    start: int
    end: int
    reason: str


class Drafter:
    """Reads one text once, from top to bottom."""

    def __init__(self, reader: Reader) -> None:
        self.assignments: list[Assignment] = []
        self.left_out: list[LeftOut] = []
        self._reader = reader
        self._source = reader.source
        self._headings = Headings()
        self._is_directive = False
        self._is_background = False

    def read(self) -> None:
        """Read every block."""
        for number, block in enumerate(blocks(self._source)):
            self._read_block(block, is_title=number == 0 and block.is_paragraph)

    def _read_block(self, block: Block, *, is_title: bool) -> None:
        above = self._headings.above(block)
        last: Assignment | None = None
        for start, end in sentences(self._source, block.start, block.end):
            opened = heading(self._reader, block, start, end)
            if opened is not None:
                self._open(opened, block, is_title=is_title)
            if opened is not None or block.is_shouted:
                continue
            if last is None and self.assignments and cues.ONLY_A_DATE.match(self._source, start, end):
                # A line of its own below the point it dates.
                last = self.assignments[-1]
            found = self._sentence(start, end, above)
            if not found and last is not None:
                found = self._following(start, end, last)
            if found and last is not None and found[0].start == last.start:
                self.assignments.remove(last)
            self.assignments.extend(found)
            last = found[-1] if found else last
        if last is not None and not block.is_paragraph:
            self._headings.add(Heading(block.level, last.leads, last.co_ordinators), block)

    def _open(self, opened: Heading, block: Block, *, is_title: bool) -> None:
        self._headings.add(opened, block)
        turn = opens_background(self._source, opened.start, opened.end)
        if turn is not None and not is_title:
            self._is_background, self._is_directive = turn, not turn
        elif opened.demands and not self._is_background:
            self._is_directive = True

    def _sentence(self, start: int, end: int, above: Heading | None) -> list[Assignment]:
        """The assignments of a sentence; a clause that names nobody belongs to the one before it."""
        if cues.CLOSING.match(self._source, start, end):
            return []
        found: list[Assignment] = []
        for clause_start, clause_end in clauses(self._source, start, end):
            one = self._clause(clause_start, clause_end, above)
            if one is not None and (one.rule != "below" or not found):
                found.append(one)
            elif found:
                found[-1] = found[-1].extended(clause_end)
        return found

    def _clause(self, start: int, end: int, above: Heading | None) -> Assignment | None:
        named = self._reader.subject(start, end)
        if named is not None and self._is_task(named, start, end):
            return named
        asked = self._reader.asked(start, end)
        below = self._below(start, end, above)
        if asked is not None and not (below and cues.VERB.match(self._source, start, end) and asked.rule != "given"):
            reason = self._reason_against(asked, start)
            if reason is None:
                self._is_directive, self._is_background = True, False
                return asked
            self.left_out.append(LeftOut(start, end, reason))
            return None
        return None if named is not None and named.leads else below

    def _is_task(self, named: Assignment, start: int, end: int) -> bool:
        """Whether units named at the beginning are told to do something, and not told about."""
        source, behind = self._source, named.leads[-1].end
        if cues.SPEECH.match(source, behind, end) or cues.REPORTED.match(source, behind, end):
            return False
        if cues.PRAISE.search(source, start, end):
            self.left_out.append(LeftOut(start, end, "Biểu dương, khen thưởng"))
            return False
        if not self._has_words(named) or cues.REPORTED.match(source, named.action, end):
            return False
        is_past = cues.PAST.search(source, behind, min(end, behind + 80)) is not None
        if cues.DUTY.match(source, behind, end):
            return not is_past
        if all(lead.is_committee for lead in named.leads):
            return False
        if source.clean[behind:end].lstrip().startswith(":"):
            return not self._is_background and not is_past
        is_order = cues.VERB.match(source, named.action, end) is not None or named.co_ordinators
        return bool(is_order) and self._is_directive and not is_past

    def _reason_against(self, asked: Assignment, start: int) -> str | None:
        source, end = self._source, asked.end
        if asked.rule == "ordered" and not cues.ORDERING.match(source, start, asked.start):
            return "Nói về việc chỉ đạo, không giao việc"
        if cues.BOILERPLATE.match(source, asked.action, end) and all(lead.is_set for lead in asked.leads):
            return "Câu kết của văn bản"
        is_report = cues.REPORTED.match(source, asked.action, asked.until)
        if not self._has_words(asked) or is_report or cues.NO_ACTION.match(source, asked.action, asked.until):
            return "Nói về việc đã làm"
        if asked.rule == "asked-nobody":
            before = source.searched[start : asked.start].strip()
            return None if not before or cues.SPOKEN_BY.search(source, start, asked.start) else "Không rõ ai yêu cầu ai"
        if asked.rule == "requested" and self._is_petition(asked, start):
            return "Kiến nghị lên cấp trên hoặc của người dân"
        return None

    def _is_petition(self, asked: Assignment, start: int) -> bool:
        source, lead = self._source, asked.leads[0]
        if cues.PETITIONER.search(source, start, asked.start) or lead.is_committee:
            return True
        if cues.HIGHER.match(source, lead.start, lead.end):
            return True
        is_board = cues.BOARD.match(source, lead.start, lead.end) is not None
        return is_board and cues.ASSIGNS_BOARDS.search(source, 0, len(source.clean)) is None

    def _below(self, start: int, end: int, above: Heading | None) -> Assignment | None:
        """A point under a heading that named its units."""
        if above is None or self._is_background:
            return None
        if cues.REPORTED.match(self._source, start, end) or cues.PRAISE.search(self._source, start, end):
            return None
        modal = cues.MODAL.match(self._source, start, end)
        action = modal.end() if modal else start
        is_list = bool(above.leads) and self._source.clean[above.start : above.end].endswith(":")
        is_order = is_list or cues.VERB.match(self._source, action, end) is not None
        found = Assignment(above.leads, above.co_ordinators, start, end, action, end, "below")
        return found if is_order and self._has_words(found) else None

    def _following(self, start: int, end: int, last: Assignment) -> list[Assignment]:
        """A next sentence about the same units: its date, its report, or one more thing asked."""
        if cues.FINISHING.match(self._source, start, end):
            return [last.extended(end)]
        go_on = cues.CONTINUING.match(self._source, start, end)
        action = go_on.end() if go_on else start
        if cues.VERB.match(self._source, action, end) is None or cues.PRAISE.search(self._source, start, end):
            return []
        return list(self._parts(replace(last, start=start, end=end, action=action, until=end, rule="continuing")))

    def _parts(self, whole: Assignment) -> Iterator[Assignment]:
        """ "Tập trung …, cũng như đẩy mạnh …" asks for two things."""
        cut = cues.AS_WELL_AS.search(self._source, whole.action, whole.end)
        if cut is None:
            yield whole
            return
        yield replace(whole, end=cut.start(), until=cut.start())
        yield replace(whole, start=cut.end(), action=cut.end())

    def _has_words(self, one: Assignment) -> bool:
        return len(self._source.clean[one.action : one.until].split()) >= _FEWEST_WORDS
