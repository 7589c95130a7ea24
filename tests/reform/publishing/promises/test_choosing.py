"""Conclusions of a closed meeting are made public in plain words; every change is a new version."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.news.workflow import State as ArticleState
from sen.reform.publishing import permissions
from sen.reform.publishing.models import Promise, PublishedPromises
from sen.reform.publishing.operations import promises as operations
from sen.reform.publishing.operations.promises import NewPromise, NewPromises
from sen.reform.publishing.queries import promises as queries
from sen.reform.publishing.queries.promises import BookNotFound, Choice, PromiseNotFound
from tests.factories.directives import a_plan, a_task
from tests.factories.news import an_article
from tests.factories.people import an_actor
from tests.factories.promises import (
    CLOSED_AT,
    DUE_ON,
    MEETING_DAY,
    a_closed_meeting,
    a_done_promise,
    on_day,
    published,
    the_promise,
    which,
)
from tests.factories.reviews import a_conclusion, a_review
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
DONE_PROMISE = "done"
OPEN_PROMISE = "open"
# Who × what × state of the meeting or promise → allowed. Whoever is not the secretary may nothing of it.
ALLOWED = {
    ("publish", "closed"): True,
    ("publish", "open"): False,
    ("reopen", DONE_PROMISE): True,
    ("reopen", OPEN_PROMISE): False,
    ("reopen", "reopened"): False,
    ("confirm", DONE_PROMISE): True,
    ("confirm", "reopened"): True,
    ("confirm", OPEN_PROMISE): False,
    ("confirm", "withdrawn"): False,
    ("withdraw", DONE_PROMISE): True,
    ("withdraw", OPEN_PROMISE): True,
    ("withdraw", "withdrawn"): False,
}


def _thing(what: str, state: str):
    if what == "publish":
        return queries.book(f"cuoc-hop-{a_review(state).id}", MEETING_DAY)
    key = published(a_closed_meeting()) if state in (OPEN_PROMISE, "withdrawn") else a_done_promise()
    if state == "withdrawn":
        operations.withdraw_promise(which(key), "Ghi nhầm", by=SYSTEM, at=CLOSED_AT)
    if state == "reopened":
        operations.reopen_promise(which(key), "Người dân chưa dùng được", by=SYSTEM, at=on_day(date(2023, 9, 26)))
    return the_promise(key)


@pytest.mark.parametrize(("what", "state"), ALLOWED)
def test_who_may_do_what_with_promises_in_which_state(what, state):
    asked = getattr(permissions, f"may_{what}_promise" + ("s" if what == "publish" else ""))
    thing = _thing(what, state)
    for role in (*Role, None):
        decision = asked(an_actor(role), thing)
        assert bool(decision) is (role is Role.SECRETARY and ALLOWED[what, state]), role
        assert decision or str(decision.reason)


@pytest.mark.parametrize("role", [*Role, None])
def test_the_desk_is_seen_by_the_secretary_and_the_leader(role):
    assert bool(permissions.may_see_promises(an_actor(role))) is (role in (Role.SECRETARY, Role.LEADER))
    assert bool(permissions.may_set_asking(an_actor(role))) is (role is Role.SECRETARY)


def _new(key: str, **said: object) -> NewPromises:
    desk = queries.desk(key, MEETING_DAY)
    chosen = tuple(NewPromise(line.candidate.source, f"Việc {at}") for at, line in enumerate(desk.lines, start=1))
    return NewPromises(**{"promises": chosen, "seen": desk.choice.mark, **said})


def test_conclusions_become_promises_with_their_units_products_and_days():
    ward, office = a_unit("Phường 3"), a_unit("Phòng Nội vụ")
    key = a_closed_meeting((ward, office), (ward,), is_simulated=True)
    secretary = an_actor(Role.SECRETARY)
    made = operations.publish_promises(key, _new(key), by=secretary, at=CLOSED_AT)
    version = PublishedPromises.objects.get(pk=made)
    assert (version.number, version.kind, version.published_by) == (1, "chosen", secretary.label)
    assert [event.name for event in history_of("publishing.publishedpromises", made)] == ["promises_chosen"]
    book = queries.promises_of(key, MEETING_DAY)
    assert (book.key, book.kind, book.is_simulated, book.held_on) == (key, "meeting", True, MEETING_DAY)
    first, second = book.promises
    assert (first.number, first.wording, first.leads) == (1, "Việc 1", ("Phòng Nội vụ", "Phường 3"))
    assert (second.lead_names, second.product, second.due_on) == ("Phường 3", "Báo cáo 2", DUE_ON)
    assert (second.badge.code, second.badge.label, second.done_on, second.became) == (
        "not_started",
        "Chưa bắt đầu",
        None,
        "",
    )
    assert [(line.what, line.on, line.end) for line in second.history] == [("made", MEETING_DAY, "Chưa bắt đầu")]
    assert [(each.badge.code, each.count) for each in book.counts] == [("not_started", 3)]
    assert book.task_count == 3
    assert Promise.objects.filter(book=key).count() == 2


def test_the_official_wording_and_the_people_stay_in_the_office():
    key = published(a_closed_meeting())
    version = PublishedPromises.objects.get()
    assert "hoàn thành chỉ tiêu" not in str(version.content)
    assert "Hệ thống" not in str(version.content)
    assert queries.desk(key, MEETING_DAY).lines[0].candidate.official == "Giao đơn vị hoàn thành chỉ tiêu 1"


def test_a_unit_may_be_left_out_and_its_task_still_counts():
    ward, office = a_unit("Phường 3"), a_unit("Phòng Nội vụ")
    key = published(a_closed_meeting((ward, office)), left_out_unit_ids=(office.id,))
    promise = the_promise(key)
    assert promise.leads == ("Phường 3",)
    assert [part.unit for part in promise.parts] == ["", "Phường 3"]
    assert "Nội vụ" not in str(PublishedPromises.objects.get().content)


def test_wording_again_is_a_new_version_and_the_history_says_how_it_read():
    key = published(a_closed_meeting((a_unit(),), (a_unit(),)))
    source = queries.desk(key, MEETING_DAY).lines[0].candidate.source
    again = _new(key, promises=(NewPromise(source, "Giảm giấy tờ phải nộp"),))
    operations.publish_promises(key, again, by=SYSTEM, at=on_day(MEETING_DAY, 20))
    first, second = queries.promises_of(key, MEETING_DAY).promises
    assert (first.wording, second.wording) == ("Giảm giấy tờ phải nộp", "Việc 2 cho người dân")
    assert (first.history[0].what, first.history[0].start) == ("wording", "Việc 1 cho người dân")
    assert [version.number for version in PublishedPromises.objects.all()] == [1, 2]
    assert Promise.objects.count() == 2


def test_a_conclusion_may_be_added_later_and_numbers_stay():
    key = a_closed_meeting((a_unit(),), (a_unit(),))
    one, two = (line.candidate.source for line in queries.desk(key, MEETING_DAY).lines)
    operations.publish_promises(key, _new(key, promises=(NewPromise(two, "Việc sau"),)), by=SYSTEM, at=CLOSED_AT)
    operations.publish_promises(key, _new(key, promises=(NewPromise(one, "Việc trước"),)), by=SYSTEM, at=CLOSED_AT)
    assert [(each.number, each.wording) for each in queries.promises_of(key, MEETING_DAY).promises] == [
        (1, "Việc sau"),
        (2, "Việc trước"),
    ]


def test_tasks_given_under_a_plan_may_be_promised_too():
    a_plan(is_simulated=True)
    task_id = a_task(origin="plan:2023", product="Bảng đề xuất")
    key = published("ke-hoach-2023")
    book = queries.promises_of(key, MEETING_DAY)
    assert (book.kind, book.title) == ("plan", "Kế hoạch cải cách hành chính năm 2023")
    assert [promise.product for promise in book.promises] == ["Bảng đề xuất"]
    assert queries.choice_of(queries.newest_of(key)).promises[0].source == f"directives.task:{task_id}"


@pytest.mark.parametrize(
    "key", ["cuoc-hop-99", "ke-hoach-1999", "cuoc-hop-", "x-1", "1", "cuoc-hop-٣", "ke-hoach-99999999999"]
)
def test_a_meeting_that_is_not_there_is_not_found(key):
    with pytest.raises(BookNotFound):
        operations.publish_promises(key, NewPromises(()), by=SYSTEM, at=CLOSED_AT)


def test_nothing_is_promised_before_the_meeting_is_closed():
    review = a_review("open")
    a_conclusion(review.id, a_unit().id)
    with pytest.raises(NotAllowed, match="chưa kết thúc"):
        operations.publish_promises(f"cuoc-hop-{review.id}", NewPromises(()), by=SYSTEM, at=CLOSED_AT)


def _refused(refusal, key, new):
    with pytest.raises(refusal) as raised:
        operations.publish_promises(key, new, by=SYSTEM, at=CLOSED_AT)
    assert PublishedPromises.objects.filter(book=key, number=2).count() == 0
    return raised.value.sentence


@pytest.mark.parametrize(("wording", "outcome"), [("", ""), ("  ", ""), ("x" * 501, ""), ("Được", "x" * 501)])
def test_a_promise_needs_its_words(wording, outcome):
    key = a_closed_meeting()
    source = queries.desk(key, MEETING_DAY).lines[0].candidate.source
    _refused(operations.WordingMissing, key, _new(key, promises=(NewPromise(source, wording, outcome),)))


def test_nothing_chosen_is_nothing_published():
    key = a_closed_meeting()
    _refused(operations.NothingChosen, key, _new(key, promises=()))


def test_what_nobody_was_given_to_do_cannot_be_followed():
    review = a_review("open")
    a_conclusion(review.id, text="Biểu dương các đơn vị")
    from sen.reform.reviews import operations as reviews

    reviews.close_review(review.id, by=SYSTEM, at=CLOSED_AT)
    key = f"cuoc-hop-{review.id}"
    assert "Biểu dương" in _refused(operations.NothingToFollow, key, _new(key))


def test_a_conclusion_of_another_meeting_is_refused():
    key = a_closed_meeting()
    _refused(operations.NotDecidedHere, key, _new(key, promises=(NewPromise("reviews.conclusion:99", "Khác"),)))


def test_the_same_is_not_published_twice():
    key = published(a_closed_meeting())
    _refused(operations.NothingChangedHere, key, _new(key, promises=()))


def test_articles_are_linked_and_found_from_the_article():
    article = an_article()
    key = a_closed_meeting()
    operations.publish_promises(key, _new(key, article_ids=(article, article)), by=SYSTEM, at=CLOSED_AT)
    assert queries.promises_of_article(article, MEETING_DAY).key == key
    assert [each.id for each in queries.promises_of(key, MEETING_DAY).articles] == [article]
    # A later version without it takes the box off the article.
    operations.publish_promises(key, _new(key, article_ids=()), by=SYSTEM, at=on_day(MEETING_DAY, 20))
    assert queries.promises_of_article(article, MEETING_DAY) is None
    assert queries.promises_of_article(999, MEETING_DAY) is None


def test_an_article_that_is_not_public_is_refused():
    key = a_closed_meeting()
    _refused(operations.NoSuchArticle, key, _new(key, article_ids=(an_article(ArticleState.DRAFT),)))


def test_trap_3_two_secretaries_do_not_overwrite_each_other():
    key = a_closed_meeting()
    mine, theirs = _new(key), _new(key)
    operations.publish_promises(key, theirs, by=SYSTEM, at=CLOSED_AT)
    _refused(operations.ChangedMeanwhile, key, replace(mine, promises=(replace(mine.promises[0], wording="Khác"),)))


def test_two_who_press_at_the_same_moment_write_one_version(monkeypatch):
    """The second has read before the first has written: the database tells them apart."""
    from sen.reform.publishing.operations.promises import publishing

    key = published(a_closed_meeting())
    monkeypatch.setattr(publishing, "unchanged", lambda _key, _seen: (None, Choice()))
    _refused(operations.ChangedMeanwhile, key, _new(key))


@pytest.mark.parametrize(("key", "number"), [("cuoc-hop-99", 1), ("", 1), (None, 2)])
def test_what_was_not_promised_is_not_found(key, number):
    existing = published(a_closed_meeting())
    with pytest.raises(PromiseNotFound):
        the_promise(existing if key is None else key, number)


@pytest.mark.parametrize("table", ["publishing_publishedpromises", "publishing_promise"])
@pytest.mark.parametrize("change", ["UPDATE {} SET book = 'x'", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_what_was_promised(table, change):
    published(a_closed_meeting())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))
