"""Who may do what to an obstacle, in which state, at which level: the whole table."""

from itertools import product

import pytest

from sen.reform.accounts.queries import SYSTEM, Actor, HeldPost
from sen.reform.accounts.roles import Role
from sen.reform.directives.models import Level
from sen.reform.directives.permissions import obstacles as permissions
from sen.reform.directives.queries.obstacles import ObstacleParties
from sen.reform.directives.workflow import OBSTACLE_OPEN, ObstacleMove, ObstacleState

RAISER, OWNER, STRANGER = 1, 2, 3


def _person(*held: tuple[Role, int]) -> Actor:
    posts = tuple(
        HeldPost(id=number, role=role, title="", unit_id=unit, unit_code=str(unit), unit_name=f"Đơn vị {unit}")
        for number, (role, unit) in enumerate(held)
    )
    return Actor(7, "Người thử", posts, posts[0] if posts else None)


PEOPLE = {
    "leader": _person((Role.LEADER, STRANGER)),
    "secretary": _person((Role.SECRETARY, STRANGER)),
    "head": _person((Role.UNIT_HEAD, RAISER)),
    "officer": _person((Role.FOCAL_OFFICER, RAISER)),
    "editor": _person((Role.EDITOR, RAISER)),
    "head of the owner": _person((Role.UNIT_HEAD, OWNER)),
    "officer of the owner": _person((Role.FOCAL_OFFICER, OWNER)),
    "head of another unit": _person((Role.UNIT_HEAD, STRANGER)),
    "appraiser": _person((Role.APPRAISER, STRANGER)),
    "administrator": _person((Role.ADMINISTRATOR, STRANGER)),
    "nobody": _person(),
    "system": SYSTEM,
}
SECRETARY = frozenset(("secretary", "system"))
GIVERS = {"leader", "secretary", "system"}
RAISERS = {"head", "officer", "secretary", "system"}
OWNERS = {"head of the owner", "officer of the owner", "secretary", "system"}
OPEN = set(OBSTACLE_OPEN)
UNANSWERED = {ObstacleState.RAISED, ObstacleState.ESCALATED}

# Move → (in which states, at which level who); everything else is refused.
TABLE = {
    "entrust": (OPEN, dict.fromkeys(Level, SECRETARY)),
    "escalate": (OPEN, {Level.UNIT: {*GIVERS, "head"}, Level.CITY: GIVERS, Level.PROVINCE: GIVERS}),
    "answer": (UNANSWERED, {Level.UNIT: OWNERS | GIVERS, Level.CITY: OWNERS | GIVERS, Level.PROVINCE: OWNERS}),
    "solve": (OPEN, dict.fromkeys(Level, RAISERS)),
    "withdraw": (UNANSWERED, dict.fromkeys(Level, RAISERS)),
    "reopen": ({ObstacleState.SOLVED}, dict.fromkeys(Level, frozenset(RAISERS | {"leader"}))),
}


def _obstacle(state=ObstacleState.RAISED, level=Level.CITY, owner=OWNER):
    return ObstacleParties(id=1, state=state, level=level, unit_id=RAISER, owner_unit_id=owner)


def test_the_table_knows_every_move_but_the_first():
    assert set(TABLE) == set(ObstacleMove) - {ObstacleMove.RAISE}
    assert set(permissions.obstacle_decisions(SYSTEM, _obstacle())) == set(TABLE)


@pytest.mark.parametrize(("move", "who"), product(TABLE, PEOPLE))
def test_the_table_of_person_move_state_and_level(move, who):
    states, people = TABLE[move]
    for state, level in product(ObstacleState, Level):
        decision = permissions.obstacle_decisions(PEOPLE[who], _obstacle(state, level))[move]
        assert bool(decision) == (state in states and who in people[level]), (state, level)
        assert decision or str(decision.reason).endswith(".")


@pytest.mark.parametrize("who", PEOPLE)
def test_an_obstacle_is_seen_by_both_sides_and_by_those_who_give_tasks(who):
    inside = {"head", "officer", "editor", "head of the owner", "officer of the owner"}
    assert bool(permissions.may_see_obstacle(PEOPLE[who], _obstacle())) == (who in GIVERS | inside)
    assert bool(permissions.may_see_obstacles(PEOPLE[who])) == (who != "nobody")


@pytest.mark.parametrize("who", PEOPLE)
def test_an_obstacle_is_raised_by_its_unit_or_the_secretary_who_alone_chooses_an_owner(who):
    assert bool(permissions.may_raise_obstacle(PEOPLE[who], RAISER)) == (who in RAISERS)
    assert bool(permissions.may_choose_owner(PEOPLE[who])) == (who in {"secretary", "system"})


@pytest.mark.parametrize("who", PEOPLE)
def test_what_nobody_follows_up_is_answered_by_the_city(who):
    decision = permissions.may_answer_obstacle(PEOPLE[who], _obstacle(owner=None))
    assert bool(decision) == (who in GIVERS)


def test_people_see_the_obstacles_of_their_units_and_givers_see_all():
    assert permissions.seen_obstacle_unit_ids(PEOPLE["leader"]) is None
    assert permissions.seen_obstacle_unit_ids(PEOPLE["head"]) == {RAISER}
    assert permissions.seen_obstacle_unit_ids(PEOPLE["nobody"]) == frozenset()
