"""Browsers that say where their forms were sent from, as browsers do."""

import pytest
from django.test import Client


def a_browser() -> Client:
    """A browser nobody has used yet."""
    return Client(headers={"sec-fetch-site": "same-origin"})


@pytest.fixture
def client() -> Client:
    """The browser of the one reader of a test."""
    return a_browser()
