"""The comments that wait, on the desk."""

import re

import pytest

from sen.reform.accounts.roles import Role
from sen.reform.feedback import operations, queries
from sen.reform.feedback.operations import NewComment, Visitor
from sen.reform.news.queries import feedback_subject
from tests.factories.news import a_text, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment_id(at) -> int:
    """A comment that waits, under a published article."""
    visitor = Visitor(token="x" * 22, address="203.0.113.7")
    new = NewComment("<script>alert(1)</script>", name="Một người dân")
    operations.comment(subject=feedback_subject(an_article()), new=new, visitor=visitor, at=at)
    (comment,) = queries.comments_on_pile("cho-duyet")
    return comment.id


def test_a_moderator_reads_a_comment_as_text_and_publishes_it(sign_in, get_page, client, comment_id):
    actor = sign_in(Role.PUBLISHER)
    page = get_page("/bien-tap/binh-luan/")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert a_text().title in page
    answer = client.post(f"/bien-tap/binh-luan/{comment_id}/dang/", follow=True)
    assert "Bình luận đã được đăng." in answer.content.decode()
    assert queries.moderated_comment(comment_id).decided_by == actor.label
    assert f"{actor.label} quyết định lúc" in get_page("/bien-tap/binh-luan/?ngan=da-dang")


def test_a_moderator_refuses_a_comment_for_a_reason(sign_in, client, comment_id):
    sign_in(Role.PUBLISHER)
    answer = client.post(f"/bien-tap/binh-luan/{comment_id}/khong-dang/", {"reason": "insulting"}, follow=True)
    assert "Bình luận không được đăng" in answer.content.decode()
    assert queries.moderated_comment(comment_id).reason_label == "Xúc phạm hoặc đe dọa"


@pytest.mark.parametrize("said", [{"reason": "other", "note": ""}, {"reason": "nonsense"}, {}])
def test_a_refusal_without_its_reason_comes_back(sign_in, client, comment_id, said):
    sign_in(Role.PUBLISHER)
    answer = client.post(f"/bien-tap/binh-luan/{comment_id}/khong-dang/", said)
    page = answer.content.decode()
    assert "UNDEFINED VARIABLE" not in page
    assert answer.status_code == 422
    assert re.search(r"<details[^>]* open", page)
    assert queries.moderated_comment(comment_id).state == "waiting"


def test_an_editor_reads_the_queue_and_is_told_who_decides(sign_in, get_page, client, comment_id):
    sign_in(Role.EDITOR)
    page = get_page("/bien-tap/binh-luan/")
    assert "Chỉ người duyệt tin được duyệt bình luận." in page
    assert "khong-dang" not in page.replace("?ngan=khong-dang", "")
    assert client.post(f"/bien-tap/binh-luan/{comment_id}/dang/").status_code == 403
    assert client.post(f"/bien-tap/binh-luan/{comment_id}/khong-dang/", {"reason": "personal"}).status_code == 403


@pytest.mark.parametrize("role", [Role.FOCAL_OFFICER, None])
def test_others_do_not_read_what_waits(sign_in, get_page, client, comment_id, role):
    sign_in(role)
    assert "alert(1)" not in get_page("/bien-tap/binh-luan/", status=403)
    answer = client.post(f"/bien-tap/binh-luan/{comment_id}/khong-dang/", {})
    assert (answer.status_code, "alert(1)" in answer.content.decode()) == (403, False)


def test_an_empty_pile_says_so(sign_in, get_page):
    sign_in(Role.PUBLISHER)
    assert "Không có bình luận nào ở đây." in get_page("/bien-tap/binh-luan/?ngan=khong-dang")


def test_a_comment_outlives_its_article(sign_in, get_page, comment_id, at):
    from sen.reform.accounts.queries import SYSTEM
    from sen.reform.news import operations as news
    from sen.reform.news import queries as articles

    number = articles.article_id_of(queries.moderated_comment(comment_id).subject)
    news.withdraw(article_id=number, reason="Sai số liệu.", by=SYSTEM, at=at)
    sign_in(Role.PUBLISHER)
    assert "Tin không còn trên cổng" in get_page("/bien-tap/binh-luan/")


def test_a_longer_queue_asks_the_database_no_more(sign_in, client, comment_id, at, django_assert_num_queries):
    subject = queries.moderated_comment(comment_id).subject
    for number in range(9):
        visitor = Visitor(token=f"{number:022d}", address="203.0.113.8")
        operations.comment(subject=subject, new=NewComment("Tốt"), visitor=visitor, at=at)
    sign_in(Role.PUBLISHER)
    with django_assert_num_queries(11):
        assert client.get("/bien-tap/binh-luan/").status_code == 200
