"""Appraisers and council mark what was declared: taken as true, or changed with a reason; never their own unit."""

from datetime import UTC, datetime

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, queries
from sen.reform.assessments.models import Assignment
from sen.reform.assessments.operations import (
    ChangedMeanwhile,
    Marking,
    NothingToCompare,
    OutsideAppraisal,
    ReasonNeeded,
)
from sen.reform.assessments.permissions import may_mark, may_read_stage, may_see_results, may_see_sheet, may_see_stage
from sen.reform.assessments.workflow import Act, Stage
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.indices.loader import BadFigure, Declared
from tests.factories.assessments import (
    an_assessment,
    declared,
    handed_over,
    objected,
    settled,
    signed,
)
from tests.factories.people import an_actor
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db

LATE = Declared("1.1.2", {"value": "late"})


@scene
def card():
    return an_assessment()


@scene
def waiting():
    """The sheet of one ward, declared and signed: the appraisers' turn."""
    card = an_assessment()
    signed(card)
    return card


def word(card, stage, code="1.1.2"):
    return queries.words_on(card.id, code)[stage]


def test_what_was_declared_is_taken_as_true_without_a_reason(waiting, at):
    operations.mark(waiting.id, Marking("1.1.2"), by=SYSTEM, at=at)
    found = word(waiting, Stage.APPRAISAL)
    assert (found.figures, found.points, found.act, found.reason) == ({"value": "in_time"}, "2", Act.MARK, "")


def test_the_same_figures_typed_again_change_nothing_and_need_no_reason(waiting, at):
    operations.mark(
        waiting.id, Marking("1.1.1", Declared("1.1.1", {"done": "48", "planned": "60,0"})), by=SYSTEM, at=at
    )
    assert word(waiting, Stage.APPRAISAL, "1.1.1").points == "1"


@pytest.mark.parametrize(
    "marking",
    [
        Marking("1.1.2", LATE),
        Marking("1.1.2", LATE, "   "),
        Marking("1.1.2", Declared("1.1.2")),  # not acknowledged at all
        Marking("2.1.1", Declared("2.1.1", {"spent": "0", "given": "5"})),  # the claim that it does not apply
        Marking("1.1.2", act=Act.ASK),
    ],
)
def test_a_change_and_a_question_need_their_reason(waiting, marking, at):
    with pytest.raises(ReasonNeeded):
        operations.mark(waiting.id, marking, by=SYSTEM, at=at)
    assert Stage.APPRAISAL not in queries.words_on(waiting.id, marking.code)


def test_a_claim_that_it_does_not_apply_can_be_refused(waiting, at):
    operations.mark(waiting.id, Marking("2.1.1", Declared("2.1.1"), "Được giao 5 triệu đồng"), by=SYSTEM, at=at)
    found = word(waiting, Stage.APPRAISAL, "2.1.1")
    assert (found.is_missing, found.not_applicable, found.points) == (True, "", "")
    sheet = queries.answers_of_unit(waiting.id, through=Stage.APPRAISAL)
    assert sheet.answers["2.1.1"].is_missing


def test_a_mark_may_ask_the_unit_to_explain(waiting, at):
    operations.mark(waiting.id, Marking("1.1.2", LATE, "Văn bản ghi ngày 5/1", Act.ASK), by=SYSTEM, at=at)
    assert (word(waiting, Stage.APPRAISAL).act, word(waiting, Stage.APPRAISAL).points) == (Act.ASK, "1/2")


def test_only_marks_and_questions_are_marks(waiting, at):
    with pytest.raises(OutsideAppraisal):
        operations.mark(waiting.id, Marking("1.1.2", act=Act.AGREE), by=SYSTEM, at=at)


def test_what_cannot_be_read_is_refused_whole(waiting, at):
    with pytest.raises(BadFigure):
        operations.mark(waiting.id, Marking("1.1.1", Declared("1.1.1", {"done": "x"}), "sai"), by=SYSTEM, at=at)
    assert Stage.APPRAISAL not in queries.words_on(waiting.id, "1.1.1")


