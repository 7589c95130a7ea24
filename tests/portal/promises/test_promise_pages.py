"""What a citizen reads of promises, and how they say whether it is done."""

import re
from datetime import date

import pytest
from django.template.loader import render_to_string
from django.test import Client

from sen.reform.accounts.queries import SYSTEM
from sen.reform.feedback import operations as feedback
from sen.reform.feedback.models import Comment
from sen.reform.publishing.operations import promises as operations
from sen.reform.publishing.queries import promises as queries
from tests.factories.forgery import forge
from tests.factories.news import an_article
from tests.factories.promises import (
    CLOSED_AT,
    MEETING_DAY,
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
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
ASKED_ON = date(2023, 10, 23)
OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main")]).split())


def on(settings, day: date) -> None:
    settings.SEN_STORY_DAY = day


def token_of(key: str) -> str:
    return queries.question_about(key, 1, MEETING_DAY).token


def test_trap_28_without_promises_the_page_says_what_will_stand_there(get_page):
    page = get_page("/loi-hua/")
    assert "Chưa có lời hứa nào được công khai." in page
    assert page.count("<h1") == 1
    assert "<entry" not in get_page("/loi-hua/atom.xml")


def test_the_menu_leads_to_promises(get_page):
    assert re.search(r'<a href="/loi-hua/" aria-current="true">Lời hứa</a>', get_page("/loi-hua/"))


def test_every_promise_says_who_what_when_and_how_it_stands(get_page):
    key = published(a_closed_meeting((a_unit("Phường 3"),), (a_unit("Phường 4"),), is_simulated=True))
    for address in ("/loi-hua/", f"/loi-hua/{key}/"):
        said = words(get_page(address))
        for expected in (
            "Việc 1 cho người dân",
            "Chủ trì: Phường 3 · sản phẩm: Báo cáo 1",
            "hạn 31/10/2023",
            "2 Chưa bắt đầu",
            "dữ liệu mô phỏng",
        ):
            assert expected in said, (address, expected)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {1, 2, 3}),
        ("?trang-thai=done", {1}),
        ("?trang-thai=not_started", {2, 3}),
        ("?don-vi=phuong-4", {2}),
        ("?nam=2023&don-vi=phuong-3&trang-thai=done", {1}),
        ("?nam=2022", set()),
        ("?trang-thai=khong-co", set()),
        ("?trang-thai=%00", {1, 2, 3}),  # what no page understands asks for nothing
    ],
)
def test_filters_are_plain_links(get_page, query, shown):
    key = published(a_closed_meeting((a_unit("Phường 3"),), (a_unit("Phường 4"),), (a_unit("Phường 3"),)))
    finished(tasks_of(key, 1)[0].id, date(2023, 9, 21))
    followed(MEETING_DAY)
    page = get_page(f"/loi-hua/{query}")
    assert {number for number in (1, 2, 3) if f"Việc {number} cho" in page} == shown
    assert ("Không có lời hứa nào như bạn tìm." in page) is (not shown)
    assert re.search(r'<a class="chip chip-choice" href="/loi-hua/\?[^"]*don-vi=phuong-4[^"]*"', page)


def test_a_filter_keeps_what_is_chosen_already(get_page):
    published(a_closed_meeting((a_unit("Phường 3"),), (a_unit("Phường 4"),)))
    assert "/loi-hua/?trang-thai=not_started&amp;don-vi=phuong-4" in get_page("/loi-hua/?trang-thai=not_started")


def test_the_history_is_told_with_its_days(get_page):
    key = a_done_promise(day=date(2023, 9, 21))
    assert "Ngày 21/9/2023: đổi từ “Chưa bắt đầu” sang “Xong đúng hạn”." in words(get_page(f"/loi-hua/{key}/1/"))
    said = words(get_page(f"/loi-hua/{key}/"))
    assert "Kết quả: Sổ theo dõi đã dùng" in said
    assert "Lịch sử (2 thay đổi)" in said


