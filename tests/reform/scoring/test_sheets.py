"""Every point on a score sheet has its why: the sentence, the figures, the rule in words and as a picture."""

from decimal import Decimal

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments.queries import AssessmentNotFound
from sen.reform.scoring import queries
from sen.reform.scoring.engine import current_sheet
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.operations import run
from sen.reform.scoring.queries import CellState, FigureLine, RunNotFound
from tests.factories.assessments import an_assessment, declared
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def card():
    card = an_assessment()
    declared(card, "1.1.1", done=48, planned=60)
    declared(card, "1.1.2", value="late")
    declared(card, "1.2", value="không")
    declared(card, "2.1.1", not_applicable="không được giao vốn")
    return card


@pytest.fixture
def sheet(card, at):
    return queries.scorecard(run(card.round.id, RunKind.PROVISIONAL, by=SYSTEM, at=at), card.unit_id).sheet


def test_a_sheet_is_laid_out_by_areas_and_groups(sheet):
    assert [(area.score.code, [group.code for group in area.groups]) for area in sheet.areas] == [
        ("1", ["1.1", "1"]),
        ("2", ["2.1"]),
    ]
    assert (sheet.total, sheet.maximum, sheet.leaf_count, sheet.missing_count) == (Decimal("1.5"), Decimal(7), 5, 1)
    assert sheet.grade == "Chưa tốt"
    assert [area.missing_count for area in sheet.areas] == [0, 1]
    group = sheet.areas[0].groups[0]
    assert (group.title, group.points, group.maximum, group.state) == (
        "Kế hoạch",
        Decimal("1.5"),
        Decimal(4),
        CellState.VALUE,
    )


def test_a_leaf_says_why_it_has_its_points_and_what_more_would_take(sheet):
    leaf = sheet.leaf("1.1.1")
    assert (leaf.points, leaf.maximum, leaf.state) == (Decimal(1), Decimal(2), CellState.VALUE)
    assert leaf.sentence == "48/60 nhiệm vụ = 80,00 %, thuộc mức từ 70 % đến 90 % → 1,00/2 điểm."
    assert leaf.next_step == "Trên 90 % (thêm 7 nhiệm vụ) được 2,00 điểm."
    assert leaf.figures == (
        FigureLine("Nhiệm vụ đã hoàn thành", "48 nhiệm vụ"),
        FigureLine("Nhiệm vụ trong kế hoạch", "60 nhiệm vụ"),
    )
    assert (leaf.basis, leaf.owner, leaf.evidence) == ("Phụ lục, mục 1.1.1", "Phòng Nội vụ", ("báo cáo",))
    assert [(level.words, level.points) for level in leaf.rule.levels] == [
        ("từ 0 % đến dưới 70 %", "0"),
        ("từ 70 % đến 90 %", "1"),
        ("trên 90 %", "2"),
    ]
    dot = leaf.rule.picture.dot
    assert (dot.value, dot.points, dot.label) == (Decimal(80), Decimal(1), "80,00 %")


@pytest.mark.parametrize(
    ("code", "figures", "sentence"),
    [
        ("1.1.2", (FigureLine("mức đạt được", "chậm"),), "chậm → 0,50/2 điểm."),
        ("1.2", (FigureLine("mức đạt được", "không tổ chức"),), "không tổ chức → 0,00/2 điểm."),
    ],
)
def test_what_is_picked_is_shown_in_its_own_words_without_a_picture(sheet, code, figures, sentence):
    leaf = sheet.leaf(code)
    assert (leaf.figures, leaf.sentence, leaf.rule.picture) == (figures, sentence, None)


def test_not_applicable_shows_its_reason_and_what_it_could_have_given(sheet):
    leaf = sheet.leaf("2.1.1")
    assert (leaf.state, leaf.reason, leaf.maximum) == (CellState.NOT_APPLICABLE, "không được giao vốn", Decimal(3))
    assert "không được giao vốn" in leaf.sentence
    assert leaf.rule.picture.dot is None


def test_missing_keeps_its_maximum(sheet):
    leaf = sheet.leaf("2.1.2")
    assert (leaf.state, leaf.points, leaf.maximum, leaf.figures) == (CellState.MISSING, Decimal(0), Decimal(1), ())
    assert "chưa nộp" in leaf.sentence


def test_ticks_are_shown_one_by_one(card):
    declared(card, "2.1.2", plan=1, accounts=0)
    assert current_sheet(card.id).leaf("2.1.2").figures == (
        FigureLine("dự toán", "có"),
        FigureLine("quyết toán", "không"),
    )


def test_a_figure_beyond_the_picture_widens_it_for_this_unit(card):
    declared(card, "2.1.1", spent=180, given=100)
    picture = current_sheet(card.id).leaf("2.1.1").rule.picture
    assert picture.dot.value == 180
    assert picture.pieces[-1].to_value == 180


def test_the_current_sheet_follows_the_ledger_while_the_stored_one_stays(card, at):
    run_id = run(card.round.id, RunKind.PROVISIONAL, by=SYSTEM, at=at)
    declared(card, "1.1.1", done=60)
    assert current_sheet(card.id).leaf("1.1.1").points == 2
    stored = queries.scorecard(run_id, card.unit_id)
    assert (stored.sheet.leaf("1.1.1").points, stored.rank, stored.computed_at) == (1, 1, at)


def test_a_leaf_that_is_not_there_is_none(sheet):
    assert sheet.leaf("9.9") is None


def test_a_unit_outside_the_run_has_no_sheet(card, at):
    run_id = run(card.round.id, RunKind.PROVISIONAL, by=SYSTEM, at=at)
    with pytest.raises(RunNotFound):
        queries.scorecard(run_id, a_unit().id)
    with pytest.raises(AssessmentNotFound):
        current_sheet(999)


def test_the_current_sheet_takes_few_queries(card, django_assert_num_queries):
    with django_assert_num_queries(6):
        current_sheet(card.id)
