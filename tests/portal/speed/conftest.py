"""A portal that keeps its pages."""

import pytest
from django.test import Client

from sen.portal import caching
from sen.reform.common.editions import queries


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = 1000.0

    def __call__(self) -> float:
        return self.moment


@pytest.fixture
def clock(monkeypatch):
    """The one clock of the cache and of the edition."""
    made = Clock()
    monkeypatch.setattr(caching, "monotonic", made)
    monkeypatch.setattr(queries.REMEMBERED, "_clock", made)
    return made


@pytest.fixture
def keeping(settings, clock):
    """Pages are kept; returns how to begin one more process with nothing in memory."""
    settings.SEN_PAGE_CACHE_BYTES = 8_000_000
    settings.ALLOWED_HOSTS = ["testserver", "phuong.example", "localhost", "127.0.0.1"]
    queries.REMEMBERED.forget()
    yield Client
    queries.REMEMBERED.forget()
