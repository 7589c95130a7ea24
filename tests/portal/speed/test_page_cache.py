"""A rendered page is given to everybody, until something public changes; and to nobody what is another's."""

import gzip
from urllib.parse import urlencode

import brotli
import pytest
from django.db import transaction

from sen.portal.answering import RECEIPT
from sen.portal.caching import LONGEST_QUERY, OLDEST, RENEWED_WITHIN, Kept, Place, Shelf
from sen.reform.common.editions.models import THE_ONE, Edition
from sen.reform.common.editions.operations import raise_edition
from sen.reform.common.editions.queries import LOOKED_UP_EVERY, edition

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.speed.pages")]


def _number(answer) -> int:
    """Which rendering it is."""
    assert answer.status_code == 200
    body = answer.content
    said = {"br": brotli.decompress, "gzip": gzip.decompress}.get(answer.headers.get("Content-Encoding"), bytes)(body)
    return int(said.split()[0])


def _get(client, address="/", **headers):
    return client.get(address, headers=headers)


def _is_kept(client, address="/", **headers) -> bool:
    return _number(_get(client, address, **headers)) == _number(_get(client, address, **headers))


def test_a_page_is_rendered_once(keeping):
    client = keeping()
    assert _is_kept(client)
    assert _is_kept(client, "/so/7/")
    assert _number(_get(client)) != _number(_get(client, "/so/7/"))


def test_a_kept_page_asks_the_database_nothing(keeping, django_assert_num_queries):
    client = keeping()
    _get(client)
    with django_assert_num_queries(0):
        _get(client)


def test_the_edition_is_looked_up_once_in_half_a_second(keeping, clock, django_assert_num_queries):
    client = keeping()
    _get(client)
    clock.moment += LOOKED_UP_EVERY
    with django_assert_num_queries(1):
        _get(client)
        _get(client)


def test_the_process_that_changed_something_sees_it_at_once(keeping):
    client = keeping()
    before = _number(_get(client))
    raise_edition()
    assert _number(_get(client)) > before


def test_every_other_process_sees_it_within_half_a_second(keeping, clock):
    client = keeping()
    before = _number(_get(client))
    Edition.objects.update_or_create(pk=THE_ONE, defaults={"number": 99})  # as another process would
    clock.moment += LOOKED_UP_EVERY
    assert _number(_get(client)) > before


def test_what_is_rolled_back_raised_nothing(keeping):
    before = edition()
    with pytest.raises(RuntimeError), transaction.atomic():
        raise_edition()
        raise RuntimeError
    assert edition() == before


def test_the_first_change_of_an_emptied_database_counts(keeping):
    Edition.objects.all().delete()
    assert edition() == 0
    raise_edition()
    raise_edition()
    assert edition() == 2


def test_what_raises_no_edition_is_seen_after_a_while_and_one_reader_waits_for_all(keeping, clock):
    client = keeping()
    before = _number(_get(client))
    clock.moment += OLDEST
    renewing = _number(_get(client))
    assert renewing > before
    assert _number(_get(client)) == renewing


def test_while_a_page_is_rendered_anew_others_get_the_old_one(keeping, clock, monkeypatch):
    client = keeping()
    before = _number(_get(client))
    clock.moment += OLDEST
    cache = client.handler._middleware_chain
    seen = []
    from tests.portal.speed import pages

    real = pages.HttpResponse

    def meanwhile(said):
        if not seen:
            seen.append(None)
            seen[0] = _number(_get(client))
        return real(said)

    monkeypatch.setattr(pages, "HttpResponse", meanwhile)
    after = _number(_get(client))
    assert cache is client.handler._middleware_chain
    assert seen[0] == before
    assert after > before
    assert RENEWED_WITHIN < OLDEST


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_kept_page_is_compressed_once_and_reads_the_same(keeping, encoding):
    client = keeping()
    plain = _get(client)
    packed = _get(client, **{"Accept-Encoding": f"deflate, {encoding}, zstd"})
    assert packed.headers["Content-Encoding"] == encoding
    assert int(packed.headers["Content-Length"]) == len(packed.content) < len(plain.content)
    assert _number(plain) == _number(packed)
    # Another form of the same page is not the same bytes.
    assert packed.headers["ETag"] == f"W/{plain.headers['ETag']}"
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    "said",
    ["", "identity", "br;q=0, identity", "brotli", "x-br", "*", ",,,", "br\x00", "deflate", "zstd;q=1", "gzipp"],
)
def test_a_browser_that_takes_no_such_form_gets_the_plain_one(keeping, said):
    client = keeping()
    _get(client, **{"Accept-Encoding": "br"})
    assert "Content-Encoding" not in _get(client, **{"Accept-Encoding": said}).headers


def test_a_short_answer_is_sent_as_it_is(keeping):
    client = keeping()
    for _time in range(2):
        assert _get(client, "/ngan/", **{"Accept-Encoding": "br, gzip"}).content == b"short"


