"""A round ties an index to units in peer groups, once a year, and is closed once."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, queries
from sen.reform.assessments.operations import CutOffOutsideIndex, NewRound, NoUnits, RoundExists
from sen.reform.assessments.queries import AssessmentNotFound, RoundNotFound
from sen.reform.assessments.workflow import MOVES, WRITABLE, Move, State
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.indices.queries import VersionNotFound
from tests.factories.assessments import CUT_OFF, a_round, an_assessment, an_index
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def new_round(**said: object) -> NewRound:
    defaults = {"year": 2023, "title": "Chỉ số 2023", "cut_off_on": CUT_OFF}
    return NewRound(**{**defaults, **said})


def test_a_round_has_one_assessment_for_each_unit(at):
    secretary = an_actor(Role.SECRETARY)
    ward, commune, department = a_unit("Phường 3"), a_unit("Xã Tân Phú Đông"), a_unit("Phòng Nội vụ")
    groups = {"Xã, phường": (ward.id, commune.id), "Phòng, ban": (department.id,)}
    new = new_round(version_id=an_index(), peer_groups=groups)
    round_id = operations.open_round(new, by=secretary, at=at)
    card = queries.round_of_year(2023)
    assert card == queries.round_with_id(round_id)
    assert (card.unit_count, card.is_open, card.is_sample, card.opened_at) == (3, True, True, at)
    assert card.index_title == "Bộ chỉ số thử"
    assert [(each.peer_group, each.unit_name, each.state) for each in queries.assessments_of(round_id)] == [
        ("Phòng, ban", "Phòng Nội vụ", State.OPEN),
        ("Xã, phường", "Phường 3", State.OPEN),
        ("Xã, phường", "Xã Tân Phú Đông", State.OPEN),
    ]
    assert [event.name for event in history_of("assessments.round", round_id)] == ["round_opened"]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARY] + [None])
def test_only_the_secretary_opens_and_closes_rounds(role, at):
    actor = an_actor(role)
    new = new_round(version_id=an_index(), peer_groups={"a": (a_unit().id,)})
    with pytest.raises(NotAllowed, match="thư ký hội đồng"):
        operations.open_round(new, by=actor, at=at)
    assert queries.rounds() == ()
    round_id = operations.open_round(new, by=SYSTEM, at=at)
    with pytest.raises(NotAllowed, match="thư ký hội đồng"):
        operations.close_round(round_id, by=actor, at=at)
    assert queries.round_with_id(round_id).is_open


def test_a_year_has_one_round(at):
    card = a_round()
    with pytest.raises(RoundExists, match="Chỉ số cải cách hành chính 2023"):
        operations.open_round(
            new_round(version_id=card.version_id, peer_groups={"a": (a_unit().id,)}), by=SYSTEM, at=at
        )


def test_a_round_measures_every_unit_once(at):
    unit = a_unit()
    version = an_index()
    for groups in ({}, {"a": ()}, {"a": (unit.id, unit.id)}, {"a": (unit.id,), "b": (unit.id,)}):
        with pytest.raises(NoUnits):
            operations.open_round(new_round(version_id=version, peer_groups=groups), by=SYSTEM, at=at)


@pytest.mark.parametrize(
    ("cut_off_on", "is_refused"),
    [
        (date(2022, 12, 31), True),  # the day before the index begins
        (date(2023, 1, 1), False),
        (date(2023, 12, 31), False),
        (date(2024, 1, 1), True),  # the day after it ended
    ],
)
def test_figures_run_to_a_day_on_which_the_index_is_in_force(cut_off_on, is_refused, at):
    new = new_round(version_id=an_index(), cut_off_on=cut_off_on, peer_groups={"a": (a_unit().id,)})
    if is_refused:
        with pytest.raises(CutOffOutsideIndex, match="Bộ chỉ số thử"):
            operations.open_round(new, by=SYSTEM, at=at)
    else:
        assert operations.open_round(new, by=SYSTEM, at=at)


def test_a_round_needs_an_adopted_index(at):
    with pytest.raises(VersionNotFound):
        operations.open_round(new_round(version_id=999, peer_groups={"a": (a_unit().id,)}), by=SYSTEM, at=at)


def test_a_round_is_closed_once(at):
    card = an_assessment()
    secretary = an_actor(Role.SECRETARY)
    operations.close_round(card.round.id, by=secretary, at=at)
    closed = queries.assessment(card.id)
    assert closed.state is State.CLOSED
    assert (closed.round.is_open, closed.round.closed_at) == (False, at)
    with pytest.raises(NotAllowed, match="đã đóng"):
        operations.close_round(card.round.id, by=secretary, at=at)


def test_what_is_not_there_is_not_found(at):
    a_round()
    with pytest.raises(RoundNotFound, match="1999"):
        queries.round_of_year(1999)
    with pytest.raises(RoundNotFound):
        operations.close_round(999, by=SYSTEM, at=at)
    with pytest.raises(AssessmentNotFound):
        queries.assessment(999)


def test_a_unit_is_found_by_the_slug_of_its_name_or_by_its_code():
    ward, commune = a_unit("Phường 3"), a_unit("Xã Tân Phú Đông")
    a_round(ward, commune)
    assert queries.assessment_named(2023, "phuong-3").unit_id == ward.id
    assert queries.assessment_named(2023, commune.code).unit_id == commune.id
    with pytest.raises(AssessmentNotFound, match="phuong-4"):
        queries.assessment_named(2023, "phuong-4")


def test_namesakes_are_told_apart_by_their_codes():
    one, other = a_unit("Xã Tân Phú Đông"), a_unit("Xã Tân Phú Đông")
    a_round(one, other)
    with pytest.raises(AssessmentNotFound):
        queries.assessment_named(2023, "xa-tan-phu-dong")
    assert queries.assessment_named(2023, other.code).unit_id == other.id
    # Each goes by a name that leads to it alone.
    assert [each.unit_slug for each in queries.assessments_of(queries.round_of_year(2023).id)] == [
        f"xa-tan-phu-dong-{one.code}",
        f"xa-tan-phu-dong-{other.code}",
    ]
    assert queries.assessment_named(2023, f"xa-tan-phu-dong-{one.code}").unit_id == one.id


def test_every_state_says_whose_turn_it_is_or_ends():
    for starts, end in MOVES.values():
        assert end not in starts
    assert set(WRITABLE) | {MOVES[Move.CLOSE][1]} == set(State)
