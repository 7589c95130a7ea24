"""The reports units hand in before a meeting: asked for, handed in, reminded of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor, people_holding
from sen.reform.accounts.roles import Role
from sen.reform.audit import operations as audit
from sen.reform.common.addresses import address
from sen.reform.common.days import format_day, local_day
from sen.reform.common.errors import Refusal
from sen.reform.common.numbers import enforce_one_reading, parse_number
from sen.reform.common.text import nfc
from sen.reform.evidence import queries as evidence
from sen.reform.notifications.operations import tell
from sen.reform.reviews import permissions
from sen.reform.reviews.models import UnitReport
from sen.reform.reviews.operations.meetings import NothingWritten, locked
from sen.reform.reviews.operations.reporting import canonical
from sen.reform.reviews.queries.cards import ReviewCard, card_of
from sen.reform.reviews.queries.catalogue import rows_asked_of
from sen.reform.reviews.queries.unit_reports import UnitReportLine, collection

LONGEST_NUMBER = 60
_REPORTERS = (Role.UNIT_HEAD, Role.FOCAL_OFFICER)


class DueDayOutside(Refusal):
    """The reports could not be there for the meeting, or not be of its stretch of the year."""

    message = _("Reports are due between %(first)s and the meeting on %(last)s. Choose a day there.")


class DueDayOver(Refusal):
    """What was late would become in time."""

    message = _("The day %(day)s is over: who was late stays late, so it cannot be changed any more.")


class NotAsked(Refusal):
    """The unit owes no report."""

    message = _("No report is asked of this unit for this meeting.")


class NotTheUnitsPiece(Refusal):
    """The document stands in the library of another unit."""

    message = _("That document is not in the library of the unit. Choose one of its own.")


class BadFigure(Refusal):
    """A figure is none."""

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        super().__init__(code=code, text=text[:40])

    message = _("Row %(code)s: “%(text)s” is no number from 0 on. Write for example 12 or 12,5, or leave it empty.")


class NotAskedRow(Refusal):
    """The unit reports a row nobody asks of it."""

    message = _("Row %(code)s is not asked of this unit. Open the form again.")


@dataclass(frozen=True)
class NewUnitReport:
    """What a unit hands in: its own words, number, document, and figures by row of the annex as people type them."""

    unit_id: int
    text: str = ""
    number: str = ""
    piece_key: str = ""
    figures: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def ask_for_reports(review_id: int, due_on: date, *, by: Actor, at: datetime) -> None:
    """
    Ask every unit for its report by a day, and tell those who hand it in.

    :raises DueDayOutside: if it lies before the stretch looked back on, or after the meeting
    :raises DueDayOver: if the day asked for before is over
    """
    review = locked(review_id)
    permissions.may_prepare(by).enforce()
    if not review.data_from <= due_on <= review.held_on:
        raise DueDayOutside(first=format_day(review.data_from), last=format_day(review.held_on))
    if review.reports_due_on is not None and review.reports_due_on < local_day(at):
        raise DueDayOver(day=format_day(review.reports_due_on))
    review.reports_due_on = due_on
    review.save(update_fields=["reports_due_on"])
    card = card_of(review)
    _tell(card, collection(card, on=local_day(at)).without, by=by, at=at)
    audit.record("unit_reports_asked", review, by=by, at=at, due_on=due_on.isoformat())


@transaction.atomic
def hand_in(review_id: int, new: NewUnitReport, *, by: Actor, at: datetime) -> int:
    """
    Take in a version of a unit's report: the first decides whether it was late, the latest is read.

    :raises NotAsked: if the unit owes none
    :raises BadFigure: if a figure is no number
    """
    review = locked(review_id)
    card = card_of(review)
    permissions.may_hand_in(by, card, new.unit_id).enforce()
    line = collection(card, on=local_day(at)).line_of(new.unit_id)
    if line is None:
        raise NotAsked
    figures = _figures(new.figures, line.unit.kind)
    if not (nfc(new.text) or new.piece_key or figures):
        raise NothingWritten
    if new.piece_key and evidence.piece(new.piece_key).unit_id != new.unit_id:
        raise NotTheUnitsPiece
    handed_in = UnitReport.objects.create(
        review=review,
        unit_id=new.unit_id,
        text=new.text,
        number=nfc(new.number)[:LONGEST_NUMBER],
        piece_key=new.piece_key,
        figures=figures,
        written_at=at,
        written_by_id=by.user_id,
    )
    audit.record("unit_report_handed_in", handed_in, by=by, at=at, review=review.pk, unit=new.unit_id)
    return handed_in.pk


@transaction.atomic
def remind_units(review_id: int, *, by: Actor, at: datetime) -> int:
    """Remind every unit that has handed in nothing; returns how many."""
    review = locked(review_id)
    permissions.may_prepare(by).enforce()
    card = card_of(review)
    without = collection(card, on=local_day(at)).without
    _tell(card, without, by=by, at=at)
    audit.record("unit_reports_reminded", review, by=by, at=at, units=[line.unit.id for line in without])
    return len(without)


def _figures(typed: Mapping[str, str], kind: str) -> dict[str, str]:
    asked = {row.code for row in rows_asked_of(kind)}
    figures: dict[str, str] = {}
    for code, text in typed.items():
        if not nfc(text):
            continue
        if code not in asked:
            raise NotAskedRow(code=code[:20])
        figures[code] = _figure(code, text)
    return figures


def _figure(code: str, text: str) -> str:
    try:
        enforce_one_reading(text)
        number = parse_number(text)
    except Refusal as refusal:
        raise BadFigure(code, text) from refusal
    if number < 0:
        raise BadFigure(code, text)
    return canonical(number)


def _tell(card: ReviewCard, lines: Iterable[UnitReportLine], *, by: Actor, at: datetime) -> None:
    due_on = card.reports_due_on
    if due_on is None:
        return
    words = gettext("Hand in the report on %(period)s of %(unit)s by %(day)s.")
    people = people_holding(*_REPORTERS, on=local_day(at))
    for line in lines:
        reporters = {
            person.user_id
            for person in people
            if any(person.has(role, unit_id=line.unit.id) for role in _REPORTERS) and person.user_id is not None
        }
        sentence = words % {"period": card.period, "unit": line.unit.name, "day": format_day(due_on)}
        url = address("reviews:unit_report", card.id, line.unit.id)
        key = f"reviews.unit_report:{card.id}:{line.unit.id}"
        tell(reporters - {by.user_id}, key=key, sentence=sentence[:400], url=url, at=at)
