"""The council parts tied units and gives grades where one must decide: recorded once, with the reason."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, queries
from sen.reform.assessments.operations import NotBeforeCouncil, NotInRound, ReasonNeeded
from sen.reform.common.errors import NotAllowed
from tests.factories.assessments import a_round, settled
from tests.factories.people import an_actor
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def card():
    card = a_round(a_unit("Phường 1"), a_unit("Phường 2"), a_unit("Phường 3"))
    for each in queries.assessments_of(card.id):
        settled(each)
    return card


@pytest.fixture
def units(card):
    return tuple(each.unit_id for each in queries.assessments_of(card.id))


def test_a_later_order_of_the_same_units_replaces_an_earlier_one(card, units, at):
    one, two, three = units
    secretary = an_actor(Role.SECRETARY)
    operations.decide_order(card.id, (one, two), "Nhiều hồ sơ hơn", by=secretary, at=at)
    operations.decide_order(card.id, (three, one), "Khối lượng việc", by=secretary, at=at)
    assert queries.place_decisions(card.id).order == (two, three, one)
    assert [(line.kind, line.unit_ids, line.reason) for line in queries.decisions_of(card.id)] == [
        ("order", (one, two), "Nhiều hồ sơ hơn"),
        ("order", (three, one), "Khối lượng việc"),
    ]


def test_a_later_grade_replaces_an_earlier_one(card, units, at):
    operations.decide_grade(card.id, units[0], "Tốt", "Đủ điều kiện", by=SYSTEM, at=at)
    operations.decide_grade(card.id, units[0], "Chưa tốt", "Có kết luận kiểm tra", by=SYSTEM, at=at)
    assert queries.place_decisions(card.id).grades == {units[0]: "Chưa tốt"}


def test_decisions_are_kept_as_plain_data(card, units, at):
    operations.decide_order(card.id, units[:2], "Lý do", by=SYSTEM, at=at)
    operations.decide_grade(card.id, units[2], "Tốt", "Lý do", by=SYSTEM, at=at)
    found = queries.place_decisions(card.id)
    assert queries.PlaceDecisions.from_data(found.as_data()) == found


@pytest.mark.parametrize(
    "choose", [lambda u: u[:1], lambda u: (u[0], u[0]), lambda u: (u[0], 999), lambda u: (998, 999)]
)
def test_only_several_units_of_one_group_are_put_in_order(card, units, choose, at):
    with pytest.raises(NotInRound):
        operations.decide_order(card.id, choose(units), "Lý do", by=SYSTEM, at=at)


def test_trap_9_units_of_different_groups_are_never_put_in_order(at):
    one, other = a_unit("Phường 1"), a_unit("Phòng Nội vụ")
    card = a_round(peer_groups={"Phường": (one.id,), "Phòng": (other.id,)})
    for each in queries.assessments_of(card.id):
        settled(each)
    with pytest.raises(NotInRound):
        operations.decide_order(card.id, (one.id, other.id), "Lý do", by=SYSTEM, at=at)


def test_a_stranger_gets_no_grade_and_nothing_is_decided_without_a_reason(card, units, at):
    with pytest.raises(NotInRound):
        operations.decide_grade(card.id, 999, "Tốt", "Lý do", by=SYSTEM, at=at)
    with pytest.raises(ReasonNeeded):
        operations.decide_grade(card.id, units[0], "Tốt", " ", by=SYSTEM, at=at)
    assert queries.decisions_of(card.id) == ()


def test_nothing_is_decided_before_every_sheet_is_before_the_council(at):
    card = a_round()
    (each,) = queries.assessments_of(card.id)
    with pytest.raises(NotBeforeCouncil):
        operations.decide_grade(card.id, each.unit_id, "Tốt", "Lý do", by=SYSTEM, at=at)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARY] + [None])
def test_only_the_secretary_records_decisions(card, units, role, at):
    with pytest.raises(NotAllowed):
        operations.decide_order(card.id, units[:2], "Lý do", by=an_actor(role), at=at)
