"""How the secretary makes conclusions public, and what is decided once citizens have answered."""

import re
from datetime import date

import pytest
from django.utils.html import escape

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.feedback import operations as feedback
from sen.reform.feedback.models import Comment
from sen.reform.feedback.operations import Visitor
from sen.reform.feedback.voters import new_token
from sen.reform.publishing.operations import promises as operations
from sen.reform.publishing.queries import promises as queries
from sen.reform.reviews import operations as reviews
from tests.factories.directives import a_plan, a_task
from tests.factories.news import an_article
from tests.factories.promises import (
    CLOSED_AT,
    MEETING_DAY,
    a_closed_meeting,
    a_done_promise,
    on_day,
    published,
    the_promise,
    which,
)
from tests.factories.reviews import a_conclusion, a_review
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
LIST = "/cong-khai-loi-hua/"


@pytest.fixture
def secretary(sign_in):
    return sign_in(Role.SECRETARY)


def fields_of(page: str) -> dict[str, str]:
    """What the form of the page would send untouched."""
    said = dict(re.findall(r'<input type="hidden" name="(seen|[a-z-]+-seen)" value="([^"]*)"', page))
    for name, text in re.findall(r'<textarea name="([^"]+)"[^>]*>([^<]*)</textarea>', page):
        said[name] = text.strip()
    return said


def chosen(page: str, *numbers: int) -> dict[str, str]:
    """The form with the conclusions in these places ticked."""
    said = fields_of(page)
    prefixes = [name.removesuffix("-wording") for name in said if name.endswith("-wording")]
    return {**said, **{f"{prefixes[number - 1]}-is_public": "on" for number in numbers}}


def test_trap_28_without_meetings_the_desk_says_where_promises_come_from(secretary, get_page):
    assert "Chưa có cuộc họp, chưa có kế hoạch" in get_page(LIST)


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.SECRETARY, Role.LEADER)])
def test_the_desk_is_closed_to_everybody_else(sign_in, client, role):
    key = published(a_closed_meeting())
    sign_in(role)
    for address in (LIST, f"{LIST}quy-dinh/", f"{LIST}{key}/", f"{LIST}{key}/1/", f"{LIST}{key}/1/to-hoi/"):
        assert client.get(address).status_code == 403, address


def test_who_is_not_signed_in_is_asked_to(client):
    assert client.get(LIST).status_code == 302


def test_the_list_says_what_is_public_of_each_meeting(secretary, get_page):
    a_plan()
    a_review("open", kind="six_months", cut_off_on=date(2023, 6, 14))
    published(a_closed_meeting((a_unit(),), (a_unit(),)))
    page = get_page(LIST)
    for words in ("2 lời hứa đã công khai", "Cuộc họp chưa kết thúc", "Chưa công khai", "28 ngày"):
        assert words in page, words


def test_a_meeting_leads_to_its_promises_once_it_is_closed(secretary, client, get_page):
    key = a_closed_meeting()
    number = key.rpartition("-")[2]
    assert f'href="/so-ket/{number}/loi-hua/"' in get_page(f"/so-ket/{number}/")
    assert client.get(f"/so-ket/{number}/loi-hua/").url == f"{LIST}{key}/"


def test_before_the_meeting_is_closed_nothing_can_be_published(secretary, client, get_page):
    review = a_review("open")
    a_conclusion(review.id, a_unit().id)
    address = f"{LIST}cuoc-hop-{review.id}/"
    assert "Cuộc họp chưa kết thúc" in get_page(address)
    assert client.post(address, {"seen": "x"}).status_code == 403


def test_the_secretary_words_a_conclusion_and_citizens_read_it(secretary, client, get_page):
    key = a_closed_meeting((a_unit("Phường 3"),), (a_unit("Phường 4"),))
    page = get_page(f"{LIST}{key}/")
    # The words begin as the official ones.
    assert page.count("Giao đơn vị hoàn thành chỉ tiêu 1") == 2
    said = chosen(page, 2)
    wording = next(name for name, text in said.items() if text.endswith("chỉ tiêu 2"))
    response = client.post(f"{LIST}{key}/", {**said, wording: "Giảm giấy tờ phải nộp"}, follow=True)
    assert "Người dân đã đọc được, bản 1." in response.content.decode()
    assert [promise.wording for promise in queries.promises_of(key, MEETING_DAY).promises] == ["Giảm giấy tờ phải nộp"]
    assert "Giảm giấy tờ phải nộp" in get_page(f"/loi-hua/{key}/")


