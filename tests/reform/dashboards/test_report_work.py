"""Who owes a periodic report finds it in the own list, and the secretary how many are missing."""

from datetime import date

import pytest

from sen.reform.accounts.roles import Role
from sen.reform.dashboards.queries.sources.reports import reports_to_hand_in
from tests.factories.people import an_actor
from tests.factories.reviews import a_review
from tests.factories.unit_reports import DUE, a_collection, handed_in
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
BEFORE, AFTER, LONG_AFTER = date(2023, 9, 14), date(2023, 9, 19), date(2023, 12, 1)


def found(by, on):
    return [(item.url_name, item.url_args, item.due_on, item.working_days_left) for item in reports_to_hand_in(by, on)]


@pytest.mark.parametrize(("on", "left"), [(BEFORE, 1), (AFTER, -2)])
@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.FOCAL_OFFICER])
def test_a_unit_owes_its_report_until_it_hands_it_in(role, on, left):
    unit = a_unit("Phường 1")
    by = an_actor(role, unit_id=unit.id)
    a_review(kind="quarter")  # asks for nothing
    review = a_collection()
    assert found(by, on) == [("reviews:unit_report", (review.id, unit.id), DUE, left)]
    handed_in(review, unit.id, BEFORE)
    assert found(by, on) == []


def test_the_secretary_collects_until_all_are_there():
    units = [a_unit(f"Phường {number}") for number in (1, 2)]
    by = an_actor(Role.SECRETARY, unit_id=a_unit("UBND thành phố", "committee").id)
    review = a_collection()
    handed_in(review, units[0].id, BEFORE)
    (item,) = reports_to_hand_in(by, AFTER)
    assert (item.url_name, item.url_args) == ("reviews:collection", (review.id,))
    assert "còn thiếu 1" in item.title
    handed_in(review, units[1].id, AFTER)
    assert found(by, AFTER) == []


def test_long_after_the_meeting_nobody_is_bothered_and_others_never():
    unit = a_unit("Phường 1")
    a_collection()
    assert found(an_actor(Role.UNIT_HEAD, unit_id=unit.id), LONG_AFTER) == []
    assert found(an_actor(Role.EDITOR, unit_id=unit.id), AFTER) == []


def test_a_unit_that_is_not_asked_owes_nothing():
    a_collection()
    assert found(an_actor(Role.UNIT_HEAD, unit_id=a_unit("UBND thành phố", "committee").id), AFTER) == []
