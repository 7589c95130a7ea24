"""An approved result is sealed and public; a correction or a withdrawal is a new version, never a change."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations as assessments
from sen.reform.assessments.operations import MoveNotAllowed
from sen.reform.assessments.queries import Move, State, assessments_of, round_with_id
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.publishing import queries
from sen.reform.publishing.models import Kind, PublishedResult
from sen.reform.publishing.operations import (
    ApprovalVoid,
    NotApproved,
    NothingChanged,
    NothingPublic,
    ReasonMissing,
    publish,
    withdraw,
)
from sen.reform.scoring.queries import approval_of, digest_of
from tests.factories.assessments import declared
from tests.factories.people import an_actor
from tests.factories.results import a_round_before_the_council, all_at, approved, corrected, published
from tests.scenes import scene

pytestmark = pytest.mark.django_db
OTHERS = [role for role in Role if role is not Role.SECRETARY] + [None]


@scene
def card():
    return a_round_before_the_council()


@scene
def public():
    """The round as everybody may read it."""
    card = a_round_before_the_council()
    published(card)
    return card


def sealed(card):
    """The digest the leader approved."""
    return approval_of(card.id).digest


def revised(card, at):
    assessments.move_round(card.id, Move.REVISE, by=SYSTEM, at=at, reason="Có kiến nghị mới")


def test_the_secretary_publishes_what_the_leader_approved(card, at):
    digest, secretary = approved(card), an_actor(Role.SECRETARY)
    made = PublishedResult.objects.get(pk=publish(card.id, by=secretary, at=at))
    assert (made.number, made.kind, made.digest, made.reason) == (1, Kind.PUBLISHED, digest, "")
    assert (made.published_at, made.published_by, made.previous) == (at, secretary.label, None)
    assert digest_of(made.content) == digest
    assert set(round_with_id(card.id).states) == {State.PUBLISHED}
    assert [event.name for event in history_of("publishing.publishedresult", made.pk)] == ["result_published"]


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_but_the_secretary_publishes(card, role, at):
    approved(card)
    with pytest.raises(NotAllowed, match="thư ký hội đồng"):
        publish(card.id, by=an_actor(role), at=at)
    assert queries.results() == ()


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_but_the_secretary_withdraws(public, role, at):
    with pytest.raises(NotAllowed, match="thư ký hội đồng"):
        withdraw(public.id, "Sai số liệu", by=an_actor(role), at=at)
    assert not queries.current(2023, public.key).head.version.is_withdrawal


def test_what_nobody_approved_is_not_published(card, at):
    with pytest.raises(NotApproved):
        publish(card.id, by=SYSTEM, at=at)


def test_trap_14_a_void_approval_publishes_nothing(card, at):
    approved(card)
    all_at(card, State.DECLARING)
    declared(assessments_of(card.id)[0], "1.1.1", done=99, planned=100)
    all_at(card, State.APPROVED)
    with pytest.raises(ApprovalVoid, match="hết hiệu lực"):
        publish(card.id, by=SYSTEM, at=at)
    assert not PublishedResult.objects.exists()


def test_the_same_text_is_published_once(public, at):
    with pytest.raises(NothingChanged, match="bản 1"):
        publish(public.id, by=SYSTEM, at=at)


def test_a_correction_is_a_new_version_with_its_reason_and_the_old_one_stays(public, at):
    first = sealed(public)
    second = corrected(public, at)
    assert first != second
    old, new = PublishedResult.objects.all()
    assert (old.number, old.kind, old.digest) == (1, Kind.PUBLISHED, first)
    assert (new.number, new.kind, new.digest, new.previous) == (2, Kind.CORRECTED, second, old)
    assert new.reason.startswith("Đính chính")
    assert set(round_with_id(public.id).states) == {State.CORRECTED}
    assert [line.number for line in queries.history(2023, public.key)] == [2, 1]


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
def test_a_correction_without_a_public_reason_is_refused(public, reason, at):
    all_at(public, State.DECLARING)
    declared(assessments_of(public.id)[0], "1.1.1", done=99, planned=100)
    all_at(public, State.COUNCIL)
    approved(public, at)
    with pytest.raises(ReasonMissing):
        publish(public.id, by=SYSTEM, at=at, reason=reason)


def test_a_withdrawal_is_a_new_version_without_a_text(public, at):
    made = PublishedResult.objects.get(pk=withdraw(public.id, "Sai số liệu gốc", by=SYSTEM, at=at))
    assert (made.number, made.kind, made.content, made.digest) == (2, Kind.WITHDRAWN, None, "")
    assert made.reason == "Sai số liệu gốc"
    assert set(round_with_id(public.id).states) == {State.WITHDRAWN}
    assert [event.name for event in history_of("publishing.publishedresult", made.pk)] == ["result_withdrawn"]
    assert list(queries.broken_seals()) == []


def test_what_is_not_public_is_not_withdrawn(card, at):
    with pytest.raises(NothingPublic):
        withdraw(card.id, "Sai", by=SYSTEM, at=at)
    published(card)
    withdraw(card.id, "Sai", by=SYSTEM, at=at)
    with pytest.raises(NothingPublic):
        withdraw(card.id, "Sai", by=SYSTEM, at=at)


def test_a_withdrawal_without_a_reason_is_refused(public, at):
    with pytest.raises(ReasonMissing):
        withdraw(public.id, " ", by=SYSTEM, at=at)


def test_what_was_withdrawn_by_mistake_may_be_published_again_unchanged(public, at):
    digest = sealed(public)
    withdraw(public.id, "Nhầm", by=SYSTEM, at=at)
    revised(public, at)
    assert published(public, at + timedelta(days=1), reason="Thu hồi nhầm") == digest
    assert [line.kind for line in queries.history(2023, public.key)] == ["corrected", "withdrawn", "published"]
    found = queries.published_with_digest(digest)
    assert (found.version.number, found.is_current, found.withdrawn_by) == (3, True, None)
    assert list(queries.broken_seals()) == []


def test_a_result_the_council_has_taken_up_again_stays_public_until_the_next_version(public, at):
    revised(public, at)
    assert queries.current(2023, public.key).head.shows_figures
    with pytest.raises(ApprovalVoid):
        publish(public.id, by=SYSTEM, at=at, reason="x")
    with pytest.raises(MoveNotAllowed):
        withdraw(public.id, "x", by=SYSTEM, at=at)


def test_half_a_publication_is_none(card, at, monkeypatch):
    """Where the seal cannot be written, nothing has moved either."""
    from sen.reform.publishing.operations import results

    approved(card)
    monkeypatch.setattr(results, "seal_of", lambda *_said: None)
    with pytest.raises(IntegrityError), transaction.atomic():
        publish(card.id, by=SYSTEM, at=at)
    assert set(round_with_id(card.id).states) == {State.APPROVED}


@pytest.mark.parametrize("change", ["UPDATE {} SET reason = 'x'", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_what_was_published(public, change):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format("publishing_publishedresult"))
