"""The desk: what editors and approvers see, write and decide."""

import re

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.news import operations, queries
from sen.reform.news.workflow import State
from tests.factories.news import a_text, an_article
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

TYPED = {
    "kind": "news",
    "title": "Thêm bàn hướng dẫn nộp hồ sơ",
    "lead": "Người dân được giúp từng bước.",
    "body": "Từ tuần này có thêm một bàn.",
    "topic": "Cải cách hành chính",
    "happened_on": "20/9/2023",
    "source": "",
}


@pytest.fixture
def unit():
    return a_unit()


@pytest.fixture
def post(client):
    """Send a form and follow; returns status and page."""

    def _post(address: str, **said: object) -> tuple[int, str]:
        answer = client.post(address, said, follow=True)
        text = answer.content.decode()
        assert "UNDEFINED VARIABLE" not in text
        return answer.status_code, text

    return _post


@pytest.mark.parametrize(
    ("role", "shelf"),
    [(Role.EDITOR, "Đang viết"), (Role.PUBLISHER, "Chờ duyệt")],  # each begins where their work lies
)
def test_everyone_begins_at_their_own_shelf(sign_in, get_page, unit, role, shelf):
    sign_in(role, unit.id)
    page = get_page("/bien-tap/")
    assert re.search(rf'aria-current="page">\s*{shelf}', page)
    assert "Ngăn này chưa có tin nào." in page
    assert ("Viết tin" in page) == (role == Role.EDITOR)


def test_a_shelf_lists_its_articles_with_state_and_reason(sign_in, get_page, unit):
    an_article(State.RETURNED, unit_id=unit.id)
    sign_in(Role.EDITOR, unit.id)
    page = get_page("/bien-tap/?ngan=dang-viet")
    assert a_text().title in page
    assert "Thiếu nguồn." in page
    assert "Trả lại" in page


@pytest.mark.parametrize("role", [Role.FOCAL_OFFICER, Role.ADMINISTRATOR, None])
def test_others_are_told_why_the_desk_is_empty_and_see_no_draft(sign_in, get_page, unit, role):
    article_id = an_article(State.DRAFT, unit_id=unit.id)
    sign_in(role, unit.id)
    page = get_page("/bien-tap/")
    assert "Tin chưa đăng chỉ hiển thị cho biên tập viên và người duyệt tin." in page
    assert a_text().title not in page
    for address in (f"/bien-tap/{article_id}/", f"/bien-tap/{article_id}/sua/", "/bien-tap/viet/"):
        get_page(address, status=403)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER])
def test_the_page_of_an_article_names_a_reason_for_every_missing_button(sign_in, get_page, unit, role, state):
    article_id = an_article(state, unit_id=unit.id)
    sign_in(role, unit.id)
    page = get_page(f"/bien-tap/{article_id}/")
    assert page.count("<h1") == 1
    reasons = re.findall(r"<li><strong>[^<]+:</strong>\s*([^<]*)</li>", page)
    assert reasons
    assert all(reason.strip().endswith((".", "quản trị.")) for reason in reasons)
    assert page.count("button-main") <= 1


def test_an_unknown_article_is_not_found(sign_in, get_page, unit):
    sign_in(Role.EDITOR, unit.id)
    get_page("/bien-tap/99999999/", status=404)


def test_an_editor_writes_and_submits(sign_in, post, get_page, unit):
    actor = sign_in(Role.EDITOR, unit.id)
    assert "Viết tin" in get_page("/bien-tap/viet/")
    status, page = post("/bien-tap/viet/", **TYPED, then="submit")
    assert (status, "Đã lưu và gửi duyệt" in page) == (200, True)
    (line,) = queries.desk(unit_ids={unit.id}, shelf="cho-duyet")
    assert (line.title, line.moved_by) == (TYPED["title"], actor.label)


def test_a_draft_is_saved_without_being_submitted(sign_in, post, unit):
    sign_in(Role.EDITOR, unit.id)
    _status, page = post("/bien-tap/viet/", **TYPED, then="keep", is_simulated="on")
    assert "Đã lưu nội dung." in page
    (line,) = queries.desk(unit_ids={unit.id}, shelf="dang-viet")
    assert queries.desk_article(line.id).text.is_simulated


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ({"title": ""}, "Tiêu đề"),
        ({"title": "x" * 201}, "Tiêu đề"),
        ({"body": "x" * 20_001}, "Phần nội dung có 20001 ký tự"),
        ({"happened_on": "31/2/2023"}, "Ngày diễn ra"),
    ],
)
def test_a_text_that_does_not_fit_comes_back_with_all_that_was_typed(sign_in, post, unit, said, label):
    sign_in(Role.EDITOR, unit.id)
    status, page = post("/bien-tap/viet/", **{**TYPED, **said})
    assert status == 422
    assert label in page
    assert TYPED["lead"] in page
    assert not list(queries.desk(unit_ids={unit.id}, shelf="dang-viet"))