@pytest.mark.parametrize("encoding", ["", "br", "gzip"])
def test_who_has_the_page_is_told_that_it_still_stands(keeping, encoding):
    client = keeping()
    accepted = {"Accept-Encoding": encoding}
    etag = _get(client, **accepted).headers["ETag"]
    for asker in (client, keeping()):  # the second process renders it first
        again = _get(asker, **accepted, **{"If-None-Match": etag}) if asker is client else None
        assert again is None or (again.status_code, again.content) == (304, b"")
    raise_edition()
    assert _get(client, **accepted, **{"If-None-Match": etag}).status_code == 200


def test_a_first_question_whether_it_changed_keeps_the_page_too(keeping):
    client = keeping()
    assert _get(client, "/ngan/", **{"If-None-Match": _get(keeping(), "/ngan/").headers["ETag"]}).status_code == 304
    etag = _get(client).headers["ETag"]
    other = keeping()
    _get(other, **{"If-None-Match": etag})
    assert _is_kept(other)


@pytest.mark.parametrize("address", ["/", "/?trang=2", "/so/7/"])
def test_head_is_told_the_same_as_get(keeping, address):
    client = keeping()
    cold = client.head(address)
    whole = _get(client, address)
    warm = client.head(address)
    for head in (cold, warm):
        assert head.status_code == 200
        assert head.content == b""
    assert {**warm.headers} == {**whole.headers}
    assert set(cold.headers) == set(whole.headers)


@pytest.mark.parametrize("said", ["bytes=0-10", "bytes=5-", "bytes=-1", "bytes=9999999-", "x", "bytes=0-1,2-3"])
def test_parts_of_a_page_are_not_sold(keeping, said):
    client = keeping()
    whole = _get(client)
    assert _get(client, Range=said).content == whole.content
    assert _get(client, Range=said, **{"If-Range": whole.headers["ETag"]}).status_code == 200


# Poisoning: what is not in the name of a kept page changes nothing in it.


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-Host": "evil.example"},
        {"X-Forwarded-Host": "evil.example", "X-Forwarded-Port": "666", "X-Forwarded-Proto": "https"},
        {"Forwarded": "host=evil.example"},
        {"X-Original-Url": "/evil/", "X-Rewrite-Url": "/evil/"},
        {"X-Http-Method-Override": "POST", "X-Method-Override": "DELETE"},
        {"Accept-Language": "en", "User-Agent": "evil", "Referer": "http://evil.example/"},
        {"Cookie": "sessionid=evil; django_language=en; csrftoken=evil"},
        {"Authorization": "Basic ZXZpbDpldmls"},
        {"HX-Request": "true", "X-Requested-With": "XMLHttpRequest"},
        {"Origin": "http://evil.example"},
        {"Accept": "application/evil"},
        {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": "0"},
    ],
)
def test_no_header_changes_what_others_read(keeping, headers):
    clean = _get(keeping()).content.split(b" ", 1)[1]
    poisoned = keeping()
    first = _get(poisoned, **headers)
    assert first.content.split(b" ", 1)[1] == clean
    assert b"evil" not in bytes(_get(poisoned).serialize())


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("evil.example", 400),
        ("testserver.evil.example", 400),
        ("evil.example#testserver", 400),
        ("testserver/evil", 400),
        ("testserver\r\nX-Evil: 1", 400),
        ("", 400),
        ("TESTSERVER", 200),
        ("testserver.", 200),
        ("testserver:666", 200),
    ],
)
def test_an_odd_host_is_refused_or_reaches_nobody_else(keeping, host, status):
    client = keeping()
    answer = _get(client, host=host)
    assert answer.status_code == status
    if status == 200:
        assert _number(_get(client, host=host)) != _number(answer), "kept under a name anybody can make up"
    assert b"http://testserver/ " in _get(client).content


def test_each_host_has_its_own_pages(keeping):
    client = keeping()
    assert b"http://phuong.example/ " in _get(client, host="phuong.example").content
    assert b"http://testserver/ " in _get(client).content
    assert _is_kept(client, host="phuong.example")


def test_each_scheme_has_its_own_pages(keeping):
    client = keeping()
    assert b"https://" in client.get("/", secure=True).content
    assert b"http://" in client.get("/").content


@pytest.mark.parametrize(
    "query", ["utm_source=x", "utm_source=x&fbclid=y", "TRANG=2", "trang[]=2", "%74rang%00=1", "q%20=1", "a=1;q=2"]
)
def test_parameters_a_page_does_not_know_make_no_page_of_their_own(keeping, query):
    client = keeping()
    plain = _get(client)
    assert _get(client, f"/?{query}").content == plain.content


