"""The list, the pack and the meeting, as each person sees and may use them."""

import re
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.directives import queries as directives
from sen.reform.reviews import operations, queries
from sen.reform.scoring import operations as scoring
from sen.reform.scoring.kinds import RunKind
from tests.factories.assessments import a_sample_round
from tests.factories.directives import a_task
from tests.factories.reviews import MEETING_DAY, PREPARED_AT, a_conclusion, a_plan_at, a_review, eight_areas
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

NEW = {
    "kind": "nine_months",
    "year": "2023",
    "cut_off_on": "14/9/2023",
    "held_on": "21/9/2023",
    "place": "Hội trường",
    "chaired_by": "Chủ tịch UBND thành phố",
    "line_percent": "70",
}


def text_of(html: str) -> str:
    """What a person reads."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&nbsp;", " ").split())


def test_the_list_is_empty_with_a_word_and_a_form_for_the_secretary(sign_in, get_page):
    sign_in(Role.SECRETARY)
    page = get_page("/so-ket/")
    assert "Chưa có cuộc họp sơ kết nào." in page
    assert "<form" in page.split("<main")[1]


def test_others_see_the_list_without_the_form(sign_in, get_page):
    review = a_review()
    sign_in(Role.UNIT_HEAD)
    page = get_page("/so-ket/")
    assert review.title in page
    assert "/so-ket/chuan-bi/" not in page


@pytest.mark.parametrize(
    "path", ["", "{id}/", "{id}/hop/", "{id}/bao-cao/", "{id}/bao-cao/pdf/", "{id}/thong-bao/pdf/"]
)
def test_without_a_post_nothing_is_shown_and_the_sentence_says_why(client, sign_in, path):
    review = a_review()
    sign_in(None)
    response = client.get("/so-ket/" + path.format(id=review.id))
    assert response.status_code == 403
    assert "chức vụ" in response.content.decode()


def test_strangers_are_asked_to_sign_in(client):
    assert client.get("/so-ket/").status_code == 302


def test_the_secretary_prepares_a_meeting(client, sign_in):
    sign_in(Role.SECRETARY)
    response = client.post("/so-ket/chuan-bi/", NEW)
    (line,) = queries.reviews()
    assert response["Location"] == f"/so-ket/{line.review.id}/"
    assert line.review.held_on == MEETING_DAY


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"held_on": "31/2/2023"}, "Ngày họp"),
        ({"held_on": "13/9/2023"}, "sau ngày họp"),
        ({"year": "2022"}, "không thuộc năm 2022"),
        ({"line_percent": "170"}, "không phải tỷ lệ"),
        ({"line_percent": "bảy mươi"}, "bảy mươi"),
        ({"place": ""}, "Địa điểm"),
    ],
)
def test_what_cannot_be_prepared_comes_back_with_a_sentence(client, sign_in, said, words):
    sign_in(Role.SECRETARY)
    response = client.post("/so-ket/chuan-bi/", NEW | said)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert queries.reviews() == ()


def test_the_leader_may_not_prepare(client, sign_in):
    sign_in(Role.LEADER)
    assert client.post("/so-ket/chuan-bi/", NEW).status_code == 403


def test_the_pack_says_the_finding_and_links_every_number_to_its_why(sign_in, get_page):
    eight_areas()
    scoring.run(a_sample_round(3).id, RunKind.PROVISIONAL, by=SYSTEM, at=PREPARED_AT)
    task_id = a_task(a_unit("Phòng Tư pháp").id, due_on=date(2023, 9, 10))
    review = a_review()
    sign_in(Role.LEADER)
    page = get_page(f"/so-ket/{review.id}/")
    assert f"<h1>{queries.pack(review.id).headline}</h1>" in page
    for address in (
        "/ke-hoach/2023/linh-vuc/6/?on=14/9/2023",
        "/danh-gia/2023/xa-phuong/phuong-1/",
        f"/nhiem-vu/{task_id}/",
        "/ke-hoach/2023/?on=14/9/2023",
    ):
        assert f'href="{address}"' in page
    text = text_of(page)
    assert "8 chỉ số ước đạt 80 % kế hoạch" in text
    assert "quá 11 ngày" in text
    assert "Bộ chỉ số mẫu" in text
    assert "Dữ liệu mô phỏng" in text


def test_an_empty_season_says_what_is_missing_and_where_to_add_it(sign_in, get_page):
    review = a_review("open")
    sign_in(Role.SECRETARY)
    page = get_page(f"/so-ket/{review.id}/")
    assert "Chưa có kế hoạch năm 2023." in page
    assert "Các đơn vị chưa có điểm tạm tính." in page
    assert 'href="/ke-hoach/2023/"' in page
    assert 'href="/danh-gia/"' in page
    for item in queries.agenda(review.id):
        get_page(f"/so-ket/{review.id}/hop/?muc={item.id}")


@pytest.mark.parametrize(
    ("role", "state", "button"),
    [
        (Role.LEADER, "preparing", "Mở cuộc họp"),
        (Role.SECRETARY, "preparing", "Mở cuộc họp"),
        (Role.UNIT_HEAD, "preparing", None),
        (Role.LEADER, "open", "Vào cuộc họp"),
        (Role.UNIT_HEAD, "open", "Vào cuộc họp"),
        (Role.LEADER, "closed", "Xem báo cáo"),
    ],
)
def test_the_pack_has_one_main_button(sign_in, get_page, role, state, button):
    review = a_review(state)
    sign_in(role)
    page = get_page(f"/so-ket/{review.id}/").split("<main")[1]
    found = [text_of(one) for one in re.findall(r'class="button button-main".*?>(.*?)</(?:a|button)>', page, re.DOTALL)]
    assert found == ([button] if button else [])


def test_opening_and_closing_with_the_check_against_forgery(sign_in):
    """The forms carry their token: posting one as a browser would is accepted."""
    review = a_review()
    browser = Client(enforce_csrf_checks=True)
    actor = sign_in(Role.SECRETARY)
    browser.force_login(get_user_model().objects.get(pk=actor.user_id))
    for page, act, state in (("", "mo", "open"), ("hop/", "ket-thuc", "closed")):
        html = browser.get(f"/so-ket/{review.id}/{page}").content.decode()
        form = re.search(rf'<form method="post" action="/so-ket/{review.id}/{act}/">(.*?)</form>', html, re.DOTALL)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form[1])[1]
        response = browser.post(f"/so-ket/{review.id}/{act}/", {"csrfmiddlewaretoken": token})
        assert response.status_code == 302
        assert queries.review(review.id).state == state


@pytest.mark.parametrize("act", ["mo", "ket-thuc", "chuong-trinh", "ket-luan"])
def test_a_person_without_the_role_gets_a_sentence(client, sign_in, act):
    review = a_review("open" if act != "mo" else "preparing")
    sign_in(Role.UNIT_HEAD)
    response = client.post(f"/so-ket/{review.id}/{act}/", {"title": "Việc"})
    assert response.status_code == 403
    assert "Chỉ" in response.content.decode()
    assert queries.conclusions(review.id) == ()


def test_a_typed_conclusion_becomes_a_task_of_each_unit_that_leads_when_the_meeting_closes(client, sign_in, get_page):
    review = a_review("open")
    one, two = a_unit("Phường 1"), a_unit("Phường 2")
    item = queries.agenda(review.id)[-1]
    sign_in(Role.LEADER)
    said = {
        "muc": item.id,
        "title": "Tháo gỡ điểm nghẽn",
        "lead_unit_ids": [one.id, two.id],
        "product": "Báo cáo",
        "due_on": "31/12/2023",
    }
    response = client.post(f"/so-ket/{review.id}/ket-luan/", said)
    assert response["Location"] == f"/so-ket/{review.id}/hop/?muc={item.id}"
    (card,) = queries.conclusions(review.id)
    (held,) = card.held
    assert ({unit.id for unit in held.leads}, held.due_on) == ({one.id, two.id}, date(2023, 12, 31))
    page = text_of(get_page(response["Location"]))
    assert "1 kết luận → 2 nhiệm vụ" in page
    assert "sẽ giao khi kết thúc họp" in page
    assert "Đã ghi kết luận; 2 đơn vị nhận nhiệm vụ khi kết thúc họp." in page
    assert directives.tasks(on=MEETING_DAY) == ()
    sign_in(Role.SECRETARY)
    assert "đã nhận nhiệm vụ" in text_of(client.post(f"/so-ket/{review.id}/ket-thuc/", follow=True).content.decode())
    assert {task.lead_unit_id for task in queries.conclusions(review.id)[0].tasks} == {one.id, two.id}


def test_all_wards_are_chosen_with_one_tick(client, sign_in):
    review = a_review("open")
    for number in range(1, 4):
        a_unit(f"Phường {number}")
    department = a_unit("Phòng Nội vụ", "department")
    sign_in(Role.SECRETARY, department.id)
    said = {"title": "Đẩy mạnh tuyên truyền", "lead_sets": ["grassroots"], "co_ordinator_ids": [department.id]}
    client.post(f"/so-ket/{review.id}/ket-luan/", said)
    (card,) = queries.conclusions(review.id)
    assert card.lead_names == ("Phường 1", "Phường 2", "Phường 3")


def test_a_conclusion_may_stand_by_itself(client, sign_in, get_page):
    review = a_review("open")
    sign_in(Role.LEADER)
    response = client.post(f"/so-ket/{review.id}/ket-luan/", {"title": "Thống nhất báo cáo"})
    assert response["Location"] == f"/so-ket/{review.id}/hop/"
    assert "1 kết luận → 0 nhiệm vụ" in text_of(get_page(response["Location"]))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": ""}, "Kết luận"),
        ({"title": "Việc", "product": "Báo cáo"}, "chủ trì"),
        ({"title": "Việc", "lead_sets": ["grassroots"], "due_on": "20/9/2023"}, "20/9/2023"),
        ({"title": "Việc", "lead_sets": ["grassroots"], "due_on": "ngày mai"}, "Hạn"),
        ({"title": "Việc", "lead_unit_ids": ["404"]}, "404"),
    ],
)
def test_a_conclusion_that_cannot_be_comes_back_as_typed(client, sign_in, said, words):
    review = a_review("open")
    a_unit("Phường 1")
    sign_in(Role.LEADER)
    response = client.post(f"/so-ket/{review.id}/ket-luan/", said)
    html = response.content.decode()
    assert response.status_code == 422
    assert words in html.split("error-summary")[1]
    assert said["title"] in html
    assert queries.conclusions(review.id) == ()
    assert directives.tasks(on=MEETING_DAY) == ()


def test_a_matter_of_another_meeting_is_not_found(client, sign_in):
    other = queries.agenda(a_review(kind="quarter").id)[0]
    review = a_review("open")
    sign_in(Role.LEADER)
    response = client.post(f"/so-ket/{review.id}/ket-luan/", {"title": "Việc", "muc": other.id})
    assert response.status_code == 404


def test_a_closed_meeting_shows_its_conclusions_and_takes_no_more(client, sign_in, get_page):
    review = a_review("open")
    conclusion = a_conclusion(review.id, text="Đẩy mạnh tuyên truyền")
    operations.close_review(review.id, by=SYSTEM, at=PREPARED_AT)
    sign_in(Role.LEADER)
    page = get_page(f"/so-ket/{review.id}/hop/")
    assert "Đẩy mạnh tuyên truyền" in page
    assert "Cuộc họp đã kết thúc" in page
    assert 'name="title"' not in page
    assert client.post(f"/so-ket/{review.id}/ket-luan/", {"title": "Thêm"}).status_code == 403
    detail = get_page(f"/so-ket/{review.id}/ket-luan/{conclusion.id}/")
    assert "<form" not in detail.split("<main")[1]


def test_the_agenda_takes_a_matter(client, sign_in, get_page):
    review = a_review()
    unit = a_unit("Phòng Nội vụ")
    sign_in(Role.SECRETARY)
    response = client.post(f"/so-ket/{review.id}/chuong-trinh/", {"title": "Kiểm tra công vụ", "presenter_id": unit.id})
    last = queries.agenda(review.id)[-1]
    assert response["Location"] == f"/so-ket/{review.id}/hop/?muc={last.id}"
    page = get_page(response["Location"])
    assert f"{last.position}. Kiểm tra công vụ" in page
    assert "Nội dung này không có số liệu kèm theo." in page
    assert client.post(f"/so-ket/{review.id}/chuong-trinh/", {"title": ""}).status_code == 422


def test_a_conclusion_is_corrected_and_withdrawn(client, sign_in, get_page):
    review = a_review("open")
    item = queries.agenda(review.id)[0]
    conclusion = a_conclusion(review.id, a_unit().id, text="Đẩy mạnh tuyên truyền", item_id=item.id)
    address = f"/so-ket/{review.id}/ket-luan/{conclusion.id}/"
    sign_in(Role.SECRETARY)
    assert "Đẩy mạnh tuyên truyền" in get_page(address)
    assert client.post(address, {"text": " "}).status_code == 422
    response = client.post(address, {"text": "Đẩy mạnh tuyên truyền đến người dân"})
    assert response["Location"] == f"/so-ket/{review.id}/hop/?muc={item.id}"
    assert "Nội dung trước khi sửa" in get_page(address)
    client.post(f"{address}rut/")
    assert queries.conclusions(review.id) == ()
    get_page(address, status=404)


def test_a_conclusion_of_another_meeting_is_not_found(client, sign_in):
    review = a_review("open")
    conclusion = a_conclusion(review.id)
    other = a_review("open", kind="quarter")
    sign_in(Role.SECRETARY)
    assert client.get(f"/so-ket/{other.id}/ket-luan/{conclusion.id}/").status_code == 404
    assert client.post(f"/so-ket/{other.id}/ket-luan/{conclusion.id}/rut/").status_code == 404
    assert len(queries.conclusions(review.id)) == 1


def test_each_matter_shows_its_own_figures(sign_in, get_page):
    a_plan_at(a1=80, a6=60)
    a_task(a_unit("Phòng Tư pháp").id, title="Rà soát 12 thủ tục", due_on=date(2023, 9, 10))
    june = a_review("open", kind="six_months", cut_off_on=date(2023, 6, 14), held_on=date(2023, 6, 20))
    a_conclusion(june.id, a_unit().id, text="Số hóa kho hồ sơ")
    operations.close_review(june.id, by=SYSTEM, at=PREPARED_AT)
    scoring.run(a_sample_round(2).id, RunKind.PROVISIONAL, by=SYSTEM, at=PREPARED_AT)
    review = a_review("open", line_percent=100)
    sign_in(Role.LEADER)
    shown = {
        "carried_over": "Số hóa kho hồ sơ",
        "results": "Cải cách tài chính công",
        "area": "60 ÷ 100",
        "low_units": "Phường 1",
        "overdue": "Rà soát 12 thủ tục",
        "ahead": "Cải cách tài chính công",
    }
    items = queries.agenda(review.id)
    assert [item.topic for item in items] == list(shown)
    for item in items:
        page = text_of(get_page(f"/so-ket/{review.id}/hop/?muc={item.id}"))
        assert shown[item.topic] in page
    assert "Giao nhiệm vụ hỗ trợ" in get_page(f"/so-ket/{review.id}/")


@pytest.mark.parametrize("units", [9, 22])
@pytest.mark.parametrize("path", ["", "hop/"])
def test_pages_ask_the_database_as_often_for_22_units_as_for_9(sign_in, client, django_assert_num_queries, units, path):
    eight_areas()
    scoring.run(a_sample_round(units).id, RunKind.PROVISIONAL, by=SYSTEM, at=PREPARED_AT)
    review = a_review("open")
    for number in range(units):
        ward = a_unit(f"Xã {number}")
        a_task(ward.id, due_on=date(2023, 9, 2))
        a_conclusion(review.id, ward.id)
    sign_in(Role.LEADER)
    with django_assert_num_queries({"": 27, "hop/": 27}[path]):
        assert client.get(f"/so-ket/{review.id}/{path}").status_code == 200


def test_an_unknown_meeting_gets_a_sentence(sign_in, get_page):
    sign_in(Role.LEADER)
    for path in ("", "hop/", "bao-cao/"):
        assert "Không có cuộc họp sơ kết số 404" in get_page(f"/so-ket/404/{path}", status=404)
