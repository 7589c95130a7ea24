"""The secretary opens a promise again, confirms it, or withdraws it; citizens read why."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.common.errors import NotAllowed
from sen.reform.directives import operations as directives
from sen.reform.directives.queries import Standing
from sen.reform.notifications.queries import notices_of
from sen.reform.publishing.models import PublishedPromises
from sen.reform.publishing.operations import promises as operations
from sen.reform.publishing.promises.states import State
from sen.reform.publishing.queries import promises as queries
from tests.factories.directives import a_task
from tests.factories.people import an_actor
from tests.factories.promises import (
    MEETING_DAY,
    a_closed_meeting,
    a_done_promise,
    finished,
    followed,
    on_day,
    published,
    tasks_of,
    the_promise,
    which,
)
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
WHY = "Bảng chỉ dẫn ở khóm 4 chưa lắp"
LATER = date(2023, 11, 1)


def reopened(key: str, day: date = LATER) -> int:
    return operations.reopen_promise(which(key), WHY, by=SYSTEM, at=on_day(day))


def test_an_opened_promise_says_why_and_its_task_keeps_its_history():
    key = a_done_promise()
    reopened(key)
    promise = the_promise(key)
    assert (promise.badge.state, promise.round, promise.ask_from_on) == (State.REOPENED, 2, None)
    assert (promise.reopened.on, promise.reopened.words) == (LATER, WHY)
    assert (promise.history[0].what, promise.history[0].words) == ("reopened", WHY)
    assert [(part.badge.state, part.done_on) for part in promise.parts] == [(State.REOPENED, date(2023, 9, 25))]
    assert tasks_of(key)[0].state == Standing.FINISHED
    # The job leaves it open.
    assert followed(date(2023, 11, 5)) == 0


def test_a_task_given_for_an_opened_promise_is_followed_until_it_is_done_again():
    key = a_done_promise()
    reopened(key)
    origin = queries.choice_of(queries.newest_of(key)).promises[0].source
    task_id = a_task(origin=origin, due_on=date(2023, 12, 1), at=on_day(date(2023, 11, 2)))
    followed(date(2023, 11, 2))
    assert [part.badge.state for part in the_promise(key).parts] == [State.DONE, State.NOT_STARTED]
    assert the_promise(key).badge.state == State.UNDER_WAY
    finished(task_id, date(2023, 11, 20))
    followed(date(2023, 11, 20))
    promise = the_promise(key)
    assert (promise.badge.state, promise.done_on, promise.round) == (State.DONE, date(2023, 11, 20), 2)
    assert promise.ask_from_on == date(2023, 12, 18)


def test_a_confirmed_promise_is_done_again_with_its_reply():
    key = a_done_promise()
    reopened(key)
    operations.confirm_promise(which(key), "Đã lắp đủ, có biên bản", by=SYSTEM, at=on_day(date(2023, 11, 3)))
    promise = the_promise(key)
    assert (promise.badge.state, promise.reopened, promise.confirmed.words) == (
        State.DONE,
        None,
        "Đã lắp đủ, có biên bản",
    )
    assert [line.what for line in promise.history] == ["confirmed", "reopened", "state", "made"]


def test_what_was_done_late_is_late_when_it_is_done_again():
    key = published(a_closed_meeting())
    finished(tasks_of(key)[0].id, LATER)
    followed(LATER)
    reopened(key, date(2023, 11, 2))
    origin = queries.choice_of(queries.newest_of(key)).promises[0].source
    finished(a_task(origin=origin, due_on=date(2023, 12, 1), at=on_day(date(2023, 11, 3))), date(2023, 11, 10))
    followed(date(2023, 11, 10))
    assert the_promise(key).badge.state == State.DONE_LATE


def test_a_withdrawn_promise_stays_listed_with_its_reason_and_is_followed_no_more():
    key = published(a_closed_meeting((a_unit(),), (a_unit(),)))
    operations.withdraw_promise(which(key, 2), "Nhập nhầm kết luận", by=SYSTEM, at=on_day(MEETING_DAY, 20))
    finished(tasks_of(key, 2)[0].id, date(2023, 9, 25))
    followed(date(2023, 9, 25))
    first, second = queries.promises_of(key, MEETING_DAY).promises
    assert (second.badge.state, second.withdrawn.words) == (State.WITHDRAWN, "Nhập nhầm kết luận")
    assert [part.badge.state for part in second.parts] == [State.WITHDRAWN]
    assert first.badge.state == State.NOT_STARTED
    kinds = PublishedPromises.objects.values_list("kind", flat=True)
    assert list(kinds) == ["chosen", "withdrawn"]


@pytest.mark.parametrize("words", ["", "   ", "x" * 501])
@pytest.mark.parametrize("decide", ["reopen_promise", "confirm_promise", "withdraw_promise"])
def test_no_decision_without_words_for_the_public(decide, words):
    key = a_done_promise()
    with pytest.raises(operations.CommentMissing):
        getattr(operations, decide)(which(key), words, by=SYSTEM, at=on_day(LATER))
    assert the_promise(key).badge.state == State.DONE


@pytest.mark.parametrize("decide", ["reopen_promise", "confirm_promise", "withdraw_promise"])
def test_nobody_but_the_secretary_decides(decide):
    key = a_done_promise()
    with pytest.raises(NotAllowed, match="thư ký hội đồng"):
        getattr(operations, decide)(which(key), WHY, by=an_actor(Role.LEADER), at=on_day(LATER))


@pytest.mark.parametrize("decide", ["reopen_promise", "confirm_promise", "withdraw_promise"])
def test_trap_3_who_looked_before_somebody_decided_decides_nothing(decide):
    key = a_done_promise()
    seen = which(key)
    operations.confirm_promise(which(key), "Đã kiểm tra", by=SYSTEM, at=on_day(LATER))
    with pytest.raises(operations.ChangedMeanwhile):
        getattr(operations, decide)(seen, WHY, by=SYSTEM, at=on_day(LATER, 9))


def test_progress_in_between_does_not_disturb_a_decision():
    """A version the job wrote changes nothing the secretary chose."""
    key = published(a_closed_meeting((a_unit(),), (a_unit(),)))
    seen = which(key, 2)
    directives.take_up_task(tasks_of(key, 1)[0].id, by=SYSTEM, at=on_day(date(2023, 9, 22)))
    followed(date(2023, 9, 22))
    operations.withdraw_promise(seen, "Nhập nhầm", by=SYSTEM, at=on_day(date(2023, 9, 22)))
    assert the_promise(key, 2).badge.state == State.WITHDRAWN


def test_the_heads_of_the_units_are_told_that_it_is_open_again():
    ward, other = a_unit("Phường 3"), a_unit("Phường 4")
    head, elsewhere = an_actor(Role.UNIT_HEAD, unit_id=ward.id), an_actor(Role.UNIT_HEAD, unit_id=other.id)
    officer = an_actor(Role.FOCAL_OFFICER, unit_id=ward.id)
    key = a_done_promise(ward)
    reopened(key)
    (notice,) = [each for each in notices_of(head.user_id) if WHY in each.sentence]
    assert notice.url == f"/nhiem-vu/{tasks_of(key)[0].id}/"
    for person in (elsewhere, officer):
        assert not [each for each in notices_of(person.user_id) if WHY in each.sentence]