def test_an_editor_changes_a_text_and_the_version_counts_up(sign_in, post, get_page, unit):
    article_id = an_article(State.RETURNED, unit_id=unit.id)
    sign_in(Role.EDITOR, unit.id)
    assert "Thiếu nguồn." in get_page(f"/bien-tap/{article_id}/sua/")
    _status, page = post(f"/bien-tap/{article_id}/sua/", **TYPED, based_on="1", then="submit")
    assert "Đã lưu và gửi duyệt" in page
    assert "Bản 2" in page


def test_of_two_editors_the_second_sees_both_texts_and_loses_nothing(sign_in, post, unit, at):
    article_id = an_article(State.DRAFT, unit_id=unit.id)
    theirs = a_text(title="Tiêu đề của người kia")
    operations.edit(article_id=article_id, based_on=1, text=theirs, by=SYSTEM, at=at)
    sign_in(Role.EDITOR, unit.id)

    status, page = post(f"/bien-tap/{article_id}/sua/", **TYPED, based_on="1")
    assert status == 409
    for shown in (
        "Tiêu đề của người kia",
        TYPED["title"],
        TYPED["body"],
        "<del>",
        "<ins>",
        'name="based_on" value="2"',
    ):
        assert shown in page
    assert queries.desk_article(article_id).text == theirs

    post(f"/bien-tap/{article_id}/sua/", **TYPED, based_on="2")
    assert queries.desk_article(article_id).text.title == TYPED["title"]


@pytest.mark.parametrize("forged", ["", "x", "99999999999999999999"])
def test_a_forged_version_overwrites_nothing(sign_in, client, unit, forged):
    article_id = an_article(State.DRAFT, unit_id=unit.id)
    sign_in(Role.EDITOR, unit.id)
    answer = client.post(f"/bien-tap/{article_id}/sua/", {**TYPED, "based_on": forged})
    assert answer.status_code in {409, 422}
    assert queries.desk_article(article_id).number == 1


def test_a_text_that_cannot_be_saved_comes_back_from_the_correction_too(sign_in, post, unit):
    article_id = an_article(State.DRAFT, unit_id=unit.id)
    sign_in(Role.EDITOR, unit.id)
    status, page = post(f"/bien-tap/{article_id}/sua/", **{**TYPED, "body": "x" * 20_001}, based_on="1")
    assert status == 422
    assert "Phần nội dung có 20001 ký tự" in page


def test_submitting_from_the_page_of_the_article(sign_in, post, unit):
    article_id = an_article(State.DRAFT, unit_id=unit.id)
    sign_in(Role.EDITOR, unit.id)
    assert "Tin đã gửi duyệt" in post(f"/bien-tap/{article_id}/gui-duyet/")[1]


@pytest.mark.parametrize(
    ("then", "sentence", "state"),
    [
        ({"then": "publish"}, "Tin đã được duyệt và đăng.", State.PUBLISHED),
        ({"then": "keep"}, "Tin đã được duyệt, chưa đăng.", State.APPROVED),
        ({"then": "schedule", "publish_at": "07:00 22/9/2023"}, "sẽ đăng vào thời điểm đã chọn", State.SCHEDULED),
    ],
)
def test_an_approver_reads_and_approves(sign_in, post, get_page, unit, then, sentence, state):
    article_id = an_article(State.SUBMITTED, unit_id=unit.id)
    sign_in(Role.PUBLISHER, unit.id)
    digest = re.search(r'name="digest" value="(\w+)"', get_page(f"/bien-tap/{article_id}/duyet/"))[1]
    assert sentence in post(f"/bien-tap/{article_id}/duyet/", digest=digest, **then)[1]
    assert queries.desk_article(article_id).state == state


@pytest.mark.parametrize("publish_at", ["07:00 20/9/2023", "hôm qua", ""])
def test_a_wrong_moment_comes_back_and_approves_nothing(sign_in, post, unit, publish_at):
    article_id = an_article(State.SUBMITTED, unit_id=unit.id)
    sign_in(Role.PUBLISHER, unit.id)
    said = {"digest": a_text().digest, "then": "schedule", "publish_at": publish_at}
    status, page = post(f"/bien-tap/{article_id}/duyet/", **said)
    assert status == 422
    assert 'role="alert"' in page
    assert queries.desk_article(article_id).state == State.SUBMITTED


def test_a_text_changed_while_it_was_read_is_not_approved(sign_in, post, unit):
    article_id = an_article(State.SUBMITTED, unit_id=unit.id)
    sign_in(Role.PUBLISHER, unit.id)
    status, page = post(f"/bien-tap/{article_id}/duyet/", digest="of another text", then="publish")
    assert (status, "so sánh hai bản" in page) == (409, True)
    assert queries.desk_article(article_id).state == State.SUBMITTED


