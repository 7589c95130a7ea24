"""Nothing that was read in one test is remembered in the next."""

import pytest

from sen.reform.publishing import queries


@pytest.fixture(autouse=True)
def _nothing_remembered():
    queries.forget_texts()
    queries.forget_rankings()
