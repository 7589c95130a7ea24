"""Who is low in what, whom to learn from, and the task that comes of it with its effect."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import queries as assessments
from sen.reform.common.errors import NotAllowed
from sen.reform.directives import operations as directives
from sen.reform.directives import queries as directive_queries
from sen.reform.reviews import operations, queries
from sen.reform.reviews.operations import Support
from tests.factories.assessments import a_round, declared
from tests.factories.people import an_actor
from tests.factories.reviews import a_review
from tests.factories.support import a_low_round, compute
from tests.scenes import scene

pytestmark = pytest.mark.django_db
TODAY = date(2023, 9, 21)
NOW = datetime(2023, 9, 21, 3, 0, tzinfo=UTC)


@scene
def low_round():
    return a_low_round()


def _support(found, code="1.1.2", **said):
    new = {"unit": "xa-thap", "code": code, "peer_unit_id": found.good.id, "due_on": date(2023, 10, 19), **said}
    return Support(found.card.year, found.card.key, **new)


def test_a_unit_below_the_line_is_named_with_what_it_loses_most_first(low_round):
    page = queries.support_overview(low_round.card, on=TODAY)
    assert [unit.name for unit in page.low] == ["Xã Thấp"]
    (unit,) = page.low
    assert [(need.criterion.code, need.criterion.lost) for need in unit.needs] == [
        ("1.1.2", Decimal("1.5")),
        ("1.1.1", Decimal(1)),
        ("2.1.2", Decimal("0.5")),
    ]
    assert unit.lost == Decimal(3)
    assert [(area.code, [each.name for each, _percent in area.units]) for area in page.areas] == [
        ("1", ["Xã Thấp"]),
        ("2", ["Xã Thấp"]),
    ]


def test_only_units_of_its_kind_with_every_point_are_matched(low_round):
    need = queries.support_overview(low_round.card, on=TODAY).of("xa-thap").needs[0]
    assert set(need.peers) == {"Phường Khá", "Phường Giỏi"}


def test_what_does_not_apply_is_no_loss(low_round):
    codes = {need.criterion.code for need in queries.support_overview(low_round.card, on=TODAY).of("xa-thap").needs}
    assert "2.1.1" not in codes


def test_a_match_shows_both_sides_figures(low_round):
    page = queries.support_overview(low_round.card, on=TODAY)
    found = queries.match(page, "xa-thap", "1.1.1")
    assert [figure.shown for figure in found.figures] == ["80 nhiệm vụ", "100 nhiệm vụ"]
    assert [(one.name, one.figures[0].shown) for one in found.practices] == [
        ("Phường Giỏi", "96 nhiệm vụ"),
        ("Phường Khá", "96 nhiệm vụ"),
    ]


@pytest.mark.parametrize(("slug", "code"), [("phuong-kha", "1.1.1"), ("xa-thap", "1.2"), ("khong-co", "1.1.1")])
def test_where_nothing_is_lost_there_is_nothing_to_support(low_round, slug, code):
    page = queries.support_overview(low_round.card, on=TODAY)
    with pytest.raises(queries.NothingToSupport):
        queries.match(page, slug, code)


def test_before_anything_is_computed_there_is_no_unit():
    page = queries.support_overview(a_round(), on=TODAY)
    assert (page.run, page.units, page.low, page.areas) == (None, (), (), ())


def test_the_line_is_that_of_the_years_last_review(low_round):
    assert queries.support_overview(low_round.card, on=TODAY).line_percent == 70
    a_review(line_percent=Decimal(55))
    page = queries.support_overview(low_round.card, on=TODAY)
    assert page.line_percent == 55
    assert page.low == ()


def test_support_is_a_task_of_the_low_unit_with_the_peer_beside_it(low_round):
    task_id = operations.give_support(_support(low_round), by=SYSTEM, at=NOW)
    page = directive_queries.task_page(task_id, TODAY)
    assert page.line.lead_unit_id == low_round.low.id
    assert page.co_ordinator_names == ("Phường Khá",)
    assert "1.1.2" in page.line.title
    assert page.line.points_when_given == Decimal("0.5")
    # The page of the unit knows it.
    need = queries.support_overview(low_round.card, on=TODAY).of("xa-thap").needs[0]
    assert need.task.line.id == task_id


def test_the_effect_is_followed_to_the_next_run(low_round):
    task_id = operations.give_support(_support(low_round), by=SYSTEM, at=NOW)
    member = next(one for one in assessments.assessments_of(low_round.card.id) if one.unit_id == low_round.low.id)
    declared(member, "1.1.2", value="in_time")
    compute(low_round.card)
    (followed,) = queries.support_overview(low_round.card, on=TODAY).tasks
    assert (followed.line.id, followed.points, followed.gained) == (task_id, Decimal(2), Decimal("1.5"))
    effect = directive_queries.task_page(task_id, TODAY).effect
    assert (effect.gained, effect.to_win) == (Decimal("1.5"), Decimal(0))


def test_support_is_given_once_while_it_is_open(low_round):
    task_id = operations.give_support(_support(low_round), by=SYSTEM, at=NOW)
    with pytest.raises(operations.SupportedAlready):
        operations.give_support(_support(low_round, peer_unit_id=None), by=SYSTEM, at=NOW)
    directives.report_task(task_id, result="Xong", finished_on=TODAY, by=SYSTEM, at=NOW)
    directives.accept_task(task_id, by=SYSTEM, at=NOW)
    assert operations.give_support(_support(low_round, peer_unit_id=None), by=SYSTEM, at=NOW) != task_id


def test_a_cancelled_support_task_is_none(low_round):
    task_id = operations.give_support(_support(low_round), by=SYSTEM, at=NOW)
    directives.cancel_task(task_id, reason="Giao nhầm", by=SYSTEM, at=NOW)
    assert queries.support_overview(low_round.card, on=TODAY).tasks == ()


def test_nobody_helps_who_has_not_every_point(low_round):
    with pytest.raises(operations.NotAPeer):
        operations.give_support(_support(low_round, peer_unit_id=low_round.department.id), by=SYSTEM, at=NOW)


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.SECRETARY, Role.LEADER)])
def test_support_is_given_by_those_who_give_tasks(low_round, role):
    with pytest.raises(NotAllowed):
        operations.give_support(_support(low_round), by=an_actor(role), at=NOW)
