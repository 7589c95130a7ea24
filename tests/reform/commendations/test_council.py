"""The council: quorum, votes of all members, dissent; below the quorum nothing is decided."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as draw

from sen.reform.accounts.queries import SYSTEM
from sen.reform.commendations import operations, queries
from sen.reform.commendations.models import Session, Vote
from sen.reform.commendations.operations import Count, NewSession
from sen.reform.commendations.queries import State, needed
from tests.factories.commendations import AT, DAY, a_commendation_round, a_nomination, before_council

pytestmark = pytest.mark.django_db


def meeting(card, in_favour, against, *, members=9, present=9, written=0, dissent="Chưa đủ minh chứng", on=DAY):
    count = Count(card.id, in_favour, against, dissent if against else "")
    new = NewSession(card.round.id, on, members, present, (count,), written)
    return operations.hold_council(new, by=SYSTEM, at=AT)


@pytest.mark.parametrize(
    ("members", "present", "written", "in_favour", "state"),
    [
        (9, 9, 0, 8, State.VOTED),  # 8 of 9 is more than 80 %
        (9, 9, 0, 7, State.REFUSED),  # 7 of 9 is 77,8 %
        (10, 10, 0, 8, State.VOTED),  # exactly 80 %
        (9, 6, 3, 8, State.VOTED),  # the absent ones wrote
        (9, 6, 0, 6, State.REFUSED),  # a quorum, all in favour, and yet not 80 % of all members
        (9, 6, 2, 8, State.VOTED),
    ],
)
def test_eighty_per_cent_of_all_members_must_agree(members, present, written, in_favour, state, tabled):
    against = present + written - in_favour
    meeting(tabled, in_favour, against, members=members, present=present, written=written)
    assert queries.nomination(tabled.id).state is state
    (session,) = queries.sessions_of(tabled.round.id)
    assert [vote.is_agreed for vote in session.votes] == [state is State.VOTED]
    assert f"{in_favour}/{members} thành viên đồng ý" in queries.history_of(tabled.id)[0].reason


@pytest.mark.parametrize(("members", "present"), [(9, 5), (3, 1), (10, 6), (1, 0)])
def test_below_the_quorum_nothing_is_decided_and_the_rule_is_cited(members, present, tabled):
    with pytest.raises(operations.BelowQuorum, match=r"2/3 số thành viên, thiết lập của cơ quan"):
        meeting(tabled, present, 0, members=members, present=present)
    assert queries.nomination(tabled.id).state is State.BEFORE_COUNCIL
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("in_favour", "against", "said", "refusal"),
    [
        (9, 0, {"written": 1}, operations.MoreThanMembers),
        (8, 0, {}, operations.VotesDoNotAddUp),
        (8, 2, {}, operations.VotesDoNotAddUp),
        (10, -1, {}, operations.VotesDoNotAddUp),
        (8, 1, {"dissent": " "}, operations.DissentMissing),
        (9, 0, {"on": date(2023, 9, 22)}, operations.MeetingToCome),
        (0, 0, {"members": 0, "present": 0}, operations.BelowQuorum),
    ],
)
def test_counts_that_cannot_stand_in_minutes_are_refused(in_favour, against, said, refusal, tabled):
    with pytest.raises(refusal):
        meeting(tabled, in_favour, against, **said)
    assert not Vote.objects.exists()


def test_every_nomination_before_the_council_is_counted_and_no_other():
    card = a_commendation_round()
    first, second = (before_council(a_nomination(card, place)) for place in (0, 1))
    with pytest.raises(operations.NothingToVoteOn):
        meeting(first, 9, 0)
    counts = (Count(first.id, 9, 0), Count(second.id, 5, 4, "Chưa thuyết phục"))
    operations.hold_council(NewSession(card.id, DAY, 9, 9, counts), by=SYSTEM, at=AT)
    assert [each.state for each in queries.nominations_of(card.id)] == [State.VOTED, State.REFUSED]
    with pytest.raises(operations.NothingToVoteOn):
        operations.hold_council(NewSession(card.id, DAY, 9, 9, counts), by=SYSTEM, at=AT)


@given(members=draw.integers(1, 60), votes=draw.integers(0, 60))
def test_a_tie_is_impossible(members, votes):
    """Whatever is agreed to has more than half of all members, so both sides can never have enough."""
    least = needed(members, Fraction(4, 5))
    assert least * 5 >= members * 4 > (least - 1) * 5
    assert not (votes >= least and members - votes >= least)
