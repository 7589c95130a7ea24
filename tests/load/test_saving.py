"""Officials save at once, the server is killed on the way: every acknowledged save is there once, and no half of one."""

import pytest

from benchmarks.season.saving import save_all

# Wanted by the run on PostgreSQL, too; the server it starts has a database of its own.
pytestmark = pytest.mark.django_db


def test_no_acknowledged_save_is_lost_or_kept_twice_when_the_server_is_killed():
    outcome = save_all(officials=12, seconds=8, kill_after=3)
    assert outcome.errors == ()
    assert (outcome.lost, outcome.twice, outcome.broken) == (0, 0, 0)
    # Hardly any save would mean that nothing was tried.
    assert outcome.acknowledged > 12
