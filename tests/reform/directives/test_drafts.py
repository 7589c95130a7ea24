"""Tasks proposed from a text: nothing exists until a person confirms it, once."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.directives import operations, queries
from sen.reform.directives.drafting.source import LONGEST_TEXT
from sen.reform.directives.models import DraftBatch, Task, TaskDraft
from sen.reform.directives.operations import DraftCorrection
from sen.reform.directives.queries.drafts import segments
from sen.reform.organizations.kinds import Kind
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

NOTICE = """Chủ tịch UBND thành phố giao Phòng Nội vụ tham mưu kế hoạch kiểm tra công vụ, hoàn thành trước ngày 15/12/2023.

Giao Phòng Tư Phap thành phố rà soát văn bản trong quý IV năm 2023."""


@pytest.fixture
def home_office():
    a_unit("Phòng Tư pháp", Kind.DEPARTMENT)
    return a_unit("Phòng Nội vụ", Kind.DEPARTMENT)


def _drafted(at, text=NOTICE, **said):
    return operations.draft_from_text(
        text,
        **{
            "source_name": "Thông báo 45/TB-UBND",
            "written_on": date(2023, 9, 21),
            "by": SYSTEM,
            "at": at,
            **said,
        },
    )


def _as_proposed(card, **said):
    return DraftCorrection(
        **{
            "title": card.title,
            "lead_unit_ids": card.lead_unit_ids,
            "co_ordinator_ids": card.co_ordinator_ids,
            "product": card.product,
            "due_on": card.due_on,
            **said,
        }
    )


def test_a_text_becomes_drafts_and_no_task(at, home_office):
    page = queries.draft_batch(_drafted(at))
    first = page.drafts[0]
    assert first.lead_unit_ids == (home_office.id,)
    assert (first.due_on, first.due_is_proposed) == (date(2023, 12, 15), False)
    assert page.text[page.text.index(first.quote) :].startswith(first.quote)
    assert (page.open_count, page.task_count) == (len(page.drafts), 0)
    assert not Task.objects.exists()


def test_what_was_read_as_no_task_is_kept_with_its_reason(at, home_office):
    no_task = "Giao Phòng Nội vụ 12 chỉ tiêu, đạt 90% kế hoạch năm."
    page = queries.draft_batch(_drafted(at, f"{no_task}\n\n{NOTICE}"))
    (skipped,) = page.skipped
    assert skipped.quote == no_task
    assert skipped.reason


def test_every_highlighted_span_is_the_quote_of_its_draft(at, home_office):
    page = queries.draft_batch(_drafted(at, NOTICE.replace("\n", "\r\n")))
    assert "".join(piece.text for piece in page.segments) == page.text
    for card in page.drafts:
        words = "".join(piece.text for piece in page.segments if card.number in piece.numbers)
        assert words == card.quote
        assert sum(card.number in piece.begins for piece in page.segments) == 1


def test_overlapping_drafts_share_their_words():
    pieces = segments("abcdef", ((1, 0, 4), (2, 2, 6)))
    assert [(piece.text, piece.numbers) for piece in pieces] == [("ab", (1,)), ("cd", (1, 2)), ("ef", (2,))]


def test_a_text_without_drafts_is_one_piece():
    assert [piece.numbers for piece in segments("abc", ())] == [()]


def test_an_unknown_unit_is_shown_with_the_nearest_names(at, home_office):
    page = queries.draft_batch(_drafted(at, "Giao Phòng Nội chính chủ trì rà soát văn bản."))
    (unknown,) = page.unknown_units
    assert unknown == queries.UnknownUnitLine("Phòng Nội chính", ("Phòng Nội vụ",))
    assert page.drafts[0].unknown_leads == (unknown,)
    assert page.drafts[0].lead_unit_ids == ()
    assert page.drafts[0].warnings


def test_a_confirmed_draft_becomes_a_task_that_keeps_its_words(at, home_office):
    page = queries.draft_batch(_drafted(at, origin="reviews.review:3"))
    card = page.drafts[0]
    (task_id,) = operations.confirm_draft(card.id, _as_proposed(card, title="Việc đã sửa"), by=SYSTEM, at=at)
    task = queries.task_page(task_id, date(2023, 9, 21))
    assert (task.line.title, task.line.origin, task.basis) == (
        "Việc đã sửa",
        "reviews.review:3",
        "Thông báo 45/TB-UBND",
    )
    assert (task.quote, task.source_name, task.draft_batch_id) == (card.quote, "Thông báo 45/TB-UBND", page.id)
    after = queries.draft_batch(page.id)
    assert after.drafts[0].task_ids == (task_id,)
    assert (after.task_count, after.open_count) == (1, len(page.drafts) - 1)


def test_who_confirms_may_name_another_origin(at, home_office):
    card = queries.draft_batch(_drafted(at)).drafts[0]
    operations.confirm_draft(card.id, _as_proposed(card), origin="reviews.conclusion:7", by=SYSTEM, at=at)
    assert Task.objects.get().origin == "reviews.conclusion:7"


def test_a_draft_with_several_leads_counts_the_task_of_each(at, home_office):
    page = queries.draft_batch(_drafted(at))
    card, other = page.drafts[0], a_unit("Phường 1")
    given = operations.confirm_draft(
        card.id, _as_proposed(card, lead_unit_ids=(home_office.id, other.id)), by=SYSTEM, at=at
    )
    assert len(given) == 2
    assert queries.draft_batch(page.id).task_count == 2


def test_a_draft_is_decided_once(at, home_office):
    first, *_rest = queries.draft_batch(_drafted(at)).drafts
    operations.confirm_draft(first.id, _as_proposed(first), by=SYSTEM, at=at)
    for again in (
        lambda: operations.confirm_draft(first.id, _as_proposed(first), by=SYSTEM, at=at),
        lambda: operations.discard_draft(first.id, by=SYSTEM, at=at),
    ):
        with pytest.raises(operations.DraftDecided) as refused:
            again()
        assert "đã xác nhận" in refused.value.sentence
    assert Task.objects.count() == 1


def test_a_discarded_draft_makes_no_task(at, home_office):
    page = queries.draft_batch(_drafted(at))
    operations.discard_draft(page.drafts[0].id, by=SYSTEM, at=at)
    assert not queries.draft_batch(page.id).drafts[0].is_open
    assert not Task.objects.exists()
    events = history_of("directives.taskdraft", page.drafts[0].id)
    assert [event.name for event in events] == ["draft_discarded"]


def test_a_refused_correction_leaves_the_draft_open(at, home_office):
    card = queries.draft_batch(_drafted(at)).drafts[0]
    for wrong in ({"lead_unit_ids": ()}, {"lead_unit_ids": (404,)}, {"due_on": date(2023, 9, 20)}, {"title": ""}):
        with pytest.raises((operations.NoLead, operations.UnknownUnit, operations.DueBeforeGiven, operations.NoTitle)):
            operations.confirm_draft(card.id, _as_proposed(card, **wrong), by=SYSTEM, at=at)
    assert TaskDraft.objects.get(pk=card.id).state == "proposed"


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("  \r\n ", operations.EmptyText),
        ("x" * (LONGEST_TEXT + 1), operations.TextRefused),
    ],
)
def test_a_text_that_cannot_be_read_is_refused_with_a_sentence(text, refusal, at):
    with pytest.raises(refusal) as refused:
        _drafted(at, text)
    assert refused.value.sentence
    assert not DraftBatch.objects.exists()


def test_a_text_that_asks_nothing_has_no_drafts(at, home_office):
    page = queries.draft_batch(_drafted(at, "Hội nghị diễn ra trong không khí vui tươi."))
    assert page.drafts == ()
    assert queries.open_draft_batches() == ()


@pytest.mark.parametrize("role", [Role.FOCAL_OFFICER, Role.UNIT_HEAD, Role.EDITOR, Role.ADMINISTRATOR, None])
def test_only_people_who_give_tasks_draft_confirm_and_discard(role, at, home_office):
    card = queries.draft_batch(_drafted(at)).drafts[0]
    person = an_actor(role)
    for attempt in (
        lambda: _drafted(at, by=person),
        lambda: operations.confirm_draft(card.id, _as_proposed(card), by=person, at=at),
        lambda: operations.discard_draft(card.id, by=person, at=at),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert not Task.objects.exists()


def test_open_texts_are_listed_until_their_last_draft_is_decided(at, home_office):
    batch_id = _drafted(at, origin="reviews.review:3")
    (line,) = queries.open_draft_batches(origin="reviews.review:3")
    assert (line.id, line.source_name) == (batch_id, "Thông báo 45/TB-UBND")
    assert queries.open_draft_batches(origin="reviews.review:4") == ()
    for card in queries.draft_batch(batch_id).drafts:
        operations.discard_draft(card.id, by=SYSTEM, at=at)
    assert queries.open_draft_batches() == ()


def test_units_of_the_day_of_the_text_are_known(at):
    a_unit("Phòng Nội vụ", Kind.DEPARTMENT, valid_from=date(2023, 10, 1))
    page = queries.draft_batch(_drafted(at))
    assert page.drafts == () or page.drafts[0].lead_unit_ids == ()


@pytest.mark.parametrize("ask", [queries.draft_batch, queries.batch_id_of_draft])
def test_a_draft_that_does_not_exist_is_named_as_such(ask):
    with pytest.raises(queries.DraftNotFound):
        ask(404)


def test_deciding_on_nothing_is_named_as_such(at):
    with pytest.raises(queries.DraftNotFound):
        operations.discard_draft(404, by=SYSTEM, at=at)


def test_rows_name_themselves(at, home_office):
    batch = DraftBatch.objects.get(pk=_drafted(at))
    assert str(batch) == "Thông báo 45/TB-UBND"
    assert str(batch.drafts.first()).startswith("1. ")
    assert queries.batch_id_of_draft(batch.drafts.first().pk) == batch.pk


def test_a_text_with_drafts_for_22_units_is_read_in_five_queries(at, home_office, django_assert_num_queries):
    for number in range(1, 22):
        a_unit(f"Phường {number}")
    batch_id = _drafted(at, "Chủ tịch UBND thành phố giao UBND các xã, phường rà soát hồ sơ trước ngày 15/12/2023.")
    with django_assert_num_queries(5):
        page = queries.draft_batch(batch_id)
    assert len(page.drafts[0].lead_unit_ids) == 21


def test_a_draft_taken_to_be_given_later_is_decided_and_gives_nothing_yet(at, home_office):
    card = queries.draft_batch(_drafted(at)).drafts[0]
    operations.take_draft(card.id, _as_proposed(card), by=an_actor(Role.SECRETARY), at=at)
    assert not Task.objects.exists()
    with pytest.raises(operations.DraftDecided):
        operations.take_draft(card.id, _as_proposed(card), by=SYSTEM, at=at)


def test_who_may_not_give_tasks_takes_no_drafts(at, home_office):
    card = queries.draft_batch(_drafted(at)).drafts[0]
    with pytest.raises(NotAllowed):
        operations.take_draft(card.id, _as_proposed(card), by=an_actor(Role.UNIT_HEAD), at=at)
    assert queries.draft_batch(queries.batch_id_of_draft(card.id)).drafts[0].is_open
