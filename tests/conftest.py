"""What every test may ask for."""

import gc
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, sync_playwright

from sen.cli.messages import compile_catalogues
from sen.reform.accounts.queries import Actor, actor_for
from sen.reform.accounts.roles import Role
from tests.factories.people import an_actor
from tests.scenes import THE_STAGE, scene_of, together
from tests.shelves import put_since, take_away

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The same draws in every run, so that a result can be repeated; SEN_EXPLORE=1 looks for new ones.
_UNTIMED: dict[str, Any] = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("repeatable", derandomize=True, **_UNTIMED)
hypothesis.settings.register_profile("exploring", **_UNTIMED)
hypothesis.settings.load_profile("exploring" if os.environ.get("SEN_EXPLORE") else "repeatable")

MEETING_DAY: date = settings.SEN_STORY_DAY


def pytest_configure() -> None:
    """Pages are tested in Vietnamese, so the catalogues are compiled first; a run collects garbage seldom."""
    compile_catalogues()
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)


def pytest_report_header() -> str:
    """Say which database the run is on."""
    return f"database: {settings.DATABASES['default']['ENGINE']}"


@pytest.fixture
def at() -> datetime:
    """The moment of the story: 21/9/2023, 14:00 in Sa Đéc."""
    return datetime(2023, 9, 21, 7, 0, tzinfo=UTC)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A scene that tests of a module share is built once."""
    items[:] = together(items)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before anything of a test is prepared, no scene stands but its own."""
    THE_STAGE.keep_only(scene_of(item) if isinstance(item, pytest.Function) else None)


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef, request: pytest.FixtureRequest) -> None:
    """Before a test enters its transaction, its scene stands."""
    if fixturedef.argname == "_django_db_helper" and (build := scene_of(request.node)):
        THE_STAGE.set_up(build, request.getfixturevalue("django_db_blocker"))


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """What a test put on the shelves goes with it."""
    take_away(put_since())


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup) -> Iterator[None]:
    """The last scene is taken back before the database goes."""
    yield
    THE_STAGE.keep_only(None)


@pytest.fixture
def sign_in(client: Client):
    """Sign a person of a role (and unit) in; returns the actor."""

    def _sign_in(role: Role | None, unit_id: int | None = None) -> Actor:
        actor = an_actor(role, unit_id=unit_id)
        from django.contrib.auth import get_user_model

        client.force_login(get_user_model().objects.get(pk=actor.user_id))
        return actor_for(actor.user_id, on=MEETING_DAY)

    return _sign_in


@pytest.fixture
def get_page(client: Client):
    """Fetch a page and refuse undefined template variables and wrong statuses."""

    def _get(url: str, status: int = 200) -> str:
        response = client.get(url)
        text = response.content.decode()
        assert response.status_code == status, (response.status_code, text[:2000])
        assert "UNDEFINED VARIABLE" not in text, text[text.index("UNDEFINED VARIABLE") - 300 :][:600]
        return text

    return _get


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, started once and asked for nothing it does by itself."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
        yield launched
        launched.close()
