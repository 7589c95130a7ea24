"""Before and after: every turn computed as if the season ended there, ranks, peers and grades included."""

from decimal import Decimal

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments import operations
from sen.reform.assessments.queries import Stage, State, assessments_of, council_items, round_with_id
from sen.reform.indices.loader import Declared
from sen.reform.scoring.engine import changes_of, current_sheet, grade_labels, sheets_among_peers
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.queries import latest_run
from tests.factories.assessments import OPENED_AT, a_round, an_assessment, an_index_text, objected, settled
from tests.factories.results import a_round_before_the_council, all_at, an_official_run
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

CHAIR = an_index_text().replace('ties = "competition"', 'ties = "chair"')
DECIDED = an_index_text().replace(
    '{ label = "Tốt", from = "80" }', '{ label = "Tốt", from = "80", each_area_from = "99", otherwise = "decided" }'
)


def test_each_turn_counts_what_had_been_said_by_then():
    card = an_assessment()
    settled(card)
    # The council gives back what the appraisal took: declared 2, marked 0,5, kept 0,5, decided 2.
    back = operations.Marking("1.1.2", Declared("1.1.2", {"value": "in_time"}), "Hội đồng công nhận ngày ban hành")
    operations.mark(card.id, back, by=SYSTEM, at=OPENED_AT)
    found = changes_of(round_with_id(card.round.id))
    (unit,) = found.units
    assert [place.points for place in unit.places] == [Decimal(each) for each in ("5.5", "4", "4", "5.5")]
    assert [place.rank for place in unit.places] == [1, 1, 1, 1]
    assert unit.gain == 0
    assert unit.is_changed
    assert (unit.places_up, unit.places_down) == (0, 0)


def test_a_mark_can_change_the_places_of_others():
    units = [a_unit("Phường Một"), a_unit("Phường Hai")]
    card = a_round(*units)
    first, second = assessments_of(card.id)
    objected(first)
    settled(second)
    back = operations.Marking("1.1.2", Declared("1.1.2", {"value": "in_time"}), "Hội đồng công nhận")
    operations.mark(second.id, back, by=SYSTEM, at=OPENED_AT)
    found = {unit.card.id: unit for unit in changes_of(round_with_id(card.id)).units}
    assert [place.rank for place in found[first.id].places] == [1, 1, 1, 2]
    assert (found[first.id].places_up, found[first.id].places_down) == (-1, 1)
    assert [place.rank for place in found[second.id].places] == [1, 1, 1, 1]


def test_the_last_turn_is_what_the_official_run_comes_to():
    card = a_round_before_the_council()
    an_official_run(card)
    run = latest_run(card.year, RunKind.OFFICIAL)
    found = changes_of(card)
    assert [(unit.card.unit_id, unit.last.points, unit.last.rank, unit.last.grade) for unit in found.units] == [
        (unit.unit_id, unit.total, unit.rank, unit.grade) for unit in run.units
    ]


def test_a_unit_without_figures_has_no_place_but_a_reason():
    card = a_round(a_unit())
    (unit,) = changes_of(card).units
    assert unit.last.rank is None
    assert unit.last.reason == "chưa nộp số liệu nào"
    assert unit.places_up is None
    assert not unit.is_changed


def test_units_level_under_a_rule_that_asks_the_chair_wait_for_the_order():
    card = a_round_before_the_council(done=(80, 80, 10), text=CHAIR)
    (order,) = changes_of(card).orders
    first, second = (each.unit_id for each in order.cards)
    assert order.peer_group == card.block
    operations.decide_order(card.id, (second, first), "Nộp sớm hơn", by=SYSTEM, at=OPENED_AT)
    found = changes_of(card)
    assert not found.awaits
    assert [unit.card.unit_id for unit in found.units][:2] == [second, first]
    # Before the council met nobody had decided.
    assert {unit.places[0].rank for unit in found.units[:2]} == {1}


