"""How often one network may answer, without an address being kept."""

from datetime import timedelta

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.common.errors import NotAllowed
from sen.reform.feedback import operations, queries
from sen.reform.feedback.models import DayKey, NetworkCount, NetworkRule, Tally, VoterMark
from sen.reform.feedback.operations import MOST_PER_HOUR, NetworkIsFull, NewComment, TooMany, comment, rate
from sen.reform.feedback.operations.limits import count_in_hour, enforce_below
from tests.factories.people import an_actor

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def _exhaust(kind, address, at):
    for _turn in range(MOST_PER_HOUR[kind]):
        count_in_hour(kind, address, at=at)


@pytest.mark.parametrize("kind", MOST_PER_HOUR)
def test_one_address_answers_so_often_within_an_hour_and_no_more(kind, at):
    enforce_below(kind, "203.0.113.7", at=at)
    _exhaust(kind, "203.0.113.7", at)
    with pytest.raises(TooMany, match="thử lại sau"):
        count_in_hour(kind, "203.0.113.7", at=at)
    with pytest.raises(TooMany):
        enforce_below(kind, "203.0.113.7", at=at)
    count_in_hour(kind, "203.0.113.8", at=at)  # a neighbour is not touched
    count_in_hour(kind, "203.0.113.7", at=at + HOUR)  # nor is the next hour


@pytest.mark.parametrize(
    ("first", "second", "are_one"),
    [
        ("2001:db8::1", "2001:db8::ffff:1", True),  # one household has 2^64 addresses
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:203.0.113.7", "203.0.113.7", True),  # the same line, as a server that listens to both writes it
        ("::ffff:203.0.113.7", "::ffff:203.0.113.8", False),
        ("no address", "", True),  # what is no address shares one count
    ],
)
def test_addresses_of_one_network_count_together(first, second, are_one, at):
    _exhaust("comment", first, at)
    if are_one:
        with pytest.raises(TooMany):
            count_in_hour("comment", second, at=at)
    else:
        count_in_hour("comment", second, at=at)


def test_no_address_is_written_down_and_what_was_counted_goes_with_the_day(at):
    count_in_hour("rate", "203.0.113.7", at=at)
    today = NetworkCount.objects.get().key
    assert "203.0.113.7" not in today
    count_in_hour("rate", "203.0.113.7", at=at + DAY)
    assert NetworkCount.objects.get().key != today
    assert DayKey.objects.count() == 1


def test_ratings_and_comments_are_counted(visitor, at, monkeypatch):
    monkeypatch.setitem(MOST_PER_HOUR, "rate", 1)
    monkeypatch.setitem(MOST_PER_HOUR, "comment", 1)
    rate(subject="news.article:5", stars=5, visitor=visitor(1), at=at)
    comment(subject="news.article:5", new=NewComment("Tốt"), visitor=visitor(1), at=at)
    with pytest.raises(TooMany):  # another browser on the same line
        rate(subject="news.article:6", stars=5, visitor=visitor(2), at=at)
    with pytest.raises(TooMany):
        comment(subject="news.article:5", new=NewComment("Hay"), visitor=visitor(2), at=at)


def test_trap_26_one_network_moves_one_subject_by_twenty_ratings_a_day(visitor, at):
    for number in range(20):
        rate(subject="news.article:5", stars=1, visitor=visitor(number), at=at)
    for number in range(20, 25):
        with pytest.raises(NetworkIsFull, match="20 lượt"):
            rate(subject="news.article:5", stars=1, visitor=visitor(number), at=at)
    assert queries.ratings_of("news.article:5").open.votes == (20, 0, 0, 0, 0)
    assert VoterMark.objects.count() == 20  # who was turned away may come again another day
    rate(subject="news.article:6", stars=1, visitor=visitor(1), at=at)
    rate(subject="news.article:5", stars=1, visitor=visitor(99, "203.0.113.8"), at=at)
    rate(subject="news.article:5", stars=1, visitor=visitor(20), at=at + DAY)
    assert queries.ratings_of("news.article:5").open.count == 22


def test_who_rates_a_second_time_uses_up_nothing(visitor, at):
    operations.set_network_rule(most_a_day=2, by=SYSTEM, at=at)
    for _turn in range(5):
        rate(subject="news.article:5", stars=1, visitor=visitor(1), at=at)
    rate(subject="news.article:5", stars=1, visitor=visitor(2), at=at)
    assert Tally.objects.get().one == 2


@pytest.mark.parametrize("role", [*Role, None])
def test_the_secretary_and_the_administrator_set_the_rule_and_it_stays_readable(at, role):
    by = an_actor(role)
    assert queries.most_a_day() == 20
    if role in {Role.SECRETARY, Role.ADMINISTRATOR}:
        operations.set_network_rule(most_a_day=5, by=by, at=at)
        operations.set_network_rule(most_a_day=7, by=by, at=at)
        assert queries.most_a_day() == 7
        assert [(rule.most_a_day, rule.set_by) for rule in queries.network_rules()] == [(7, by.label), (5, by.label)]
    else:
        with pytest.raises(NotAllowed, match="thư ký"):
            operations.set_network_rule(most_a_day=5, by=by, at=at)
        assert not NetworkRule.objects.exists()


@pytest.mark.parametrize("said", [0, -1, 501])
def test_a_rule_that_lets_nobody_or_everybody_through_is_refused(at, said):
    with pytest.raises(operations.OutOfReach, match="từ 1 đến 500"):
        operations.set_network_rule(most_a_day=said, by=SYSTEM, at=at)
