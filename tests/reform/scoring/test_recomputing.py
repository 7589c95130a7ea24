"""Every stored score can be computed again from what is stored; where it cannot, somebody changed something."""

import pytest
from django.db import connection

from sen.reform.accounts.queries import SYSTEM
from sen.reform.scoring import jobs
from sen.reform.scoring.engine import difference_on_recomputation, differing_runs
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.models import ScoreRun
from sen.reform.scoring.operations import run
from tests.factories.assessments import an_assessment, declared
from tests.factories.forgery import forge

pytestmark = pytest.mark.django_db


@pytest.fixture
def card(at):
    card = an_assessment()
    declared(card, "1.1.1", done=48, planned=60)
    run(card.round.id, RunKind.PROVISIONAL, by=SYSTEM, at=at)
    return card


def test_a_run_comes_out_the_same_even_after_more_was_declared(card):
    declared(card, "1.1.1", done=60)
    declared(card, "1.2", value="có")
    assert list(differing_runs()) == []
    assert difference_on_recomputation(ScoreRun.objects.get()) == ""
    assert jobs.recompute_runs.call() == 0


def _in_text(table: str, column: str, before: str, after: str) -> str:
    kind = "jsonb" if column != "text" and connection.vendor == "postgresql" else "text"
    return f"UPDATE {table} SET {column} = CAST(REPLACE(CAST({column} AS text), '{before}', '{after}') AS {kind})"


@pytest.mark.parametrize(
    ("table", "column", "before", "after", "found"),
    [
        # points on the sheet
        ("scoring_scoreline", "sheet", "1,00/2", "2,00/2", "kết quả đã ghi bị sửa"),
        # words of the rule
        ("scoring_scorerun", "leaves", "70 %", "60 %", "kết quả đã ghi bị sửa"),
        # a figure in the ledger
        ("assessments_entry", "inputs", "48", "60", "số liệu kê khai không còn như khi tính"),
        # a figure that is none any more
        ("assessments_entry", "inputs", "48", "abc", "không tính lại được"),
        # the rule itself
        ("indices_indexversion", "text", 'from = "70"', 'from = "80"', "bộ chỉ số không còn như khi tính"),
        # a text that is no definition any more
        ("indices_indexversion", "text", "[index]", "[index", "không tính lại được"),
    ],
)
def test_forgery_is_found_and_named(card, table, column, before, after, found):
    forge(table, _in_text(table, column, before, after))
    (sentence,) = differing_runs()
    assert found in sentence
    assert card.round.title in sentence
    assert jobs.recompute_runs.call() == 1


def test_a_place_that_was_moved_is_found(card):
    forge("scoring_scoreline", "UPDATE scoring_scoreline SET rank = 7")
    assert "kết quả đã ghi bị sửa" in next(differing_runs())


def test_an_engine_that_computes_otherwise_is_found_unless_it_says_so(card, monkeypatch):
    """The same version must compute the same; a newer version may differ, and old results stay as they are."""
    from sen.reform.scoring.engine import checking

    digest = "0" * 64
    monkeypatch.setattr(checking, "digest_of", lambda _data: digest)
    forge("scoring_scorerun", f"UPDATE scoring_scorerun SET result_digest = '{digest}'")
    assert "tính lại ra kết quả khác" in next(differing_runs())
    forge("scoring_scorerun", "UPDATE scoring_scorerun SET engine_version = '0'")
    assert list(differing_runs()) == []