def test_a_grade_left_to_somebody_waits_with_what_stood_in_its_way():
    card = a_round_before_the_council(text=DECIDED)
    found = changes_of(card)
    waiting = found.grades[0]
    assert waiting.grade == "Tốt"
    assert "2" in waiting.unmet
    assert "Tốt" in grade_labels(card.version_id)
    operations.decide_grade(card.id, waiting.card.unit_id, "Tốt", "Vốn giao muộn", by=SYSTEM, at=OPENED_AT)
    assert waiting.card.unit_id not in [each.card.unit_id for each in changes_of(card).grades]


def test_an_empty_round_changes_nothing():
    card = a_round(a_unit())
    assessments = assessments_of(card.id)
    from sen.reform.assessments.models import Assessment

    Assessment.objects.filter(pk=assessments[0].id).delete()
    found = changes_of(round_with_id(card.id))
    assert (found.units, found.awaits) == ((), False)


def test_the_readings_do_not_grow_with_the_units(django_assert_num_queries):
    small = a_round_before_the_council()
    wards = [a_unit(name) for name in "ABCDEF"]
    big = a_round_before_the_council(*wards, done=[5] * 6, year=2022, version_id=small.version_id)
    with django_assert_num_queries(4):
        changes_of(small)
    with django_assert_num_queries(4):
        changes_of(big)


def test_a_sheet_among_peers_is_the_sheet_alone_where_no_rule_looks_at_peers():
    card = an_assessment()
    settled(card)
    (found,) = sheets_among_peers(card, (Stage.REAPPRAISAL,)).values()
    alone = current_sheet(card.id, through=Stage.REAPPRAISAL)
    assert (found.total, found.maximum, found.areas) == (alone.total, alone.maximum, alone.areas)


def test_before_the_council_lie_the_objections_and_what_it_decided(django_assert_max_num_queries):
    units = [a_unit("Phường Một"), a_unit("Phường Hai")]
    card = a_round(*units)
    first, second = assessments_of(card.id)
    settled(first)
    objected(second)
    other = operations.Marking("1.2", Declared("1.2", {"value": "0"}), "Không có biên bản")
    operations.mark(first.id, other, by=SYSTEM, at=OPENED_AT)
    found = round_with_id(card.id)
    with django_assert_max_num_queries(4):
        items = council_items(found)
    assert [(item.card.id, item.code, item.is_disputed, item.decision is None) for item in items] == [
        (first.id, "1.1.2", True, True),
        (first.id, "1.2", False, False),
        (second.id, "1.1.2", True, True),
    ]
    assert set(items[0].words) == {Stage.SELF, Stage.APPRAISAL, Stage.EXPLANATION, Stage.REAPPRAISAL}


def test_a_round_sent_on_by_hand_has_nothing_before_the_council():
    card = a_round_before_the_council()
    all_at(card, State.COUNCIL)
    assert council_items(card) == ()


PENALTY = """
[[penalty]]
code = "P1"
title = "Báo cáo sai"
max = "6"
owner = "Phòng Nội vụ"
basis = "Phụ lục"
measure = { value = "reports" }
inputs = [{ name = "reports", label = "Báo cáo sai", unit = "báo cáo" }]
rule = { kind = "target", target = "3" }
"""


@pytest.mark.parametrize(("reports", "points"), [("1", "2"), ("3", "1")])  # two points off; six, but no more than three
def test_trap_13_penalties_and_their_cap_are_applied_again(reports, points):
    text = an_index_text().replace('scale = "10"', 'scale = "10"\npenalty_cap = "3"') + PENALTY
    card = an_assessment(text=text)
    settled(card)
    said = operations.Marking("P1", Declared("P1", {"reports": reports}), "Báo cáo sai sự thật")
    operations.mark(card.id, said, by=SYSTEM, at=OPENED_AT)
    (unit,) = changes_of(round_with_id(card.round.id)).units
    assert [place.points for place in unit.places[:3]] == [Decimal("5.5"), Decimal(4), Decimal(4)]
    assert unit.last.points == Decimal(points)
