"""Who may do what with evidence; nobody by default (traps 16 and 19)."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.evidence import permissions
from tests.factories.evidence import a_piece
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

# Role, in the unit itself → may add, may read, may see who looked; the same in another unit.
TABLE = {
    Role.FOCAL_OFFICER: ("add read see", ""),
    Role.UNIT_HEAD: ("add read see", ""),
    Role.SECRETARY: ("read see", "read see"),
    Role.APPRAISER: ("read see", "read"),
    Role.LEADER: ("read see", "read"),
    Role.EDITOR: ("read see", ""),
    Role.PUBLISHER: ("read see", ""),
    Role.ADMINISTRATOR: ("read see", ""),  # keeps the installation, judges nobody
}


def _may(actor, card):
    decisions = {
        "add": permissions.may_add(actor, card.unit_id),
        "read": permissions.may_read(actor, card),
        "see": permissions.may_see_accesses(actor, card),
    }
    assert all(decision or str(decision.reason) for decision in decisions.values())
    return " ".join(word for word, decision in decisions.items() if decision)


@pytest.mark.parametrize("role", list(Role))
def test_each_role_may_what_the_table_says(role):
    card = a_piece()
    own, other = TABLE[role]
    assert _may(an_actor(role, unit_id=card.unit_id), card) == own
    assert _may(an_actor(role, unit_id=a_unit("Phường 4").id), card) == other


def test_trap_19_without_a_post_nothing_and_the_system_everything():
    card = a_piece()
    assert _may(an_actor(None), card) == ""
    assert _may(SYSTEM, card) == "add read see"


@pytest.mark.parametrize(("role", "is_allowed"), [(Role.SECRETARY, True), (Role.FOCAL_OFFICER, False)])
def test_libraries_of_all_units_are_for_those_who_judge(role, is_allowed):
    assert bool(permissions.may_browse_all(an_actor(role))) is is_allowed
