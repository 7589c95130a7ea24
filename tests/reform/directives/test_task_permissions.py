"""Who may do what to a task, in which state: the whole table."""

from datetime import date
from itertools import product

import pytest
from django.utils.translation import override

from sen.reform.accounts.queries import SYSTEM, Actor, HeldPost
from sen.reform.accounts.roles import Role
from sen.reform.directives import permissions
from sen.reform.directives.queries import TaskParties
from sen.reform.directives.workflow import State

LEAD, HELPER, STRANGER = 1, 2, 3


def _person(*held: tuple[Role, int], user_id: int = 7) -> Actor:
    posts = tuple(
        HeldPost(id=number, role=role, title="", unit_id=unit, unit_code=str(unit), unit_name=f"Đơn vị {unit}")
        for number, (role, unit) in enumerate(held)
    )
    return Actor(user_id, "Người thử", posts, posts[0] if posts else None)


PEOPLE = {
    "leader": _person((Role.LEADER, STRANGER)),
    "secretary": _person((Role.SECRETARY, STRANGER)),
    "head of the lead": _person((Role.UNIT_HEAD, LEAD)),
    "officer of the lead": _person((Role.FOCAL_OFFICER, LEAD)),
    "editor in the lead": _person((Role.EDITOR, LEAD)),
    "head of a co-ordinator": _person((Role.UNIT_HEAD, HELPER)),
    "head of another unit": _person((Role.UNIT_HEAD, STRANGER)),
    "appraiser": _person((Role.APPRAISER, STRANGER)),
    "publisher": _person((Role.PUBLISHER, STRANGER)),
    "administrator": _person((Role.ADMINISTRATOR, STRANGER)),
    "nobody": _person(),
    "system": SYSTEM,
}
GIVERS = {"leader", "secretary", "system"}
REPORTERS = {"head of the lead", "officer of the lead", "system"}

# Action → (who may, in which states); everything else is refused.
OPEN = {State.GIVEN, State.UNDER_WAY}
HEADS = {"head of the lead", "system"}
TABLE = {
    "take_up": (REPORTERS, {State.GIVEN}),
    "report": (REPORTERS, OPEN),
    "return": (HEADS, OPEN),
    "ask_extension": (HEADS, OPEN),
    "decide_extension": (GIVERS, set()),
    "pause": (GIVERS, OPEN),
    "resume": (GIVERS, {State.PAUSED}),
    "accept": (GIVERS, {State.REPORTED}),
    "send_back": (GIVERS, {State.REPORTED, State.RETURNED}),
    "hand_on": (GIVERS, {State.RETURNED}),
    "cancel": (GIVERS, {*OPEN, State.PAUSED, State.REPORTED, State.RETURNED}),
}
TODAY, DUE = date(2023, 9, 21), date(2023, 9, 25)


def _task(state=State.GIVEN, **said):
    given = {
        "id": 1,
        "state": state,
        "lead_unit_id": LEAD,
        "named_unit_ids": frozenset((LEAD, HELPER)),
        "reported_by_id": 99,
        "has_parts": False,
        "due_on": DUE,
        **said,
    }
    return TaskParties(**given)


@pytest.mark.parametrize(("action", "who"), product(TABLE, PEOPLE))
def test_the_table_of_actor_action_and_state(action, who):
    people, states = TABLE[action]
    for state in State:
        decision = permissions.decisions_for(PEOPLE[who], _task(state), on=TODAY)[action]
        assert bool(decision) == (who in people and state in states), state
        assert decision or str(decision.reason).endswith(".")


@pytest.mark.parametrize(("who", "state"), product(PEOPLE, State))
def test_an_extension_asked_for_is_decided_by_those_who_give_tasks(who, state):
    asked = _task(state, asked_due_on=date(2023, 10, 25))
    assert bool(permissions.may_decide_extension(PEOPLE[who], asked)) == (who in GIVERS)


@pytest.mark.parametrize(
    ("said", "on", "words"),
    [
        ({"extended_on": date(2023, 9, 1)}, TODAY, "once only"),
        ({"asked_due_on": date(2023, 10, 1)}, TODAY, "asked for already"),
        ({"due_on": None}, TODAY, "no deadline"),
        ({}, date(2023, 9, 26), "before the deadline"),
        ({"has_parts": True}, TODAY, "head of the lead unit"),
    ],
    ids=["a second time", "twice at once", "nothing to extend", "too late", "the whole of several"],
)
def test_trap_12_an_extension_is_granted_once_and_asked_for_in_time(said, on, words):
    with override("en"):
        decision = permissions.may_ask_extension(PEOPLE["head of the lead"], _task(**said), on=on)
        assert not decision
        assert words in str(decision.reason)
    assert permissions.may_ask_extension(PEOPLE["head of the lead"], _task(), on=DUE)


@pytest.mark.parametrize("who", PEOPLE)
def test_only_people_in_named_units_and_those_who_give_tasks_see_one(who):
    seen = bool(permissions.may_see_task(PEOPLE[who], _task()))
    inside = {"head of the lead", "officer of the lead", "editor in the lead", "head of a co-ordinator"}
    assert seen == (who in GIVERS | inside)


@pytest.mark.parametrize("who", PEOPLE)
def test_only_leaders_and_the_secretary_give_tasks_and_draft_them(who):
    assert bool(permissions.may_assign(PEOPLE[who])) == (who in GIVERS)
    assert bool(permissions.may_draft(PEOPLE[who])) == (who in GIVERS)


@pytest.mark.parametrize("who", PEOPLE)
def test_progress_is_reported_by_the_lead_unit_or_the_secretary(who):
    allowed = bool(permissions.may_report_progress(PEOPLE[who], LEAD))
    assert allowed == (who in {"secretary", "head of the lead", "officer of the lead", "system"})


@pytest.mark.parametrize("who", PEOPLE)
def test_everybody_with_a_post_sees_the_plan(who):
    assert bool(permissions.may_see_plan(PEOPLE[who])) == (who != "nobody")


def test_nobody_accepts_what_they_reported_themselves():
    both = _person((Role.SECRETARY, LEAD), (Role.UNIT_HEAD, LEAD))
    mine = _task(State.REPORTED, reported_by_id=both.user_id)
    assert not permissions.may_accept_task(both, mine)
    assert permissions.may_accept_task(both, _task(State.REPORTED))
    assert permissions.may_accept_task(SYSTEM, _task(State.REPORTED, reported_by_id=None))


def test_what_was_given_to_several_units_is_reported_by_its_parts_only():
    whole = _task(lead_unit_id=None, has_parts=True)
    head = PEOPLE["head of the lead"]
    assert permissions.may_see_task(head, whole)
    assert not permissions.may_report_task(head, whole)
    assert not permissions.may_return_task(head, whole)
    assert not permissions.may_take_up_task(head, whole)
    assert not permissions.may_pause_task(PEOPLE["secretary"], whole)
    assert permissions.may_cancel_task(PEOPLE["secretary"], whole)


def test_people_see_the_tasks_of_their_units_and_givers_see_all():
    assert permissions.seen_unit_ids(PEOPLE["leader"]) is None
    assert permissions.seen_unit_ids(PEOPLE["head of the lead"]) == {LEAD}
    assert permissions.seen_unit_ids(PEOPLE["nobody"]) == frozenset()


def test_a_person_reports_once_for_each_unit():
    both = _person((Role.UNIT_HEAD, LEAD), (Role.FOCAL_OFFICER, LEAD), (Role.EDITOR, STRANGER))
    assert permissions.reporting_unit_ids(both) == (LEAD,)
