"""How often one address may answer, without an address being kept."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from sen.reform.feedback import limits
from sen.reform.feedback.limits import MOST_PER_HOUR, TooMany, count
from sen.reform.feedback.operations import NewComment, comment, rate

HOUR = timedelta(hours=1)


def _exhaust(kind, address, at):
    for _turn in range(MOST_PER_HOUR[kind]):
        count(kind, address, at=at)


@pytest.mark.parametrize("kind", ["rate", "comment"])
def test_one_address_answers_so_often_within_an_hour_and_no_more(kind, at):
    _exhaust(kind, "203.0.113.7", at)
    with pytest.raises(TooMany, match="thử lại sau"):
        count(kind, "203.0.113.7", at=at)
    count(kind, "203.0.113.8", at=at)  # a neighbour is not touched
    count(kind, "203.0.113.7", at=at + HOUR)  # nor is the next hour


@pytest.mark.parametrize(
    ("first", "second", "are_one"),
    [
        ("2001:db8::1", "2001:db8::ffff:1", True),  # one household has 2^64 addresses
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("no address", "", True),  # what is no address shares one count
    ],
)
def test_addresses_of_one_network_count_together(first, second, are_one, at):
    _exhaust("comment", first, at)
    if are_one:
        with pytest.raises(TooMany):
            count("comment", second, at=at)
    else:
        count("comment", second, at=at)


def test_no_address_is_written_down_and_the_key_changes_with_the_day(at):
    address = "203.0.113.7"
    today, tomorrow = limits._keyed(address, at), limits._keyed(address, at + timedelta(days=1))
    assert today != tomorrow
    cache.clear()  # the key of the day is lost with the day
    assert limits._keyed(address, at) != today
    assert address not in today


@pytest.mark.django_db
def test_ratings_and_comments_are_counted(visitor, at, monkeypatch):
    monkeypatch.setitem(MOST_PER_HOUR, "rate", 1)
    monkeypatch.setitem(MOST_PER_HOUR, "comment", 1)
    rate(subject="news.article:5", stars=5, visitor=visitor(1), at=at)
    comment(subject="news.article:5", new=NewComment("Tốt"), visitor=visitor(1), at=at)
    with pytest.raises(TooMany):  # another browser on the same line
        rate(subject="news.article:5", stars=5, visitor=visitor(2), at=at)
    with pytest.raises(TooMany):
        comment(subject="news.article:5", new=NewComment("Hay"), visitor=visitor(2), at=at)