def test_units_may_be_left_out_and_articles_linked(secretary, client, get_page):
    ward, article = a_unit("Phường 3"), an_article()
    key = a_closed_meeting((ward,))
    said = chosen(get_page(f"{LIST}{key}/"), 1)
    prefix = next(name for name in said if name.endswith("-is_public")).removesuffix("-is_public")
    client.post(f"{LIST}{key}/", {**said, f"{prefix}-left_out": ward.id, "articles": article})
    assert the_promise(key).leads == ()
    assert queries.promises_of_article(article, MEETING_DAY).key == key
    page = get_page(f"{LIST}{key}/")
    assert re.search(rf'name="articles" value="{article}"[^>]* checked', page)
    assert re.search(rf'-left_out" value="{ward.id}"[^>]* checked', page)


def test_nothing_ticked_is_told(secretary, client, get_page):
    key = a_closed_meeting()
    response = client.post(f"{LIST}{key}/", chosen(get_page(f"{LIST}{key}/")))
    assert response.status_code == 422
    assert "ít nhất một kết luận" in response.content.decode()


def test_a_public_promise_without_words_is_told_at_its_field(secretary, client, get_page):
    key = published(a_closed_meeting())
    said = fields_of(get_page(f"{LIST}{key}/"))
    wording = next(name for name in said if name.endswith("-wording"))
    response = client.post(f"{LIST}{key}/", {**said, wording: ""})
    assert response.status_code == 422
    assert f'href="#id_{wording}"' in response.content.decode()


def test_trap_3_the_second_secretary_gets_a_conflict(secretary, client, get_page):
    key = a_closed_meeting((a_unit(),), (a_unit(),))
    mine = chosen(get_page(f"{LIST}{key}/"), 1)
    published(key)
    response = client.post(f"{LIST}{key}/", mine)
    assert response.status_code == 409
    assert "Có người vừa sửa các lời hứa này" in response.content.decode()
    assert queries.promises_of(key, MEETING_DAY).number == 1


def test_the_leader_looks_and_changes_nothing(sign_in, client, get_page):
    key = published(a_closed_meeting())
    sign_in(Role.LEADER)
    page = get_page(f"{LIST}{key}/")
    assert "Chỉ thư ký hội đồng" in page
    assert "<textarea" not in page
    assert client.post(f"{LIST}{key}/", {"seen": "x"}).status_code == 403
    assert client.post(f"{LIST}{key}/1/rut/", {"rut-words": "x", "rut-seen": "x"}).status_code == 403


def test_what_nobody_has_to_do_is_listed_apart(secretary, get_page):
    review = a_review("open")
    a_conclusion(review.id, text="Biểu dương các đơn vị")
    a_conclusion(review.id, a_unit().id)
    reviews.close_review(review.id, by=SYSTEM, at=CLOSED_AT)
    assert "Chưa đơn vị nào được giao việc nên không theo dõi được." in get_page(f"{LIST}cuoc-hop-{review.id}/")


def test_a_withdrawn_promise_is_worded_no_more(secretary, get_page):
    key = published(a_closed_meeting((a_unit(),), (a_unit(),)))
    operations.withdraw_promise(which(key), "Nhầm", by=SYSTEM, at=on_day(MEETING_DAY, 20))
    page = get_page(f"{LIST}{key}/")
    assert "Lời hứa số 1 đã rút" in page
    assert len(re.findall(r'<textarea name="[^"]+-wording"', page)) == 1


def test_tasks_of_a_plan_can_be_promised(secretary, client, get_page):
    a_plan()
    a_task(origin="plan:2023", title="Rà soát thủ tục đất đai")
    response = client.post(f"{LIST}ke-hoach-2023/", chosen(get_page(f"{LIST}ke-hoach-2023/"), 1))
    assert response.status_code == 302
    assert "Rà soát thủ tục đất đai" in get_page("/loi-hua/ke-hoach-2023/")


def _asked(key: str, settings) -> None:
    settings.SEN_STORY_DAY = date(2023, 10, 23)
    token = queries.question_about(key, 1, MEETING_DAY).token
    said = operations.NewAnswer("not_yet", "Khóm 4 chưa có bảng")
    visitor = Visitor(new_token(), "198.51.100.9")
    operations.answer_promise(token, said, visitor=visitor, at=on_day(date(2023, 10, 23)))


def test_the_secretary_reads_what_citizens_say_and_opens_the_promise_again(secretary, client, get_page, settings):
    key = a_done_promise()
    _asked(key, settings)
    address = f"{LIST}{key}/1/"
    page = get_page(address)
    assert "1 ý kiến chờ kiểm duyệt." in page
    assert "1 “chưa xong”" in get_page(f"{LIST}{key}/")
    feedback.publish_comment(comment_id=Comment.objects.get().pk, by=SYSTEM, at=on_day(date(2023, 10, 23)))
    assert "Khóm 4 chưa có bảng" in get_page(address)
    seen = fields_of(page)["mo-lai-seen"]
    response = client.post(f"{address}mo-lai/", {"mo-lai-words": "", "mo-lai-seen": seen})
    assert response.status_code == 422
    said = {"mo-lai-words": "Khóm 4 đúng là chưa có", "mo-lai-seen": seen}
    response = client.post(f"{address}mo-lai/", said, follow=True)
    assert "Lời hứa đã mở lại" in response.content.decode()
    assert the_promise(key).badge.code == "reopened"


