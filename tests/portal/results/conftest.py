"""Reading what a page says."""

import re

import pytest

from sen.reform.publishing import queries


@pytest.fixture(autouse=True)
def _nothing_remembered():
    queries.forget_texts()
    queries.forget_rankings()


@pytest.fixture
def said(get_page):
    """The words of a page between its masthead and its foot."""

    def _said(url: str, status: int = 200) -> str:
        page = get_page(url, status=status)
        assert page.count("<h1") == 1
        return " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main")]).split())

    return _said
