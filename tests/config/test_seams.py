"""The policy for browsers, the language, the last net for refusals, and settings by environment."""

import os
import subprocess
import sys

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from sen.config.language import LanguageOfTheAddress
from sen.config.refusals import RefusalPages
from sen.reform.common.errors import Conflict, NotAllowed, NotFound, Refusal


@pytest.mark.django_db
def test_every_page_names_what_a_browser_may_load(client):
    policy = client.get("/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("/tin/", "vi"),  # an office PC set to English still shows Vietnamese
        ("/en/tin/", "en"),
        ("/english/", "vi"),  # a word that only begins so
    ],
)
def test_the_language_is_in_the_address(address, language):
    request = RequestFactory().get(address, headers={"Accept-Language": "en-US,en"})
    assert LanguageOfTheAddress(lambda _request: HttpResponse())(request)["Content-Language"] == language


@pytest.mark.parametrize(
    ("refusal", "status"),
    [(NotAllowed("a"), 403), (NotFound("a"), 404), (Conflict("a"), 409), (Refusal("a"), 400), (ValueError(), None)],
)
def test_a_refusal_no_page_caught_becomes_a_page(refusal, status):
    request = RequestFactory().get("/")
    answer = RefusalPages(lambda _request: HttpResponse()).process_exception(request, refusal)
    assert (answer.status_code if answer else None) == status


@pytest.mark.parametrize(
    ("database", "engine", "host"),
    [
        ("", "sqlite3", None),
        ("postgresql://sen:m%40t@db.local:5433/sen", "postgresql", "db.local"),
        ("postgresql://sen@/sen?host=/var/run/postgresql", "postgresql", "/var/run/postgresql"),
    ],
)
def test_settings_come_from_the_environment(tmp_path, database, engine, host):
    code = (
        "from sen.config import settings as s; d = s.DATABASES['default'];"
        "print(d['ENGINE'].rpartition('.')[2], d.get('HOST'), s.SECRET_KEY == s._secret())"
    )
    environment = {**os.environ, "SEN_VAR": str(tmp_path), "SEN_DATABASE": database}
    environment.pop("SEN_SECRET", None)
    said = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    words = said.stdout.split()
    assert words[0] == engine
    assert words[1] == str(host)
    assert words[2] == "True"
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
