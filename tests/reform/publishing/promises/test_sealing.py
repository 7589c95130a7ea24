"""Nobody touches what was said of a promise without being seen."""

from datetime import date

import pytest

from sen.reform.publishing import jobs
from sen.reform.publishing.queries import promises as queries
from sen.reform.publishing.queries.promises import Wanted
from tests.factories.forgery import forge
from tests.factories.promises import MEETING_DAY, a_closed_meeting, finished, followed, published, tasks_of

pytestmark = pytest.mark.django_db
TABLE = "publishing_publishedpromises"


def three_versions() -> str:
    key = published(a_closed_meeting())
    followed(date(2023, 11, 2))
    finished(tasks_of(key)[0].id, date(2023, 11, 5))
    followed(date(2023, 11, 5))
    return key


def test_untouched_versions_are_whole():
    three_versions()
    published(a_closed_meeting(kind="six_months", cut_off_on=date(2023, 6, 14)))
    assert list(queries.broken_promise_seals()) == []
    assert jobs.check_seals.call() == 0


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("UPDATE {} SET digest = 'x' WHERE number = 2", 1),  # another text
        ("UPDATE {} SET kind = 'chosen' WHERE number = 2", 1),
        ("UPDATE {} SET published_by = 'Ai đó' WHERE number = 3", 1),
        ("UPDATE {} SET chosen = '{{}}' WHERE number = 1", 1),
        ("UPDATE {} SET seal = 'x' WHERE number = 1", 2),  # and the version resting on it
        ("UPDATE {} SET number = 9 WHERE number = 3", 1),
    ],
)
def test_a_touched_version_is_found(change, broken):
    three_versions()
    forge(TABLE, change.format(TABLE))
    assert len(list(queries.broken_promise_seals())) == broken
    assert jobs.check_seals.call() == broken


def test_a_touched_newest_version_shows_no_promise():
    key = three_versions()
    forge(TABLE, f"UPDATE {TABLE} SET digest = 'x' WHERE number = 3")
    card = queries.promises_of(key, MEETING_DAY)
    assert (card.is_intact, card.promises, card.counts) == (False, (), ())
    assert [book.is_intact for book in queries.promises_page(Wanted(), MEETING_DAY).books] == [False]
    assert queries.promise_changes(MEETING_DAY) == ()
