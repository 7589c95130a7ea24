"""Every address is listed: a new one is a decision, and so is who may open it."""

from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

LIST = Path(__file__).with_name("routes.txt")
# Open to everybody: the portal, signing in; and a calendar feed, whose address is the secret.
PUBLIC = ("portal:", "account_login", "account_logout", "work:feed")


def _routes(patterns, prefix="", namespace=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _routes(pattern.url_patterns, prefix + str(pattern.pattern), inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", "/" + prefix + str(pattern.pattern), pattern


def _listed() -> list[str]:
    return sorted(f"{name} {path}" for name, path, _pattern in _routes(get_resolver().url_patterns))


def test_the_list_of_addresses_is_up_to_date():
    assert LIST.read_text(encoding="utf-8").splitlines() == _listed(), "Write the new list into tests/habits/routes.txt"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "path"),
    [(name, path) for name, path, _pattern in _routes(get_resolver().url_patterns) if not name.startswith(PUBLIC)],
)
def test_pages_of_the_office_ask_strangers_to_sign_in(client, name, path):
    import re

    address = re.sub(r"<int:[^>]+>", "1", path)
    address = re.sub(r"<[^>]+>", "2020-01-01", address)
    for answer in (client.get(address), client.post(address)):
        assert answer.status_code in {302, 405}, (name, address, answer.status_code)
        if answer.status_code == 302:
            assert answer.url.startswith("/dang-nhap/"), (name, answer.url)