def test_nothing_declared_is_nothing_to_agree_to(card, at):
    declared(card, "1.1.1", done=1, planned=2)
    operations.take_in(card.id, "Quá hạn", by=SYSTEM, at=datetime(2023, 9, 30, 1, 0, tzinfo=UTC))
    with pytest.raises(NothingToCompare, match=r"1\.1\.2"):
        operations.mark(card.id, Marking("1.1.2"), by=SYSTEM, at=at)
    operations.mark(card.id, Marking("1.1.2", LATE, "Có văn bản trên cổng"), by=SYSTEM, at=at)
    assert word(card, Stage.APPRAISAL).points == "1/2"


def test_trap_3_two_appraisers_do_not_bury_each_other(waiting, at):
    operations.mark(waiting.id, Marking("1.1.2"), by=SYSTEM, at=at, seen_entries=0)
    with pytest.raises(ChangedMeanwhile):
        operations.mark(waiting.id, Marking("1.1.2", LATE, "chậm"), by=SYSTEM, at=at, seen_entries=0)
    operations.mark(waiting.id, Marking("1.1.2", LATE, "chậm"), by=SYSTEM, at=at, seen_entries=1)
    assert word(waiting, Stage.APPRAISAL).points == "1/2"


def test_the_same_mark_sent_twice_is_kept_once(waiting, at):
    for _attempt in range(2):
        operations.mark(waiting.id, Marking("1.1.2"), by=SYSTEM, at=at, seen_entries=0, save_key="k")
    assert word(waiting, Stage.APPRAISAL).entry_count == 1


def test_the_stage_follows_from_the_state(card, at):
    settled(card)
    operations.mark(
        card.id, Marking("1.1.2", Declared("1.1.2", {"value": "in_time"}), "Theo biên bản"), by=SYSTEM, at=at
    )
    stages = [line.stage for line in queries.entries_of(card.id, "1.1.2")]
    assert stages == [Stage.COUNCIL, Stage.REAPPRAISAL, Stage.EXPLANATION, *[Stage.APPRAISAL] * 2, Stage.SELF]
    counts = {
        stage: queries.answers_of_unit(card.id, through=stage).answers["1.1.2"].points
        for stage in (Stage.SELF, Stage.APPRAISAL, Stage.REAPPRAISAL, Stage.COUNCIL)
    }
    assert counts == {Stage.SELF: "2", Stage.APPRAISAL: "1/2", Stage.REAPPRAISAL: "1/2", Stage.COUNCIL: "2"}
    assert history_of("assessments.assessment", card.id)[-1].details == {"code": "1.1.2", "stage": "council"}


# Who marks


def test_an_appraiser_marks_the_areas_of_the_post(waiting, at):
    current = queries.assessment(waiting.id)
    appraiser = an_actor(Role.APPRAISER, areas=("1",))
    assert may_mark(appraiser, current, "1.1.2", on=at.date())
    refused = may_mark(appraiser, current, "2.1.2", on=at.date())
    assert not refused
    assert "2.1.2" in str(refused.reason)
    with pytest.raises(NotAllowed):
        operations.mark(waiting.id, Marking("2.1.2"), by=appraiser, at=at)


def test_who_is_assigned_marks_and_nobody_else(waiting, at):
    assigned, other = (an_actor(Role.APPRAISER, areas=("1",)) for _each in range(2))
    Assignment.objects.create(
        round_id=waiting.round.id, code="1.1.2", user_id=assigned.user_id, assigned_by="thư ký", assigned_at=at
    )
    current = queries.assessment(waiting.id)
    assert may_mark(assigned, current, "1.1.2", on=at.date())
    assert not may_mark(other, current, "1.1.2", on=at.date())


