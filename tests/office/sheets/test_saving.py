"""Field by field behind the page: a save answers with the parts that change; nothing is lost, buried or smuggled in."""

from datetime import date

import pytest

from sen.reform.accounts.roles import Role
from sen.reform.assessments.queries import answers_of_unit, entries_of
from sen.reform.audit.queries import history_of
from tests.factories.assessments import declared, signed
from tests.office.sheets.conftest import SHEET

pytestmark = pytest.mark.django_db


@pytest.fixture
def save(client):
    """Save a criterion as autosave.js does."""

    def _save(code: str, **fields: object):
        answer = client.post(f"{SHEET}{code}/", {"seen_entries": "0", **fields}, headers={"X-Sen-Parts": "1"})
        text = " ".join(answer.content.decode().replace("\xa0", " ").split())
        assert "UNDEFINED VARIABLE" not in text
        return answer.status_code, text

    return _save


def test_a_save_answers_with_points_sentence_moment_and_totals(save, card, officer):
    status, parts = save("1.1.1", done="48", planned="60", save_key="k1")
    assert status == 200
    assert '<div data-for="p-1.1.1"> 1,00 <small>/ 2</small> </div>' in parts
    assert "48/60 nhiệm vụ = 80,00 %" in parts
    assert "Trên 90 % (thêm 7 nhiệm vụ) được 2,00 điểm." in parts
    assert "đã lưu" in parts
    assert "1,00/10 điểm" in parts
    assert "Còn 4 tiêu chí chưa nộp." in parts
    assert '<div data-for="place-1"> 1,00/6' in parts
    assert '<div data-for="g-1.1"> 1,00 / 4' in parts
    assert '<div data-seen="1">' in parts
    assert "<html" not in parts


def test_the_same_save_sent_again_is_kept_once(save, card, officer):
    for _attempt in range(2):
        status, parts = save("1.1.1", done="48", planned="60", save_key="k1")
        assert (status, 'data-seen="1"' in parts) == (200, True)
    assert len(entries_of(card.id, "1.1.1")) == 1


def test_half_an_answer_is_kept_and_says_what_is_missing(save, card, officer):
    status, parts = save("1.1.1", done="48")
    assert status == 200
    assert "hiếu" in parts.split('data-for="r-1.1.1"', 1)[1].split("data-for", 1)[0]
    assert answers_of_unit(card.id).answers["1.1.1"].figures == {"done": "48"}


