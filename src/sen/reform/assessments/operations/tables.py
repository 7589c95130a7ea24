"""Whole tables of marks, taken in by the system for set-up: each in the name of somebody who may give that mark."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db import transaction

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries
from sen.reform.assessments.models import Round
from sen.reform.assessments.operations.appraising import Marking, saying_of
from sen.reform.assessments.operations.declaring import UnknownUnits
from sen.reform.assessments.operations.ledger import append, locked
from sen.reform.assessments.permissions import may_mark, may_mark_for_all
from sen.reform.assessments.queries import AssessmentCard
from sen.reform.audit import operations as audit
from sen.reform.common.days import local_day


@dataclass(frozen=True)
class MarkLine:
    """One mark of a table: of which unit, what is said, in whose name."""

    unit_code: str
    marking: Marking
    marked_by: Actor


@transaction.atomic
def mark_table(round_id: int, lines: Iterable[MarkLine], *, by: Actor, at: datetime) -> int:
    """
    Take in marks of many units whole or not at all; returns how many.

    Only the system may, and only what each named person could have marked at that moment: what is theirs, never their
    own unit, and while the window is open.

    :raises UnknownUnits: if it names units that take no part in the round
    :raises NotAllowed: if the actor is a person, or a mark is not its person's to give
    :raises Refusal: if a single one is refused, for what `mark` refuses it for
    """
    may_mark_for_all(by).enforce()
    given = sorted(lines, key=lambda line: line.unit_code)
    sheets = {card.unit_code: card for card in queries.assessments_of(round_id)}
    strangers = sorted({line.unit_code for line in given} - set(sheets))
    if strangers:
        raise UnknownUnits(codes=", ".join(strangers))
    _enforce_each(given, sheets, on=local_day(at))
    for unit_code, of_unit in groupby(given, key=lambda line: line.unit_code):
        _mark_sheet(sheets[unit_code], list(of_unit), at=at)
    audit.record("table_marked", Round.objects.get(pk=round_id), by=by, at=at, marks=len(given))
    return len(given)


def _enforce_each(lines: Iterable[MarkLine], sheets: dict[str, AssessmentCard], *, on: date) -> None:
    """The rule looks at a person with a sheet and at a person with a criterion: each pair is asked about once."""
    asked: set[tuple[int | None, str]] = set()
    for line in lines:
        pairs = {(line.marked_by.user_id, line.unit_code), (line.marked_by.user_id, line.marking.code)}
        if not pairs <= asked:
            may_mark(line.marked_by, sheets[line.unit_code], line.marking.code, on=on).enforce()
            asked |= pairs


def _mark_sheet(card: AssessmentCard, lines: list[MarkLine], *, at: datetime) -> None:
    assessment = locked(card.id)
    words = queries.words_of_unit(card.id)
    by_person: dict[int | None, list[MarkLine]] = {}
    for line in lines:
        by_person.setdefault(line.marked_by.user_id, []).append(line)
    for theirs in by_person.values():
        sayings = (saying_of(card, line.marking, words.get(line.marking.code, {})) for line in theirs)
        append(assessment, sayings, by=theirs[0].marked_by, at=at)