def test_nobody_marks_their_own_unit(waiting, at):
    own = an_actor(Role.APPRAISER, unit_id=waiting.unit_id, areas=("1",))
    refused = may_mark(own, queries.assessment(waiting.id), "1.1.2", on=at.date())
    assert not refused
    assert "đơn vị của bạn" in str(refused.reason)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.APPRAISER] + [None])
def test_nobody_else_appraises(waiting, role, at):
    with pytest.raises(NotAllowed):
        operations.mark(waiting.id, Marking("1.1.2"), by=an_actor(role), at=at)


def test_before_the_council_its_secretary_records(card, at):
    settled(card)
    current = queries.assessment(card.id)
    assert may_mark(an_actor(Role.SECRETARY), current, "1.1.2", on=at.date())
    assert not may_mark(an_actor(Role.APPRAISER, areas=("1",)), current, "1.1.2", on=at.date())


@pytest.mark.parametrize("before", [lambda card: None, handed_over])
def test_out_of_turn_nobody_marks(card, before, at):
    before(card)
    with pytest.raises(NotAllowed, match="lượt của đơn vị"):
        operations.mark(card.id, Marking("1.1.2"), by=SYSTEM, at=at)


def test_trap_2_outside_its_window_nobody_marks(waiting):
    with pytest.raises(NotAllowed, match="đã đóng"):
        operations.mark(waiting.id, Marking("1.1.2"), by=SYSTEM, at=datetime(2023, 10, 14, 1, 0, tzinfo=UTC))


# What each side sees


def test_a_mark_is_hidden_from_the_unit_until_the_turn_passes(card, at):

    unit = an_actor(Role.FOCAL_OFFICER, unit_id=card.unit_id)
    appraiser, stranger = an_actor(Role.APPRAISER), an_actor(Role.FOCAL_OFFICER, unit_id=a_unit("Phường 4").id)
    of_both = an_actor(Role.APPRAISER, unit_id=card.unit_id)

    def seen(by):
        return {stage for stage in Stage if may_see_stage(by, queries.assessment(card.id), stage)}

    assert seen(unit) == {Stage.SELF, Stage.EXPLANATION}
    assert seen(appraiser) == seen(stranger) == set()
    assert "ký duyệt" in str(may_see_sheet(appraiser, card).reason)
    signed(card)
    assert seen(unit) == seen(of_both) == {Stage.SELF, Stage.EXPLANATION}
    assert seen(appraiser) == {Stage.SELF, Stage.APPRAISAL, Stage.REAPPRAISAL, Stage.COUNCIL}
    assert seen(stranger) == set()
    assert seen(SYSTEM) == set(Stage)
    # On the whole sheet a blind reader would find the first mark: only secretary and leaders see it there.
    current = queries.assessment(card.id)
    assert not may_read_stage(appraiser, current, Stage.APPRAISAL)
    assert may_read_stage(an_actor(Role.SECRETARY), current, Stage.APPRAISAL)
    assert may_read_stage(appraiser, current, Stage.SELF)
    assert not may_see_results(unit, queries.round_with_id(card.round.id))
    assert may_see_results(appraiser, queries.round_with_id(card.round.id))


def test_an_objection_is_hidden_from_the_appraisers_until_it_is_sent(card, at):

    handed_over(card)
    unit, appraiser = an_actor(Role.FOCAL_OFFICER, unit_id=card.unit_id), an_actor(Role.APPRAISER)
    current = queries.assessment(card.id)
    assert may_see_stage(unit, current, Stage.APPRAISAL)
    assert not may_see_stage(appraiser, current, Stage.EXPLANATION)
    operations.answer(card.id, by=SYSTEM, at=at)
    assert may_see_stage(appraiser, queries.assessment(card.id), Stage.EXPLANATION)


def test_undecided_objections_hold_the_sheet(card, at):
    objected(card)
    assert queries.disputed(card.id) == queries.undecided(card.id) == ("1.1.2",)
    with pytest.raises(operations.NotComplete, match=r"1\.1\.2"):
        operations.settle(card.id, by=SYSTEM, at=at)
