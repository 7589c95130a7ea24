"""The tables of states say what can happen, and nothing else can."""

import pytest

from sen.reform.directives.workflow import CLOSED, DONE, MOVES, Move, NoSuchMove, State, is_possible, moved


@pytest.mark.parametrize("end", sorted(CLOSED))
def test_nothing_leads_out_of_a_closed_state(end):
    assert not any(start == end for start, _move, _to in MOVES)


def test_trap_11_late_never_becomes_in_time():
    assert State.FINISHED_LATE in CLOSED & DONE


def test_a_move_leads_only_where_the_table_says():
    assert moved(State.GIVEN, Move.REPORT, State.REPORTED) == State.REPORTED
    with pytest.raises(NoSuchMove):
        moved(State.FINISHED_LATE, Move.ACCEPT, State.FINISHED)


def test_every_state_but_the_first_can_be_reached():
    assert {to for _start, _move, to in MOVES} == set(State)
    assert is_possible(Move.REPORT, State.GIVEN)
    assert not is_possible(Move.REPORT, State.CANCELLED)