@pytest.mark.parametrize(
    ("code", "fields", "words"),
    [
        ("1.1.1", {"done": "abc", "planned": "60"}, "không phải là một số"),
        ("2.1.1", {"is_not_applicable": "on"}, "Hãy ghi vì sao không phát sinh"),
        ("1.1.1", {"done": "", "planned": ""}, "Chưa nhập gì"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_what_stands_stays(save, card, officer, code, fields, words):
    status, parts = save(code, **fields)
    assert status == 422
    assert words in parts.split(f'data-for="e-{code}"', 1)[1].split("data-for", 1)[0]
    assert entries_of(card.id, code) == ()


def test_trap_22_one_bad_field_never_keeps_the_others_out(save, card, officer):
    """Each criterion is saved by itself."""
    assert save("1.1.1", done="abc", planned="60")[0] == 422
    assert save("1.1.2", value="in_time")[0] == 200
    assert save("1.2", value="1")[0] == 200
    assert set(answers_of_unit(card.id).answers) == {"1.1.2", "1.2"}


def test_the_second_of_two_people_sees_both_and_nothing_is_overwritten(save, card, officer):
    """Trap 3."""
    declared(card, "1.1.1", done=10, planned=20)
    status, parts = save("1.1.1", done="48", planned="60")
    assert status == 409
    assert "Nhiệm vụ đã hoàn thành: 10 nhiệm vụ" in parts
    assert "Nhiệm vụ đã hoàn thành: 48" in parts
    assert "Giữ số liệu đang lưu" in parts
    assert "Thay bằng số liệu của tôi" in parts
    assert answers_of_unit(card.id).answers["1.1.1"].figures == {"done": "10", "planned": "20"}
    # "Mine" is chosen knowingly: with the number of entries the page has shown.
    assert save("1.1.1", done="48", planned="60", seen_entries="1")[0] == 200
    assert len(entries_of(card.id, "1.1.1")) == 2


def test_a_claim_in_conflict_is_shown_as_a_claim(save, card, officer):
    declared(card, "2.1.1", not_applicable="Chưa giao vốn")
    status, parts = save("2.1.1", is_not_applicable="on", why_not_applicable="Không giao vốn")
    assert status == 409
    assert "Chưa giao vốn" in parts
    assert "Không giao vốn" in parts


@pytest.mark.parametrize("role", [Role.FOCAL_OFFICER, Role.ADMINISTRATOR])
@pytest.mark.parametrize("wants_parts", [True, False])
def test_after_the_window_nothing_is_saved_for_anybody(client, sign_in, card, settings, role, wants_parts):
    """Trap 2: refused on the server, for administrators too."""
    sign_in(role, card.unit_id)
    settings.SEN_STORY_DAY = date(2023, 9, 30)
    headers = {"X-Sen-Parts": "1"} if wants_parts else {}
    answer = client.post(f"{SHEET}1.1.1/", {"seen_entries": "0", "done": "1", "planned": "2"}, headers=headers)
    assert answer.status_code == 403
    assert "29/9/2023" in answer.content.decode()
    assert entries_of(card.id, "1.1.1") == ()


def test_a_closed_window_is_said_where_the_value_was_typed(save, card, officer, settings):
    settings.SEN_STORY_DAY = date(2023, 9, 30)
    _status, parts = save("1.1.1", done="1", planned="2")
    assert parts.count("data-for") == 1
    assert "còn trên trang này nhưng chưa được lưu" in parts


def test_when_the_turn_has_passed_the_unit_writes_no_more(save, card, officer):
    signed(card)
    status, parts = save("1.1.1", done="1", planned="2", seen_entries="1")
    assert status == 403
    assert "người thẩm định" in parts


SMUGGLED = {"points": "2", "total": "100", "rank": "1", "stage": "council", "act": "mark", "reason": "x"}


def test_points_rank_or_anothers_fields_are_ignored_and_written_down(save, card, officer):
    """Trap 1."""
    status, parts = save("1.1.1", done="1", planned="60", **SMUGGLED)
    assert (status, "0,00 <small>/ 2</small>" in parts) == (200, True)
    (entry,) = entries_of(card.id, "1.1.1")
    assert (entry.points, entry.stage, entry.act, entry.reason) == ("0", "self", "declare", "")
    refused = [event for event in history_of("assessments.assessment", card.id) if event.name == "refused_field"]
    assert refused[0].details["fields"] == sorted(SMUGGLED)
    assert refused[0].by == officer.label


def test_an_ordinary_form_leaves_no_such_trace(save, card, officer):
    save(
        "2.1.1",
        spent="1",
        given="2",
        is_not_applicable="",
        why_not_applicable="",
        save_key="k",
        csrfmiddlewaretoken="t",
    )
    assert "refused_field" not in [event.name for event in history_of("assessments.assessment", card.id)]


def test_without_script_the_same_form_is_sent_by_its_button(client, see, card, officer):
    page = see()
    assert f'action="{SHEET}1.1.1/"' in page
    assert "Lưu 1.1.1" in page
    assert 'name="save_key"' in page


def test_a_save_takes_few_queries(client, card, officer, django_assert_max_num_queries):
    with django_assert_max_num_queries(45):
        client.post(f"{SHEET}1.1.1/", {"seen_entries": "0", "done": "1", "planned": "2"}, headers={"X-Sen-Parts": "1"})


def test_a_number_that_may_mean_two_is_not_taken(save, card, officer):
    status, body = save("2.1.1", spent="1.563", given="2000")
    assert status == 422
    assert "có thể hiểu là 1563 hoặc 1,563" in body
    assert entries_of(card.id, "2.1.1") == ()
    for seen, typed in enumerate(("1563", "1,563", "1.563.000", "1.563,5")):
        assert save("2.1.1", spent=typed, given="9000000", seen_entries=seen)[0] == 200, typed