def test_known_parameters_in_whatever_order_name_one_page(keeping):
    client = keeping()
    first = _number(_get(client, "/?q=a&trang=2&utm=1"))
    assert _number(_get(client, "/?trang=2&q=a")) == first
    assert _number(_get(client, "/?trang=%32&q=%61")) == first
    assert _number(_get(client, "/?trang=2&q=b")) != first
    assert _number(_get(client, "/?trang=2&q=a&q=b")) != first
    assert _number(_get(client, "/?trang=2&q=A")) != first


@pytest.mark.parametrize(
    "address", ["/so/007/", "/so/07/", "//so/7/", "/so//7/", "/so/7//", "/./so/7/", "/so/../so/7/", "/so/%37/"]
)
def test_like_addresses_make_no_pages_of_their_own(keeping, address):
    client = keeping()
    plain = _number(_get(client, "/so/7/"))
    odd = _get(client, address)
    if odd.status_code == 200:
        assert _number(odd) == plain or not _is_kept(client, address)
    else:
        assert odd.status_code in {301, 404}
    assert b"http://testserver/so/7/ " in _get(client, "/so/7/").content


# What is never kept.


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/?da=danh-gia", {}),  # what a reader just did
        ("/?trang=1&da=", {}),
        ("/", {"Cookie": f"{RECEIPT}=x"}),  # what this browser answered
        ("/", {"Cookie": f"{RECEIPT}="}),
        ("/moi/?x=1", {}),  # nobody said what the page understands
        ("/rieng/", {}),  # nobody said it is for everybody
        ("/banh/", {}),
        ("/phien/", {}),
        (f"/?{urlencode({'q': 'x' * LONGEST_QUERY})}", {}),
    ],
)
def test_what_is_for_one_reader_or_too_odd_is_rendered_each_time(keeping, address, headers):
    assert not _is_kept(keeping(), address, **headers)


@pytest.mark.parametrize("address", ["/chuyen/", "/nirgends/"])
def test_errors_and_redirects_are_not_kept(keeping, address):
    client = keeping()
    cache = _cache_of(client)
    for _time in range(2):
        assert _get(client, address).status_code in {302, 404}
    assert not cache._pages._pages
    assert not cache._understood


def test_a_reader_with_a_receipt_neither_takes_nor_gives(keeping):
    client = keeping()
    own = _get(client, "/", Cookie=f"{RECEIPT}=x")
    everybody = _get(client)
    assert own.headers["Cache-Control"] == "no-cache, private"
    assert everybody.headers["Cache-Control"] == "no-cache, public"
    assert _number(own) != _number(everybody) != _number(_get(client, "/", Cookie=f"{RECEIPT}=x"))


def test_nothing_is_taken_from_what_is_sent(keeping):
    client = keeping()
    _get(client)
    assert client.post("/").status_code == 405
    assert client.generic("GET", "/", "q=evil", content_type="application/x-www-form-urlencoded").status_code == 200


# Flooding.


def test_typing_pushes_out_no_page_that_is_only_linked(keeping, settings):
    settings.SEN_PAGE_CACHE_BYTES = 200_000
    client = keeping()
    linked = _number(_get(client, "/so/7/"))
    for number in range(100):
        _get(client, f"/?q={number}")
    assert _number(_get(client, "/so/7/")) == linked
    assert not _is_from_before(client, "/?q=0")
    cache = _cache_of(client)
    assert cache._asked._size <= 50_000


def _is_from_before(client, address) -> bool:
    cache = _cache_of(client)
    return any(key[1] == address.partition("?")[2] for key in cache._asked._pages)


def _cache_of(client):
    from sen.portal.caching import PageCache

    if client.handler._middleware_chain is None:
        client.handler.load_middleware()
    found = client.handler._middleware_chain
    while not isinstance(found, PageCache):
        found = getattr(found, "__wrapped__", None) or found.get_response
    return found


def _page(size: int) -> Kept:
    return Kept(1, 0.0, {}, {"": b"x" * size})


def test_a_shelf_never_holds_more_than_it_may_and_gives_up_what_nobody_asks_for():
    shelf = Shelf(100_000)
    keys = [(Place("http", "x", f"/{number}/"), "") for number in range(20)]
    for key in keys:
        shelf.put(key, _page(8_000))
        shelf.get(keys[0])
    assert shelf._size == sum(page.size for page in shelf._pages.values()) <= 100_000
    assert shelf.get(keys[0])
    assert shelf.get(keys[1]) is None
    assert shelf.get(keys[-1])
    shelf.put(keys[0], _page(1_000))
    assert shelf._size == sum(page.size for page in shelf._pages.values())
    shelf.put(keys[2], _page(50_000))  # one page is not worth all others
    assert shelf.get(keys[2]) is None


def test_an_installation_may_do_without(settings, client):
    assert settings.SEN_PAGE_CACHE_BYTES == 0
    assert not _is_kept(client)
