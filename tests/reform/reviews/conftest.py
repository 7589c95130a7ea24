"""What the tests of reviews share."""

import pytest

from sen.reform.scoring import queries as scoring
from sen.reform.scoring.queries import UnitScore
from tests.factories.reviews import a_run


@pytest.fixture
def scored(monkeypatch):
    """Say how units score, without a whole round behind it."""

    def _scored(*scores: UnitScore) -> None:
        run = a_run(*scores)
        monkeypatch.setattr(scoring, "latest_run", lambda _year, _kind: run)
        monkeypatch.setattr(scoring, "latest_runs", lambda _year, _kind: (run,))

    return _scored
