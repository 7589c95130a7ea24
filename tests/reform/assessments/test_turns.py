"""One state for each assessment, whose turn it is, how the board tells it, and who is told."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, queries
from sen.reform.assessments.operations import Marking, MoveNotAllowed, NotComplete, ReasonNeeded
from sen.reform.assessments.workflow import MOVES, OWNERS, SHOWN_FROM, WRITABLE, Move, Owner, Stage, State
from sen.reform.common.errors import NotAllowed
from sen.reform.notifications.queries import notices_of
from tests.factories.assessments import (
    CALENDAR,
    a_round,
    a_sample_round,
    an_assessment,
    answered,
    declared,
    handed_over,
    objected,
    signed,
)
from tests.factories.people import an_actor
from tests.factories.results import all_at
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def card():
    return an_assessment()


def submitted(card):
    answered(card)
    operations.submit(card.id, by=SYSTEM, at=card.round.opened_at)


def marked(card):
    signed(card)
    for code in queries.unmarked(card.id):
        operations.mark(card.id, Marking(code), by=SYSTEM, at=card.round.opened_at)


def decided(card):
    objected(card)
    operations.mark(card.id, Marking("1.1.2", reason="Đóng dấu ngày 5/1"), by=SYSTEM, at=card.round.opened_at)


# Every step of one assessment with who may take it, whether for one's own unit only, and the state it is tried in.
STEPS = [
    ("submit", {Role.FOCAL_OFFICER}, answered),
    ("take_back", {Role.FOCAL_OFFICER}, submitted),
    ("send_back", {Role.UNIT_HEAD}, submitted),
    ("sign", {Role.UNIT_HEAD}, submitted),
    ("hand_over", {Role.SECRETARY}, marked),
    ("answer", {Role.FOCAL_OFFICER, Role.UNIT_HEAD}, handed_over),
    ("settle", {Role.SECRETARY}, decided),
]


def take(name: str, card, by, at) -> None:
    said = ("Sửa lại",) if name == "send_back" else ()
    getattr(operations, name)(card.id, *said, by=by, at=at)


@pytest.mark.parametrize(("name", "roles", "prepare"), STEPS, ids=[step[0] for step in STEPS])
def test_each_step_is_taken_by_those_whose_turn_it_is_and_by_nobody_else(name, roles, prepare, at, card):
    prepare(card)
    before = queries.assessment(card.id).state
    for role in Role:
        for unit_id in (card.unit_id, a_unit().id):
            may = role in roles and (unit_id == card.unit_id or role is Role.SECRETARY)
            if not may:
                with pytest.raises(NotAllowed):
                    take(name, card, an_actor(role, unit_id=unit_id), at)
    assert queries.assessment(card.id).state is before
    actor = an_actor(min(roles), unit_id=card.unit_id)
    take(name, card, actor, at)
    after = queries.assessment(card.id)
    assert after.state is MOVES[Move(name)][1]
    turn = queries.turns_of(card.id)[-1]
    assert (turn.move, turn.state, turn.by, turn.at) == (name, after.state, actor.label, at)
    assert after.state_since == at


@pytest.mark.parametrize("state", list(State))
def test_trap_4_a_step_starts_only_where_the_table_says(state, at, card):
    for name, _roles, _prepare in STEPS:
        if state in MOVES[Move(name)][0]:
            continue
        all_at(card.round, state)
        with pytest.raises(NotAllowed):
            take(name, card, SYSTEM, at)
        assert queries.assessment(card.id).state is state


@pytest.mark.parametrize("move", [Move.APPROVE, Move.PUBLISH, Move.CORRECT, Move.WITHDRAW, Move.REVISE])
def test_the_result_of_a_round_moves_as_one_and_only_from_where_it_may(move, at):
    one, _other = queries.assessments_of(a_round(a_unit("Phường A"), a_unit("Phường B")).id)
    starts, end = MOVES[move]
    for state in State:
        all_at(one.round, state)
        if state not in starts:
            with pytest.raises(MoveNotAllowed):
                operations.move_round(one.round.id, move, by=SYSTEM, at=at, reason="Sửa")
            assert queries.round_with_id(one.round.id).states == {state: 2}
    all_at(one.round, min(starts))
    operations.move_round(one.round.id, move, by=SYSTEM, at=at, reason="Sửa")
    assert queries.round_with_id(one.round.id).states == {end: 2}


@pytest.mark.parametrize(
    ("move", "role"), [(move, role) for move in (Move.APPROVE, Move.PUBLISH, Move.WITHDRAW) for role in Role]
)
def test_a_leader_approves_and_the_secretary_does_the_rest(move, role, at, card):
    all_at(card.round, min(MOVES[move][0]))
    may = role is (Role.LEADER if move is Move.APPROVE else Role.SECRETARY)
    actor = an_actor(role, unit_id=card.unit_id)
    if may:
        operations.move_round(card.round.id, move, by=actor, at=at, reason="Sửa")
        assert queries.assessment(card.id).state is MOVES[move][1]
    else:
        with pytest.raises(NotAllowed):
            operations.move_round(card.round.id, move, by=actor, at=at, reason="Sửa")


def test_a_result_falls_only_with_a_reason(at, card):
    all_at(card.round, State.PUBLISHED)
    with pytest.raises(ReasonNeeded):
        operations.move_round(card.round.id, Move.WITHDRAW, by=SYSTEM, at=at)


def test_nothing_is_passed_on_while_something_waits(at, card):
    with pytest.raises(NotComplete, match="5"):
        operations.submit(card.id, by=SYSTEM, at=at)
    signed(card)
    with pytest.raises(NotComplete):
        operations.hand_over(card.id, by=SYSTEM, at=at)


def test_every_state_has_one_owner_and_what_is_shown_follows_the_order():
    assert set(OWNERS) == set(State)
    assert set(WRITABLE) <= set(State)
    assert set(SHOWN_FROM) == set(Stage)
    for starts, end in MOVES.values():
        assert end not in starts


# The board.


def the_line(card, on=date(2023, 9, 21)):
    (line,) = queries.board(queries.round_with_id(card.round.id), on=on).lines
    return line


def test_the_board_counts_what_is_answered_marked_and_disputed(card):
    declared(card, "1.1.1", done=48)  # one of two figures: not yet an answer
    declared(card, "2.1.1", not_applicable="không được giao vốn")
    line = the_line(card)
    assert (line.answered, line.needed, line.declared, line.marked) == (1, 5, 2, 0)
    declared(card, "1.1.1", planned=60)
    assert the_line(card).answered == 2


def test_objections_are_counted_when_the_unit_has_passed_them_on(card):
    handed_over(card)
    operations.disagree(card.id, operations.Reply("1.1.2", "Ban hành 28/12"), by=SYSTEM, at=card.round.opened_at)
    assert (the_line(card).objections, the_line(card).undecided) == (0, 0)
    operations.answer(card.id, by=SYSTEM, at=card.round.opened_at)
    assert (the_line(card).objections, the_line(card).undecided) == (1, 1)
    operations.mark(card.id, Marking("1.1.2", reason="Đóng dấu 5/1"), by=SYSTEM, at=card.round.opened_at)
    assert (the_line(card).objections, the_line(card).undecided) == (1, 0)


@pytest.mark.parametrize(
    ("on", "days_left", "is_late"),
    [
        (date(2023, 9, 29), 0, False),  # the last day
        (date(2023, 9, 28), 1, False),
        (date(2023, 9, 30), 0, True),  # Saturday: no working day has passed, and yet it is late
        (date(2023, 10, 2), -1, True),
    ],
)
def test_the_board_says_how_long_is_left_in_working_days(on, days_left, is_late):
    line = the_line(an_assessment(), on)
    assert (line.due_on, line.days_left, line.is_late) == (CALENDAR.self_closes_on, days_left, is_late)


@pytest.mark.parametrize(
    ("state", "due_on"),
    [
        (State.COUNCIL, CALENDAR.council_on),
        (State.APPROVED, CALENDAR.publication_on),
        (State.PUBLISHED, None),
    ],
)
def test_after_the_windows_the_council_and_publication_are_due(state, due_on, card):
    all_at(card.round, state)
    line = the_line(card, date(2023, 12, 1))
    assert (line.due_on, line.is_late) == (due_on, due_on is not None)


def test_the_sums_of_the_board_add_up():
    units = [a_unit(f"Phường {name}") for name in ("A", "B", "C")]
    card = a_round(*units)
    first, second, third = queries.assessments_of(card.id)
    signed(first)
    declared(second, "1.2", value="1")
    operations.extend(third.id, date(2023, 10, 4), "Bão", by=SYSTEM, at=card.opened_at)
    board = queries.board(queries.round_with_id(card.id), on=date(2023, 10, 2))
    assert board.total == {
        name: sum(getattr(line, name) for line in board.lines)
        for name in ("answered", "needed", "marked", "declared", "undecided", "objections")
    }
    assert sum(each.count for each in board.states) == len(board.lines) == 3
    assert [line.card.id for line in board.late] == [second.id]  # one signed, one has more time
    assert board.extended_count == 1


@pytest.mark.parametrize("unit_count", [9, 22])
def test_more_units_ask_the_database_no_more_questions(unit_count, django_assert_num_queries):
    card = a_sample_round(unit_count)
    queries.board(card, on=date(2023, 9, 21))  # the index is read once
    with django_assert_num_queries(6):
        queries.board(card, on=date(2023, 9, 21))


# Who is told.


def told(actor) -> list[str]:
    return [notice.sentence for notice in notices_of(actor.user_id)]


def test_each_step_is_told_to_those_whose_turn_it_is_now(at, card):
    officer = an_actor(Role.FOCAL_OFFICER, unit_id=card.unit_id)
    head = an_actor(Role.UNIT_HEAD, unit_id=card.unit_id)
    mine = an_actor(Role.APPRAISER, areas=("1",))
    none_of_it = an_actor(Role.APPRAISER, areas=("8",))
    secretary = an_actor(Role.SECRETARY)
    stranger = an_actor(Role.UNIT_HEAD)
    answered(card)
    operations.submit(card.id, by=officer, at=at)
    assert told(officer) == []  # who passed it on knows
    assert ["ký" in sentence for sentence in told(head)] == [True]
    operations.sign(card.id, by=head, at=at)
    assert len(told(mine)) == 1
    assert told(none_of_it) == []
    for code in queries.unmarked(card.id):
        operations.mark(card.id, Marking(code), by=SYSTEM, at=at)
    operations.hand_over(card.id, by=secretary, at=at)
    assert ["20/10/2023" in sentence for sentence in told(officer)] == [True]
    operations.answer(card.id, by=officer, at=at)
    operations.settle(card.id, by=secretary, at=at)
    operations.move_round(card.round.id, Move.APPROVE, by=SYSTEM, at=at)
    assert "Đã phê duyệt" in " ".join(told(secretary))
    operations.move_round(card.round.id, Move.PUBLISH, by=secretary, at=at)
    assert "Đã công bố" in told(officer)[0]
    assert told(stranger) == []


def test_trap_29_many_sheets_are_one_notice_for_an_appraiser(at):
    appraiser = an_actor(Role.APPRAISER, areas=("1",))
    cards = queries.assessments_of(a_round(a_unit("Phường A"), a_unit("Phường B")).id)
    for card in cards:
        signed(card)
    (sentence,) = told(appraiser)
    assert "2 phiếu" in sentence


def test_a_sheet_that_was_sent_back_is_told_to_the_officer(at, card):
    officer = an_actor(Role.FOCAL_OFFICER, unit_id=card.unit_id)
    submitted(card)
    operations.send_back(card.id, "Thiếu số liệu", by=SYSTEM, at=at)
    assert len(told(officer)) == 1
    assert queries.assessment(card.id).owner is Owner.UNIT
    assert queries.turns_of(card.id)[-1].reason == "Thiếu số liệu"
