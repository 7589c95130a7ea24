"""Proposes tasks from a text; nothing here creates one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sen.reform.directives.drafting import wording
from sen.reform.directives.drafting.assignments import Assignment, Reader
from sen.reform.directives.drafting.counting import WEEKDAYS, WorkDays
from sen.reform.directives.drafting.dates import Due, find_constant, find_due, find_horizon, find_kept_due
from sen.reform.directives.drafting.drafter import Drafter
from sen.reform.directives.drafting.finding import find_mentions
from sen.reform.directives.drafting.gazetteer import Gazetteer
from sen.reform.directives.drafting.letterhead import other_authority
from sen.reform.directives.drafting.mentions import Mention
from sen.reform.directives.drafting.proposal import Draft, Proposal, Skipped, Span, UnknownUnit
from sen.reform.directives.drafting.source import Source

NO_UNIT = "Không có đơn vị “{name}” trong danh sách: hãy chọn đơn vị."
NO_LEAD = "Chưa rõ đơn vị chủ trì: hãy chọn đơn vị."


def propose(text: str, gazetteer: Gazetteer, written_on: date, calendar: WorkDays = WEEKDAYS) -> Proposal:
    """
    Read a notice or a report and propose who does what by when; working days are those of the calendar.

    :raises TextTooLong: beyond the longest text read at once
    """
    source = Source.of(text)
    authority = other_authority(source, gazetteer)
    if authority:
        # Its "Phòng Nội vụ" is not ours: every name stays a word.
        gazetteer = gazetteer.of_others(authority)
    drafter = Drafter(Reader(source, find_mentions(source, gazetteer)))
    drafter.read(gazetteer)
    found = sorted(drafter.assignments, key=lambda one: one.start)
    horizon = find_horizon(source, written_on, ((one.start, one.end) for one in found))
    clock = _Clock(source, written_on, calendar, horizon)
    return Proposal(
        drafts=tuple(_draft(source, one, clock.due(one)) for one in found),
        unknown_units=_unknown_units(source, gazetteer, found),
        skipped=tuple(
            Skipped(source.span(one.start, one.end), _quote(source, one.start, one.end), one.reason)
            for one in drafter.left_out
        ),
        authority=authority,
    )


@dataclass(frozen=True)
class _Clock:
    """Reads the due dates of one text."""

    source: Source
    written_on: date
    calendar: WorkDays
    horizon: Due | None

    def due(self, one: Assignment) -> Due | None:
        """The due date kept for the task, said in it, or that of the whole text."""
        if one.due_in and (kept := find_kept_due(self.source, *one.due_in, self.written_on, self.calendar)):
            return kept
        start, end = (one.action, one.until) if one.due_in else (one.start, one.end)
        said = find_due(self.source, start, end, self.written_on, self.calendar)
        return said or self.horizon or find_constant(self.source, start, end)


def _draft(source: Source, one: Assignment, due: Due | None) -> Draft:
    leads = _codes(one.leads)
    unknown = tuple(dict.fromkeys(_words(source, lead) for lead in one.leads if lead.is_unknown))
    warnings = [NO_UNIT.format(name=name) for name in unknown]
    if not one.leads:
        warnings.append(NO_LEAD)
    if due is not None and due.warning:
        warnings.append(due.warning)
    return Draft(
        leads=leads,
        lead_set="; ".join(_words(source, lead) for lead in one.leads if lead.is_set),
        unknown_leads=unknown,
        co_ordinators=tuple(code for code in _codes(one.co_ordinators) if code not in leads),
        what=wording.what(source, one.action, one.until, due),
        product=wording.kept_product(source, *one.product_in)
        if one.product_in
        else wording.product(source, one.action, one.until),
        due=due.on if due else None,
        due_is_proposed=due.is_proposed if due else False,
        due_words=_quote(source, due.start, due.end).strip(" \t\n:,;") if due else "",
        due_from=source.span(due.start, due.end) if due else None,
        span=source.span(one.start, one.end),
        quote=_quote(source, one.start, one.end),
        rule=one.rule,
        warnings=tuple(warnings),
        unknown_co_ordinators=tuple(_words(source, unit) for unit in one.co_ordinators if unit.is_unknown),
        lead_words=tuple((_words(source, lead), lead.codes[0]) for lead in one.leads if len(lead.codes) == 1),
    )


def _codes(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for mention in mentions for code in mention.codes))


def _unknown_units(source: Source, gazetteer: Gazetteer, found: list[Assignment]) -> tuple[UnknownUnit, ...]:
    strangers: dict[Span, UnknownUnit] = {}
    for one in found:
        for mention in (*one.leads, *one.co_ordinators):
            if mention.is_unknown and not mention.is_set:
                name, span = _words(source, mention), source.span(mention.start, mention.end)
                near = () if gazetteer.is_of_others else gazetteer.suggestions(name)
                strangers[span] = UnknownUnit(name, span, near)
    return tuple(strangers.values())


def _words(source: Source, mention: Mention) -> str:
    """A name as written, on one line, with a capital."""
    name = " ".join(source.clean[mention.start : mention.end].split())
    return name[:1].upper() + name[1:]


def _quote(source: Source, start: int, end: int) -> str:
    begin, after = source.span(start, end)
    return source.given[begin:after]
