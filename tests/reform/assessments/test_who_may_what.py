"""Every action on a sheet × who × where the sheet stands × its window: allowed exactly here, refused with a reason elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

import pytest

from sen.reform.accounts.queries import SYSTEM, Actor, HeldPost
from sen.reform.accounts.roles import Role
from sen.reform.assessments import permissions
from sen.reform.assessments.queries import Move, State, duties
from sen.reform.common.decisions import Decision
from tests.factories.assessments import CALENDAR, an_assessment

pytestmark = pytest.mark.django_db

LAST_DAYS = {
    State.DECLARING: CALENDAR.self_closes_on,
    State.SIGNING: CALENDAR.self_closes_on,
    State.APPRAISING: CALENDAR.appraisal_closes_on,
    State.EXPLAINING: CALENDAR.explanations_close_on,
    State.REAPPRAISING: CALENDAR.reappraisal_closes_on,
}
OWN, OTHER, ANY = "own", "other", "any"
BEFORE, INSIDE, AFTER = "before", "inside", "after"
ALWAYS = frozenset({BEFORE, INSIDE, AFTER})
CODE = "1.1.1"


@dataclass(frozen=True)
class Row:
    """Who may do something, of which unit, in which states, and when in their window."""

    ask: Callable[..., Decision]
    roles: frozenset[Role]
    unit: str
    states: frozenset[State]
    window: frozenset[str] = frozenset({INSIDE})


def moving(move: Move) -> Callable[..., Decision]:
    return lambda by, card, on: permissions.may_move(by, card, move, on=on)


FOCAL, HEAD, SECRETARY = frozenset({Role.FOCAL_OFFICER}), frozenset({Role.UNIT_HEAD}), frozenset({Role.SECRETARY})
TABLE: dict[str, Row] = {
    "declare": Row(
        lambda by, card, on: permissions.may_declare(by, card, on=on), FOCAL, OWN, frozenset({State.DECLARING})
    ),
    "submit": Row(moving(Move.SUBMIT), FOCAL, OWN, frozenset({State.DECLARING})),
    "take back": Row(moving(Move.TAKE_BACK), FOCAL, OWN, frozenset({State.SIGNING}), ALWAYS),
    "send back": Row(moving(Move.SEND_BACK), HEAD, OWN, frozenset({State.SIGNING}), ALWAYS),
    "sign": Row(moving(Move.SIGN), HEAD, OWN, frozenset({State.SIGNING})),
    "take in": Row(
        moving(Move.TAKE_IN), SECRETARY, ANY, frozenset({State.DECLARING, State.SIGNING}), frozenset({AFTER})
    ),
    "extend": Row(
        lambda by, card, on: permissions.may_extend(by, card),
        SECRETARY,
        ANY,
        frozenset({State.DECLARING, State.SIGNING, State.EXPLAINING}),
        ALWAYS,
    ),
    "mark": Row(
        lambda by, card, on: permissions.may_mark(by, card, CODE, on=on, duties=duties(card.round.id)),
        frozenset({Role.APPRAISER}),
        OTHER,
        frozenset({State.APPRAISING, State.REAPPRAISING}),
    ),
    "record for the council": Row(
        lambda by, card, on: permissions.may_mark(by, card, CODE, on=on, duties=duties(card.round.id)),
        SECRETARY,
        ANY,
        frozenset({State.COUNCIL}),
        ALWAYS,
    ),
    "hand over": Row(moving(Move.HAND_OVER), SECRETARY, ANY, frozenset({State.APPRAISING}), ALWAYS),
    "explain": Row(
        lambda by, card, on: permissions.may_explain(by, card, on=on),
        FOCAL | HEAD,
        OWN,
        frozenset({State.EXPLAINING}),
    ),
    "answer": Row(moving(Move.ANSWER), FOCAL | HEAD, OWN, frozenset({State.EXPLAINING}), ALWAYS),
    "settle": Row(moving(Move.SETTLE), SECRETARY, ANY, frozenset({State.REAPPRAISING}), ALWAYS),
}
# Two rows share one question: what a mark is depends on where the sheet stands.
SHARED = {"mark": "record for the council", "record for the council": "mark"}


def people(unit_id: int) -> dict[tuple[str, str], Actor]:
    """One person of each role in the unit and in another, one without a post, and the system."""
    found: dict[tuple[str, str], Actor] = {("nobody", OTHER): Actor(9_999, "Người không có chức danh")}
    found["system", OTHER] = SYSTEM
    for number, (role, where) in enumerate(product(Role, (OWN, OTHER))):
        here = unit_id if where == OWN else unit_id + 1_000
        post = HeldPost(number, role, str(role.label), here, "X", "Đơn vị", areas=("1",))
        found[role.value, where] = Actor(10_000 + number, f"Người {number}", (post,), post)
    return found


def day_of(state: State, when: str) -> date:
    last = LAST_DAYS.get(state, CALENDAR.publication_on)
    return {BEFORE: CALENDAR.opens_on - timedelta(days=1), INSIDE: last, AFTER: last + timedelta(days=1)}[when]


def is_allowed(row: Row, who: tuple[str, str], state: State, when: str) -> bool:
    role, where = who
    is_person = role in {each.value for each in row.roles} and row.unit in (ANY, where)
    return (role == "system" or is_person) and state in row.states and when in row.window


@pytest.mark.parametrize("action", TABLE)
def test_allowed_exactly_where_the_table_says_and_refused_with_a_reason_elsewhere(action):
    card, row = an_assessment(), TABLE[action]
    other = TABLE.get(SHARED.get(action, ""))
    tried = 0
    for (who, by), state, when in product(people(card.unit_id).items(), State, (BEFORE, INSIDE, AFTER)):
        decision = row.ask(by, replace(card, state=state), day_of(state, when))
        expected = is_allowed(row, who, state, when) or (other is not None and is_allowed(other, who, state, when))
        assert bool(decision) is expected, (action, who, state, when, str(decision.reason))
        assert bool(decision) or str(decision.reason).strip().endswith("."), (action, who, state, when)
        tried += 1
    assert tried == 18 * len(State) * 3