def test_every_kind_of_change_is_a_sentence(get_page, settings):
    from sen.reform.directives import operations as directives

    key = published(a_closed_meeting())
    (task,) = tasks_of(key)
    later = date(2023, 11, 10)
    directives.ask_extension(task.id, new_due_on=later, reason="Chờ", by=SYSTEM, at=on_day(date(2023, 9, 22)))
    directives.extend_task(task.id, new_due_on=later, by=SYSTEM, at=on_day(date(2023, 9, 22)))
    followed(date(2023, 9, 22))
    again = operations.NewPromise(queries.choice_of(queries.newest_of(key)).promises[0].source, "Lời mới")
    seen = queries.desk(key, MEETING_DAY).choice.mark
    operations.publish_promises(
        key, operations.NewPromises((again,), seen=seen), by=SYSTEM, at=on_day(date(2023, 9, 23))
    )
    finished(task.id, date(2023, 9, 24))
    followed(date(2023, 9, 24))
    operations.reopen_promise(which(key), "Chưa dùng được", by=SYSTEM, at=on_day(date(2023, 9, 25)))
    operations.confirm_promise(which(key), "Đã sửa", by=SYSTEM, at=on_day(date(2023, 9, 26)))
    operations.withdraw_promise(which(key), "Nhầm", by=SYSTEM, at=on_day(date(2023, 9, 27)))
    said = words(get_page(f"/loi-hua/{key}/1/"))
    for sentence in (
        "Ngày 21/9/2023: công khai, khi đó là “Chưa bắt đầu”.",
        "Ngày 22/9/2023: hạn đổi từ 31/10/2023 sang 10/11/2023.",
        "Ngày 23/9/2023: viết lại; trước đó ghi “Việc 1 cho người dân”.",
        "Ngày 24/9/2023: đổi từ “Chưa bắt đầu” sang “Xong đúng hạn”.",
        "Ngày 25/9/2023: mở lại. Chưa dùng được",
        "Ngày 26/9/2023: xác nhận đã xong. Đã sửa",
        "Ngày 27/9/2023: rút. Nhầm",
        "Rút ngày 27/9/2023",
    ):
        assert sentence in said


def test_a_page_that_was_not_brought_up_to_date_says_so(get_page, settings):
    key = published(a_closed_meeting())
    on(settings, date(2023, 11, 2))
    for address in ("/loi-hua/", f"/loi-hua/{key}/", f"/loi-hua/{key}/1/"):
        assert "chưa cập nhật từ 14:00 21/9/2023" in words(get_page(address)), address


def test_a_promise_of_several_units_lists_each_and_hides_who_is_left_out(get_page):
    left_out = a_unit("Phường 9")
    key = published(a_closed_meeting((a_unit("Phường 3"), left_out)), left_out_unit_ids=(left_out.id,))
    said = words(get_page(f"/loi-hua/{key}/1/"))
    assert "Theo từng đơn vị" in said or "Của từng đơn vị" in said
    assert "không nêu tên" in said
    assert "Phường 9" not in said


@pytest.mark.parametrize("address", ["/loi-hua/cuoc-hop-99/", "/loi-hua/cuoc-hop-99/1/", "/loi-hua/hoi/khong-co/"])
def test_what_was_not_promised_is_not_found(get_page, address):
    assert get_page(address, 404).count("<h1") == 1


def test_a_touched_version_shows_no_promise(get_page):
    key = published(a_closed_meeting())
    forge("publishing_publishedpromises", "UPDATE publishing_publishedpromises SET digest = 'x'")
    for address in ("/loi-hua/", f"/loi-hua/{key}/"):
        page = get_page(address)
        assert "đã bị can thiệp sau khi niêm phong" in page
        assert "Việc 1" not in page


