"""Answers are taken from our own pages only."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from sen.portal.origin import SentFromElsewhere, from_our_own_pages


@from_our_own_pages
def _answer(request):
    return HttpResponse("taken")


def _send(headers, method="POST", **extra):
    return _answer(RequestFactory().generic(method, "/", headers=headers, **extra)).content


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},  # the newer word counts
        {"Sec-Fetch-Site": "none"},  # sent again after the browser was restarted
        {"Origin": "http://testserver"},
        {"Origin": "http://testserver", "Referer": "https://evil.example/"},
        {"Referer": "http://testserver/tin/1/x/"},
    ],
)
def test_our_own_pages_are_believed(headers):
    assert _send(headers) == b"taken"


@pytest.mark.parametrize(
    "headers",
    [
        {},  # no browser of the last years says nothing
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver", "Referer": "http://testserver/"},
        {"Sec-Fetch-Site": "same-site"},  # another host of the same owner is not this site
        {"Sec-Fetch-Site": "SAME-ORIGIN"},  # no browser writes it so
        {"Origin": "null", "Referer": "http://testserver/"},
        {"Origin": "https://testserver"},
        {"Origin": "http://testserver:81"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "http://evil.example"},
        {"Referer": "http://evil.example/testserver"},
        {"Referer": "http://evil.example/?http://testserver/"},
        {"Referer": "http://testserver@evil.example/"},
        {"Referer": "http://[testserver/"},
        {"Referer": "testserver"},
        {"X-Forwarded-Host": "evil.example", "Origin": "http://evil.example"},
        {"X-Http-Method-Override": "GET"},
    ],
)
def test_nobody_else_is(headers):
    with pytest.raises(SentFromElsewhere):
        _send(headers)


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_reading_is_open_to_links_from_anywhere(method):
    assert _send({"Sec-Fetch-Site": "cross-site"}, method) == b"taken"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "QUERY"])
def test_every_other_method_is_held_to_be_a_change(method):
    with pytest.raises(SentFromElsewhere):
        _send({}, method)


def test_no_secret_in_the_form_is_asked_for():
    assert _answer.csrf_exempt
