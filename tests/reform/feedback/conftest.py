"""Visitors, and what they said."""

import pytest

from sen.reform.feedback.operations import Visitor


@pytest.fixture
def visitor():
    """Somebody with a browser; the number tells browsers apart."""

    def _visitor(number: int = 1, address: str = "203.0.113.7") -> Visitor:
        return Visitor(token=f"{number:022d}", address=address)

    return _visitor
