"""Evidence beside criteria: attached in one's turn, supplementary while explaining, taken off but never away."""

from datetime import UTC, date, datetime

import pytest
from django.db.models import ProtectedError

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, queries
from sen.reform.assessments.models import EvidenceUse
from sen.reform.assessments.operations import Attaching, KeptAsDeclared, LocatorTooLong
from sen.reform.assessments.permissions import may_attach
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.evidence.models import Piece
from sen.reform.evidence.queries import PieceNotFound
from sen.reform.indices.loader import UnknownCriterion
from tests.factories.assessments import an_assessment, handed_over, signed
from tests.factories.evidence import a_piece
from tests.factories.people import an_actor
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def card():
    return an_assessment()


@pytest.fixture
def piece(card):
    return a_piece(card.unit_id)


@pytest.fixture
def officer(card):
    return an_actor(Role.FOCAL_OFFICER, unit_id=card.unit_id)


def attached(card, piece, code="1.1.1", locator="mục II, trang 3", *, at, by=SYSTEM):
    return operations.attach(card.id, Attaching(code, piece.key, locator), by=by, at=at)


def standing(card, code="1.1.1"):
    return queries.evidence_of(card.id).get(code, ())


def test_a_piece_stands_beside_a_criterion_with_the_place_to_look(card, piece, officer, at):
    attached(card, piece, by=officer, at=at)
    (line,) = standing(card)
    assert (line.piece.key, line.locator, line.is_supplementary) == (piece.key, "mục II, trang 3", False)
    assert (line.attached_by, line.attached_at) == (officer.label, at)
    assert history_of("assessments.assessment", card.id)[-1].name == "evidence_attached"


def test_one_piece_serves_many_criteria(card, piece, at):
    attached(card, piece, "1.1.1", at=at)
    attached(card, piece, "1.1.2", "trang 5", at=at)
    assert {code: lines[0].piece.id for code, lines in queries.evidence_of(card.id).items()} == {
        "1.1.1": piece.id,
        "1.1.2": piece.id,
    }


def test_attached_again_nothing_is_added_and_another_place_is_said_anew(card, piece, at):
    first = attached(card, piece, at=at)
    assert attached(card, piece, at=at) == first
    attached(card, piece, locator="trang 9", at=at)
    assert [line.locator for line in standing(card)] == ["trang 9"]
    assert len(queries.evidence_history(card.id, "1.1.1")) == 2


def test_what_is_taken_off_is_no_longer_shown_but_stays_known(card, piece, officer, at):
    use_id = attached(card, piece, at=at)
    line = operations.detach(use_id, by=officer, at=at)
    assert (line.code, standing(card)) == ("1.1.1", ())
    (past,) = queries.evidence_history(card.id, "1.1.1")
    assert (past.detached_by, past.detached_at) == (officer.label, at)
    with pytest.raises(queries.EvidenceUseNotFound):
        operations.detach(use_id, by=officer, at=at)


def test_evidence_is_never_cascaded_away(card, piece, at):
    """Trap 15: neither the criterion's assessment nor the piece can go while evidence stands there."""
    attached(card, piece, at=at)
    with pytest.raises(TypeError):
        Piece.objects.get(pk=piece.id).delete()
    with pytest.raises(ProtectedError):
        EvidenceUse.objects.get().assessment.delete()
    assert EvidenceUse.objects.count() == 1


def test_while_explaining_evidence_is_supplementary_and_the_original_stays(card, piece, officer, at):
    original = attached(card, piece, at=at)
    handed_over(card)
    attached(card, piece, by=officer, locator="trang 4", at=at)
    assert [(line.is_supplementary, line.locator) for line in standing(card)] == [
        (False, "mục II, trang 3"),
        (True, "trang 4"),
    ]
    with pytest.raises(KeptAsDeclared):
        operations.detach(original, by=officer, at=at)
    assert len(standing(card)) == 2


def test_while_others_decide_nothing_is_attached_or_taken_off(card, piece, officer, at):
    use_id = attached(card, piece, at=at)
    signed(card)
    with pytest.raises(NotAllowed):
        attached(card, piece, "1.1.2", by=officer, at=at)
    with pytest.raises(NotAllowed):
        operations.detach(use_id, by=officer, at=at)


def test_after_the_window_nothing_is_attached(card, piece, officer):
    with pytest.raises(NotAllowed, match="29/9/2023"):
        attached(card, piece, by=officer, at=datetime(2023, 9, 30, 1, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("role", "is_of_unit", "allowed"),
    [
        (Role.FOCAL_OFFICER, True, True),
        (Role.FOCAL_OFFICER, False, False),
        (Role.UNIT_HEAD, True, False),  # declares nothing, so proves nothing before signing
        (Role.SECRETARY, False, False),
        (Role.APPRAISER, False, False),
        (Role.ADMINISTRATOR, False, False),
    ],
)
def test_who_may_attach_while_declaring(card, role, is_of_unit, allowed):
    by = an_actor(role, unit_id=card.unit_id if is_of_unit else None)
    assert bool(may_attach(by, card, on=date(2023, 9, 21))) is allowed


def test_the_head_attaches_while_the_unit_explains(card):
    handed_over(card)
    head = an_actor(Role.UNIT_HEAD, unit_id=card.unit_id)
    assert may_attach(head, queries.assessment(card.id), on=date(2023, 9, 21))


def test_a_piece_of_another_unit_is_not_found(card, at):
    with pytest.raises(PieceNotFound):
        attached(card, a_piece(a_unit("Phường Khác").id), at=at)


@pytest.mark.parametrize("code", ["9.9", "1.1"])  # none, a group
def test_evidence_stands_beside_criteria_only(card, piece, code, at):
    with pytest.raises(UnknownCriterion):
        attached(card, piece, code, at=at)


def test_the_place_to_look_is_kept_composed_and_short(card, piece, at):
    attached(card, piece, locator=" mu\u0323c I ", at=at)
    assert standing(card)[0].locator == "mục I"
    with pytest.raises(LocatorTooLong):
        attached(card, piece, locator="x" * 201, at=at)
