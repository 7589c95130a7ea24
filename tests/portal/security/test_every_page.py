"""Every public page, with hostile words in every place: nothing runs, nothing leaves, nothing is kept about the reader."""

import json
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from tests.portal.security.conftest import read

pytestmark = pytest.mark.django_db

ROUTES = Path(__file__).parents[2] / "habits" / "routes.txt"
# Asked with something only a form or a machine knows, and tried in tests of their own.
ELSEWHERE = {
    "api_nothing",
    "attachment",
    "picture",
    "comment_service",
    "rate_service",
    "data_version",
    "promise_answer",
    "nothing",  # is asked for below, and answers that it is nothing
}
# What makes a browser fetch, run or send something.
FETCHING = {
    "src", "srcset", "poster", "data", "background", "action", "formaction", "manifest", "ping", "cite", "longdesc",
}  # fmt: skip
HARMLESS_LINKS = {"canonical", "alternate", "license", "prev", "next"}


def _html(pages):
    return [
        read(address, answer)
        for address, answer in pages.items()
        if answer.headers.get("Content-Type", "").startswith("text/html") and answer.content
    ]


def test_every_public_page(pages):
    """One walk, as it takes long: each promise is a function beneath, and all that is wrong is told at once."""
    visited, wrong = set(), []
    for address, answer in pages.items():
        assert answer.status_code in {200, 301, 302, 404, 422}, (address, answer.status_code)
        match = answer.wsgi_request.resolver_match
        name = match.url_name if match and match.namespace == "portal" and answer.status_code != 404 else ""
        visited.add(name)
        if name and name != "comment_sent":  # that page takes back the code it was told by another
            _try(wrong, _nothing_is_kept_about_the_reader, address, answer)
        _try(wrong, _headers_are_strict, address, answer)
    for page in _html(pages):
        for promise in (_nothing_runs, _nothing_leaves, _no_word_became_anything_else):
            _try(wrong, promise, page)
    assert wrong == []
    lines = ROUTES.read_text().splitlines()
    listed = {line.split()[0].removeprefix("portal:") for line in lines if line.startswith("portal:")}
    assert {name for name in listed - ELSEWHERE if not name.startswith("api_")} - visited == set()


def _try(wrong, promise, *what):
    try:
        promise(*what)
    except AssertionError as broken:
        wrong.append(f"{promise.__name__}: {str(broken).splitlines()[0]}")


def _nothing_is_kept_about_the_reader(address, answer):
    assert not answer.cookies, address
    assert "Cookie" not in answer.headers.get("Vary", ""), address


def _headers_are_strict(address, answer):
    said = answer.headers
    assert said["X-Content-Type-Options"] == "nosniff", address
    assert said["X-Frame-Options"] == "DENY", address
    assert said["Referrer-Policy"] == "same-origin", address
    assert said["Cross-Origin-Opener-Policy"] == "same-origin", address
    policy = said["Content-Security-Policy"]
    assert "unsafe" not in policy, address
    assert "*" not in policy, address
    assert "http" not in policy, address
    for part in (
        "default-src 'none'",
        "script-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
    ):
        assert part in policy, (address, part)
    if answer.status_code == 200:
        assert re.search(r"charset=utf-8|json|xml|openxmlformats|image/|text/csv", said["Content-Type"]), address


def _nothing_runs(page):
    for tag, said in page.tags:
        assert tag not in {"style", "iframe", "object", "embed", "base", "frame", "applet", "math"}, (page.address, tag)
        assert not [name for name in said if name.startswith("on") or name in {"style", "srcdoc"}], (
            page.address,
            tag,
            said,
        )
        if tag == "script":
            assert "src" in said or said.get("type") == "application/ld+json", (page.address, said)
        assert said.get("http-equiv", "").lower() != "refresh", page.address
    for said, words in page.scripts:
        assert said.get("type") == "application/ld+json", page.address
        json.loads(words)


def _nothing_leaves(page):
    here = f"http://testserver{page.address}"
    for tag, said in page.tags:
        for name, value in said.items():
            if name in FETCHING or (tag in {"link", "use", "image"} and name in {"href", "xlink:href"}):
                if tag == "link" and set(said.get("rel", "").split()) <= HARMLESS_LINKS:
                    continue
                for each in value.split(",") if name == "srcset" else [value]:
                    target = urlsplit(urljoin(here, each.split()[0] if each.split() else ""))
                    assert target.netloc == "testserver", (page.address, tag, name, value)
                    assert target.scheme == "http", (page.address, tag, name, value)
            if name == "href" and tag == "a":
                _a_link_is_harmless(page, said)


def _a_link_is_harmless(page, said):
    target = urlsplit(urljoin(f"http://testserver{page.address}", said["href"].strip()))
    assert target.scheme in {"http", "https", "mailto", "tel"}, (page.address, said)
    if target.scheme in {"http", "https"} and target.netloc not in {"testserver", "127.0.0.1:8000"}:
        assert "noopener" in said.get("rel", ""), (page.address, said)


def _no_word_became_anything_else(page):
    for tag, said in page.tags:
        assert "qzx" not in tag, (page.address, tag)
        for name, value in said.items():
            assert "qzx" not in name, (page.address, tag, name)
            if "qzx" in value:
                assert name in {"content", "value", "aria-label", "title", "alt", "href", "action", "data-label", "placeholder"}, (
                    page.address, tag, name, value,
                )  # fmt: skip
