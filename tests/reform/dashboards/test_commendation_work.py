"""What commendations put on whose list."""

import pytest

from sen.reform.accounts.roles import Role
from sen.reform.commendations import operations
from sen.reform.dashboards.queries.sources.commendations import commendation_work
from tests.factories.commendations import (
    AT,
    DAY,
    a_commendation_round,
    a_nomination,
    a_published_result,
    submitted,
    voted,
)
from tests.factories.people import an_actor
from tests.factories.results import corrected

pytestmark = pytest.mark.django_db


def titles(by):
    return [item.title for item in commendation_work(by, DAY)]


def test_each_state_is_work_of_whoever_has_the_next_step():
    result = a_published_result()
    made = a_nomination(a_commendation_round(result))
    unit = made.unit_name
    secretary, chair = an_actor(Role.SECRETARY), an_actor(Role.LEADER)
    head, stranger = an_actor(Role.UNIT_HEAD, unit_id=made.unit_id), an_actor(Role.UNIT_HEAD)
    assert titles(head) == [f"Hoàn thiện hồ sơ khen thưởng của {unit}"]
    assert titles(secretary) == titles(chair) == titles(stranger) == []
    submitted(made)
    assert titles(secretary) == [f"Kiểm tra hồ sơ khen thưởng của {unit}"]
    operations.check(made.id, by=secretary, at=AT)
    assert titles(secretary) == [f"Trình hội đồng hồ sơ của {unit}"]
    operations.put_before_council(made.id, by=secretary, at=AT)
    assert titles(secretary) == ["Họp hội đồng thi đua, khen thưởng"]
    voted(made)
    assert titles(chair) == ["Ký quyết định khen thưởng"]
    operations.decide(operations.NewDecision(made.round.id, 101, DAY), [made.id], by=chair, at=AT)
    assert titles(secretary) == [f"Trao giấy khen cho {unit}"]
    corrected(result, AT)
    operations.flag_shaken_awards(at=AT)
    assert titles(secretary) == [f"Xem xét lại khen thưởng của {unit}"]
    assert titles(head) == []
