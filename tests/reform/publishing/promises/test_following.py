"""Public promises follow their tasks: in new versions, with a history, and late stays late."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sen.reform.accounts.queries import SYSTEM
from sen.reform.common.days import local_day
from sen.reform.directives import operations as directives
from sen.reform.publishing import jobs
from sen.reform.publishing.models import PublishedPromises
from sen.reform.publishing.promises.choices import Chosen, Decided
from sen.reform.publishing.promises.content import Part, promise_content
from sen.reform.publishing.promises.states import DONE, ICONS, TONES, WORDS, State, together
from sen.reform.publishing.queries import promises as queries
from sen.reform.publishing.queries.promises.cards import card_of, counts_of
from tests.factories.promises import (
    DUE_ON,
    a_closed_meeting,
    finished,
    followed,
    on_day,
    published,
    tasks_of,
    the_promise,
)
from tests.factories.units import a_unit

database = pytest.mark.django_db
MONTH = timedelta(days=28)


@database
def test_a_promise_goes_from_not_started_to_done_in_time():
    key = published(a_closed_meeting())
    (task,) = tasks_of(key)
    directives.take_up_task(task.id, by=SYSTEM, at=on_day(date(2023, 9, 22)))
    assert followed(date(2023, 9, 22)) == 1
    assert the_promise(key).badge.state == State.UNDER_WAY
    finished(task.id, date(2023, 10, 20))
    followed(date(2023, 10, 20))
    promise = the_promise(key)
    assert (promise.badge.state, promise.done_on, promise.became) == (
        State.DONE,
        date(2023, 10, 20),
        "Sổ theo dõi đã dùng",
    )
    assert promise.ask_from_on == date(2023, 10, 20) + MONTH
    assert [(line.on, line.start, line.end) for line in promise.history] == [
        (date(2023, 10, 20), "Đang làm", "Xong đúng hạn"),
        (date(2023, 9, 22), "Chưa bắt đầu", "Đang làm"),
        (date(2023, 9, 21), "", "Chưa bắt đầu"),
    ]
    # The report of the unit is not for everybody; the product is.
    assert "báo cáo nội bộ" not in str(PublishedPromises.objects.latest("number").content)


@database
def test_nothing_new_makes_no_version():
    published(a_closed_meeting())
    assert followed(date(2023, 9, 22)) == 0
    assert PublishedPromises.objects.count() == 1


@database
def test_a_day_passes_and_it_is_overdue_then_done_late_for_ever():
    key = published(a_closed_meeting())
    (task,) = tasks_of(key)
    before = the_promise(key, on=date(2023, 11, 2))
    # Honest before the job has run: the day has passed, and this version does not know.
    assert (before.badge.state, before.is_stale) == (State.NOT_STARTED, True)
    followed(date(2023, 11, 2))
    assert (the_promise(key, on=date(2023, 11, 3)).badge.state, the_promise(key).is_stale) == (State.OVERDUE, False)
    finished(task.id, date(2023, 11, 9))
    followed(date(2023, 11, 9))
    assert the_promise(key).badge.state == State.DONE_LATE
    assert [version.kind for version in PublishedPromises.objects.all()] == ["chosen", "followed", "followed"]


@database
def test_reported_but_not_accepted_is_not_done():
    key = published(a_closed_meeting())
    finished(tasks_of(key)[0].id, date(2023, 10, 2), accepted=False)
    followed(date(2023, 10, 2))
    assert the_promise(key).badge.state == State.UNDER_WAY


@database
def test_an_extension_is_told_with_both_days():
    key = published(a_closed_meeting())
    (task,) = tasks_of(key)
    later = DUE_ON + timedelta(days=10)
    directives.ask_extension(task.id, new_due_on=later, reason="Chờ tỉnh", by=SYSTEM, at=on_day(date(2023, 10, 1)))
    directives.extend_task(task.id, new_due_on=later, by=SYSTEM, at=on_day(date(2023, 10, 2)))
    followed(date(2023, 10, 2))
    line = the_promise(key).history[0]
    assert (line.what, line.start, line.end) == ("due_on", "31/10/2023", "10/11/2023")


@database
def test_a_pause_stands_still_and_a_cancellation_is_said():
    key = published(a_closed_meeting((a_unit(),), (a_unit(),)))
    directives.pause_task(tasks_of(key, 1)[0].id, reason="Chờ kinh phí", by=SYSTEM, at=on_day(date(2023, 10, 1)))
    directives.cancel_task(tasks_of(key, 2)[0].id, reason="Tỉnh đã làm", by=SYSTEM, at=on_day(date(2023, 10, 1)))
    followed(date(2023, 10, 1))
    states = [promise.badge.state for promise in queries.promises_of(key, date(2023, 10, 1)).promises]
    assert states == [State.PAUSED, State.CANCELLED]


@database
def test_a_task_handed_on_is_followed_with_its_new_unit():
    ward, office = a_unit("Phường 3"), a_unit("Phòng Tư pháp")
    key = published(a_closed_meeting((ward,)))
    (task,) = tasks_of(key)
    at = on_day(date(2023, 9, 25))
    directives.return_task(task.id, reason="Không thuộc thẩm quyền", competent_unit_id=office.id, by=SYSTEM, at=at)
    followed(date(2023, 9, 25))
    assert the_promise(key).badge.state == State.NOT_STARTED
    directives.hand_on(task.id, unit_id=office.id, by=SYSTEM, at=on_day(date(2023, 9, 26)))
    followed(date(2023, 9, 26))
    promise = the_promise(key)
    assert promise.leads == ("Phòng Tư pháp",)
    assert [part.badge.state for part in promise.parts] == [State.REPLACED, State.NOT_STARTED]


@database
def test_what_a_product_became_is_read_once():
    key = published(a_closed_meeting((a_unit(), a_unit("Phường 4"))))
    first, second = tasks_of(key)
    finished(first.id, date(2023, 9, 25))
    followed(date(2023, 9, 25))
    finished(second.id, date(2023, 9, 26))
    followed(date(2023, 9, 26))
    assert [part.became for part in the_promise(key).parts] == ["Sổ theo dõi đã dùng"] * 2


@database
def test_the_job_follows_every_meeting(settings):
    settings.SEN_STORY_DAY = date(2023, 11, 15)
    published(a_closed_meeting())
    published(a_closed_meeting(kind="six_months", cut_off_on=date(2023, 6, 14)))
    assert jobs.follow_promises.call() == 2


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([], State.REPLACED),  # nothing is left of it
        ([State.REPLACED], State.REPLACED),
        ([State.CANCELLED, State.REPLACED], State.CANCELLED),
        ([State.NOT_STARTED, State.NOT_STARTED], State.NOT_STARTED),
        ([State.NOT_STARTED, State.DONE], State.UNDER_WAY),  # half is done, so something has begun
        ([State.PAUSED, State.DONE], State.PAUSED),
        ([State.PAUSED, State.UNDER_WAY], State.UNDER_WAY),
        ([State.OVERDUE, State.DONE, State.PAUSED], State.OVERDUE),  # one late unit is enough
        ([State.REOPENED, State.DONE], State.REOPENED),
        ([State.DONE, State.DONE_LATE], State.DONE_LATE),
        ([State.DONE, State.CANCELLED], State.DONE),  # what is no longer planned does not hold it up
    ],
)
def test_how_a_promise_stands_follows_from_its_parts(parts, whole):
    assert together(parts) == whole


def test_every_state_has_its_word_colour_and_sign():
    assert set(WORDS) == set(TONES) == set(ICONS) == set(State)


_DAYS = st.dates(date(2023, 1, 1), date(2024, 12, 31))
_PART_STATES = st.sampled_from([state for state in State if state not in (State.REOPENED, State.WITHDRAWN)])


@st.composite
def _parts(draw):
    state = draw(_PART_STATES)
    return Part(
        unit=draw(st.sampled_from(["Phường 1", "Phường 2", ""])),
        state=state,
        given_at=on_day(draw(_DAYS)),
        due_on=draw(st.none() | _DAYS),
        done_on=draw(_DAYS) if state in DONE else None,
        product="Báo cáo",
    )


_STEPS = st.lists(
    st.tuples(st.lists(_parts(), min_size=1, max_size=5), st.sampled_from(["", "reopened", "confirmed", "withdrawn"])),
    min_size=1,
    max_size=6,
)
_BOOK = {"key": "cuoc-hop-1", "title": "Sơ kết", "held_on": "2023-09-21", "is_simulated": False}


@given(steps=_STEPS, read_on=_DAYS)
def test_counts_are_the_sum_of_the_parts_and_late_stays_late_on_any_day(steps, read_on):
    before, was_late, cards = None, False, []
    day = date(2023, 9, 21)
    for parts, decided in steps:
        day += timedelta(days=7)
        withdrawn = Decided(on_day(day), "Vì") if decided == "withdrawn" or (before and before["withdrawn"]) else None
        said = {decided: Decided(on_day(day), "Vì")} if decided in ("reopened", "confirmed") else {}
        chosen = Chosen(1, "reviews.conclusion:1", "Việc", withdrawn=withdrawn, **said)
        content = promise_content(chosen, parts, before, on=day, ask_after=MONTH)
        card = card_of(content, _BOOK, published_at=on_day(day), on=read_on)
        assert sum(each.count for each in counts_of([card])) == len(card.parts)
        was_late = was_late or (
            any(part.state == State.DONE_LATE for part in parts) and not (before and before["withdrawn"])
        )
        assert content["is_late"] == was_late
        assert not (was_late and card.badge.state == State.DONE)
        assert (card.badge.state in DONE) == (card.ask_from_on is not None) or card.done_on is None
        assert not (before and before["withdrawn"]) or content == before
        assert [line["on"] for line in content["history"]] == sorted(line["on"] for line in content["history"])
        before = content
        cards.append(card)
    assert sum(each.count for each in counts_of(cards)) == sum(len(card.parts) for card in cards)
    assert local_day(cards[-1].published_at) == day
