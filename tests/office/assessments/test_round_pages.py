"""Rounds by year, and the page of one: its calendar, its board, the secretary's steps from it."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations
from sen.reform.assessments.queries import State, assessment, assessments_of, round_named
from tests.factories.assessments import CALENDAR, KEY, a_round, signed
from tests.factories.results import all_at
from tests.factories.reviews import a_committee
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db

PAGE = "/danh-gia/2023/xa-phuong/"
AFTER = date(2023, 10, 2)


@pytest.mark.parametrize(
    ("role", "said"),
    [
        (Role.SECRETARY, 'href="/danh-gia/mo/"'),  # who may do something is led there
        (Role.FOCAL_OFFICER, "Thư ký hội đồng mở đợt đánh giá của năm."),  # others learn who will
        (Role.ADMINISTRATOR, "Thư ký hội đồng mở đợt đánh giá của năm."),
    ],
)
def test_without_a_round_the_page_says_what_comes_next(sign_in, get_page, role, said):
    sign_in(role)
    page = get_page("/danh-gia/")
    assert "Chưa có đợt đánh giá nào" in page
    assert said in page


def test_the_list_names_each_round_with_its_index(sign_in, get_page):
    card = a_round()
    sign_in(Role.FOCAL_OFFICER)
    page = get_page("/danh-gia/")
    for words in (card.title, "/danh-gia/2023/xa-phuong/", "Bộ chỉ số thử", "14/9/2023", "Đang nhận số liệu"):
        assert words in page


@pytest.mark.parametrize(
    "address", ["/danh-gia/", "/danh-gia/2023/xa-phuong/", "/danh-gia/bo-chi-so/", "/danh-gia/mo/"]
)
def test_strangers_are_asked_to_sign_in(client, address):
    assert client.get(address).url.startswith("/dang-nhap/")


@pytest.mark.parametrize("address", ["/danh-gia/", "/danh-gia/2023/xa-phuong/", "/danh-gia/2023/xa-phuong/phuong-3/"])
def test_somebody_without_a_post_learns_why_nothing_is_shown(sign_in, get_page, address):
    a_round()
    sign_in(None)
    assert "quản trị" in get_page(address, 403)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.DECLARING, "Đang nhận số liệu"),
        (State.REAPPRAISING, "Đang đánh giá"),
        (State.APPROVED, "Đang đánh giá"),
        (State.PUBLISHED, "Đã kết thúc"),
        (State.WITHDRAWN, "Đã kết thúc"),
    ],
)
def test_the_list_says_where_each_round_stands(sign_in, get_page, state, words):
    all_at(a_round(), state)
    sign_in(Role.FOCAL_OFFICER)
    page = get_page("/danh-gia/")
    assert words in page
    assert f"{state.label}: 1" in page


@scene
def three():
    """A ward that signed, one that declares, one with more time."""
    cards = assessments_of(a_round(*(a_unit(f"Phường {name}") for name in ("Một", "Hai", "Ba"))).id)
    by_name = {card.unit_name: card for card in cards}
    signed(by_name["Phường Một"])
    operations.extend(by_name["Phường Ba"].id, date(2023, 10, 4), "Bão số 3", by=SYSTEM, at=cards[0].round.opened_at)
    return by_name


def row_of(page: str, unit: str) -> str:
    return " ".join(
        page.rsplit("<tbody>", maxsplit=1)[-1].split(f">{unit}</a>")[1].split("</tr>", maxsplit=1)[0].split()
    )


def test_the_board_says_where_every_unit_stands(sign_in, get_page, three):
    sign_in(Role.FOCAL_OFFICER, three["Phường Hai"].unit_id)
    page = get_page(PAGE)
    for words in ("Xã, phường", "số liệu đến 14/9/2023", "tính đến 21/9/2023", "Bộ chỉ số thử", "Bão số 3", "row-mine"):
        assert words in page
    assert "Thẩm định lần 1" in row_of(page, "Phường Một")
    assert "29/9/2023" in row_of(page, "Phường Hai")
    assert "gia hạn đến 4/10/2023" in row_of(page, "Phường Ba")
    assert "5/5" in row_of(page, "Phường Một")
    # Nobody but the secretary takes steps from here.
    assert "/gia-han/" not in page
    assert "Thao tác" not in page


def test_late_units_are_marked_counted_and_can_be_looked_at_alone(sign_in, get_page, three, settings):
    settings.SEN_STORY_DAY = AFTER
    sign_in(Role.SECRETARY)
    page = get_page(PAGE)
    assert "trễ hạn" in row_of(page, "Phường Hai")
    assert "1 trễ hạn, 1 gia hạn" in page
    alone = get_page(f"{PAGE}?loc=tre")
    assert "/phuong-hai/" in alone
    assert "/xa-phuong/phuong-mot/" not in alone
    assert get_page(f"{PAGE}?loc=appraising").count("/xa-phuong/phuong-mot/") == 1
    assert "/xa-phuong/phuong-hai/" in get_page(f"{PAGE}?loc=gi-do")  # an unknown filter filters nothing


def test_steps_that_cannot_be_taken_say_why(sign_in, get_page, three):
    sign_in(Role.SECRETARY)
    page = get_page(PAGE)
    assert "/xa-phuong/gia-han/phuong-hai/" in row_of(page, "Phường Hai")
    assert "vẫn còn thời hạn" in row_of(page, "Phường Hai")
    assert "Đã được gia hạn một lần, đến 4/10/2023" in row_of(page, "Phường Ba")
    assert "chưa được chấm" in row_of(page, "Phường Một")


def test_more_time_is_given_with_its_day_and_reason(client, sign_in, get_page, three):
    sign_in(Role.SECRETARY)
    address = f"{PAGE}gia-han/phuong-hai/"
    assert "03/10/2023" in get_page(address)  # two working days after the window
    answer = client.post(address, {"until": "5/10/2023", "reason": "Mất điện"})
    assert (answer.status_code, answer.url) == (302, PAGE)
    assert assessment(three["Phường Hai"].id).extension.until == date(2023, 10, 5)
    assert "Mất điện" in get_page(PAGE)


@pytest.mark.parametrize(
    ("unit", "said", "sentence"),
    [
        ("phuong-hai", {"until": "29/9/2023", "reason": "Bão"}, "phải sau 29/9/2023"),
        ("phuong-hai", {"until": "5/10/2023", "reason": ""}, "bắt buộc"),
        ("phuong-hai", {"until": "mai", "reason": "Bão"}, "ngày"),
        ("phuong-ba", {"until": "9/10/2023", "reason": "Bão"}, "Không gia hạn lần thứ hai"),  # trap 12
    ],
)
def test_more_time_that_makes_no_sense_is_not_given(client, sign_in, three, unit, said, sentence):
    sign_in(Role.SECRETARY)
    answer = client.post(f"{PAGE}gia-han/{unit}/", said)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_sheet_is_taken_in_when_its_time_is_over(client, sign_in, get_page, three, settings):
    sign_in(Role.SECRETARY)
    address = f"{PAGE}tiep-nhan/phuong-hai/"
    assert client.get(address).status_code == 403
    settings.SEN_STORY_DAY = AFTER
    assert "Phường Hai" in get_page(address)
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "Không gửi"}).status_code == 302
    assert assessment(three["Phường Hai"].id).state is State.APPRAISING


def calendar_said(**said: str) -> dict[str, str]:
    days = {name: value.strftime("%d/%m/%Y") for name, value in vars(CALENDAR).items() if isinstance(value, date)}
    return {**days, "explanation_days": "3", "reason": "Bão số 3", "act": "save", "keeps_days_off": "on", **said}


def test_the_calendar_is_moved_and_everybody_sees_why(client, sign_in, get_page, three):
    sign_in(Role.SECRETARY)
    assert "29/09/2023" in get_page(f"{PAGE}lich/")
    answer = client.post(f"{PAGE}lich/", calendar_said(self_closes_on="2/10/2023"))
    assert (answer.status_code, answer.url) == (302, PAGE)
    sign_in(Role.UNIT_HEAD, three["Phường Hai"].unit_id)
    page = " ".join(get_page(PAGE).split())
    assert "Bão số 3" in page
    assert "29/9/2023 → 2/10/2023" in page


def test_a_deadline_on_a_day_off_is_moved_to_the_next_working_day_or_meant(client, sign_in, three):
    sign_in(Role.SECRETARY)
    refused = client.post(f"{PAGE}lich/", calendar_said(council_on="11/11/2023", keeps_days_off=""))
    assert refused.status_code == 422
    assert "ngày nghỉ" in refused.content.decode()
    moved = client.post(f"{PAGE}lich/", calendar_said(council_on="11/11/2023", act="shift")).content.decode()
    assert 'name="council_on" value="13/11/2023"' in moved
    assert round_named(2023, KEY).calendar == CALENDAR  # looked at, not kept


def test_a_window_that_is_over_is_not_moved(client, sign_in, three, settings):
    settings.SEN_STORY_DAY = AFTER
    sign_in(Role.SECRETARY)
    answer = client.post(f"{PAGE}lich/", calendar_said(self_closes_on="6/10/2023"))
    assert answer.status_code == 422
    assert "không dời được nữa" in answer.content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARY])
@pytest.mark.parametrize("address", ["gia-han/phuong-hai/", "tiep-nhan/phuong-hai/", "lich/"])
def test_nobody_else_takes_the_secretarys_steps(client, sign_in, three, settings, role, address):
    settings.SEN_STORY_DAY = AFTER
    sign_in(role, three["Phường Hai"].unit_id)
    for answer in (client.get(PAGE + address), client.post(PAGE + address, {"until": "9/10/2023", "reason": "Bão"})):
        assert answer.status_code == 403


def test_trap_28_an_empty_round_and_an_empty_season_crash_nothing(sign_in, get_page):
    from sen.reform.assessments.models import Assessment

    card = a_round()
    Assessment.objects.all().delete()
    sign_in(Role.SECRETARY)
    assert "Chưa có đơn vị tham gia" in get_page(PAGE)
    assert "Chưa tính điểm" in get_page(f"{PAGE}xep-hang/")
    assert card.title in get_page("/danh-gia/")
    assert get_page("/danh-gia/mo/")
    assert "2022" in get_page("/danh-gia/2022/xa-phuong/", 404)


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_its_board(sign_in, get_page, three, state):
    card = round_named(2023, KEY)
    all_at(card, state)
    sign_in(Role.SECRETARY)
    assert str(state.label) in get_page(PAGE)


@pytest.mark.parametrize(("name", "title"), [("ke-hoach", "KẾ HOẠCH"), ("huong-dan", "HƯỚNG DẪN")])
def test_plan_and_guidance_are_files(client, sign_in, three, name, title):
    a_committee()
    sign_in(Role.SECRETARY)
    for file_format, beginning in (("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")):
        answer = client.get(f"{PAGE}van-ban/{name}/{file_format}/")
        assert answer.status_code == 200
        assert answer.content.startswith(beginning)
        assert f".{file_format}" in answer["Content-Disposition"]
    assert client.get(f"{PAGE}van-ban/{name}/exe/").status_code == 404
    assert client.get(f"{PAGE}van-ban/thu/docx/").status_code == 404
    assert title


@pytest.mark.parametrize("unit_count", [22, 122])
def test_the_board_takes_no_more_questions_for_more_units(client, sign_in, django_assert_num_queries, unit_count):
    a_round(*(a_unit(f"Phường {number}") for number in range(1, unit_count + 1)))
    sign_in(Role.SECRETARY)
    client.get(PAGE)
    with django_assert_num_queries(14):
        assert client.get(PAGE).status_code == 200
