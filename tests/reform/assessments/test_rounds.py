"""A round ties an index to units in peer groups and a calendar, once for each kind of unit in a year."""

from dataclasses import replace
from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, queries
from sen.reform.assessments.operations import CalendarOutOfOrder, CutOffOutsideIndex, NewRound, NoUnits, RoundExists
from sen.reform.assessments.queries import AssessmentNotFound, RoundNotFound
from sen.reform.assessments.workflow import State
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.indices.queries import VersionNotFound
from tests.factories.assessments import CALENDAR, CUT_OFF, KEY, PEERS, a_round, an_index
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def new_round(**said: object) -> NewRound:
    defaults = {
        "year": 2023,
        "block": PEERS,
        "title": "Chỉ số 2023",
        "cut_off_on": CUT_OFF,
        "calendar": CALENDAR,
    }
    return NewRound(**{**defaults, **said})


def test_a_round_has_one_assessment_for_each_unit(at):
    secretary = an_actor(Role.SECRETARY)
    ward, commune, department = a_unit("Phường 3"), a_unit("Xã Tân Phú Đông"), a_unit("Phòng Nội vụ")
    groups = {"Xã, phường": (ward.id, commune.id), "Phòng, ban": (department.id,)}
    new = new_round(version_id=an_index(), peer_groups=groups)
    round_id = operations.open_round(new, by=secretary, at=at)
    card = queries.round_named(2023, KEY)
    assert card == queries.round_with_id(round_id)
    assert (card.unit_count, card.is_open, card.is_sample, card.opened_at) == (3, True, True, at)
    assert card.index_title == "Bộ chỉ số thử"
    assert [(each.peer_group, each.unit_name, each.state) for each in queries.assessments_of(round_id)] == [
        ("Phòng, ban", "Phòng Nội vụ", State.DECLARING),
        ("Xã, phường", "Phường 3", State.DECLARING),
        ("Xã, phường", "Xã Tân Phú Đông", State.DECLARING),
    ]
    assert [event.name for event in history_of("assessments.round", round_id)] == ["round_opened"]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARY] + [None])
def test_only_the_secretary_opens_rounds(role, at):
    actor = an_actor(role)
    new = new_round(version_id=an_index(), peer_groups={"a": (a_unit().id,)})
    with pytest.raises(NotAllowed, match="thư ký hội đồng"):
        operations.open_round(new, by=actor, at=at)
    assert queries.rounds() == ()
    assert operations.open_round(new, by=SYSTEM, at=at)


def test_a_year_has_one_round_for_each_kind_of_unit(at):
    card = a_round()
    with pytest.raises(RoundExists, match="Chỉ số cải cách hành chính 2023"):
        operations.open_round(
            new_round(version_id=card.version_id, peer_groups={"a": (a_unit().id,)}), by=SYSTEM, at=at
        )
    departments = new_round(version_id=card.version_id, block="Phòng chuyên môn", peer_groups={"a": (a_unit().id,)})
    operations.open_round(departments, by=SYSTEM, at=at)
    assert [each.key for each in queries.rounds_of(2023)] == [KEY, "phong-chuyen-mon"]


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


@pytest.mark.parametrize("name", list(queries.Calendar.names)[1:])
def test_the_windows_follow_one_another(name, at):
    calendar = replace(CALENDAR, **{name: date(2023, 8, 31)})  # the day before the round opens
    new = new_round(version_id=an_index(), calendar=calendar, peer_groups={"a": (a_unit().id,)})
    with pytest.raises(CalendarOutOfOrder):
        operations.open_round(new, by=SYSTEM, at=at)
    assert queries.rounds() == ()


def test_what_is_not_there_is_not_found(at):
    a_round()
    with pytest.raises(RoundNotFound, match="1999"):
        queries.round_named(1999, KEY)
    with pytest.raises(RoundNotFound):
        queries.round_with_id(999)
    with pytest.raises(AssessmentNotFound):
        queries.assessment(999)


def test_a_unit_is_found_by_the_slug_of_its_name_or_by_its_code():
    ward, commune = a_unit("Phường 3"), a_unit("Xã Tân Phú Đông")
    a_round(ward, commune)
    assert queries.assessment_named(2023, KEY, "phuong-3").unit_id == ward.id
    assert queries.assessment_named(2023, KEY, commune.code).unit_id == commune.id
    with pytest.raises(AssessmentNotFound, match="phuong-4"):
        queries.assessment_named(2023, KEY, "phuong-4")


def test_namesakes_are_told_apart_by_their_codes():
    one, other = a_unit("Xã Tân Phú Đông"), a_unit("Xã Tân Phú Đông")
    a_round(one, other)
    with pytest.raises(AssessmentNotFound):
        queries.assessment_named(2023, KEY, "xa-tan-phu-dong")
    assert queries.assessment_named(2023, KEY, other.code).unit_id == other.id
    # Each goes by a name that leads to it alone.
    assert [each.unit_slug for each in queries.assessments_of(queries.round_named(2023, KEY).id)] == [
        f"xa-tan-phu-dong-{one.code}",
        f"xa-tan-phu-dong-{other.code}",
    ]
    assert queries.assessment_named(2023, KEY, f"xa-tan-phu-dong-{one.code}").unit_id == one.id
