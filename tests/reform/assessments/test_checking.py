"""The check before sending: errors block, warnings explain, each names its criterion."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments import operations, queries
from sen.reform.assessments.models import Assessment
from sen.reform.assessments.operations import Attaching, NotComplete
from sen.reform.assessments.queries import About, Proposal, State
from tests.factories.assessments import CUT_OFF, a_round, an_assessment, an_index_text, answered, declared
from tests.factories.evidence import a_description, a_piece
from tests.factories.units import a_unit
from tests.reform.evidence.samples import a_pdf
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def card():
    card = an_assessment()
    answered(card)
    return card


def found(card, proposed=None):
    checked = queries.checked(card, proposed or {})
    return [(each.about, each.code) for each in checked.errors], [(each.about, each.code) for each in checked.warnings]


def test_a_complete_sheet_may_go_on_and_says_where_evidence_is_missing(card):
    checked = queries.checked(card, {})
    assert checked.errors == ()
    assert (checked.answered_count, checked.leaf_count) == (5, 5)
    # Only 1.1.1 lists what evidence it wants.
    assert [(each.about, each.code, each.sentence) for each in checked.warnings] == [
        (About.NO_EVIDENCE, "1.1.1", "Cần có: báo cáo.")
    ]


def test_what_is_missing_or_half_said_blocks():
    card = an_assessment()
    declared(card, "1.1.1", done=48)
    errors, warnings = found(card)
    assert errors[0] == (About.UNANSWERED, "1.1.1")
    assert queries.checked(card, {}).errors[0].sentence == "Còn thiếu số liệu."
    assert [code for _about, code in errors] == ["1.1.1", "1.1.2", "1.2", "2.1.1", "2.1.2"]
    assert warnings == []  # one thing at a time


def test_more_done_than_there_was_blocks_the_sheet_and_the_sending(card, at):
    declared(card, "1.1.1", done=61, planned=60)
    (error,) = queries.checked(card, {}).errors
    assert (error.about, error.code) == (About.CONTRADICTION, "1.1.1")
    assert "Nhiệm vụ đã hoàn thành (61) nhiều hơn Nhiệm vụ trong kế hoạch (60)" in error.sentence
    with pytest.raises(NotComplete, match=r"1\.1\.1"):
        operations.submit(card.id, by=SYSTEM, at=at)


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ({"issued_on": date(2023, 9, 15)}, {About.EVIDENCE_DAY}),  # a day after the cut-off
        ({"issued_on": date(2023, 9, 14)}, set()),
        ({"valid_to": date(2023, 9, 13)}, {About.EVIDENCE_DAY}),  # out of force on the cut-off day
        ({"valid_to": date(2023, 9, 14)}, set()),
        ({}, set()),
    ],
)
def test_evidence_of_another_time_is_pointed_out(card, said, about, at):
    piece = a_piece(card.unit_id, a_pdf("x"), description=a_description(**said))
    operations.attach(card.id, Attaching("1.1.1", piece.key), by=SYSTEM, at=at)
    _errors, warnings = found(card)
    assert {each for each, _code in warnings} == about


def test_what_differs_from_a_proposal_is_pointed_out(card):
    proposal = Proposal("1.1.1", {"done": "50"}, "Sổ nhiệm vụ", CUT_OFF)
    _errors, warnings = found(card, {"1.1.1": (proposal,)})
    assert (About.PROPOSAL, "1.1.1") in warnings


def test_a_big_jump_since_last_year_is_pointed_out_once():
    unit = a_unit("Phường 3")
    text = an_index_text(version="2022.1").replace("2023-01-01, to = 2023-12-31", "2022-01-01, to = 2022-12-31")
    (before,) = queries.assessments_of(a_round(unit, year=2022, text=text, cut_off_on=date(2022, 12, 14)).id)
    answered(before)
    declared(before, "1.1.2", value="none")
    Assessment.objects.filter(pk=before.id).update(state=State.PUBLISHED)
    (now,) = queries.assessments_of(a_round(unit).id)
    answered(now)
    jumps = [each for each in queries.checked(now, {}).warnings if each.about is About.JUMP]
    assert [(each.code, each.sentence) for each in jumps] == [("1.1.2", "Năm 2022 đạt 0,00/2 điểm, nay 2,00/2 điểm.")]


def test_the_check_asks_the_index_once_however_many_criteria(card, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        queries.checked(card, {})
