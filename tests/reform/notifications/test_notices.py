"""People are told once, whatever happens how often."""

from datetime import date, timedelta

import pytest

from sen.reform.common.errors import NotFound
from sen.reform.notifications import operations, queries
from sen.reform.notifications.models import CalendarFeed, Digest, Notice, Outcome
from tests.factories.people import an_actor

pytestmark = pytest.mark.django_db

DAY = date(2023, 9, 22)
SAID = {"key": "assessments.returned:12", "sentence": "Phiếu của Phường 3 được trả lại.", "url": "/danh-gia/"}


@pytest.fixture
def person():
    return an_actor(None).user_id


def _tell(*people, at, **changed):
    operations.tell(people, **{**SAID, **changed}, at=at)


def test_what_is_told_is_unread_until_it_is_opened(person, at):
    _tell(person, at=at)
    assert queries.unread_count(person) == 1
    (line,) = queries.notices_of(person)
    assert (line.sentence, line.url, line.at, line.is_read) == (SAID["sentence"], "/danh-gia/", at, False)
    assert operations.mark_read(person, line.id, at=at) == "/danh-gia/"
    assert queries.unread_count(person) == 0
    assert queries.notices_of(person)[0].is_read


def test_said_again_before_it_is_read_it_stays_one_notice_with_the_newest_words(person, at):
    _tell(person, at=at)
    _tell(person, sentence="Phiếu được trả lại lần nữa.", url="/so-ket/", at=at + timedelta(hours=1))
    (line,) = queries.notices_of(person)
    assert (line.sentence, line.url) == ("Phiếu được trả lại lần nữa.", "/so-ket/")
    assert line.at == at + timedelta(hours=1)


def test_said_again_after_it_was_read_it_is_a_new_notice(person, at):
    _tell(person, at=at)
    operations.mark_all_read(person, at=at)
    _tell(person, at=at)
    assert [line.is_read for line in queries.notices_of(person)] == [False, True]


def test_each_person_has_their_own_and_nobody_is_told_twice(person, at):
    other = an_actor(None).user_id
    _tell(person, at=at)
    _tell(person, other, other, at=at)
    assert (queries.unread_count(person), queries.unread_count(other)) == (1, 1)
    operations.mark_all_read(person, at=at)
    assert queries.unread_count(other) == 1


def test_another_s_notice_is_not_read(person, at):
    _tell(person, at=at)
    with pytest.raises(NotFound):
        operations.mark_read(an_actor(None).user_id, Notice.objects.get().pk, at=at)
    assert queries.unread_count(person) == 1


def test_opened_twice_it_keeps_when_it_was_read_first(person, at):
    _tell(person, at=at)
    notice_id = Notice.objects.get().pk
    operations.mark_read(person, notice_id, at=at)
    operations.mark_read(person, notice_id, at=at + timedelta(days=1))
    assert Notice.objects.get().read_at == at


def test_what_comes_after_the_list_was_drawn_is_not_read_with_it(person, at):
    _tell(person, at=at)
    _tell(person, key="khác", at=at + timedelta(minutes=1))
    operations.mark_all_read(person, at=at)
    assert queries.unread_count(person) == 1


@pytest.mark.parametrize("url", ["https://noi-khac.example/", "//noi-khac.example/", "danh-gia/"])
def test_a_notice_leads_to_a_page_of_this_site(url, person, at):
    with pytest.raises(ValueError, match="page of this site"):
        _tell(person, url=url, at=at)


@pytest.mark.parametrize("count", [1, 40])
def test_telling_many_costs_the_same(count, at, django_assert_max_num_queries):
    people = [an_actor(None).user_id for _number in range(count)]
    # One transaction's savepoint aside: renew what is unread, see who has it, add the rest.
    with django_assert_max_num_queries(6):
        _tell(*people, at=at)
    assert Notice.objects.count() == count


def test_the_list_shows_the_newest_and_stays_short(person, at):
    for number in range(5):
        _tell(person, key=f"việc {number}", sentence=f"Việc {number}", at=at + timedelta(minutes=number))
    assert [line.sentence for line in queries.notices_of(person, limit=2)] == ["Việc 4", "Việc 3"]


class TestMailOfTheDay:
    """One mail a day: taken once, tried again when it was refused."""

    def test_it_is_taken_once(self, person, at):
        assert operations.take_digest(person, on=DAY, at=at)
        assert not operations.take_digest(person, on=DAY, at=at)
        assert operations.take_digest(person, on=DAY + timedelta(days=1), at=at)

    def test_a_sender_that_was_stopped_leaves_it_taken(self, person, at):
        operations.take_digest(person, on=DAY, at=at)
        assert queries.settled_on(DAY) == {person}

    def test_refused_it_is_tried_again_but_not_for_ever(self, person, at):
        tries = 0
        while operations.take_digest(person, on=DAY, at=at):
            tries += 1
            operations.mark_failed(person, on=DAY, at=at)
            assert (person in queries.settled_on(DAY)) == (tries == queries.MOST_TRIES)
        assert tries == queries.MOST_TRIES

    def test_what_a_mail_carried_is_not_mailed_again(self, person, at):
        _tell(person, at=at)
        operations.take_digest(person, on=DAY, at=at)
        (line,) = queries.unmailed()[person]
        operations.mark_mailed(person, [line.id], on=DAY, at=at)
        assert queries.unmailed() == {}
        assert queries.unread_count(person) == 1
        _tell(person, at=at + timedelta(hours=1))
        assert queries.unmailed() == {}, "the same words again are no reason for another mail"
        _tell(person, sentence="Phiếu được trả lại lần hai.", at=at + timedelta(hours=1))
        assert [line.sentence for line in queries.unmailed()[person]] == ["Phiếu được trả lại lần hai."]

    def test_a_notice_renewed_while_the_mail_was_on_its_way_is_not_lost(self, person, at):
        _tell(person, at=at)
        operations.take_digest(person, on=DAY, at=at)
        (line,) = queries.unmailed()[person]
        _tell(person, sentence="Khác rồi.", at=at + timedelta(seconds=1))
        operations.mark_mailed(person, [line.id], on=DAY, at=at)
        assert [line.sentence for line in queries.unmailed()[person]] == ["Khác rồi."]

    def test_nothing_to_say_settles_the_day(self, person, at):
        operations.mark_nothing_to_mail(person, on=DAY, at=at)
        operations.mark_nothing_to_mail(person, on=DAY, at=at)
        assert Digest.objects.get().outcome == Outcome.NOTHING
        assert not operations.take_digest(person, on=DAY, at=at)


class TestFeed:
    """The address of a feed is a secret that can be renewed and taken back."""

    def test_the_secret_is_kept_nowhere(self, person, at):
        token = operations.open_feed(person, at=at)
        assert queries.feed_owner(token) == person
        assert queries.feed_opened_at(person) == at
        assert token not in str(CalendarFeed.objects.values().get())

    def test_a_new_address_ends_the_old_one(self, person, at):
        old, new = (operations.open_feed(person, at=at) for _time in range(2))
        assert (queries.feed_owner(old), queries.feed_owner(new)) == (None, person)

    def test_a_closed_feed_is_gone(self, person, at):
        token = operations.open_feed(person, at=at)
        operations.close_feed(person, at=at)
        assert queries.feed_owner(token) is None
        assert queries.feed_opened_at(person) is None

    def test_an_address_nobody_has_belongs_to_nobody(self):
        assert queries.feed_owner("") is None
