"""Who may set the rule, urge, and read of it: everybody against everything."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.common.errors import NotAllowed
from sen.reform.directives import permissions
from sen.reform.directives.operations.follow_up import NewFollowUp, set_follow_up
from sen.reform.directives.operations.urging import urge
from sen.reform.directives.queries.follow_up import follow_up_rule
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

# Who → may set the rule, may read how tasks stand, may urge, may read a letter to a unit that is not theirs.
MAY = {
    Role.ADMINISTRATOR: (True, True, False, False),
    Role.SECRETARY: (True, True, True, True),
    Role.LEADER: (False, True, True, True),
    Role.UNIT_HEAD: (False, True, False, False),
    Role.FOCAL_OFFICER: (False, True, False, False),
    Role.APPRAISER: (False, True, False, False),
    Role.EDITOR: (False, True, False, False),
    Role.PUBLISHER: (False, True, False, False),
    None: (False, False, False, False),
}


def test_every_role_is_in_the_table():
    assert set(Role) <= set(MAY)


@pytest.mark.parametrize("role", MAY)
def test_who_may_do_what(role):
    by, elsewhere = an_actor(role), a_unit("Phường 9")
    found = (
        bool(permissions.may_set_follow_up(by)),
        bool(permissions.may_see_follow_up(by)),
        bool(permissions.may_urge(by)),
        bool(permissions.may_see_urged(by, elsewhere.id)),
    )
    assert found == MAY[role]
    if by.posts:
        assert permissions.may_see_urged(by, by.posts[0].unit_id), "everybody reads what their own unit was written"


def test_the_system_may_do_everything():
    assert permissions.may_set_follow_up(SYSTEM)
    assert permissions.may_see_follow_up(SYSTEM)
    assert permissions.may_urge(SYSTEM)
    assert permissions.may_see_urged(SYSTEM, 1)


def test_each_refusal_says_whom_to_ask(at):
    officer = an_actor(Role.FOCAL_OFFICER)
    rule = follow_up_rule()
    new = NewFollowUp((7,), 1, 5, 15, rule.quiet_from, rule.quiet_to)
    with pytest.raises(NotAllowed, match="thư ký hội đồng hoặc quản trị viên"):
        set_follow_up(new, by=officer, at=at)
    with pytest.raises(NotAllowed, match="lãnh đạo UBND hoặc thư ký"):
        urge(a_unit().id, by=officer, at=at)
    with pytest.raises(NotAllowed, match="vị trí"):
        permissions.may_see_follow_up(an_actor(None)).enforce()
    with pytest.raises(NotAllowed, match="đơn vị khác"):
        permissions.may_see_urged(officer, a_unit().id).enforce()
