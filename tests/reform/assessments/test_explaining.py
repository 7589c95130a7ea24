"""A unit answers its marks: it agrees, objects with its reason, thinks again; the clock is visible and binding."""

from datetime import UTC, date, datetime

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, queries
from sen.reform.assessments.operations import ChangedMeanwhile, NothingToExplain, ReasonNeeded, Reply
from sen.reform.assessments.permissions import may_explain
from sen.reform.assessments.workflow import Act, Stage, State
from sen.reform.common.errors import NotAllowed
from sen.reform.indices.loader import Declared
from tests.factories.assessments import an_assessment, handed_over, signed
from tests.factories.people import an_actor
from tests.scenes import scene

pytestmark = pytest.mark.django_db

OBJECTION = Reply("1.1.2", "Kế hoạch ban hành ngày 28/12/2022", Declared("1.1.2", {"value": "in_time"}))
TOO_LATE = datetime(2023, 10, 21, 1, 0, tzinfo=UTC)


@scene
def card():
    card = an_assessment()
    handed_over(card)
    return queries.assessment(card.id)


@pytest.fixture
def officer(card):
    return an_actor(Role.FOCAL_OFFICER, unit_id=card.unit_id)


def reply(card):
    return queries.words_on(card.id, "1.1.2").get(Stage.EXPLANATION)


def test_a_unit_objects_with_its_reason_and_its_figures(card, officer, at):
    operations.disagree(card.id, OBJECTION, by=officer, at=at)
    found = reply(card)
    assert (found.act, found.reason, found.points) == (Act.DISAGREE, OBJECTION.reason, "2")
    # An objection is no mark: what counts is what the appraisers said.
    assert queries.answers_of_unit(card.id, through=Stage.COUNCIL).answers["1.1.2"].points == "1/2"


def test_an_objection_needs_its_reason(card, officer, at):
    with pytest.raises(ReasonNeeded):
        operations.disagree(card.id, Reply("1.1.2", " "), by=officer, at=at)
    assert reply(card) is None


def test_a_unit_agrees(card, officer, at):
    for _attempt in range(2):
        operations.agree(card.id, "1.1.2", by=officer, at=at, save_key="a")
    assert (reply(card).act, reply(card).entry_count) == (Act.AGREE, 1)
    assert queries.disputed(card.id) == ()


def test_an_answer_can_be_withdrawn_and_given_anew(card, officer, at):
    operations.disagree(card.id, OBJECTION, by=officer, at=at, save_key="x")
    operations.disagree(card.id, OBJECTION, by=officer, at=at, save_key="x")
    operations.withdraw_reply(card.id, "1.1.2", by=officer, at=at)
    assert (reply(card).act, queries.disputed(card.id)) == (Act.WITHDRAW, ())
    with pytest.raises(NothingToExplain):
        operations.withdraw_reply(card.id, "1.1.2", by=officer, at=at)
    operations.disagree(card.id, OBJECTION, by=officer, at=at)
    assert queries.disputed(card.id) == ("1.1.2",)


def test_what_was_not_answered_cannot_be_withdrawn(card, officer, at):
    with pytest.raises(NothingToExplain):
        operations.withdraw_reply(card.id, "1.1.1", by=officer, at=at)


def test_what_was_not_marked_cannot_be_answered(card, officer, at):
    with pytest.raises(NothingToExplain):
        operations.agree(card.id, "9.9", by=officer, at=at)


def test_two_people_of_the_unit_do_not_bury_each_other(card, officer, at):
    operations.disagree(card.id, OBJECTION, by=officer, at=at, seen_entries=0)
    with pytest.raises(ChangedMeanwhile):
        operations.disagree(card.id, Reply("1.1.2", "khác"), by=officer, at=at, seen_entries=0)


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.FOCAL_OFFICER, Role.UNIT_HEAD)] + [None])
def test_only_the_unit_answers(card, role, at):
    with pytest.raises(NotAllowed, match="cán bộ đầu mối hoặc thủ trưởng"):
        operations.disagree(card.id, OBJECTION, by=an_actor(role, unit_id=card.unit_id), at=at)


def test_the_head_of_the_unit_answers_too(card, at):
    assert may_explain(an_actor(Role.UNIT_HEAD, unit_id=card.unit_id), card, on=at.date())


def test_trap_13_the_clock_gives_at_least_the_promised_working_days():
    early, late = an_assessment(), None
    handed_over(early)
    assert queries.assessment(early.id).explain_until == date(2023, 10, 20)  # the calendar's own day
    late = an_assessment(year=2022, version_id=early.round.version_id)
    signed(late)
    for code in queries.unmarked(late.id):
        operations.mark(late.id, operations.Marking(code), by=SYSTEM, at=datetime(2023, 10, 13, tzinfo=UTC))
    # Friday evening after the window: Monday, Tuesday, Wednesday are left.
    operations.hand_over(late.id, by=SYSTEM, at=datetime(2023, 10, 20, 10, 0, tzinfo=UTC))
    assert queries.assessment(late.id).closes_on == date(2023, 10, 25)


def test_trap_13_when_the_clock_has_run_out_silence_agrees_and_nothing_is_lost(card, officer, at):
    operations.disagree(card.id, OBJECTION, by=officer, at=at)
    assert operations.answer_overdue(at=datetime(2023, 10, 20, 10, 0, tzinfo=UTC)) == 0
    with pytest.raises(NotAllowed, match="đã đóng"):
        operations.withdraw_reply(card.id, "1.1.2", by=officer, at=TOO_LATE)
    assert operations.answer_overdue(at=TOO_LATE) == 1
    assert queries.assessment(card.id).state is State.REAPPRAISING
    assert queries.disputed(card.id) == ("1.1.2",)


def test_more_time_to_explain_is_more_time(card, officer, at):
    operations.extend(card.id, date(2023, 10, 27), "Cán bộ đầu mối nghỉ ốm", by=SYSTEM, at=at)
    assert operations.answer_overdue(at=TOO_LATE) == 0
    operations.disagree(card.id, OBJECTION, by=officer, at=TOO_LATE)
    assert queries.assessment(card.id).closes_on == date(2023, 10, 27)