def test_an_opened_promise_offers_the_next_task_filled_in(secretary, get_page):
    ward = a_unit("Phường 3")
    key = a_done_promise(ward)
    operations.reopen_promise(which(key), "Chưa xong", by=SYSTEM, at=on_day(date(2023, 9, 26)))
    page = get_page(f"{LIST}{key}/1/")
    (address,) = re.findall(r'href="(/nhiem-vu/giao/\?[^"]+)"', page)
    given = get_page(address.replace("&amp;", "&"))
    assert "Giao đơn vị hoàn thành chỉ tiêu 1" in given
    assert re.search(r'name="origin" value="reviews\.conclusion:\d+"', given)
    assert re.search(rf'name="lead_unit_ids"[^>]*value="{ward.id}"[^>]* checked', given) or "selected" in given


@pytest.mark.parametrize(("act", "state"), [("xac-nhan", "done"), ("rut", "withdrawn")])
def test_confirming_and_withdrawing_need_public_words(secretary, client, get_page, act, state):
    key = a_done_promise(day=MEETING_DAY)
    address = f"{LIST}{key}/1/"
    seen = fields_of(get_page(address))[f"{act}-seen"]
    client.post(f"{address}{act}/", {f"{act}-words": "Đã kiểm tra tại chỗ", f"{act}-seen": seen})
    assert the_promise(key).badge.code == state
    assert escape("Đã kiểm tra tại chỗ") in get_page(f"/loi-hua/{key}/1/")


def test_trap_3_a_decision_about_what_changed_meanwhile_is_a_conflict(secretary, client, get_page):
    key = a_done_promise(day=MEETING_DAY)
    address = f"{LIST}{key}/1/"
    seen = fields_of(get_page(address))["mo-lai-seen"]
    operations.confirm_promise(which(key), "Xong", by=SYSTEM, at=on_day(MEETING_DAY, 20))
    response = client.post(f"{address}mo-lai/", {"mo-lai-words": "Chưa", "mo-lai-seen": seen})
    assert response.status_code == 409


def test_what_cannot_be_decided_says_why(secretary, client, get_page):
    key = published(a_closed_meeting())
    address = f"{LIST}{key}/1/"
    page = get_page(address)
    assert "Chỉ mở lại được lời hứa đã xong" in page
    assert "Người dân được hỏi khi việc đã xong." in page
    seen = fields_of(page)["rut-seen"]
    assert client.post(f"{address}mo-lai/", {"mo-lai-words": "x", "mo-lai-seen": seen}).status_code == 403
    assert client.post(f"{address}khac/", {}).status_code == 404
    assert client.get(f"{LIST}{key}/9/").status_code == 404
    assert client.get(f"{LIST}cuoc-hop-99/").status_code == 404


def test_the_sheet_for_the_notice_board_carries_the_question_and_its_code(secretary, get_page):
    key = a_done_promise()
    token = queries.question_about(key, 1, MEETING_DAY).token
    page = get_page(f"{LIST}{key}/1/to-hoi/")
    assert f"/loi-hua/hoi/{token}/" in page
    assert '<svg xmlns="http://www.w3.org/2000/svg" viewBox=' in page
    assert "câu hỏi mở từ ngày 23/10/2023" in page
    assert "Dán khi lời hứa đã hoàn thành." in get_page(
        f"{LIST}{published(a_closed_meeting(kind='year', cut_off_on=date(2023, 9, 20)))}/1/to-hoi/"
    )


def test_when_citizens_are_asked_is_set_by_the_secretary(secretary, sign_in, client, get_page):
    assert "Chưa có ai" in get_page(f"{LIST}quy-dinh/") or "Nobody" not in get_page(f"{LIST}quy-dinh/")
    assert client.post(f"{LIST}quy-dinh/", {"days": "3"}).status_code == 422
    response = client.post(f"{LIST}quy-dinh/", {"days": "14"}, follow=True)
    assert "14 ngày" in response.content.decode()
    sign_in(Role.LEADER)
    assert "<form method" not in get_page(f"{LIST}quy-dinh/").split("<main")[1]
    assert client.post(f"{LIST}quy-dinh/", {"days": "20"}).status_code == 403


def test_the_desk_asks_the_same_few_questions_however_many_conclusions(
    secretary, client, django_assert_max_num_queries
):
    key = published(a_closed_meeting(*[(a_unit(),) for _each in range(10)]))
    client.get(LIST)
    for address, most in ((LIST, 22), (f"{LIST}{key}/", 40), (f"{LIST}{key}/1/", 50)):
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200