def test_the_feed_names_every_change_once(get_page):
    key = a_done_promise(day=date(2023, 9, 21))
    feed = get_page("/loi-hua/atom.xml")
    ids = re.findall(r"<id>([^<]*#[^<]*)</id>", feed)
    assert ids == [f"http://testserver/loi-hua/{key}/1/#{number}" for number in (2, 1)]
    assert "đổi từ “Chưa bắt đầu”" in feed


def test_the_box_under_an_article_counts_the_tasks():
    article = an_article()
    key = published(a_closed_meeting((a_unit(), a_unit("Phường 4")), (a_unit("Phường 5"),)))
    finished(tasks_of(key, 1)[0].id, MEETING_DAY)
    followed(MEETING_DAY)
    seen = queries.desk(key, MEETING_DAY).choice.mark
    operations.publish_promises(key, operations.NewPromises((), (article,), seen), by=SYSTEM, at=CLOSED_AT)
    box = render_to_string("portal/promises/box.html", {"promises": queries.promises_of_article(article, MEETING_DAY)})
    said = " ".join(re.sub(r"<[^>]+>", " ", box).split())
    assert said == ("Theo dõi lời hứa 3 nhiệm vụ từ cuộc họp này: 1 xong đúng hạn, 2 chưa bắt đầu. Xem từng việc")
    assert f'href="/loi-hua/{key}/"' in box
    assert not render_to_string("portal/promises/box.html", {"promises": None}).strip()


def test_pages_exist_in_english_with_vietnamese_contents_marked(get_page):
    key = a_done_promise(day=date(2023, 9, 21))
    page = get_page(f"/en/loi-hua/{key}/1/")
    assert "Done in time" in page
    assert "from “Not started” to “Done in time”" in words(page)
    assert re.search(r'<p class="promise-words"[^>]* lang="vi"', get_page("/en/loi-hua/"))


@pytest.mark.parametrize(
    ("address", "most"), [("/loi-hua/", 6), ("/loi-hua/{key}/", 6), ("/loi-hua/{key}/1/", 12), ("/loi-hua/atom.xml", 5)]
)
def test_pages_ask_the_same_few_questions_however_many_promises(client, django_assert_max_num_queries, address, most):
    key = published(a_closed_meeting(*[(a_unit(),) for _each in range(12)]))
    published(a_closed_meeting(kind="six_months", cut_off_on=date(2023, 6, 14)))
    client.get("/loi-hua/")
    with django_assert_max_num_queries(most):
        assert client.get(address.format(key=key)).status_code == 200


def test_pages_hold_nothing_of_a_visitor(client):
    key = a_done_promise()
    for address in ("/loi-hua/", f"/loi-hua/{key}/", f"/loi-hua/{key}/1/", f"/loi-hua/hoi/{token_of(key)}/"):
        response = client.get(address)
        assert "csrfmiddlewaretoken" not in response.content.decode(), address
        assert not response.cookies, address


def test_before_it_is_time_the_question_says_so(get_page, settings):
    key = a_done_promise()
    page = get_page(f"/loi-hua/hoi/{token_of(key)}/")
    assert "Hiện không hỏi ý kiến về việc này" in page
    assert "<form" not in page[page.index("<main") :]
    assert "Người dân được hỏi ý kiến từ ngày 23/10/2023" in words(get_page(f"/loi-hua/{key}/1/"))


def answered(client: Client, key: str, answer: str, comment: str = "", **more: object):
    said = {"answer": answer, "comment": comment, "website": ""}
    return client.post(f"/loi-hua/hoi/{token_of(key)}/tra-loi/", said, **{**OURS, **more})


