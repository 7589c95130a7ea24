"""Opening and closing a round, and declaring figures in it. Points are never typed: the rule gives them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries
from sen.reform.assessments.models import Assessment, Entry, Round
from sen.reform.assessments.permissions import may_close_round, may_declare, may_declare_for_all, may_open_round
from sen.reform.assessments.workflow import MOVES, Move, Stage
from sen.reform.audit import operations as audit
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.common.text import nfc
from sen.reform.indices import loader
from sen.reform.indices.loader import Declared
from sen.reform.indices.queries import version

LONGEST_REASON = 500


class RoundExists(Conflict):
    """The year has a round already."""

    message = _("There already is a round for %(year)s: %(title)s. Open that one.")


class NoUnits(Refusal):
    """A round without units, or with one unit twice."""

    message = _("A round needs units, each of them once. Choose them again.")


class CutOffOutsideIndex(Refusal):
    """The figures would run to a day on which the index is not in force."""

    message = _("The index “%(title)s” is not in force on the cut-off day. Choose another day or another index.")


class ReasonTooLong(Refusal):
    """A reason does not fit."""

    message = _("A reason may have at most %(most)d characters. Shorten it.")


class NothingSaid(Refusal):
    """Neither a figure nor a reason for not applying."""

    message = _("Nothing was entered for criterion %(code)s. Enter its figures, or say why it does not apply.")


class ChangedMeanwhile(Conflict):
    """Somebody else declared the same leaf in between."""

    message = _("Somebody else declared criterion %(code)s after you opened it. Look at what it says now, then decide.")


class UnknownUnits(Refusal):
    """A table names units that take no part in the round."""

    message = _("These units take no part in the round: %(codes)s. Check the codes in the first column.")


@dataclass(frozen=True)
class NewRound:
    """What is said of a round when it is opened; units by their peer group."""

    year: int
    title: str
    version_id: int
    cut_off_on: date
    peer_groups: Mapping[str, tuple[int, ...]]
    is_simulated: bool = False


@transaction.atomic
def open_round(new: NewRound, *, by: Actor, at: datetime) -> int:
    """
    Open a round: one assessment for each unit.

    :raises RoundExists: if the year has one
    :raises NoUnits: if there are no units, or one stands twice
    :raises CutOffOutsideIndex: if the index is not in force on the cut-off day
    """
    may_open_round(by).enforce()
    existing = Round.objects.filter(year=new.year).first()
    if existing is not None:
        raise RoundExists(year=new.year, title=existing.title)
    unit_ids = [unit_id for members in new.peer_groups.values() for unit_id in members]
    if not unit_ids or len(set(unit_ids)) != len(unit_ids):
        raise NoUnits
    index = version(new.version_id)
    if not index.valid_from <= new.cut_off_on <= index.valid_to:
        raise CutOffOutsideIndex(title=index.title)
    opened = Round.objects.create(
        year=new.year,
        title=nfc(new.title),
        index_version_id=new.version_id,
        cut_off_on=new.cut_off_on,
        is_simulated=new.is_simulated,
        opened_at=at,
        opened_by=by.label,
    )
    Assessment.objects.bulk_create(
        Assessment(round=opened, unit_id=unit_id, peer_group=group)
        for group, members in new.peer_groups.items()
        for unit_id in members
    )
    audit.record("round_opened", opened, by=by, at=at, index=index.digest, units=unit_ids)
    return opened.pk


@transaction.atomic
def close_round(round_id: int, *, by: Actor, at: datetime) -> None:
    """Take no more figures; from here on the units may only read theirs."""
    card = queries.round_with_id(round_id)
    closed = Round.objects.select_for_update().get(pk=round_id)
    may_close_round(by, card).enforce()
    closed.closed_at, closed.closed_by = at, by.label
    closed.save()
    starts, end = MOVES[Move.CLOSE]
    Assessment.objects.filter(round=closed, state__in=starts).update(state=end)
    audit.record("round_closed", closed, by=by, at=at)


@transaction.atomic
def declare(
    assessment_id: int, said: Declared, *, by: Actor, at: datetime, reason: str = "", seen_entries: int | None = None
) -> None:
    """
    Enter the figures of one leaf, or say why it does not apply; what was said before stays in the ledger.

    With `seen_entries`, the number of entries the leaf had when the person opened it, a newer one is not buried unseen.

    :raises NotAllowed: if the actor may not declare for the unit, or the round is closed
    :raises ChangedMeanwhile: if somebody else declared the leaf in between
    :raises NothingSaid: if there is neither a figure nor a reason
    :raises BadFigure: if a figure cannot be read
    """
    assessment = _locked(assessment_id)
    card = queries.assessment(assessment_id)
    may_declare(by, card).enforce()
    exact = loader.read_declared(card.round.version_id, said)
    before = queries.answers_of_unit(assessment_id).answers.get(said.code)
    if seen_entries is not None and seen_entries != (before.entry_count if before else 0):
        raise ChangedMeanwhile(code=said.code)
    if not exact.not_applicable and not any(exact.figures.values()) and (before is None or before.is_missing):
        raise NothingSaid(code=said.code)
    _append(assessment, (exact,), reason=_fitting(reason), by=by, at=at)
    audit.record("figures_declared", assessment, by=by, at=at, code=said.code)


@transaction.atomic
def declare_table(round_id: int, text: str, source_name: str, *, by: Actor, at: datetime) -> int:
    """
    Take in a table `unit,code,input,value,reason` whole or not at all; units by their code. Returns how many leaves.

    :raises BadTable: with every line that cannot be read
    :raises UnknownUnits: if it names units that take no part in the round
    """
    may_declare_for_all(by).enforce()
    card = queries.round_with_id(round_id)
    declared = loader.read_table(card.version_id, text, source_name)
    by_code = {each.unit_code: each for each in queries.assessments_of(round_id)}
    strangers = sorted(set(declared) - set(by_code))
    if strangers:
        raise UnknownUnits(codes=", ".join(strangers))
    for code, said in declared.items():
        may_declare(by, by_code[code]).enforce()
        _append(_locked(by_code[code].id), said, reason="", by=by, at=at)
    count = sum(len(said) for said in declared.values())
    audit.record("table_declared", Round.objects.get(pk=round_id), by=by, at=at, source=source_name, leaves=count)
    return count


def _locked(assessment_id: int) -> Assessment:
    found = Assessment.objects.select_for_update(of=("self",)).filter(pk=assessment_id).first()
    if found is None:
        raise queries.AssessmentNotFound(name=f"#{assessment_id}")
    return found


def _fitting(reason: str) -> str:
    words = nfc(reason)
    if len(words) > LONGEST_REASON:
        raise ReasonTooLong(most=LONGEST_REASON)
    return words


def _append(assessment: Assessment, said: Iterable[Declared], *, reason: str, by: Actor, at: datetime) -> None:
    """Add links to the chain of a ledger whose head the caller has locked."""
    entries = []
    for each in said:
        entry = Entry(
            assessment=assessment,
            number=assessment.entry_count + 1,
            code=each.code,
            stage=Stage.SELF,
            inputs=dict(each.figures),
            not_applicable=_fitting(each.not_applicable),
            reason=reason,
            by_user_id=by.user_id,
            by_label=by.label,
            at=at,
            previous_digest=assessment.head_digest,
        )
        entry.digest = queries.digest_of(entry)
        assessment.entry_count, assessment.head_digest = entry.number, entry.digest
        entries.append(entry)
    Entry.objects.bulk_create(entries)
    assessment.save(update_fields=["entry_count", "head_digest"])
