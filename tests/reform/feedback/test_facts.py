"""What verified ratings propose to an assessment: never below ten, never open ones, never silently."""

from datetime import date
from types import SimpleNamespace

import pytest

from sen.reform.assessments import facts as sources
from sen.reform.feedback import facts
from sen.reform.feedback.models import Tally

pytestmark = pytest.mark.django_db
CARD = SimpleNamespace(unit_code="50001", round=SimpleNamespace(version_id=1, year=2023, cut_off_on=date(2023, 9, 30)))
WANTED = {"6.1": {"share": "feedback.good_share"}, "6.2": {"count": "feedback.verified", "other": "feedback.unknown"}}


@pytest.fixture
def rated(monkeypatch):
    """Ratings of the unit's service in a month; the index asks for them."""
    monkeypatch.setattr(facts, "figures_named", lambda _version, prefix: WANTED if prefix == "feedback." else {})

    def _rated(*, month: int = 9, is_verified: bool = True, **votes: int) -> None:
        subject = "organizations.unit:50001"
        Tally.objects.create(subject=subject, month_from=date(2023, month, 1), is_verified=is_verified, **votes)

    return _rated


def _proposed() -> dict[str, dict[str, str]]:
    return {each.code: dict(each.figures) for each in facts.verified_service(CARD, {})}


def test_the_share_of_good_ratings_and_their_number_are_proposed_with_source_and_cut_off(rated):
    rated(month=3, five=5, four=3, one=1)
    rated(month=9, two=3)
    first, second = facts.verified_service(CARD, {})
    assert (first.code, dict(first.figures)) == ("6.1", {"share": "66,67"})  # 8 of 12
    assert (second.code, dict(second.figures)) == ("6.2", {"count": "12"})
    assert (first.source, first.as_of) == ("Đánh giá phục vụ có xác thực", date(2023, 9, 30))
    assert "8 trên 12 lượt" in first.detail
    assert "không tính đánh giá mở" in first.detail


@pytest.mark.parametrize(
    "months",
    [
        [],
        [{"five": 9}],  # too few to say anything
        [{"five": 500, "is_verified": False}],  # open ratings are never proposed, however many
        [{"five": 9}, {"five": 9, "month": 10}],  # after the cut-off
    ],
)
def test_silence_where_there_is_nothing_to_say(rated, months):
    for said in months:
        rated(**said)
    assert _proposed() == {}


def test_an_index_that_does_not_ask_is_told_nothing(rated, monkeypatch):
    rated(five=50)
    monkeypatch.setattr(facts, "figures_named", lambda _version, _prefix: {})
    assert _proposed() == {}


def test_the_source_is_offered_at_start_up():
    assert sources._SOURCES["feedback"] is facts.verified_service
