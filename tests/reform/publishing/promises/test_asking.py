"""Four weeks after "done" citizens are asked; what is kept cannot tell who answered what."""

from datetime import date, timedelta

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.common.errors import NotAllowed
from sen.reform.feedback.models import Comment
from sen.reform.feedback.operations import Outcome, TooMany, Visitor
from sen.reform.feedback.voters import new_token
from sen.reform.notifications.queries import notices_of
from sen.reform.publishing import jobs
from sen.reform.publishing.models import Promise, PromiseBrowser, PromiseTally
from sen.reform.publishing.operations import promises as operations
from sen.reform.publishing.operations.promises import NewAnswer
from sen.reform.publishing.queries import promises as queries
from tests.factories.people import an_actor
from tests.factories.promises import (
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

pytestmark = pytest.mark.django_db
DONE_ON = date(2023, 9, 25)
ASKED_FROM = date(2023, 10, 23)


def a_visitor(address: str = "") -> Visitor:
    token = new_token()
    return Visitor(token=token, address=address or f"203.0.113.{sum(map(ord, token)) % 250}")


def token_of(key: str, number: int = 1) -> str:
    return queries.question_about(key, number, ASKED_FROM).token


def answered(
    key: str, answer: str = "yes", *, visitor: Visitor | None = None, day: date = ASKED_FROM, **said
) -> Outcome:
    new = NewAnswer(answer, **said)
    return operations.answer_promise(token_of(key), new, visitor=visitor or a_visitor(), at=on_day(day))


def answers(key: str) -> dict[str, int]:
    found = queries.question_about(key, 1, ASKED_FROM).answers
    return {each.answer: each.count for each in found.counts}


@pytest.mark.parametrize(("days", "is_asked"), [(27, False), (28, True), (400, True)])
def test_citizens_are_asked_four_weeks_after_done(days, is_asked):
    key = a_done_promise(day=DONE_ON)
    assert queries.question(token_of(key), DONE_ON + timedelta(days=days)).is_asked is is_asked


def test_nobody_is_asked_too_early_or_while_it_is_open():
    key = a_done_promise(day=DONE_ON)
    with pytest.raises(operations.NotAskedYet):
        answered(key, day=ASKED_FROM - timedelta(days=1))
    operations.reopen_promise(which(key), "Chưa xong", by=SYSTEM, at=on_day(ASKED_FROM))
    with pytest.raises(operations.NotAskedYet):
        answered(key)


def test_a_token_nobody_was_given_leads_nowhere():
    with pytest.raises(queries.PromiseNotFound):
        queries.question("khong-co", ASKED_FROM)
    with pytest.raises(queries.PromiseNotFound):
        queries.question_about("cuoc-hop-1", 1, ASKED_FROM)


def test_tokens_are_long_random_and_not_in_what_is_published():
    key = published(a_closed_meeting())
    token = Promise.objects.get().token
    assert len(token) == 22
    assert token not in str(queries.newest_of(key).content)
    assert queries.subject_of(key, 1) == f"publishing.promise:{Promise.objects.get().pk}"
    assert queries.subject_of(key, 9) == ""
    subject = queries.subject_of(key, 1)
    named = queries.promises_named(
        [subject, "news.article:1", "publishing.promise:99", "publishing.promise:x"], DONE_ON
    )
    assert {name: card.number for name, card in named.items()} == {subject: 1}
    assert queries.promises_named(["news.article:1"], DONE_ON) == {}


def test_a_browser_is_counted_once():
    key, visitor = a_done_promise(day=DONE_ON), a_visitor()
    assert answered(key, visitor=visitor) == Outcome.FIRST
    assert answered(key, "unknown", visitor=visitor) == Outcome.ALREADY
    assert answers(key) == {"yes": 1, "not_yet": 0, "unknown": 0}


def test_answers_are_shown_from_ten_on():
    key = a_done_promise(day=DONE_ON)
    for count in range(1, 11):
        answered(key, "yes" if count % 2 else "unknown")
        found = queries.question_about(key, 1, ASKED_FROM).answers
        assert (found.total, found.are_shown) == (count, count >= 10)
    assert answers(key) == {"yes": 5, "not_yet": 0, "unknown": 5}
    assert queries.tallies_of(key, [the_promise(key)])[1].total == 10


@pytest.mark.parametrize("answer", ["", "maybe", "told"])
def test_an_answer_is_one_of_three(answer):
    key = a_done_promise(day=DONE_ON)
    with pytest.raises(operations.NoAnswer):
        answered(key, answer)
    assert answers(key) == {"yes": 0, "not_yet": 0, "unknown": 0}


@pytest.mark.parametrize("comment", ["", "  \n"])
def test_not_yet_says_what_is_missing(comment):
    key = a_done_promise(day=DONE_ON)
    with pytest.raises(operations.MissingPartsUnnamed):
        answered(key, "not_yet", comment=comment)
    assert not PromiseBrowser.objects.exists()


def test_what_is_missing_goes_to_moderation_and_the_answer_is_counted():
    key = a_done_promise(day=DONE_ON)
    answered(key, "not_yet", comment="Khóm 4 chưa có bảng")
    comment = Comment.objects.get()
    assert (comment.subject, comment.text, comment.state) == (
        queries.subject_of(key, 1),
        "Khóm 4 chưa có bảng",
        "waiting",
    )
    assert answers(key)["not_yet"] == 1
    answered(key, "yes", comment="Tốt lắm")
    assert Comment.objects.count() == 2


def test_a_comment_that_is_refused_counts_no_answer():
    from sen.reform.feedback.operations import LooksAutomatic

    key = a_done_promise(day=DONE_ON)
    with pytest.raises(LooksAutomatic):
        answered(key, "not_yet", comment="mua hàng", trap="http://x")
    assert answers(key)["not_yet"] == 0
    assert not PromiseBrowser.objects.exists()


def test_trap_26_one_network_moves_the_count_by_its_limit_at_most():
    key = a_done_promise(day=DONE_ON)
    taken = 0
    for _try in range(70):
        try:
            answered(key, visitor=a_visitor("198.51.100.7"))
        except TooMany:
            continue
        taken += 1
    assert taken == answers(key)["yes"]
    assert taken <= 20


def test_trap_25_what_is_stored_cannot_tell_who_answered_what_in_which_order_or_when():
    key = a_done_promise(day=DONE_ON)
    visitors = [a_visitor() for _each in range(6)]
    for visitor, answer in zip(visitors, ["yes", "unknown"] * 3, strict=True):
        answered(key, answer, visitor=visitor)
    # One row of counts, whoever answered first; marks hold a key only.
    assert PromiseTally.objects.count() == 1
    assert {field.name for field in PromiseTally._meta.fields} == {
        "id",
        "promise",
        "round",
        "yes",
        "not_yet",
        "unknown",
        "told",
    }
    assert [field.name for field in PromiseBrowser._meta.fields] == ["key"]
    keys = set(PromiseBrowser.objects.values_list("key", flat=True))
    assert len(keys) == 6
    assert not any(visitor.token in key for visitor in visitors for key in keys)
    from sen.reform.audit.models import AuditEvent

    assert not [event for event in AuditEvent.objects.all() if "answer" in event.name]


def test_a_promise_done_again_is_asked_about_anew_by_everybody():
    key, visitor = a_done_promise(day=DONE_ON), a_visitor()
    answered(key, "not_yet", visitor=visitor, comment="Chưa lắp")
    operations.reopen_promise(which(key), "Đúng là chưa lắp", by=SYSTEM, at=on_day(ASKED_FROM))
    operations.confirm_promise(which(key), "Nay đã lắp", by=SYSTEM, at=on_day(ASKED_FROM, 10))
    assert answers(key) == {"yes": 0, "not_yet": 0, "unknown": 0}
    assert answered(key, visitor=visitor, day=ASKED_FROM + timedelta(days=30)) == Outcome.FIRST


@pytest.mark.parametrize("days", [6, 181])
def test_asking_too_soon_or_too_late_is_refused(days):
    with pytest.raises(operations.DaysOutOfReach, match=str(days)):
        operations.set_asking(days, by=SYSTEM, at=on_day(DONE_ON))
    assert queries.ask_after() == timedelta(days=28)


def test_another_rule_counts_for_what_is_done_from_then_on():
    first = a_done_promise(day=DONE_ON)
    secretary = an_actor(Role.SECRETARY)
    operations.set_asking(14, by=secretary, at=on_day(DONE_ON))
    second = published(a_closed_meeting(kind="six_months", cut_off_on=date(2023, 6, 14)))
    finished(tasks_of(second)[0].id, DONE_ON)
    followed(DONE_ON)
    assert the_promise(first).ask_from_on == ASKED_FROM
    assert the_promise(second).ask_from_on == DONE_ON + timedelta(days=14)
    (rule,) = queries.asking_rules()
    assert (rule.days, rule.set_by) == (14, secretary.label)


def test_nobody_but_the_secretary_sets_when_citizens_are_asked():
    with pytest.raises(NotAllowed, match="thư ký hội đồng"):
        operations.set_asking(14, by=an_actor(Role.LEADER), at=on_day(DONE_ON))


def test_the_secretary_is_told_once_of_what_more_than_two_call_unfinished():
    secretary = an_actor(Role.SECRETARY)
    key = a_done_promise(day=DONE_ON)
    for number in range(2):
        answered(key, "not_yet", comment=f"Khóm {number} chưa có")
    assert jobs.tell_of_answers.call() == 0
    answered(key, "not_yet", comment="Khóm 3 chưa có")
    assert jobs.tell_of_answers.call() == 1
    assert jobs.tell_of_answers.call() == 0
    told = [each for each in notices_of(secretary.user_id) if "chưa xong" in each.sentence]
    assert [each.url for each in told] == [f"/cong-khai-loi-hua/{key}/1/"]
    assert told[0].sentence.startswith("3 người")
