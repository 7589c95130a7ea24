"""The criterion a task is to move: its points when the task was given and now, for those who may see them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments.queries import assessments_of
from sen.reform.directives import queries
from sen.reform.scoring import operations as scoring
from sen.reform.scoring.kinds import RunKind
from tests.factories.assessments import a_round, declared, settled
from tests.factories.directives import a_task
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

TODAY = date(2023, 9, 21)


def _at(day):
    return datetime(2023, 9, day, 3, tzinfo=UTC)


@pytest.fixture
def unit():
    return a_unit("Phường 3")


@pytest.fixture
def round_card(unit):
    return a_round(unit)


@pytest.fixture
def card(round_card):
    (found,) = assessments_of(round_card.id)
    return found


def _run(round_card, day, kind=RunKind.PROVISIONAL):
    scoring.run(round_card.id, kind, by=SYSTEM, at=_at(day))


def _task(unit, round_card, code="1.1.1", **said):
    return a_task(unit.id, at=_at(15), round_id=round_card.id, criterion_code=code, **said)


def _page(task_id):
    return queries.task_page(task_id, TODAY)


def test_the_points_then_and_now_stand_beside_the_maximum(sign_in, get_page, unit, round_card, card):
    declared(card, "1.1.1", done=48, planned=60)
    _run(round_card, 14)
    task = _task(unit, round_card)
    declared(card, "1.1.1", done=57, planned=60)
    _run(round_card, 20)
    effect = _page(task).effect
    assert (effect.points_when_given, effect.points, effect.maximum) == (Decimal(1), Decimal(2), Decimal(2))
    assert (effect.gained, effect.to_win, effect.area_code) == (Decimal(1), Decimal(0), "1")
    sign_in(Role.UNIT_HEAD, unit.id)
    page = get_page(f"/nhiem-vu/{task}/")
    assert "1.1.1 Mức độ thực hiện kế hoạch" in page
    assert "<strong>2</strong> / 2" in page
    assert "Tiêu chí đã đạt điểm tối đa." in page
    assert 'href="/danh-gia/2023/xa-phuong/phuong-3/?linh-vuc=1#c-1.1.1"' in page
    get_page("/danh-gia/2023/xa-phuong/phuong-3/?linh-vuc=1")


def test_what_can_still_be_won_is_said(sign_in, get_page, unit, round_card, card):
    declared(card, "1.1.2", value="late")
    _run(round_card, 14)
    task = _task(unit, round_card, "1.1.2")
    sign_in(Role.LEADER)
    page = get_page(f"/nhiem-vu/{task}/")
    assert "Làm đủ thì thêm tối đa 1,5 điểm." in page
    assert "<dd>0,5</dd>" in page, "without the noughts the table keeps"


def test_before_anything_is_computed_the_criterion_is_named_all_the_same(sign_in, get_page, unit, round_card):
    task = _task(unit, round_card)
    effect = _page(task).effect
    assert (effect.points, effect.maximum, effect.gained, effect.to_win) == (None, Decimal(2), None, None)
    sign_in(Role.LEADER)
    page = get_page(f"/nhiem-vu/{task}/")
    assert "1.1.1 Mức độ thực hiện kế hoạch" in page
    assert "Chưa tính điểm của đơn vị này." in page


def test_a_unit_that_takes_no_part_has_a_criterion_without_a_sheet(sign_in, get_page, unit, round_card):
    task = _task(a_unit("Phòng Nội vụ", "department"), round_card)
    sign_in(Role.LEADER)
    page = get_page(f"/nhiem-vu/{task}/")
    assert "1.1.1 Mức độ thực hiện kế hoạch" in page
    assert "/danh-gia/2023/xa-phuong/" not in page.split("<main")[1]


def test_a_criterion_the_index_no_longer_has_is_named_by_its_code(unit, round_card):
    effect = _page(_task(unit, round_card, "9.9")).effect
    assert (effect.code, effect.title, effect.maximum, effect.area_code) == ("9.9", "", None, "")


def test_a_task_without_a_criterion_has_no_effect(unit):
    assert _page(a_task(unit.id)).effect is None


def test_what_was_given_to_several_units_names_the_criterion_only(sign_in, get_page, unit, round_card):
    part = a_task(unit.id, a_unit("Phường 4").id, round_id=round_card.id, criterion_code="1.1.1")
    whole = _page(part).parent.id
    sign_in(Role.LEADER)
    assert "Chưa tính điểm của đơn vị này." in get_page(f"/nhiem-vu/{whole}/")


def test_appraised_points_are_not_shown_to_the_unit_before_they_are_published(
    sign_in, get_page, unit, round_card, card
):
    settled(card)
    _run(round_card, 20, RunKind.APPRAISED)
    task = _task(unit, round_card)
    sign_in(Role.UNIT_HEAD, unit.id)
    page = get_page(f"/nhiem-vu/{task}/")
    assert "Điểm thẩm định" in page
    assert "<strong>1</strong> / 2" not in page
    sign_in(Role.LEADER)
    assert "<strong>1</strong> / 2" in get_page(f"/nhiem-vu/{task}/")


def test_who_only_helps_does_not_see_the_points_of_the_lead(sign_in, get_page, unit, round_card, card):
    helper = a_unit("Phòng Nội vụ", "department")
    declared(card, "1.1.1", done=48, planned=60)
    _run(round_card, 14)
    task = _task(unit, round_card, co_ordinator_ids=(helper.id,))
    sign_in(Role.EDITOR, helper.id)
    page = get_page(f"/nhiem-vu/{task}/")
    assert "<strong>1</strong> / 2" not in page
    assert "/danh-gia/2023/xa-phuong/phuong-3/" not in page


def test_the_page_takes_a_bounded_number_of_queries(
    sign_in, client, unit, round_card, card, django_assert_max_num_queries
):
    declared(card, "1.1.1", done=48, planned=60)
    _run(round_card, 14)
    task = _task(unit, round_card)
    sign_in(Role.UNIT_HEAD, unit.id)
    # Session, account, posts; the task with its records, units and neighbours; its criterion, run and sheet;
    # the library of the unit and the units to choose from.
    with django_assert_max_num_queries(32):
        client.get(f"/nhiem-vu/{task}/")
