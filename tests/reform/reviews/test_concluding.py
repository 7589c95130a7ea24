"""Conclusions and the tasks held for them: checked at once, changed while the meeting is open, nothing half-saved."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import queries as assessments
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.directives import operations as directives
from sen.reform.directives import queries as directive_queries
from sen.reform.directives.operations import DraftCorrection, DraftDecided, NoLead
from sen.reform.notifications.models import Notice
from sen.reform.organizations import operations as organizations
from sen.reform.reviews import operations, queries
from sen.reform.reviews.models import Conclusion, Remark, Wording
from sen.reform.reviews.operations import NewConclusion, TaskSaid
from tests.factories.assessments import a_sample_round
from tests.factories.people import an_actor
from tests.factories.reviews import MEETING_DAY, a_conclusion, a_review
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

DUE = date(2023, 12, 31)
NOTICE = "Chủ tịch UBND thành phố giao Phòng Nội vụ đẩy mạnh tuyên truyền cải cách hành chính trước ngày 15/12/2023."


def all_tasks() -> tuple:
    return directive_queries.tasks(on=MEETING_DAY)


@pytest.mark.parametrize(("leads", "tasks"), [(0, 0), (1, 1), (3, 3)])
def test_each_unit_that_leads_gets_one_task_when_the_meeting_closes(at, leads, tasks):
    review = a_review("open")
    units = [a_unit(f"Phường {number}").id for number in range(1, leads + 1)]
    task = TaskSaid(lead_unit_ids=tuple(units), due_on=DUE if leads else None)
    conclusion_id = operations.conclude(
        review.id, NewConclusion("Tháo gỡ điểm nghẽn", task=task), by=an_actor(Role.LEADER), at=at
    )
    (card,) = queries.conclusions(review.id)
    assert card.id == conclusion_id
    assert (card.tasks, card.task_count, card.is_waiting) == ((), tasks, bool(tasks))
    assert all_tasks() == ()
    operations.close_review(review.id, by=SYSTEM, at=at)
    (card,) = queries.conclusions(review.id)
    assert not card.is_waiting
    assert sorted(task.lead_unit_id for task in card.tasks) == sorted(units)
    assert {task.due_on for task in card.tasks} <= {DUE}
    assert queries.count_of([card]) == queries.Counter(1, tasks)


def test_the_task_carries_its_title_basis_area_and_origin(at):
    review = a_review("open")
    item = queries.agenda(review.id)[0]
    unit = a_unit("Phòng Nội vụ")
    said = TaskSaid(title="Hỗ trợ hai xã", lead_unit_ids=(unit.id,), product="Báo cáo")
    new = NewConclusion("Tập trung hỗ trợ đơn vị còn thấp", item.id, said)
    conclusion_id = operations.conclude(review.id, new, by=SYSTEM, at=at)
    operations.close_review(review.id, by=SYSTEM, at=at)
    (task,) = all_tasks()
    page = directive_queries.task_page(task.id, MEETING_DAY)
    assert (task.title, task.product, task.origin) == (
        "Hỗ trợ hai xã",
        "Báo cáo",
        f"reviews.conclusion:{conclusion_id}",
    )
    assert page.basis.startswith("Kết luận của Chủ tịch UBND thành phố tại cuộc họp ngày 21/9/2023")
    assert queries.conclusions(review.id)[0].item_id == item.id


def test_without_a_title_the_task_says_what_was_concluded(at):
    review = a_review("open")
    a_conclusion(review.id, a_unit().id, text="Đẩy mạnh tuyên truyền")
    operations.close_review(review.id, by=SYSTEM, at=at)
    assert [task.title for task in all_tasks()] == ["Đẩy mạnh tuyên truyền"]


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (NewConclusion("  "), operations.NothingWritten),
        (NewConclusion("Việc", task=TaskSaid(product="Báo cáo")), NoLead),
        (NewConclusion("Việc", task=TaskSaid(due_on=DUE)), NoLead),
        (NewConclusion("Việc", item_id=99999999), operations.NotOnTheAgenda),
        # A day before the meeting.
        (NewConclusion("Việc", task=TaskSaid(lead_unit_ids=(1,), due_on=date(2023, 9, 20))), Refusal),
        # A unit that does not exist.
        (NewConclusion("Việc", task=TaskSaid(lead_unit_ids=(404,))), Refusal),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_half_saved(at, said, refusal):
    review = a_review("open")
    with pytest.raises(refusal) as caught:
        operations.conclude(review.id, said, by=SYSTEM, at=at)
    assert caught.value.sentence
    assert not Conclusion.objects.exists()
    assert all_tasks() == ()


def test_a_matter_of_another_meeting_is_refused(at):
    other = a_review(kind="quarter")
    review = a_review("open")
    with pytest.raises(operations.NotOnTheAgenda):
        operations.conclude(review.id, NewConclusion("Việc", queries.agenda(other.id)[0].id), by=SYSTEM, at=at)


@pytest.mark.parametrize("state", ["preparing", "closed"])
def test_a_meeting_that_is_not_open_takes_no_conclusions(at, state):
    review = a_review(state)
    with pytest.raises(NotAllowed):
        operations.conclude(review.id, NewConclusion("Việc"), by=SYSTEM, at=at)


def test_a_closed_meeting_keeps_its_conclusions_as_they_are(at):
    review = a_review("open")
    conclusion = a_conclusion(review.id)
    operations.close_review(review.id, by=SYSTEM, at=at)
    for act in (
        lambda: operations.reword(conclusion.id, "Khác", by=SYSTEM, at=at),
        lambda: operations.withdraw(conclusion.id, by=SYSTEM, at=at),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert queries.conclusions(review.id)[0].text == conclusion.text


def test_a_correction_is_added_and_the_earlier_words_stay_readable(at):
    review = a_review("open")
    conclusion = a_conclusion(review.id, text="Đẩy mạnh tuyên truyền")
    operations.reword(conclusion.id, "Đẩy mạnh tuyên truyền đến người dân", by=SYSTEM, at=at)
    (card,) = queries.conclusions(review.id)
    assert (card.text, card.earlier_texts) == ("Đẩy mạnh tuyên truyền đến người dân", ("Đẩy mạnh tuyên truyền",))
    with pytest.raises(operations.NothingWritten):
        operations.reword(conclusion.id, " ", by=SYSTEM, at=at)


def test_withdrawing_takes_the_held_tasks_with_it_and_leaves_the_numbers_of_the_others(at):
    review = a_review("open")
    first = a_conclusion(review.id, a_unit("Phường 1").id, a_unit("Phường 2").id)
    a_conclusion(review.id, a_unit("Phường 4").id, text="Việc khác")
    operations.withdraw(first.id, by=SYSTEM, at=at)
    (left,) = queries.conclusions(review.id)
    assert left.position == 2
    for act in (
        lambda: operations.withdraw(first.id, by=SYSTEM, at=at),
        lambda: operations.reword(first.id, "x", by=SYSTEM, at=at),
    ):
        with pytest.raises(operations.ConclusionNotFound):
            act()
    with pytest.raises(operations.HeldTaskNotFound):
        operations.change_held(first.held[0].id, TaskSaid("x", (a_unit().id,)), by=SYSTEM, at=at)
    operations.close_review(review.id, by=SYSTEM, at=at)
    assert [task.lead_name for task in all_tasks()] == ["Phường 4"]


def test_a_held_task_is_said_otherwise_until_the_meeting_closes(at):
    review = a_review("open")
    conclusion = a_conclusion(review.id, a_unit("Phường 1").id, due_on=DUE)
    (held,) = conclusion.held
    other, helper = a_unit("Phường 2"), a_unit("Phòng Nội vụ", "department")
    said = TaskSaid("Việc khác", (other.id,), (helper.id,), "Kế hoạch", working_days=10, monitor_unit_id=helper.id)
    operations.change_held(held.id, said, by=an_actor(Role.LEADER), at=at)
    (now,) = queries.conclusions(review.id)[0].held
    assert (now.title, now.lead_names, now.co_ordinator_names, now.product, now.due_words) == (
        "Việc khác",
        "Phường 2",
        "Phòng Nội vụ",
        "Kế hoạch",
        "10 ngày làm việc",
    )
    with pytest.raises(Refusal):
        operations.change_held(held.id, TaskSaid("x", (404,)), by=SYSTEM, at=at)
    operations.close_review(review.id, by=SYSTEM, at=at)
    with pytest.raises(operations.HeldTaskNotFound):
        operations.change_held(held.id, said, by=SYSTEM, at=at)
    page = directive_queries.task_page(all_tasks()[0].id, MEETING_DAY)
    # Ten working days from Thursday 21/9/2023.
    assert (page.line.title, page.line.due_on, page.working_days) == ("Việc khác", date(2023, 10, 5), 10)
    assert (page.monitor_name, page.co_ordinator_names) == ("Phòng Nội vụ", ("Phòng Nội vụ",))
    assert queries.conclusions(review.id)[0].held[0].due_words == "5/10/2023"


def test_a_held_task_is_changed_only_by_those_who_run_the_meeting(at):
    review = a_review("open")
    unit = a_unit()
    (held,) = a_conclusion(review.id, unit.id).held
    with pytest.raises(NotAllowed):
        operations.change_held(held.id, TaskSaid("x", (unit.id,)), by=an_actor(Role.UNIT_HEAD, unit_id=unit.id), at=at)


@pytest.mark.parametrize(
    ("said", "words"),
    [({"is_regular": True}, "Thường xuyên"), ({"due_on": DUE}, "31/12/2023"), ({}, "Không ấn định")],
)
def test_a_deadline_is_held_as_it_was_said(said, words):
    review = a_review("open")
    (held,) = a_conclusion(review.id, a_unit().id, **said).held
    assert held.due_words == words


def test_a_task_that_moves_a_criterion_names_its_round(at):
    review = a_review("open")
    card = a_sample_round(2)
    unit_id = assessments.assessments_of(card.id)[0].unit_id
    with pytest.raises(operations.CriterionWithoutRound):
        a_conclusion(review.id, unit_id, criterion_code="1.1")
    a_conclusion(review.id, unit_id, criterion_code="1.1", round_id=card.id)
    operations.close_review(review.id, by=SYSTEM, at=at)
    (task,) = all_tasks()
    assert (task.round_id, task.criterion_code) == (card.id, "1.1")


def test_closing_names_the_conclusions_whose_day_has_passed_and_gives_nothing(at):
    review = a_review("open")
    unit = a_unit()
    a_conclusion(review.id, unit.id, text="Một")
    a_conclusion(review.id, unit.id, text="Hai", due_on=MEETING_DAY)
    a_day_later = at + timedelta(days=1)
    with pytest.raises(operations.DueBeforeClosing) as caught:
        operations.close_review(review.id, by=SYSTEM, at=a_day_later)
    assert "2 (21/9/2023)" in caught.value.sentence
    assert queries.review(review.id).is_open
    assert directive_queries.tasks(on=DUE) == ()


def test_a_unit_that_is_gone_by_the_closing_stops_it_and_nothing_is_given(at, monkeypatch):
    review = a_review("open")
    a_conclusion(review.id, a_unit("Phường 1").id)
    gone = a_unit("Phường 2")
    a_conclusion(review.id, gone.id)
    organizations.close_unit(gone.id, on=MEETING_DAY, by=SYSTEM, at=at)
    with pytest.raises(Refusal):
        operations.close_review(review.id, by=SYSTEM, at=at + timedelta(days=1))
    assert directive_queries.tasks(on=DUE) == ()


def test_whoever_leads_is_told_once_whatever_the_number_of_tasks(at):
    review = a_review("open")
    one, two, none = a_unit("Phường 1"), a_unit("Phường 2"), a_unit("Phường 3")
    head, officer = an_actor(Role.UNIT_HEAD, unit_id=one.id), an_actor(Role.FOCAL_OFFICER, unit_id=two.id)
    other = an_actor(Role.UNIT_HEAD, unit_id=none.id)
    a_conclusion(review.id, one.id, two.id, text="Việc một")
    a_conclusion(review.id, one.id, text="Việc hai")
    assert not Notice.objects.exists()
    operations.close_review(review.id, by=SYSTEM, at=at)
    told = dict(Notice.objects.values_list("user_id", "sentence"))
    assert told.keys() == {head.user_id, officer.user_id}
    assert "2 nhiệm vụ" in told[head.user_id]
    assert "1 nhiệm vụ" in told[officer.user_id]
    assert other.user_id not in told


def test_a_form_sent_twice_is_one_conclusion(at):
    review = a_review("open")
    new = NewConclusion("Tháo gỡ điểm nghẽn", task=TaskSaid(lead_unit_ids=(a_unit().id,)), save_key=uuid4())
    first = operations.conclude(review.id, new, by=SYSTEM, at=at)
    assert operations.conclude(review.id, new, by=SYSTEM, at=at) == first
    (card,) = queries.conclusions(review.id)
    assert card.task_count == 1


def a_draft(review_origin: str, at) -> tuple[int, int]:
    """A text with one draft for Phòng Nội vụ; returns the draft and the unit."""
    unit = a_unit("Phòng Nội vụ", "department")
    batch = directives.draft_from_text(
        NOTICE, source_name="Thông báo kết luận", origin=review_origin, written_on=MEETING_DAY, by=SYSTEM, at=at
    )
    return directive_queries.draft_batch(batch).drafts[0].id, unit.id


def test_a_confirmed_draft_becomes_a_conclusion_in_the_words_of_its_text(at):
    review = a_review("open")
    draft_id, unit_id = a_draft(review.origin, at)
    item = queries.agenda(review.id)[-1]
    correction = DraftCorrection("Tuyên truyền", (unit_id,), product="Kế hoạch", due_on=DUE)
    secretary = an_actor(Role.SECRETARY)
    operations.confirm_draft(review.id, draft_id, correction, item_id=item.id, by=secretary, at=at)
    (card,) = queries.conclusions(review.id)
    assert card.text.lower() in NOTICE.lower()
    assert card.text[0].isupper()
    assert card.text[-1] != "."
    assert card.item_id == item.id
    (held,) = card.held
    assert (held.title, [unit.id for unit in held.leads], held.due_on) == ("Tuyên truyền", [unit_id], DUE)
    operations.close_review(review.id, by=SYSTEM, at=at)
    (task,) = all_tasks()
    # The words it came from stay with it.
    page = directive_queries.task_page(task.id, MEETING_DAY)
    assert (page.quote.lower() in NOTICE.lower(), page.basis) == (True, "Thông báo kết luận")


def test_a_draft_is_confirmed_once(at):
    review = a_review("open")
    draft_id, unit_id = a_draft(review.origin, at)
    correction = DraftCorrection("Tuyên truyền", (unit_id,))
    operations.confirm_draft(review.id, draft_id, correction, item_id=None, by=SYSTEM, at=at)
    with pytest.raises(DraftDecided):
        operations.confirm_draft(review.id, draft_id, correction, item_id=None, by=SYSTEM, at=at)
    assert len(queries.conclusions(review.id)) == 1


def test_a_draft_of_another_text_is_refused(at):
    review = a_review("open")
    draft_id, unit_id = a_draft("", at)
    with pytest.raises(operations.DraftOfAnotherText):
        operations.confirm_draft(review.id, draft_id, DraftCorrection("x", (unit_id,)), item_id=None, by=SYSTEM, at=at)


def test_a_leader_does_not_confirm_drafts(at):
    review = a_review("open")
    draft_id, unit_id = a_draft(review.origin, at)
    with pytest.raises(NotAllowed):
        operations.confirm_draft(
            review.id, draft_id, DraftCorrection("x", (unit_id,)), item_id=None, by=an_actor(Role.LEADER), at=at
        )


def test_what_was_said_is_never_changed_nor_deleted(at):
    review = a_review("open")
    a_conclusion(review.id)
    operations.write_remark(review.id, "causes", "Thiếu người.", by=SYSTEM, at=at)
    for said in (Wording.objects.get(), Remark.objects.get()):
        with pytest.raises(TypeError):
            said.save()
        with pytest.raises(TypeError):
            said.delete()
        table = said._meta.db_table
        for statement in (f"UPDATE {table} SET text = 'khác'", f"DELETE FROM {table}"):
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
