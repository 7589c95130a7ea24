"""Passing the sheet on: the check, the signature, taking and sending back; whose turn it is, until when."""

from datetime import date, datetime

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, queries
from sen.reform.assessments.models import Assessment
from sen.reform.assessments.queries import State
from sen.reform.directives.operations.raising import NewObstacle, raise_obstacle
from tests.factories.assessments import OPENED_AT, answered, declared, signed
from tests.office.sheets.conftest import SHEET

pytestmark = pytest.mark.django_db


def state(card) -> State:
    return queries.assessment(card.id).state


def submitted(card):
    answered(card)
    operations.submit(card.id, by=SYSTEM, at=OPENED_AT)


def test_the_check_names_every_error_one_click_away(see, card, officer):
    declared(card, "1.1.1", done=48, planned=60)
    page = see(f"{SHEET}kiem-tra/")
    errors = page.split("Lỗi</h2>", 1)[1].split("</details>", 1)[0]
    assert " open" in errors[: errors.index("<summary")]  # never folded away
    assert "4 lỗi khiến phiếu chưa gửi được" in page
    assert f'href="{SHEET}?linh-vuc=2#c-2.1.1"' in page
    assert "Chưa gắn minh chứng: 1" in page
    assert "Gửi thủ trưởng ký" not in page


def test_a_sheet_with_errors_is_not_sent_by_hand_either(post, card, officer):
    assert post("kiem-tra/").status_code == 400
    assert state(card) is State.DECLARING


def test_warnings_do_not_block(see, post, card, officer):
    answered(card)
    assert "Gửi thủ trưởng ký" in see(f"{SHEET}kiem-tra/")
    assert post("kiem-tra/").url == SHEET
    assert state(card) is State.SIGNING
    page = see()
    assert "Phiếu đang chờ thủ trưởng đơn vị ký." in page
    assert "Rút phiếu về để sửa" in page
    assert 'name="done"' not in page


def test_the_officer_takes_the_sheet_back(see, post, card, officer):
    submitted(card)
    assert post("rut-lai/").url == SHEET
    assert 'name="done"' in see()


def test_the_head_sees_one_screen_and_signs(see, post, card, head):
    submitted(card)
    assert "Xem và ký" in see()
    page = see(f"{SHEET}ky/")
    for words in ("Ký và gửi thẩm định", "1. Điều hành", "5,00/6", "Chưa gắn minh chứng: 1"):
        assert words in page
    assert post("ky/").url == SHEET
    assert state(card) is State.APPRAISING


def test_the_head_sends_it_back_with_a_reason(see, post, card, head):
    submitted(card)
    refused = post("tra-lai/", reason=" ")
    assert refused.status_code == 422
    assert "UNDEFINED VARIABLE" not in refused.content.decode()
    assert state(card) is State.SIGNING
    assert post("tra-lai/", reason="Thiếu số liệu tháng 9").url == SHEET
    assert state(card) is State.DECLARING
    assert "Thiếu số liệu tháng 9" in see(f"{SHEET}lich-su/1.1.1/")


def test_a_reason_that_does_not_fit_is_said_so(post, card, head):
    submitted(card)
    assert post("tra-lai/", reason="x" * 501).status_code == 422


def test_each_does_only_what_is_theirs(client, post, sign_in, card):
    submitted(card)
    sign_in(Role.FOCAL_OFFICER, card.unit_id)
    assert post("ky/").status_code == 403
    assert post("tra-lai/", reason="x").status_code == 403
    sign_in(Role.UNIT_HEAD, card.unit_id)
    assert post("rut-lai/").status_code == 403
    assert state(card) is State.SIGNING


def test_who_may_not_sign_reads_why(see, card, officer):
    submitted(card)
    assert "Chỉ thủ trưởng" in see(f"{SHEET}ky/")


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2023, 9, 21), "còn 6 ngày làm việc"),
        (date(2023, 9, 28), "còn 1 ngày làm việc"),
        (date(2023, 9, 29), "hôm nay là ngày cuối"),
        (date(2023, 9, 30), "quá hạn 1 ngày làm việc"),  # a Saturday: past all the same
        (date(2023, 10, 3), "quá hạn 2 ngày làm việc"),
    ],
)
def test_the_clock_runs_in_working_days_and_is_never_hidden(see, card, officer, settings, on, words):
    settings.SEN_STORY_DAY = on
    page = see()
    assert "Đến lượt đơn vị · đến hết 29/9/2023" in page
    assert words in page


def test_an_extension_is_shown_with_its_reason(see, card, officer, at):
    operations.extend(card.id, date(2023, 10, 3), "Hỏng đường truyền", by=SYSTEM, at=at)
    page = see()
    assert "đến hết 3/10/2023" in page
    assert "Hỏng đường truyền" in page


def test_a_stage_without_a_window_shows_no_day(see, card, sign_in):
    signed(card)
    Assessment.objects.filter(pk=card.id).update(state=State.COUNCIL)
    sign_in(Role.SECRETARY)
    assert "đến hết" not in see()


def test_history_shows_only_words_whose_turn_has_come(see, card, officer, sign_in):
    signed(card)
    operations.mark(
        card.id, operations.Marking("1.1.2", None), by=SYSTEM, at=datetime.fromisoformat("2023-09-02T00:00Z")
    )
    page = see(f"{SHEET}lich-su/1.1.2/")
    assert "Đơn vị kê khai" in page
    assert "Thẩm định lần 1" not in page.split("Các bước của phiếu")[0]
    sign_in(Role.SECRETARY)
    assert "Thẩm định lần 1" in see(f"{SHEET}lich-su/1.1.2/").split("Các bước của phiếu")[0]


def test_a_criterion_nobody_spoke_of_has_an_empty_history(see, card, officer):
    assert "Tiêu chí này chưa có lần ghi nào" in see(f"{SHEET}lich-su/1.2/")
    assert "Phiếu chưa rời đơn vị." in see(f"{SHEET}lich-su/1.2/")


def test_the_page_of_a_criterion_names_what_stands_in_its_way(see, card, officer, at):
    raised = NewObstacle(
        unit_id=card.unit_id,
        title="Phần mềm một cửa chưa nối với kho dữ liệu của tỉnh",
        level="city",
        asked="Sớm kết nối",
        round_id=card.round.id,
        criterion_code="1.1.1",
    )
    raise_obstacle(raised, by=SYSTEM, at=at)
    page = see(f"{SHEET}lich-su/1.1.1/")
    assert "Phần mềm một cửa chưa nối với kho dữ liệu của tỉnh" in page
    assert f"/kho-khan/neu/?tieu-chi={card.round.id}:1.1.1" in page
    assert "Phần mềm một cửa" not in see(f"{SHEET}lich-su/1.1.2/")
