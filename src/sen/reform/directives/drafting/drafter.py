"""From blocks to assignments: sentence by sentence, remembering what was said above."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sen.reform.directives.drafting import cues, telling
from sen.reform.directives.drafting.assignments import Assignment, Reader
from sen.reform.directives.drafting.blocks import Block, blocks, clauses, sentences
from sen.reform.directives.drafting.headings import Heading, Headings, heading, opens_background

_FEWEST_WORDS = 3
_SOON = 80


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
        self._assigns_boards = telling.ASSIGNS_BOARDS.search(self._source, 0, len(self._source.clean)) is not None
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
                self.assignments.pop()
            self.assignments.extend(found)
            last = found[-1] if found else last
        if last is not None and not block.is_paragraph:
            self._headings.add(Heading(block.level, last.leads, last.co_ordinators), block)

    def _open(self, opened: Heading, block: Block, *, is_title: bool) -> None:
        self._headings.add(opened, block)
        is_demand = bool(opened.leads) or opened.demands or opened.concludes
        turn = False if is_demand else opens_background(self._source, opened.start, opened.end)
        if turn is not None and not is_title:
            self._is_background, self._is_directive = turn, not turn
        elif is_demand:
            self._is_background, self._is_directive = False, True

    def _sentence(self, start: int, end: int, above: Heading | None) -> list[Assignment]:
        """The assignments of a sentence; a clause that names nobody belongs to the one before it."""
        is_list = above is not None and above.is_list
        if not is_list and telling.CLOSING.match(self._source, start, end):
            return []
        found: list[Assignment] = []
        open_list: int | None = None
        for clause_start, clause_end in clauses(self._source, start, end):
            begin = clause_start if open_list is None else open_list
            # "giao Phòng Nội vụ, Phòng Y tế; UBND các xã, phường …": the list of units goes on.
            open_list = begin if self._reader.ends_with_units(begin, clause_end) and clause_end < end else None
            if open_list is not None:
                continue
            one = self._clause(begin, clause_end, above)
            if one is not None and one.rule == "ordered" and found and found[-1].rule in ("named", "below"):
                # "Văn phòng …; nhắc nhở các đơn vị …": whoever was named reminds them.
                one = None
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
        is_below = below is not None and bool(below.leads) and cues.VERB.match(self._source, start, end) is not None
        if asked is not None and not (is_below and asked.rule != "given"):
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
        if telling.SPEECH.match(source, behind, end) or telling.REPORTED.match(source, behind, end):
            return False
        if telling.PRAISE.search(source, start, end):
            self.left_out.append(LeftOut(start, end, "Biểu dương, khen thưởng"))
            return False
        if not self._has_words(named) or telling.REPORTED.match(source, named.action, end):
            return False
        return self._is_told(named, behind, end)

    def _is_told(self, named: Assignment, behind: int, end: int) -> bool:
        source = self._source
        if telling.PAST.search(source, behind, min(end, behind + _SOON)):
            return False
        if cues.DUTY.match(source, behind, end):
            return True
        if all(lead.is_committee or lead.is_staff for lead in named.leads):
            return False
        if source.clean[behind:end].lstrip().startswith(":"):
            return not self._is_background
        is_order = cues.VERB.match(source, named.action, end) is not None or bool(named.co_ordinators)
        return is_order and self._is_directive

    def _reason_against(self, asked: Assignment, start: int) -> str | None:
        source, end = self._source, asked.end
        is_spoken = asked.start == start or telling.SPOKEN_BY.search(source, start, asked.start) is not None
        if asked.rule in ("ordered", "asked-nobody") and not is_spoken:
            return "Không rõ ai yêu cầu ai"
        is_closing = telling.BOILERPLATE.match(source, asked.action, end) or telling.IN_CASE.match(source, start, end)
        if is_closing and all(lead.is_set for lead in asked.leads):
            return "Câu kết của văn bản"
        is_report = telling.REPORTED.match(source, asked.action, asked.until)
        if not self._has_words(asked) or is_report or telling.NO_ACTION.match(source, asked.action, asked.until):
            return "Nói về việc đã làm"
        if asked.rule == "requested" and self._is_petition(asked, start):
            return "Kiến nghị lên cấp trên hoặc của người dân"
        return None

    def _is_petition(self, asked: Assignment, start: int) -> bool:
        source, lead = self._source, asked.leads[0]
        if telling.PETITIONER.search(source, start, asked.start) or lead.is_committee:
            return True
        if telling.HIGHER.match(source, lead.start, lead.end):
            return True
        is_board = telling.BOARD.match(source, lead.start, lead.end) is not None
        return is_board and not self._assigns_boards

    def _below(self, start: int, end: int, above: Heading | None) -> Assignment | None:
        """A point under a heading that named its units."""
        if above is None or self._is_background or telling.PRAISE.search(self._source, start, end):
            return None
        role = cues.ROLE.match(self._source, start, end)
        place = role.end() if role else start
        is_decision = not above.leads and telling.DECIDED.match(self._source, start, end) is not None
        if is_decision or telling.REPORTED.match(self._source, place, end):
            return None
        found = replace(self._reader.task_after(above.leads, place, end), start=start, rule="below")
        if not found.co_ordinators:
            found = replace(found, co_ordinators=above.co_ordinators)
        is_order = above.is_list or cues.VERB.match(self._source, found.action, end) is not None
        return found if is_order and self._has_words(found) else None

    def _following(self, start: int, end: int, last: Assignment) -> list[Assignment]:
        """A next sentence about the same units: its date, its report, or one more thing asked."""
        if cues.FINISHING.match(self._source, start, end):
            return [last.extended(end)]
        go_on = cues.CONTINUING.match(self._source, start, end)
        action = go_on.end() if go_on else start
        if cues.VERB.match(self._source, action, end) is None or telling.PRAISE.search(self._source, start, end):
            return []
        return list(self._parts(replace(last, start=start, end=end, action=action, until=end, rule="continuing")))

    def _parts(self, whole: Assignment) -> Iterator[Assignment]:
        """Split what asks for two things: "tập trung …, cũng như đẩy mạnh …"."""
        cut = cues.AS_WELL_AS.search(self._source, whole.action, whole.end)
        if cut is None:
            yield whole
            return
        yield replace(whole, end=cut.start(), until=cut.start())
        yield replace(whole, start=cut.end(), action=cut.end())

    def _has_words(self, one: Assignment) -> bool:
        return len(self._source.clean[one.action : one.until].split()) >= _FEWEST_WORDS
