"""The same to everybody, cheap when nothing changed."""

from datetime import UTC, datetime

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from sen.portal.answering import RECEIPT, dated, public
from sen.portal.feedback.receipts import COOKIE

pytestmark = pytest.mark.django_db

SAID_AT = datetime(2023, 9, 21, 7, 0, tzinfo=UTC)


@public(parameters=("trang", "q"))
def _listed(request):
    return HttpResponse(f"{request.GET.urlencode()} {request.get_full_path()}")


@public(parameters=("da",))
def _told(request):
    return HttpResponse("said")


@public
def _open(request):
    return dated(HttpResponse(request.get_full_path()), SAID_AT)


def _get(view, address="/", method="GET", **headers):
    return view(RequestFactory().generic(method, address, headers=headers))


def test_a_page_is_told_of_the_parameters_it_understands_only_and_always_in_the_same_order():
    said = _get(_listed, "/tin/?utm_source=x&q=a&q=b&trang=2&da%0d%0a=1").content.decode()
    assert said == "trang=2&q=a&q=b /tin/?trang=2&q=a&q=b"


def test_signs_no_text_holds_never_reach_a_database():
    assert _get(_listed, "/?q=%00&trang=1").content == b"trang=1 /?trang=1"


def test_a_page_that_names_no_parameters_is_told_of_all():
    assert _get(_open, "/?x=1").content == b"/?x=1"


@pytest.mark.parametrize("view", [_open, _listed])
def test_reading_again_costs_nothing_when_nothing_changed(view):
    first = _get(view)
    again = _get(view, **{"If-None-Match": f'"x", W/{first.headers["ETag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert _get(view, **{"If-None-Match": '"x"'}).status_code == 200


def test_a_dated_page_answers_those_who_ask_by_the_day_too():
    assert _get(_open).headers["Last-Modified"] == "Thu, 21 Sep 2023 07:00:00 GMT"
    assert _get(_open, **{"If-Modified-Since": "Thu, 21 Sep 2023 07:00:00 GMT"}).status_code == 304
    assert _get(_open, **{"If-Modified-Since": "Thu, 21 Sep 2023 06:59:59 GMT"}).status_code == 200
    assert _get(_open, **{"If-Modified-Since": "gestern"}).status_code == 200


def test_asking_for_the_head_alone_is_told_the_same():
    whole, head = _get(_open), _get(_open, method="HEAD")
    assert dict(whole.items()) == dict(head.items())


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_a_page_to_read_can_only_be_read(method):
    assert _get(_open, method=method).status_code == 405


def test_anybody_may_keep_a_page_but_has_to_ask_whether_it_still_stands():
    answer = _get(_listed)
    assert answer.headers["Cache-Control"] == "no-cache, public"
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(("address", "headers"), [("/?trang=1", {"Cookie": f"{RECEIPT}=x"}), ("/?da=danh-gia", {})])
def test_what_is_said_to_one_reader_is_kept_for_nobody_else(address, headers):
    assert _get(_told, address, **headers).headers["Cache-Control"] == "no-cache, private"


def test_the_receipt_of_an_answer_is_the_cookie_pages_look_for():
    assert RECEIPT == COOKIE


def test_where_nothing_is_the_reader_is_helped_on(client):
    answer = client.get("/tin/4711/x/")
    assert answer.status_code == 404
    assert "Không có gì ở địa chỉ này" in answer.content.decode()
