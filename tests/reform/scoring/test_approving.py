"""An approval is of exactly one text; whatever changes beneath it makes it void."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations as assessments
from sen.reform.assessments.operations import MoveNotAllowed, ReasonTooLong
from sen.reform.assessments.queries import Move, State, assessments_of, round_with_id
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.organizations.models import Unit
from sen.reform.scoring import queries
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.models import Approval
from sen.reform.scoring.operations import NotOfficial, ResultChanged, ResultDoubtful, approve, run
from tests.factories.assessments import declared
from tests.factories.forgery import forge
from tests.factories.people import an_actor
from tests.factories.results import a_round_before_the_council, all_at, an_official_run, approved
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def card():
    return a_round_before_the_council()


def digest_of(run_id):
    return queries.snapshot(run_id).digest


def test_the_leader_approves_what_was_read(card, at):
    leader, run_id = an_actor(Role.LEADER), an_official_run(card)
    made = approve(run_id, digest_of(run_id), by=leader, at=at, note="Nhất trí")
    found = queries.approval_of(card.id)
    assert (found.id, found.run_id, found.round_id, found.digest) == (made, run_id, card.id, digest_of(run_id))
    assert (found.approved_at, found.approved_by, found.note) == (at, leader.label, "Nhất trí")
    assert (found.is_void, found.void_reason) == (False, "")
    assert set(round_with_id(card.id).states) == {State.APPROVED}
    assert [event.name for event in history_of("scoring.approval", made)] == ["result_approved"]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.LEADER] + [None])
def test_nobody_but_the_leader_approves(card, role, at):
    run_id = an_official_run(card)
    with pytest.raises(NotAllowed, match="lãnh đạo"):
        approve(run_id, digest_of(run_id), by=an_actor(role), at=at)
    assert queries.approval_of(card.id) is None


def test_only_an_official_result_is_approved(card, at):
    run_id = run(card.id, RunKind.PROVISIONAL, by=SYSTEM, at=at)
    with pytest.raises(NotOfficial, match="tạm tính"):
        approve(run_id, digest_of(run_id), by=SYSTEM, at=at)


def test_a_note_that_does_not_fit_is_refused(card, at):
    run_id = an_official_run(card)
    with pytest.raises(ReasonTooLong, match="500"):
        approve(run_id, digest_of(run_id), by=SYSTEM, at=at, note="x" * 501)


def test_there_is_nothing_to_approve_without_a_run(at):
    with pytest.raises(queries.RunNotFound):
        approve(999, "0" * 64, by=SYSTEM, at=at)


def test_what_the_leader_did_not_read_is_not_approved(card, at):
    run_id = an_official_run(card)
    with pytest.raises(ResultChanged):
        approve(run_id, "0" * 64, by=SYSTEM, at=at)
    assert set(round_with_id(card.id).states) == {State.COUNCIL}
    assert not Approval.objects.exists()


def test_an_older_run_is_not_approved(card, at):
    older = an_official_run(card)
    an_official_run(card, at)
    with pytest.raises(ResultChanged):
        approve(older, digest_of(older), by=SYSTEM, at=at)


def test_a_run_the_ledger_has_left_behind_is_not_approved(card, at):
    run_id = an_official_run(card)
    all_at(card, State.DECLARING)
    declared(assessments_of(card.id)[0], "1.1.1", done=99, planned=100)
    all_at(card, State.COUNCIL)
    with pytest.raises(ResultChanged):
        approve(run_id, digest_of(run_id), by=SYSTEM, at=at)


def test_a_result_that_was_touched_is_not_approved(card, at):
    run_id = an_official_run(card)
    forge("scoring_scoreline", "UPDATE scoring_scoreline SET rank = 7")
    with pytest.raises(ResultDoubtful, match="bị sửa"):
        approve(run_id, digest_of(run_id), by=SYSTEM, at=at)


@pytest.mark.parametrize("state", [state for state in State if state is not State.COUNCIL])
def test_only_what_lies_before_the_council_is_approved(card, state, at):
    run_id = an_official_run(card)
    all_at(card, state)
    with pytest.raises(MoveNotAllowed):
        approve(run_id, digest_of(run_id), by=SYSTEM, at=at)


def test_a_round_without_an_approval_has_none(card):
    assert queries.approval_of(card.id) is None


class TestTrap14ApprovalsOfWhatChangedAreVoid:
    """An approval survives a later change of what was approved → it keeps a digest and shows "hết hiệu lực"."""

    def test_when_the_council_takes_the_round_up_again(self, card, at):
        approved(card)
        assessments.move_round(card.id, Move.REVISE, by=SYSTEM, at=at, reason="Có kiến nghị mới")
        assert "xem xét lại" in queries.approval_of(card.id).void_reason

    def test_when_a_newer_official_run_comes_out_otherwise(self, card, at):
        approved(card)
        all_at(card, State.DECLARING)
        declared(assessments_of(card.id)[0], "1.1.1", done=99, planned=100)
        all_at(card, State.APPROVED)
        an_official_run(card, at)
        assert "tính điểm lại" in queries.approval_of(card.id).void_reason

    def test_but_not_when_a_newer_run_comes_out_the_same(self, card, at):
        approved(card)
        an_official_run(card, at)
        assert not queries.approval_of(card.id).is_void

    def test_when_the_ledger_goes_on(self, card):
        approved(card)
        all_at(card, State.DECLARING)
        declared(assessments_of(card.id)[0], "1.1.1", done=99, planned=100)
        all_at(card, State.APPROVED)
        found = queries.approval_of(card.id)
        assert found.is_void
        assert "sổ đã thay đổi" in found.void_reason

    def test_when_the_text_reads_otherwise(self, card):
        """A unit renamed after the approval would be published under a name nobody approved."""
        approved(card)
        Unit.objects.filter(name="Phường B").update(name="Phường Bến")
        assert "không còn như cũ" in queries.approval_of(card.id).void_reason

    def test_and_the_newest_approval_counts(self, card, at):
        approved(card)
        assessments.move_round(card.id, Move.REVISE, by=SYSTEM, at=at, reason="Có kiến nghị mới")
        digest = approved(card, at + timedelta(days=1))
        found = queries.approval_of(card.id)
        assert (found.is_void, found.digest, found.approved_at) == (False, digest, at + timedelta(days=1))


@pytest.mark.parametrize("change", ["UPDATE scoring_approval SET note = 'x'", "DELETE FROM scoring_approval"])
def test_the_database_itself_refuses_to_change_an_approval(card, change):
    approved(card)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
