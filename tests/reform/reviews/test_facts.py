"""What reports propose to an assessment: how many were due by the cut-off, and how many came in time."""

from datetime import UTC, date, datetime

import pytest

from sen.reform.assessments.facts import proposals_for
from sen.reform.assessments.queries import assessments_of
from sen.reform.reviews.facts import handed_in as proposed_by_reports
from tests.factories.assessments import a_round, an_index_text
from tests.factories.unit_reports import a_collection, handed_in
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

NAMED = an_index_text().replace(
    'label = "Nhiệm vụ đã hoàn thành", unit = "nhiệm vụ"',
    'label = "Báo cáo đúng hạn", unit = "báo cáo", fact = "reports.handed_in_on_time"',
)
NAMED = NAMED.replace(
    'label = "Nhiệm vụ trong kế hoạch", unit = "nhiệm vụ"',
    'label = "Báo cáo phải gửi", unit = "báo cáo", fact = "reports.due"',
)
# The figures of the round run to 14/9/2023.
IN_MARCH, IN_SEPTEMBER, LATER = date(2023, 3, 15), date(2023, 9, 12), date(2023, 9, 15)


@pytest.fixture
def unit():
    return a_unit("Phường 1")


@pytest.fixture
def card(unit):
    return assessments_of(a_round(unit, text=NAMED).id)[0]


def first_quarter():
    return a_collection(IN_MARCH, kind="quarter", cut_off_on=date(2023, 3, 14), held_on=date(2023, 3, 21))


def proposed(card):
    return [(each.code, dict(each.figures), each.as_of) for each in proposed_by_reports(card, {})]


def test_nothing_asked_proposes_nothing(card):
    assert proposed(card) == []


def test_a_late_report_changes_the_proposal(monkeypatch):
    # Asked for in March, while the day of the first quarter was still to come.
    monkeypatch.setattr("tests.factories.unit_reports.PREPARED_AT", datetime(2023, 3, 1, 1, 0, tzinfo=UTC))
    prompt, late = a_unit("Phường 1"), a_unit("Phường 2")
    cards = {card.unit_id: card for card in assessments_of(a_round(prompt, late, text=NAMED).id)}
    quarter, nine_months = first_quarter(), a_collection(IN_SEPTEMBER)
    for unit, handed_in_on in ((prompt, IN_MARCH), (late, date(2023, 3, 16))):
        handed_in(quarter, unit.id, handed_in_on)
        handed_in(nine_months, unit.id, IN_SEPTEMBER)
    assert proposed(cards[prompt.id]) == [("1.1.1", {"done": "2", "planned": "2"}, date(2023, 9, 14))]
    assert proposed(cards[late.id]) == [("1.1.1", {"done": "1", "planned": "2"}, date(2023, 9, 14))]
    # Offered beside the other sources; a person decides.
    (proposal,) = proposals_for(cards[late.id])["1.1.1"]
    assert "1 đúng hạn, 1 muộn, 0 chưa gửi" in proposal.detail


def test_only_what_was_due_by_the_cut_off_counts_and_as_it_stood_then(card, unit):
    review = a_collection(IN_SEPTEMBER)
    a_collection(LATER, kind="quarter")
    handed_in(review, unit.id, date(2023, 9, 18))  # after the cut-off: missing when the figures closed
    assert proposed(card) == [("1.1.1", {"done": "0", "planned": "1"}, date(2023, 9, 14))]


def test_an_index_that_names_no_fact_is_offered_nothing(unit):
    handed_in(a_collection(IN_SEPTEMBER), unit.id, IN_SEPTEMBER)
    assert proposed(assessments_of(a_round(unit).id)[0]) == []
