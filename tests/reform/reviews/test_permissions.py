"""Who may do what with a review: actor × action × state."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.common.errors import NotAllowed
from sen.reform.reviews import permissions
from tests.factories.people import an_actor
from tests.factories.reviews import a_review

pytestmark = pytest.mark.django_db

STATES = ("preparing", "open", "closed")
ACTIONS = ("arrange", "open", "conclude", "draft", "close", "remark", "take_off", "minute")
# In the order of ACTIONS: y may, - may not.
MAY = {
    ("system", "preparing"): "yy---yy-",
    ("system", "open"): "y-yyyy-y",
    ("system", "closed"): "-----y--",
    (Role.SECRETARY, "preparing"): "yy---yy-",
    (Role.SECRETARY, "open"): "y-yyyy-y",
    # A report may still be completed after the meeting.
    (Role.SECRETARY, "closed"): "-----y--",
    (Role.LEADER, "preparing"): "-y------",
    (Role.LEADER, "open"): "--y-----",
    (Role.LEADER, "closed"): "--------",
    **{
        (role, state): "--------"
        for state in STATES
        for role in (
            None,
            Role.ADMINISTRATOR,
            Role.APPRAISER,
            Role.FOCAL_OFFICER,
            Role.UNIT_HEAD,
            Role.EDITOR,
            Role.PUBLISHER,
        )
    },
}


@pytest.mark.parametrize(("who", "state"), MAY)
def test_each_actor_may_do_what_the_table_says(who, state):
    by = SYSTEM if who == "system" else an_actor(who)
    decisions = permissions.decisions_for(by, a_review(state))
    found = "".join("y" if getattr(decisions, action) else "-" for action in ACTIONS)
    assert found == MAY[who, state]


@pytest.mark.parametrize(("who", "state"), MAY)
def test_every_no_says_why(who, state):
    by = SYSTEM if who == "system" else an_actor(who)
    decisions = permissions.decisions_for(by, a_review(state))
    for action in ACTIONS:
        decision = getattr(decisions, action)
        assert decision or str(decision.reason).strip().endswith(".")


@pytest.mark.parametrize("role", [*Role])
def test_everyone_with_a_post_may_read(role):
    assert permissions.may_read(an_actor(role))


def test_nobody_without_a_post_may_read():
    with pytest.raises(NotAllowed):
        permissions.may_read(an_actor(None)).enforce()


def test_the_table_has_every_role_in_every_state():
    assert set(MAY) == {(who, state) for who in ("system", None, *Role) for state in STATES}
