"""From blocks to assignments: sentence by sentence, remembering what was said above."""

from collections.abc import Iterator
from dataclasses import replace

from sen.reform.directives.drafting import cues, telling
from sen.reform.directives.drafting.assignments import Assignment, Reader
from sen.reform.directives.drafting.blocks import BULLET, PARAGRAPH, Block, blocks, clauses, sentences
from sen.reform.directives.drafting.gazetteer import Gazetteer
from sen.reform.directives.drafting.headings import Heading, Headings, heading, opens_background
from sen.reform.directives.drafting.judging import Judge, LeftOut
from sen.reform.directives.drafting.labels import read_labels
from sen.reform.directives.drafting.passives import passive
from sen.reform.directives.drafting.tables import TableReader


class Drafter:
    """Reads one text once, from top to bottom."""

    def __init__(self, reader: Reader) -> None:
        self.assignments: list[Assignment] = []
        self._reader = reader
        self._source = reader.source
        self._headings = Headings()
        self._judge = Judge(reader.source)
        self._course = self._judge.course
        self._is_address = False
        self._named_below: set[tuple[int, int]] = set()

    @property
    def left_out(self) -> list[LeftOut]:
        """What looked like a demand and is none."""
        return self._judge.left_out

    def read(self, gazetteer: Gazetteer) -> None:
        """Read the tables, the labelled lines, then every other block."""
        tables = TableReader(self._source, gazetteer)
        tables.read()
        found = list(blocks(self._source, tables.covered))
        labelled = list(read_labels(self._source, gazetteer, found))
        self.assignments.extend(tables.assignments)
        for number, block in enumerate(found):
            if not any(one.start < block.end and block.start < one.end for one in labelled):
                self._read_block(block, is_title=number == 0 and block.is_paragraph)
        self.assignments.extend(labelled)

    def _read_block(self, block: Block, *, is_title: bool) -> None:
        if self._is_addressed(block):
            return
        above = self._headings.above(block)
        self._course.is_told_past, self._course.is_point = False, not block.is_paragraph
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
            if above is not None and any(one.leads for one in found):
                self._named_below.add((above.start, above.end))
            if not found and last is not None:
                found = self._following(start, end, last)
            self._keep(found, last)
            last = found[-1] if found else last
            if not found:
                self._course.hear(is_past=telling.TELLS_PAST.search(self._source, start, end) is not None)
        if last is not None and not block.is_paragraph:
            self._headings.add(Heading(block.level, last.leads, last.co_ordinators), block)

    def _keep(self, found: list[Assignment], last: Assignment | None) -> None:
        """What was found; it takes the place of the last one it goes on with."""
        if found and last is not None and found[0].start == last.start:
            self.assignments.pop()
        self.assignments.extend(found)

    def _is_addressed(self, block: Block) -> bool:
        """The lines below "Kính gửi:" or "… điện:" name who gets the text."""
        if telling.ADDRESS.match(self._source, block.start, block.end):
            self._is_address = True
            return True
        if self._is_address:
            leads, after = self._reader.units_at(block.start, block.end)
            is_only_units = leads and not self._source.clean[after : block.end].strip(" .;,")
            self._is_address = bool(is_only_units) or BULLET <= block.level < PARAGRAPH
        return self._is_address

    def _open(self, opened: Heading, block: Block, *, is_title: bool) -> None:
        self._headings.add(opened, block)
        is_demand = bool(opened.leads) or opened.demands or opened.concludes
        turn = False if is_demand else opens_background(self._source, opened.start, opened.end)
        if turn is not None and not is_title:
            self._course.turn(block.level, to_background=turn)
        elif is_demand:
            self._course.order()
        elif not block.is_paragraph:
            self._course.leave_background(block.level)

    def _sentence(self, start: int, end: int, above: Heading | None) -> list[Assignment]:
        """The assignments of a sentence; a clause that names nobody belongs to the one before it."""
        is_list = above is not None and above.is_list
        if not is_list and telling.CLOSING.match(self._source, start, end):
            return []
        if self._is_of_others(start, end):
            return []
        found: list[Assignment] = []
        open_list: int | None = None
        for clause_start, clause_end in self._clauses(start, end):
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

    def _clauses(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The clauses of a sentence, cut again where a second demand names other units: ", đồng thời giao …"."""
        for clause_start, clause_end in clauses(self._source, start, end):
            begin = clause_start
            for cue in cues.SECOND_DEMAND.all(self._source, clause_start + 1, clause_end):
                named, _ = self._reader.units_at(cue.end(), clause_end)
                if named and self._reader.asked(begin, cue.start()):
                    yield begin, cue.start()
                    begin = cue.start("demand")
            yield begin, clause_end

    def _clause(self, start: int, end: int, above: Heading | None) -> Assignment | None:
        named = self._reader.subject(start, end)
        if named is not None and self._judge.takes_named(named, start, end):
            return named
        told = passive(self._reader, start, end) if self._course.is_directive else None
        if told is not None:
            return told
        asked = self._reader.asked(start, end)
        below = self._below(start, end, above)
        is_below = below is not None and bool(below.leads) and cues.VERB.match(self._source, start, end) is not None
        if asked is not None and not (is_below and asked.rule != "given"):
            reason = self._judge.reason_against(asked, start)
            if reason is None:
                self._course.order()
                return asked
            self._judge.left_out.append(LeftOut(start, end, reason))
            return None
        return None if named is not None and named.leads else below

    def _is_of_others(self, start: int, end: int) -> bool:
        """What a unit says at a meeting ("Đại diện Phòng Kinh tế: …, đề nghị …") is no order."""
        opening = telling.REPRESENTED.match(self._source, start, end)
        speaker = self._reader.mentions.at(opening.end() if opening else start)
        if speaker is None or speaker.is_committee:
            return False
        return bool(opening) or self._judge.is_speech_behind_colon(speaker.end, end)

    def _below(self, start: int, end: int, above: Heading | None) -> Assignment | None:
        """A point under a heading that named its units."""
        if above is None or self._course.is_background or telling.PRAISE.search(self._source, start, end):
            return None
        role = cues.ROLE.match(self._source, start, end)
        place = role.end() if role else start
        if not above.leads and (above.start, above.end) in self._named_below:
            # Among points that each name somebody, one that names nobody says how, not who.
            return None
        is_decision = not above.leads and telling.DECIDED.match(self._source, start, end) is not None
        is_told = telling.REPORTED.match(self._source, place, end) or telling.ANSWERS_FOR.match(
            self._source, place, end
        )
        if is_decision or is_told:
            return None
        found = replace(self._reader.task_after(above.leads, place, end), start=start, rule="below")
        if not found.co_ordinators:
            found = replace(found, co_ordinators=above.co_ordinators)
        is_order = above.is_list or cues.VERB.match(self._source, found.action, end) is not None
        return found if is_order and self._judge.has_words(found) else None

    def _following(self, start: int, end: int, last: Assignment) -> list[Assignment]:
        """A next sentence about the same units: its date, its report, or one more thing asked."""
        if cues.FINISHING.match(self._source, start, end):
            return [last.extended(end)]
        go_on = cues.CONTINUING.match(self._source, start, end)
        action = go_on.end() if go_on else start
        is_past = telling.PAST.search(self._source, start, end) is not None
        if (
            is_past
            or cues.VERB.match(self._source, action, end) is None
            or telling.PRAISE.search(self._source, start, end)
        ):
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