def test_a_citizen_answers_in_three_taps_and_is_counted_once(client, get_page, settings):
    key = a_done_promise()
    on(settings, ASKED_ON)
    question = f"/loi-hua/hoi/{token_of(key)}/"
    assert get_page(question).count('type="radio"') == 3
    response = answered(client, key, "yes")
    assert (response.status_code, response.url) == (303, f"{question}?da=tra-loi")
    assert "Câu trả lời đã được ghi nhận" in get_page(response.url)
    again = answered(client, key, "unknown")
    assert again.url == f"{question}?da=da-tinh"
    assert "chỉ được tính một lần" in get_page(again.url)
    assert queries.question_about(key, 1, ASKED_ON).answers.total == 1


def test_answers_are_shown_from_ten_on(get_page, settings):
    key = a_done_promise()
    on(settings, ASKED_ON)
    for number in range(9):
        answered(Client(), key, "yes", REMOTE_ADDR=f"198.51.100.{number + 1}")
    assert "Chưa đủ 10 câu trả lời" in words(get_page(f"/loi-hua/{key}/1/"))
    answered(Client(), key, "not_yet", "Khóm 4 chưa có", REMOTE_ADDR="198.51.100.99")
    said = words(get_page(f"/loi-hua/{key}/1/"))
    assert "9 Đã xong 1 Chưa xong 0 Tôi không biết" in said
    assert "Khóm 4" not in said
    feedback.publish_comment(comment_id=Comment.objects.get().pk, by=SYSTEM, at=on_day(ASKED_ON))
    assert "Khóm 4 chưa có" in words(get_page(f"/loi-hua/{key}/1/"))


@pytest.mark.parametrize(
    ("answer", "comment", "said"),
    [
        ("", "", "Hãy chọn một trong ba câu trả lời."),
        ("not_yet", "", "Hãy nói rõ ở đâu, còn thiếu gì"),
        ("not_yet", "x" * 2_001, "tối đa 2000"),
    ],
)
def test_an_answer_that_does_not_fit_comes_back_with_what_was_typed(client, settings, answer, comment, said):
    key = a_done_promise()
    on(settings, ASKED_ON)
    response = answered(client, key, answer, comment)
    assert response.status_code == 422
    assert said in response.content.decode().replace("2.000", "2000").replace("2 000", "2000")
    assert queries.question_about(key, 1, ASKED_ON).answers.total == 0


def test_an_answer_that_comes_too_early_is_told_so(client):
    response = answered(client, a_done_promise(), "yes")
    assert response.status_code == 422


def test_one_network_is_stopped_with_a_sentence(settings):
    key = a_done_promise()
    on(settings, ASKED_ON)
    statuses = [answered(Client(), key, "yes").status_code for _each in range(25)]
    assert statuses.count(303) == 20
    assert statuses[-1] == 429


def test_an_answer_sent_from_the_page_of_another_site_is_refused(client, settings):
    key = a_done_promise()
    on(settings, ASKED_ON)
    response = client.post(
        f"/loi-hua/hoi/{token_of(key)}/tra-loi/", {"answer": "yes"}, HTTP_SEC_FETCH_SITE="cross-site"
    )
    assert response.status_code == 403
    assert queries.question_about(key, 1, ASKED_ON).answers.total == 0


def test_who_comes_back_to_the_address_of_the_form_is_led_to_the_question(client):
    token = token_of(a_done_promise())
    assert client.get(f"/loi-hua/hoi/{token}/tra-loi/").url == f"/loi-hua/hoi/{token}/"
    assert client.post("/loi-hua/hoi/khong-co/tra-loi/", {"answer": "yes"}, **OURS).status_code == 404


def test_a_promise_opened_again_says_why_on_its_page(get_page):
    key = a_done_promise(day=MEETING_DAY)
    operations.reopen_promise(which(key), "<b>Khóm 4</b> chưa có", by=SYSTEM, at=on_day(MEETING_DAY, 20))
    assert the_promise(key).badge.code == "reopened"
    page = get_page(f"/loi-hua/{key}/1/")
    assert "Mở lại ngày 21/9/2023" in words(page)
    assert "&lt;b&gt;Khóm 4&lt;/b&gt; chưa có" in page
