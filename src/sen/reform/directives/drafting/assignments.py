"""Who is asked, by whose side, and where the words of the task begin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sen.reform.directives.drafting import cues, telling
from sen.reform.directives.drafting.mentions import Mention, Mentions
from sen.reform.directives.drafting.source import Source

_LEAD_IN = 150


@dataclass(frozen=True)
class Assignment:
    """
    Units asked, those beside them, the span from `start` to `end`, the action from `action` to `until`.

    `due_in` and `product_in` are the words kept for them in a table or behind a label.
    """

    leads: tuple[Mention, ...]
    co_ordinators: tuple[Mention, ...]
    start: int
    end: int
    action: int
    until: int
    rule: str
    due_in: tuple[int, int] | None = None
    product_in: tuple[int, int] | None = None

    def extended(self, end: int) -> "Assignment":
        """The same with what follows it, as "; hoàn thành trước ngày 15/12"."""
        return replace(self, end=end, until=end)


@dataclass(frozen=True)
class Reader:
    """Reads assignments between two places of one text."""

    source: Source
    mentions: Mentions

    def units_at(self, place: int, end: int) -> tuple[tuple[Mention, ...], int]:
        """The units named one after another from a place on, and the place behind them."""
        place = self._behind_person(place, end)
        found: list[Mention] = []
        after = place
        while (mention := self.mentions.at(place)) and mention.end <= end:
            found.append(mention)
            first = cues.FIRST_AMONG.match(self.source, mention.end, end)
            if first is not None:
                return tuple(found), first.end()
            after = self._behind_asides(mention.end, end)
            sign = cues.AND.match(self.source, after, end)
            if sign is None:
                break
            place = sign.end()
        return tuple(found), after

    def asked(self, start: int, end: int) -> Assignment | None:
        """The first "giao …", "yêu cầu …", "đề nghị …" of a clause, with the units it names."""
        for cue in cues.CUE.all(self.source, start, end):
            if not self._is_demand(start, cue.start(), cue.end(), end):
                continue
            to = cues.TO.match(self.source, cue.end(), end)
            place = to.end() if to else cue.end()
            leads, after = self.units_at(place, end)
            if cue.lastgroup == "give" and not leads:
                leads, after = self._unlisted(place, end)
            if leads:
                found = replace(self.task_after(leads, after, end), start=cue.start(), rule=_RULES[cue.lastgroup])
                return self._said_before(start, self._with_date_before(start, found))
            action = self._verb_at(cue.end(), end)
            before = self._addressed_before(start, cue.start()) if action is not None else ()
            if action is not None and before:
                return Assignment(before, (), start, end, action, end, _RULES[cue.lastgroup])
            if cue.lastgroup not in ("give", "note") and action is not None:
                return Assignment((), (), cue.start(), end, action, end, "asked-nobody")
        return None

    def _addressed_before(self, start: int, end: int) -> tuple[Mention, ...]:
        """In "Riêng UBND Phường 4, đồng chí đề nghị kiểm điểm …" the units stand before who speaks."""
        named = self.subject(start, end)
        if named is None or not cues.SPEAKER_BEHIND.match(self.source, named.leads[-1].end, end):
            return ()
        return named.leads

    def _unlisted(self, place: int, end: int) -> tuple[tuple[Mention, ...], int]:
        """Who stands between "giao" and the first order is a unit, even if no list knows its like."""
        name = cues.UNLISTED.match(self.source, place, end)
        if name is None or not self.source.clean[place].isupper():
            return (), place
        return (Mention(place, name.end(), ()),), name.end()

    def _with_date_before(self, start: int, found: Assignment) -> Assignment:
        """In "Trước ngày 10/12, UBND các phường …" the span begins with the date."""
        return replace(found, start=start) if cues.DATED_LEAD_IN.match(self.source, start, found.start) else found

    def ends_with_units(self, start: int, end: int) -> bool:
        """Whether a clause stops within its list of units."""
        found = self.asked(start, end) or self.subject(start, end)
        return found is not None and bool(found.leads) and found.leads[-1].end >= end - 1

    def _said_before(self, start: int, found: Assignment) -> Assignment:
        """In "Rà soát …, giao Phòng Nội vụ chủ trì thực hiện" the task stands before the demand."""
        if cues.ONLY_CARRY_OUT.match(self.source, found.action, found.end) is None:
            return found
        if found.start - start < _SHORTEST_TASK or telling.SPEAKING.search(self.source, start, found.start):
            return found
        return replace(found, start=start, action=start, until=found.start)

    def subject(self, start: int, end: int) -> Assignment | None:
        """Units named at the beginning, as in "Phòng Nội vụ chủ trì, phối hợp với …"."""
        for number, mention in enumerate(self.mentions.between(start, min(end, start + _LEAD_IN))):
            if number and not self.source.clean[start : mention.start].rstrip().endswith(":"):
                continue
            if not self._is_lead_in(start, mention.start):
                continue
            leads, after = self.units_at(mention.start, end)
            return self._with_date_before(start, self.task_after(leads, after, end)) if leads else None
        return None

    def task_after(self, leads: tuple[Mention, ...], place: int, end: int) -> Assignment:
        """What the units are to do, once "chủ trì", "phối hợp với …" and "có trách nhiệm" are read."""
        which = cues.THOSE_WHICH.match(self.source, place, end) if leads and leads[-1].is_set else None
        if which:
            # "các đơn vị còn thấp" are not all units: keep the words, name nobody.
            last = replace(leads[-1], end=which.end() - 1, codes=())
            # "các xã có tỷ lệ thấp (Tân Quy Tây, Phường 4)" are these two.
            listed = tuple(self._listed(leads[-1].end, which.end()))
            leads, place = (*leads[:-1], *(listed or (last,))), which.end()
        modal = cues.MODAL.match(self.source, place, end)
        action = modal.end() if modal else place
        leading = cues.LEADING.match(self.source, place, end) or cues.LEADING.match(self.source, action - 1, end)
        if leading:
            action = leading.end()
        co_ordinators, action = self._beside(action, end, is_leading=leading is not None)
        behind = cues.MODAL.match(self.source, action, end)
        return Assignment(
            leads,
            co_ordinators,
            leads[0].start if leads else place,
            end,
            behind.end() if behind else action,
            end,
            "named",
        )

    def _listed(self, start: int, end: int) -> Iterator[Mention]:
        """The units in brackets."""
        bracket = _BRACKET.search(self.source.clean, start, end)
        if bracket:
            yield from self.mentions.between(*bracket.span())

    def _beside(self, place: int, end: int, *, is_leading: bool) -> tuple[tuple[Mention, ...], int]:
        """The co-ordinators named from here on and the place where the action begins."""
        together = cues.TOGETHER.match(self.source, place, end)
        if together:
            found, after = self.units_at(together.end(), end)
            action = self._action_behind(after, end) if found or is_leading else None
            # "phối hợp với ngành của tỉnh để tháo gỡ …": working together is itself the task.
            return (found, action) if action is not None else ((), self._word_at(together.start(), end))
        if is_leading:
            comma = cues.AND.match(self.source, place, end)
            found, after = self.units_at(comma.end() if comma else place, end)
            also = cues.ALSO_TOGETHER.match(self.source, after, end) if found else None
            if also:
                return found, also.end()
        return (), place

    def _action_behind(self, place: int, end: int) -> int | None:
        """Where the action begins behind the co-ordinators, unless it is the working together."""
        verb = self._verb_at(place, end)
        if verb is not None:
            return verb
        if not cues.NOT_YET.match(self.source, place, end):
            return self._word_at(place, end)
        junk = cues.JUNK_BEFORE_VERB.match(self.source, place, end)
        return junk.end() if junk else None

    def _verb_at(self, place: int, end: int) -> int | None:
        modal = cues.MODAL.match(self.source, place, end)
        place = modal.end() if modal else place
        return place if cues.VERB.match(self.source, place, end) else None

    def _word_at(self, place: int, end: int) -> int:
        while place < end and not self.source.clean[place].isalnum():
            place += 1
        return place

    def _is_demand(self, start: int, cue_start: int, cue_end: int, end: int) -> bool:
        source = self.source
        if telling.NO_DEMAND_BEFORE.search(source, max(start, cue_start - 25), cue_start):
            return False
        if telling.NO_DEMAND_AFTER.match(source, cue_end, end) or telling.TOLD_ABOUT.match(source, start, end):
            return False
        before = self.mentions.between(start, cue_start)
        if not before:
            return True
        last = before[-1]
        if telling.ADVISING.search(source, max(start, last.start - 15), last.start):
            return False
        near = source.clean[last.end : cue_start]
        is_its_subject = len(near) <= _NEAR and not any(sign in near for sign in ",;:")
        if before[0].is_committee and before[0].start - start <= _NEAR_START and _JOINS.fullmatch(near):
            # "Chủ tịch UBND biểu dương các đơn vị và đề nghị …".
            return True
        # One of our units asking another one gives no task; a committee nobody lists here may.
        is_other_speaker = last.is_unknown and telling.SPEAKER.match(source, last.start, last.end) is not None
        return last.is_committee or not is_its_subject or is_other_speaker

    def _is_lead_in(self, start: int, place: int) -> bool:
        place = self._before_person(start, place)
        return cues.LEAD_IN.match(self.source, start, place) is not None

    def _behind_person(self, place: int, end: int) -> int:
        """Skip "đồng chí … –": the post behind the name tells the unit."""
        person = cues.PERSON.match(self.source, place, end)
        if person is None:
            return place
        named = _NAMED.match(self.source.clean, person.end(), end)
        return named.end() if named else person.end()

    def _before_person(self, start: int, place: int) -> int:
        named = _NAMED_BEFORE.search(self.source.clean, max(start, place - 60), place)
        return named.start() if named else place

    def _behind_asides(self, place: int, end: int) -> int:
        aside = cues.ASIDE.match(self.source, place, end)
        return aside.end() if aside else place


_BRACKET = re.compile(r"\([^()]*\)")
_NEAR = 25
_NEAR_START = 40
_JOINS = re.compile(r",?\s(?:và|đồng thời|cũng như|,|song)+\s?,?\s?", re.IGNORECASE)
_SHORTEST_TASK = 20
_RULES = {"give": "given", "ask": "asked", "request": "requested", "order": "ordered", "note": "asked", None: "given"}
_NAMED = re.compile(rf"{cues.NAME}\s?[-–,(]\s?")
_NAMED_BEFORE = re.compile(rf"(?:[Đđ]ồng chí|[Đđ]/c|[ÔÔô]ng|[Bb]à)\s{cues.NAME}\s?[-–,(]\s?$")
