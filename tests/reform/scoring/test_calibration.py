"""How far self-scores are from what counted, and how alike two orders are; every figure worked out by hand."""

from decimal import Decimal

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments import operations
from sen.reform.assessments.queries import assessments_of, round_with_id
from sen.reform.indices.loader import Declared
from sen.reform.scoring.queries import calibration_of, rank_correlation
from sen.reform.scoring.queries.correlation import average_ranks
from tests.factories.assessments import OPENED_AT, a_round, an_assessment, declared, handed_over, settled, signed
from tests.factories.results import a_round_before_the_council
from tests.factories.units import a_unit


def numbers(*values):
    return [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("values", "ranks"),
    [
        ((10, 20, 30), (1, 2, 3)),
        ((30, 10, 20), (3, 1, 2)),
        ((5, 7, 5), ("1.5", 3, "1.5")),  # the two fives share places 1 and 2
        ((4, 4, 4), (2, 2, 2)),  # everything level: the middle for all
    ],
)
def test_equal_values_share_the_mean_of_their_ranks(values, ranks):
    assert [Decimal(str(float(rank))) for rank in average_ranks(numbers(*values))] == numbers(*ranks)


@pytest.mark.parametrize(
    ("first", "second", "rho"),
    [
        ((1, 2, 3, 4), (10, 20, 30, 40), "1"),  # the same order, however far apart the values
        ((1, 2, 3, 4), (4, 3, 2, 1), "-1"),  # the reverse
        ((1, 2, 3), (10, 30, 20), "0.5"),  # d = 0, 1, 1: 1 - 6·2/(3·8)
        # Ties: ranks 1,5 1,5 3 4 against 1 2 3 4; cov 4,5, spreads 4,5 and 5: 4,5/√22,5 = 0,94868…
        ((1, 1, 2, 3), (1, 2, 3, 4), "0.9486832980505137995996680633"),
    ],
)
def test_the_rank_correlation_is_the_one_worked_out_by_hand(first, second, rho):
    found = rank_correlation(numbers(*first), numbers(*second))
    assert found.quantize(Decimal("1e-20")) == Decimal(rho).quantize(Decimal("1e-20"))


@pytest.mark.parametrize(
    ("first", "second"),
    [((), ()), ((1,), (2,)), ((5, 5), (1, 2)), ((1, 2), (3, 3))],  # nothing, one unit, one order all level
)
def test_what_cannot_be_ordered_has_no_correlation(first, second):
    assert rank_correlation(numbers(*first), numbers(*second)) is None


@pytest.mark.django_db
def test_a_gap_is_declared_minus_final_over_what_could_be_compared():
    card = an_assessment()
    settled(card)
    found = calibration_of(round_with_id(card.round.id))
    # 1.1.2 was declared in time (2) and counts as late (0,5); 1.1.1: 1; 1.2: 2; 2.1.2: 0,5; 2.1.1 does not apply.
    assert (found.whole.declared, found.whole.final) == (Decimal("5.5"), Decimal(4))
    assert (found.whole.gap, found.whole.maximum) == (Decimal("1.5"), Decimal(7))
    assert round(found.whole.share, 4) == Decimal("21.4286")
    assert (found.whole.compared, found.whole.left_out) == (4, 1)
    (group,) = found.groups
    assert [unit.inflation.gap for unit in group.units] == [Decimal("1.5")]
    assert group.correlation is None
    (worst,) = found.most_deducted
    assert (worst.code, worst.deducted, worst.lost) == ("1.1.2", 1, Decimal("1.5"))
    # The later word on it is the reason of the second appraisal.
    assert [(reason.words, reason.count) for reason in worst.reasons] == [("Văn bản đóng dấu ngày 5/1", 1)]


@pytest.mark.django_db
def test_a_criterion_that_does_not_apply_shares_in_nothing():
    card = an_assessment()
    settled(card)
    outside = next(each for each in calibration_of(round_with_id(card.round.id)).criteria if each.code == "2.1.1")
    assert (outside.inflation.compared, outside.inflation.left_out) == (0, 1)
    assert outside.inflation.share is None


@pytest.mark.django_db
def test_points_the_appraisal_adds_are_negative_inflation(at):
    card = an_assessment()
    signed(card)
    for code in ("1.1.1", "1.1.2", "1.2", "2.1.1"):
        operations.mark(card.id, operations.Marking(code), by=SYSTEM, at=OPENED_AT)
    more = operations.Marking("2.1.2", Declared("2.1.2", {"plan": "1", "accounts": "1"}), "Có công khai quyết toán")
    operations.mark(card.id, more, by=SYSTEM, at=OPENED_AT)
    operations.hand_over(card.id, by=SYSTEM, at=OPENED_AT)
    found = calibration_of(round_with_id(card.round.id))
    assert found.whole.gap == Decimal("-0.5")
    assert found.most_deducted == ()


@pytest.mark.django_db
def test_what_an_appraiser_acknowledges_nothing_of_counts_as_nought():
    card = an_assessment()
    signed(card)
    for code in ("1.1.1", "1.1.2", "2.1.1", "2.1.2"):
        operations.mark(card.id, operations.Marking(code), by=SYSTEM, at=OPENED_AT)
    nothing = operations.Marking("1.2", Declared("1.2"), "Không có tài liệu kiểm chứng")
    operations.mark(card.id, nothing, by=SYSTEM, at=OPENED_AT)
    operations.hand_over(card.id, by=SYSTEM, at=OPENED_AT)
    found = calibration_of(round_with_id(card.round.id))
    assert [(each.code, each.lost) for each in found.most_deducted] == [("1.2", Decimal(2))]


@pytest.mark.django_db
def test_reasons_that_differ_in_figures_or_marks_only_are_one():
    units = [a_unit(f"Phường {name}") for name in ("Một", "Hai", "Ba")]
    card = a_round(*units)
    reasons = ("Ban hành chậm 3 ngày", "ban hành chậm 10 ngày.", "Thiếu chữ ký")
    for each, reason in zip(assessments_of(card.id), reasons, strict=True):
        signed(each)
        for code in ("1.1.1", "1.2", "2.1.1", "2.1.2"):
            operations.mark(each.id, operations.Marking(code), by=SYSTEM, at=OPENED_AT)
        late = operations.Marking("1.1.2", Declared("1.1.2", {"value": "late"}), reason)
        operations.mark(each.id, late, by=SYSTEM, at=OPENED_AT)
        operations.hand_over(each.id, by=SYSTEM, at=OPENED_AT)
    (worst,) = calibration_of(round_with_id(card.id)).most_deducted
    assert sorted(reason.count for reason in worst.reasons) == [1, 2]
    assert worst.lost == Decimal("4.5")


@pytest.mark.django_db
def test_units_whose_marks_are_not_handed_over_wait_and_are_not_compared():
    units = [a_unit("Phường Một"), a_unit("Phường Hai")]
    card = a_round(*units)
    first, second = assessments_of(card.id)
    handed_over(first)
    declared(second, "1.2", value="1")
    found = calibration_of(round_with_id(card.id))
    assert [each.id for each in found.waiting] == [second.id]
    assert [unit.card.id for group in found.groups for unit in group.units] == [first.id]


@pytest.mark.django_db
def test_without_any_mark_nothing_is_compared():
    found = calibration_of(a_round_before_the_council())
    assert found.whole.compared == 0
    assert found.whole.share is None
    assert [group.correlation for group in found.groups] == [None]


@pytest.mark.django_db
def test_calibration_reads_the_ledger_once(django_assert_max_num_queries):
    card = a_round_before_the_council()
    with django_assert_max_num_queries(6):
        calibration_of(card)
