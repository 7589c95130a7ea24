"""Units live between two days; what became of them is data."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.common.errors import NotAllowed
from sen.reform.organizations import operations, queries
from sen.reform.organizations.kinds import Kind
from sen.reform.organizations.models import Succession, Unit
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

MERGER = date(2025, 7, 1)


def _merge(predecessor, successor, at, by=SYSTEM):
    operations.record_succession(
        predecessor_id=predecessor.id, successor_id=successor.id, on=MERGER, basis="Nghị quyết", by=by, at=at
    )


def test_a_unit_ends_the_day_before_it_goes_on_as_another(at):
    ward = a_unit("Phường 1", code="29905")
    operations.close_unit(ward.id, on=MERGER, by=SYSTEM, at=at)
    successor = a_unit("Phường Sa Đéc", code="29905", valid_from=MERGER)
    _merge(ward, successor, at)
    assert queries.unit_on("29905", date(2025, 6, 30)).name == "Phường 1"
    assert queries.unit_on("29905", MERGER).name == "Phường Sa Đéc"


def test_the_history_is_told_from_both_ends(at):
    first, second = a_unit("Phường 1"), a_unit("Phường 2")
    successor = a_unit("Phường Sa Đéc", valid_from=MERGER)
    for predecessor in (second, first):
        _merge(predecessor, successor, at)
    page = queries.unit_page(successor.code, MERGER)
    assert [line.unit.name for line in page.came_from] == ["Phường 1", "Phường 2"]
    assert queries.unit_page(first.code, first.valid_from).became[0].unit.name == "Phường Sa Đéc"


def test_a_code_used_again_or_a_name_used_twice_is_pointed_out():
    a_unit("Xã Tân Phú Đông", Kind.COMMUNE, code="1")
    a_unit("Xã Tân Phú Đông", Kind.COMMUNE, code="2")
    page = queries.unit_page("1", date(2020, 1, 1))
    assert [card.code for card in page.namesakes] == ["2"]


def test_trap_8_two_units_never_bear_one_code_at_the_same_time():
    a_unit("Phường 1", code="29905")
    with pytest.raises(operations.CodeInUse) as refusal:
        a_unit("Phường Sa Đéc", code="29905", valid_from=MERGER)
    assert "Phường 1" in refusal.value.sentence


def test_a_unit_cannot_end_before_it_begins(at):
    ward = a_unit(valid_from=MERGER)
    with pytest.raises(operations.DaysOutOfOrder):
        operations.close_unit(ward.id, on=MERGER, by=SYSTEM, at=at)


def test_the_database_refuses_days_out_of_order():
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(code="1", name="x", kind=Kind.WARD, valid_from=MERGER, valid_to=MERGER - timedelta(days=1))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_administrators_change_units(role, at):
    ward, other = a_unit("Phường 1"), a_unit("Phường 2")
    by = an_actor(role)
    for attempt in (
        lambda: operations.found_unit(operations.NewUnit("9", "x", Kind.WARD, MERGER), by=by, at=at),
        lambda: operations.close_unit(ward.id, on=MERGER, by=by, at=at),
        lambda: _merge(ward, other, at, by=by),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert not Succession.objects.exists()


def test_an_administrator_may():
    by = an_actor(Role.ADMINISTRATOR)
    assert operations.found_unit(operations.NewUnit("9", "x", Kind.WARD, MERGER), by=by, at=None or _moment())


def _moment():
    from datetime import UTC, datetime

    return datetime(2025, 7, 1, tzinfo=UTC)


def test_units_are_listed_by_kind_then_name_and_found_without_marks():
    for name, kind in (("Phường 10", Kind.WARD), ("Phường 2", Kind.WARD), ("Phòng Nội vụ", Kind.DEPARTMENT)):
        a_unit(name, kind)
    assert [card.name for card in queries.units_on(MERGER)] == ["Phòng Nội vụ", "Phường 2", "Phường 10"]
    assert [card.name for card in queries.units_on(MERGER, matching="noi vu")] == ["Phòng Nội vụ"]
    assert [card.name for card in queries.units_on(MERGER, kinds=[Kind.WARD], matching="2")] == ["Phường 2"]


def test_what_does_not_exist_is_said_so():
    for attempt in (
        lambda: queries.unit(0),
        lambda: queries.unit_on("0", MERGER),
        lambda: queries.unit_page("0", MERGER),
    ):
        with pytest.raises(queries.UnitNotFound):
            attempt()


def test_units_are_fetched_together():
    ward = a_unit(parent_id=a_unit("UBND thành phố", Kind.COMMITTEE).id)
    assert queries.units_by_id([ward.id]) == {ward.id: ward}
    assert ward.is_grassroots
    page = queries.unit_page(ward.code, ward.valid_from)
    assert page.parent.name == "UBND thành phố"
    assert queries.unit_page(page.parent.code, page.parent.valid_from).members == (ward,)


@given(st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)), min_size=1, max_size=5, unique=True), st.dates())
def test_on_any_day_at_most_one_unit_bears_a_code(days, asked):
    with transaction.atomic():
        previous = None
        for day in sorted(days):
            if previous is not None:
                operations.close_unit(previous, on=day, by=SYSTEM, at=_moment())
            previous = operations.found_unit(
                operations.NewUnit("77", f"từ {day}", Kind.WARD, day), by=SYSTEM, at=_moment()
            )
        alive = [card for card in queries.units_on(asked) if card.code == "77"]
        assert len(alive) == (1 if asked >= min(days) else 0)
        transaction.set_rollback(True)


def test_units_and_successions_name_themselves(at):
    ward, other = a_unit("Phường 1", code="1"), a_unit("Phường 2", code="2", valid_from=MERGER)
    _merge(ward, other, at)
    assert str(Succession.objects.get()) == "Phường 1 (1) → Phường 2 (2)"
