"""What a person was told: counted in the frame, listed, read."""

import pytest

from sen.reform.accounts.roles import Role
from sen.reform.notifications import operations, queries
from tests.factories.people import an_actor

pytestmark = pytest.mark.django_db

PAGE = "/viec-cua-toi/thong-bao/"
BELL = 'class="bell"'


@pytest.fixture
def told(sign_in, at):
    """Somebody signed in who was told so many things."""

    def _told(count):
        actor = sign_in(Role.FOCAL_OFFICER)
        for number in range(count):
            said = {"key": f"việc {number}", "sentence": f"Việc {number} xong.", "url": "/don-vi/"}
            operations.tell([actor.user_id], **said, at=at)
        return actor

    return _told


def test_the_frame_counts_what_is_unread(told, get_page):
    told(3)
    page = get_page("/don-vi/")
    assert BELL in page
    assert '<span class="count">3<span class="for-screen-reader"> chưa đọc' in page


def test_nothing_unread_shows_no_count(told, get_page):
    told(0)
    page = get_page(PAGE)
    assert BELL in page
    assert "chưa đọc" not in page
    assert "Chưa có thông báo nào." in page


def test_strangers_have_no_bell(get_page):
    assert BELL not in get_page("/")


def test_opening_a_notice_reads_it_and_goes_to_its_page(told, client, get_page):
    actor = told(2)
    notice = queries.notices_of(actor.user_id)[0]
    assert "Việc 1 xong." in get_page(PAGE)
    assert client.post(f"{PAGE}{notice.id}/mo/").url == "/don-vi/"
    assert queries.unread_count(actor.user_id) == 1


def test_all_are_read_at_once(told, client, get_page):
    actor = told(2)
    assert client.post(f"{PAGE}da-doc/").url == PAGE
    assert queries.unread_count(actor.user_id) == 0
    assert "Đánh dấu đã đọc tất cả" not in get_page(PAGE)


def test_another_s_notice_is_not_opened(told, client, at):
    told(0)
    other = an_actor(None).user_id
    operations.tell([other], key="k", sentence="Riêng.", url="/don-vi/", at=at)
    assert client.post(f"{PAGE}{queries.notices_of(other)[0].id}/mo/").status_code == 404
    assert queries.unread_count(other) == 1


def test_the_page_costs_the_same_however_many(told, client, django_assert_max_num_queries):
    told(30)
    # Session, account, posts, the notices, the count.
    with django_assert_max_num_queries(6):
        client.get(PAGE)
