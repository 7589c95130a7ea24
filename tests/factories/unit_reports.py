"""Reports of units for tests: a meeting that asks for them, and what units hand in."""

from datetime import UTC, date, datetime

from sen.reform.accounts.queries import SYSTEM
from sen.reform.reviews import queries
from sen.reform.reviews.operations import collecting
from sen.reform.reviews.queries import ReviewCard
from tests.factories.reviews import PREPARED_AT, a_review

DUE = date(2023, 9, 15)


def a_collection(due_on: date = DUE, **said: object) -> ReviewCard:
    """A meeting that asks units for their reports."""
    review = a_review(**said)
    collecting.ask_for_reports(review.id, due_on, by=SYSTEM, at=PREPARED_AT)
    return queries.review(review.id)


def handed_in(review: ReviewCard, unit_id: int, on: date = DUE, **said: object) -> int:
    """What a unit hands in on a day."""
    new = collecting.NewUnitReport(unit_id, **{"text": "Đã thực hiện kế hoạch.", **said})
    at = datetime(on.year, on.month, on.day, 3, 0, tzinfo=UTC)
    return collecting.hand_in(review.id, new, by=SYSTEM, at=at)