def test_the_approver_sees_what_changed_since_the_last_approval(sign_in, get_page, unit, at):
    article_id = an_article(unit_id=unit.id)
    operations.edit(article_id=article_id, based_on=1, text=a_text(lead="Đoạn mở đầu khác."), by=SYSTEM, at=at)
    operations.submit(article_id=article_id, by=SYSTEM, at=at)
    sign_in(Role.PUBLISHER, unit.id)
    page = get_page(f"/bien-tap/{article_id}/duyet/")
    assert "Thay đổi so với bản đã duyệt lần trước" in page
    assert re.search(r"<ins>\s*Đoạn mở đầu khác\.</ins>", page)
    assert "người đọc đang thấy bản này" in get_page(f"/bien-tap/{article_id}/")


def test_returning_publishing_scheduling_and_withdrawing(sign_in, post, unit):
    sign_in(Role.PUBLISHER, unit.id)
    submitted, approved = (an_article(state, unit_id=unit.id) for state in (State.SUBMITTED, State.APPROVED))
    assert "Tin đã trả lại" in post(f"/bien-tap/{submitted}/tra-lai/", reason="Thiếu nguồn.")[1]
    assert "Tin sẽ đăng" in post(f"/bien-tap/{approved}/hen-gio/", publish_at="07:00 22/9/2023")[1]
    assert "Sẽ đăng lúc 07:00 22/9/2023" in post(f"/bien-tap/{approved}/hen-gio/", publish_at="x")[1]
    assert "Tin đã được đăng." in post(f"/bien-tap/{approved}/dang/")[1]
    assert "Tin đã được gỡ" in post(f"/bien-tap/{approved}/go/", reason="Sai số liệu.")[1]
    assert queries.published_articles(limit=1) == ()


@pytest.mark.parametrize(
    ("state", "place", "said"),
    [
        (State.SUBMITTED, "tra-lai", {"reason": ""}),
        (State.SUBMITTED, "tra-lai", {"reason": "x" * 501}),
        (State.PUBLISHED, "go", {"reason": ""}),
        (State.PUBLISHED, "go", {"reason": "x" * 501}),
        (State.APPROVED, "hen-gio", {"publish_at": "07:00 20/9/2023"}),
    ],
)
def test_a_decision_without_what_it_needs_comes_back(sign_in, post, unit, state, place, said):
    article_id = an_article(state, unit_id=unit.id)
    sign_in(Role.PUBLISHER, unit.id)
    status, page = post(f"/bien-tap/{article_id}/{place}/", **said)
    assert status == 422
    assert 'role="alert"' in page
    assert queries.desk_article(article_id).state == state


@pytest.mark.parametrize("place", ["gui-duyet", "duyet", "tra-lai", "dang", "hen-gio", "go"])
def test_a_user_without_the_role_is_refused_with_a_sentence(sign_in, post, unit, place):
    article_id = an_article(State.SUBMITTED, unit_id=unit.id)
    sign_in(Role.FOCAL_OFFICER, unit.id)
    said = {"reason": "Vì sao", "publish_at": "07:00 22/9/2023", "digest": a_text().digest, "then": "publish"}
    status, page = post(f"/bien-tap/{article_id}/{place}/", **said)
    assert status == 403
    assert "của Phường 3 làm được việc này" in page
    assert queries.desk_article(article_id).state == State.SUBMITTED


def test_a_script_in_an_article_is_shown_as_text(sign_in, get_page, unit):
    article_id = an_article(State.SUBMITTED, unit_id=unit.id, body="<script>alert(1)</script>", title="<b>x</b>")
    sign_in(Role.PUBLISHER, unit.id)
    for address in (f"/bien-tap/{article_id}/", f"/bien-tap/{article_id}/duyet/", "/bien-tap/"):
        page = get_page(address)
        assert "<script>alert" not in page
        assert "<b>x</b>" not in page


@pytest.mark.parametrize(
    ("role", "address", "expected"),
    [
        (Role.EDITOR, "/bien-tap/?ngan=da-dang", 9),
        (Role.EDITOR, "/bien-tap/{id}/", 14),
        (Role.EDITOR, "/bien-tap/{id}/sua/", 9),
    ],
)
def test_pages_ask_the_database_no_more_however_much_there_is(
    sign_in, client, unit, django_assert_num_queries, role, address, expected
):
    for number in range(8):
        article_id = an_article(unit_id=unit.id, title=f"Tin số {number}")
    sign_in(role, unit.id)
    with django_assert_num_queries(expected):
        assert client.get(address.format(id=article_id)).status_code == 200
