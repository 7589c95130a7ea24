"""Who may do what to a nomination, in which state: one table."""

from dataclasses import replace

import pytest

from sen.reform.accounts.queries import SYSTEM, Actor, HeldPost
from sen.reform.accounts.roles import Role
from sen.reform.commendations import permissions
from sen.reform.commendations.queries import Move, State
from tests.factories.commendations import DAY

pytestmark = pytest.mark.django_db

OWN, OTHER = "own", "other"
PEOPLE = {
    "secretary": (Role.SECRETARY, OTHER),
    "chair": (Role.LEADER, OTHER),
    "head": (Role.UNIT_HEAD, OWN),
    "officer": (Role.FOCAL_OFFICER, OWN),
    "another head": (Role.UNIT_HEAD, OTHER),
    "administrator": (Role.ADMINISTRATOR, OTHER),
    "appraiser": (Role.APPRAISER, OTHER),
}
# Step → the states it begins in, and who takes it there; nobody else anywhere else.
STEPS = {
    "write": ({State.DRAFTED}, {"secretary", "head", "officer"}),
    "submit": ({State.DRAFTED}, {"head"}),
    "return": ({State.SUBMITTED, State.CHECKED}, {"secretary"}),
    "check": ({State.SUBMITTED}, {"secretary"}),
    "put": ({State.CHECKED}, {"secretary"}),
    "take_up": ({State.BEFORE_COUNCIL, State.VOTED}, {"secretary"}),
    "refuse": ({State.SUBMITTED, State.CHECKED, State.BEFORE_COUNCIL, State.VOTED}, {"secretary"}),
    "withdraw": ({State.DRAFTED, State.SUBMITTED, State.CHECKED, State.BEFORE_COUNCIL}, {"secretary", "head"}),
    "hand_over": ({State.DECIDED, State.KEPT}, {"secretary"}),
    "keep": ({State.FLAGGED}, {"secretary"}),
    "revoke": ({State.FLAGGED}, {"secretary", "chair"}),
}


def person(who, card):
    """Somebody holding one post."""
    role, where = PEOPLE[who]
    post = HeldPost(1, role, "Chức vụ", card.unit_id if where is OWN else card.unit_id + 1, "x", "Đơn vị")
    return Actor(1, who, (post,), post)


@pytest.mark.parametrize("state", State)
def test_who_may_take_which_step_in_which_state(nominated, state):
    card = replace(nominated, state=state)
    for who in PEOPLE:
        decisions = permissions.decisions_for(person(who, card), card, on=DAY)
        for name, (states, doers) in STEPS.items():
            allowed = state in states and who in doers
            assert bool(decisions[name]) is allowed, (who, name, state)
            assert allowed or str(decisions[name].reason), (who, name, state)
        signs = permissions.may_move(person(who, card), Move.DECIDE, card, on=DAY)
        assert bool(signs) is (state is State.VOTED and who == "chair")


@pytest.mark.parametrize(
    ("state", "who", "allowed"),
    [
        (State.DRAFTED, "officer", True),
        (State.DRAFTED, "head", True),
        (State.DRAFTED, "another head", False),
        (State.SUBMITTED, "head", False),  # it lies before the secretary now
        (State.SUBMITTED, "secretary", True),
        (State.CHECKED, "secretary", False),
    ],
)
def test_who_confirms_conditions(nominated, state, who, allowed):
    card = replace(nominated, state=state)
    assert bool(permissions.may_confirm(person(who, card), card)) is allowed


@pytest.mark.parametrize(
    ("who", "sees", "runs", "signs", "regulates", "nominates", "reads_council"),
    [
        ("secretary", True, True, False, True, True, True),
        ("chair", True, False, True, False, False, True),
        ("head", True, False, False, False, True, False),
        ("officer", True, False, False, False, True, False),
        ("another head", False, False, False, False, False, False),
        ("administrator", False, False, False, True, False, False),
        ("appraiser", False, False, False, False, False, False),
    ],
)
def test_who_sees_runs_signs_regulates_and_nominates(
    who, sees, runs, signs, regulates, nominates, reads_council, nominated
):
    by = person(who, nominated)
    found = (
        permissions.may_see(by, nominated),
        permissions.may_run(by),
        permissions.may_sign(by),
        permissions.may_regulate(by),
        permissions.may_nominate(by, nominated.round, nominated.unit_id, on=DAY),
        permissions.may_read_council(by),
    )
    assert tuple(map(bool, found)) == (sees, runs, signs, regulates, nominates, reads_council)
    assert permissions.may_read(by)


def test_after_the_last_day_only_the_secretary_nominates(nominated):
    late = DAY.replace(day=23)
    assert not permissions.may_nominate(person("head", nominated), nominated.round, nominated.unit_id, on=late)
    assert permissions.may_nominate(person("secretary", nominated), nominated.round, nominated.unit_id, on=late)


def test_a_person_without_a_post_reads_nothing_and_the_system_everything():
    nobody = Actor(1, "Không vị trí")
    assert not permissions.may_read(nobody)
    assert permissions.may_read(SYSTEM)
    assert permissions.seen_unit_ids(SYSTEM) is None
    assert permissions.seen_unit_ids(nobody) == frozenset()
