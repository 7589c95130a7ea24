"""The explanation room: what was taken and why; agree or disagree; the clock; before and after."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, queries
from sen.reform.assessments.models import Assessment
from sen.reform.assessments.queries import Act, Stage, State
from tests.factories.assessments import OPENED_AT, an_assessment, handed_over
from tests.office.sheets.conftest import SHEET
from tests.scenes import scene

pytestmark = pytest.mark.django_db

ROOM = f"{SHEET}giai-trinh/"


@scene
def card():
    """The sheet of one ward whose turn it is to explain one lowered mark."""
    found = an_assessment()
    handed_over(found)
    return queries.assessment(found.id)


def reply_of(card, code="1.1.2"):
    return queries.words_on(card.id, code).get(Stage.EXPLANATION)


def test_only_what_was_taken_is_shown_with_what_it_cost_and_why(see, card, officer):
    page = see(ROOM)
    assert "Trừ 1,50 điểm: “Ban hành chậm 3 ngày”" in page
    assert "1.1.2 Ban hành kế hoạch" in page
    assert "1.1.1 " not in page
    assert "1 tiêu chí bị trừ điểm" in page


def test_the_clock_runs_in_working_days_and_says_what_silence_means(see, card, officer):
    page = see(ROOM)
    assert 'đến hết 20/10/2023, <span class="strong">còn 21 ngày làm việc' in page
    assert "không trả lời thì coi như đồng ý" in page


def test_the_unit_agrees(see, post, card, officer):
    assert post("giai-trinh/1.1.2/", viec="agree").url == f"{ROOM}#c-1.1.2"
    assert reply_of(card).act is Act.AGREE
    assert "Đã đồng ý" in see(ROOM)


def test_the_unit_disagrees_with_reason_and_figures_and_sees_their_points(see, post, card, officer):
    fields = {"viec": "disagree", "reply_reason": "Ban hành ngày 28/12", "value": "in_time", "seen_entries": "0"}
    assert post("giai-trinh/1.1.2/", **fields).url == f"{ROOM}#c-1.1.2"
    page = see(ROOM)
    assert "Đơn vị đề nghị" in page
    assert "kịp thời" in page
    assert "2,00 <span" in page
    assert "Ban hành ngày 28/12" in page
    assert "1 ý kiến không đồng ý" in page


def test_an_objection_may_come_without_figures(see, post, card, officer):
    post("giai-trinh/1.1.2/", viec="disagree", reply_reason="Có dấu đến", seen_entries="0")
    assert reply_of(card).figures == {}
    assert "Đơn vị không đồng ý: Có dấu đến" in see(ROOM)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"reply_reason": "", "value": "in_time"}, "Hãy nêu vì sao không đồng ý"),
        ({"reply_reason": "x" * 2001}, "2000"),
        ({"reply_reason": "vì", "value": "tạm được"}, "tạm được"),
        ({"reply_reason": "vì", "seen_entries": "7"}, "sau khi"),  # somebody answered in between
    ],
)
def test_what_cannot_be_taken_is_said_in_its_place(post, card, officer, fields, words):
    answer = post("giai-trinh/1.1.2/", **{"viec": "disagree", "seen_entries": "0", **fields})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "UNDEFINED VARIABLE" not in page
    assert reply_of(card) is None


def test_a_figure_that_is_none_is_named_at_its_field(post, card, officer):
    lowered = operations.Marking("1.1.1", None, "hỏi", Act.ASK)
    Assessment.objects.filter(pk=card.id).update(state=State.APPRAISING)
    operations.mark(card.id, lowered, by=SYSTEM, at=OPENED_AT)
    Assessment.objects.filter(pk=card.id).update(state=State.EXPLAINING)
    answer = post("giai-trinh/1.1.1/", viec="disagree", reply_reason="vì", done="mười", seen_entries="0")
    assert answer.status_code == 422
    assert "không phải là một số" in answer.content.decode()
    assert "Yêu cầu giải trình" in answer.content.decode()


def test_an_answer_is_taken_back_and_given_again(see, post, card, officer):
    """Trap 13: no cancel trap."""
    post("giai-trinh/1.1.2/", viec="agree")
    assert post("giai-trinh/1.1.2/", viec="withdraw").status_code == 302
    assert "Đã đồng ý" not in see(ROOM)
    post("giai-trinh/1.1.2/", viec="disagree", reply_reason="nghĩ lại", seen_entries="2")
    assert reply_of(card).reason == "nghĩ lại"


def test_the_unit_agrees_to_all_the_rest(see, post, card, officer):
    assert "Đồng ý tất cả phần còn lại" in see(ROOM)
    assert post("giai-trinh/dong-y-con-lai/").url == ROOM
    assert reply_of(card).act is Act.AGREE
    page = see(ROOM)
    assert "Đã đồng ý với 1 kết quả thẩm định." in page
    assert "Đồng ý tất cả phần còn lại" not in page


def test_the_explanation_is_sent(see, post, card, officer):
    assert post("giai-trinh/").url == ROOM
    assert queries.assessment(card.id).state is State.REAPPRAISING
    page = see(ROOM)
    assert "Không trả lời: coi như đồng ý" in page
    assert "Gửi giải trình" not in page


def test_the_head_of_the_unit_may_answer_too(see, post, card, head):
    assert post("giai-trinh/1.1.2/", viec="agree").status_code == 302
    assert reply_of(card).act is Act.AGREE


@pytest.mark.parametrize("path", ["giai-trinh/1.1.2/", "giai-trinh/dong-y-con-lai/", "giai-trinh/"])
@pytest.mark.parametrize("role", [Role.SECRETARY, Role.APPRAISER, Role.ADMINISTRATOR])
def test_nobody_answers_for_the_unit(post, sign_in, card, role, path):
    sign_in(role)
    assert post(path, viec="agree").status_code == 403
    assert reply_of(card) is None


def test_after_the_last_day_nothing_is_answered_and_the_page_says_so(see, post, card, officer, settings):
    settings.SEN_STORY_DAY = date(2023, 10, 21)
    page = see(ROOM)
    assert "quá hạn" in page
    assert "20/10/2023" in page
    assert post("giai-trinh/1.1.2/", viec="agree").status_code == 403


def test_appraisers_see_the_reply_only_when_the_turn_has_passed(see, post, card, sign_in):
    operations.disagree(card.id, operations.Reply("1.1.2", "bí mật của đơn vị"), by=SYSTEM, at=OPENED_AT)
    sign_in(Role.SECRETARY)
    assert "bí mật của đơn vị" not in see(ROOM)
    operations.answer(card.id, by=SYSTEM, at=OPENED_AT)
    assert "bí mật của đơn vị" in see(ROOM)


def test_the_room_takes_few_queries(client, card, officer, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        client.get(ROOM)
