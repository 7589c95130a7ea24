"""Proposed figures: offered with their source, taken by a person only; lines of a workbook; fields nobody posts."""

from datetime import UTC, date, datetime

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import facts, operations, queries
from sen.reform.assessments.models import Assessment
from sen.reform.assessments.operations import Line, NothingChosen, ProposalChanged
from sen.reform.assessments.queries import Proposal, State
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.indices.loader import BadFigure, Declared
from tests.factories.assessments import CUT_OFF, a_round, an_assessment, an_index_text, answered, declared
from tests.factories.people import an_actor
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db

DONE = Proposal("1.1.1", {"done": "48", "planned": "60"}, "Sổ nhiệm vụ", CUT_OFF, "48 trên 60")


@scene
def card():
    return an_assessment()


@pytest.fixture
def officer(card):
    return an_actor(Role.FOCAL_OFFICER, unit_id=card.unit_id)


@pytest.fixture(autouse=True)
def offered(monkeypatch):
    """The sources of the test; what the program registered itself is set aside."""
    sources = {}
    monkeypatch.setattr(facts, "_SOURCES", sources)
    facts.offer("test", lambda _card, _answers: iter([DONE]))
    return sources


def counting(card, code="1.1.1"):
    return queries.answers_of_unit(card.id).answers.get(code)


def test_a_proposal_is_never_taken_by_itself(card):
    assert facts.proposals_for(card) == {"1.1.1": (DONE,)}
    assert counting(card) is None


def test_taken_it_is_an_ordinary_entry_that_names_its_source(card, officer, at):
    assert operations.take_proposals(card.id, [DONE.key, DONE.key], by=officer, at=at) == ("1.1.1",)
    answer = counting(card)
    assert (answer.figures, answer.by) == (DONE.figures, officer.label)
    assert answer.reason == "Nguồn: Sổ nhiệm vụ, đến 14/9/2023."
    assert len(queries.entries_of(card.id, "1.1.1")) == 1
    assert facts.proposals_for(card) == {}  # nothing left that differs


def test_a_proposal_that_says_the_same_is_not_shown_and_one_that_differs_is(card, at):
    declared(card, "1.1.1", done=48, planned=60)
    assert facts.proposals_for(card) == {}
    declared(card, "1.1.1", done=47)
    assert facts.proposals_for(card) == {"1.1.1": (DONE,)}


def test_what_changed_while_one_looked_is_not_taken(card, officer, offered, at):
    facts.offer("test", lambda _card, _answers: iter([Proposal("1.1.1", {"done": "49"}, "Sổ nhiệm vụ", CUT_OFF)]))
    with pytest.raises(ProposalChanged):
        operations.take_proposals(card.id, [DONE.key], by=officer, at=at)
    assert counting(card) is None


def test_nothing_chosen_is_said_so(card, officer, at):
    with pytest.raises(NothingChosen):
        operations.take_proposals(card.id, [], by=officer, at=at)
    with pytest.raises(NothingChosen):
        operations.take_lines(card.id, [], "phieu.xlsx", by=officer, at=at)


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.SECRETARY, Role.ADMINISTRATOR])
def test_only_the_officer_takes_figures_over(card, role, at):
    by = an_actor(role, unit_id=card.unit_id)
    with pytest.raises(NotAllowed):
        operations.take_proposals(card.id, [DONE.key], by=by, at=at)
    with pytest.raises(NotAllowed):
        operations.take_lines(card.id, [Line(Declared("1.2", {"value": "1"}), 0)], "phieu.xlsx", by=by, at=at)


def test_lines_of_a_file_are_taken_together(card, officer, at):
    lines = [Line(Declared("1.2", {"value": "1"}), 0), Line(Declared("2.1.1", not_applicable="Không có vốn"), 0)]
    assert operations.take_lines(card.id, lines, "phieu.xlsx", by=officer, at=at) == 2
    assert counting(card, "1.2").reason == "Lấy từ tệp “phieu.xlsx”."
    assert counting(card, "2.1.1").not_applicable == "Không có vốn"


@pytest.mark.parametrize(
    ("bad", "refusal"),
    [
        (Line(Declared("1.1.1", {"done": "abc", "planned": "1"}), 0), BadFigure),
        (Line(Declared("1.1.2", {"value": "in_time"}), 3), operations.ChangedMeanwhile),  # somebody was faster
    ],
)
def test_one_bad_line_keeps_all_of_them_out(card, officer, at, bad, refusal):
    with pytest.raises(refusal):
        operations.take_lines(card.id, [Line(Declared("1.2", {"value": "1"}), 0), bad], "f.xlsx", by=officer, at=at)
    assert counting(card, "1.2") is None


def test_fields_nobody_may_post_are_written_down(card, officer, at):
    operations.refuse_fields(card.id, ["total", "rank", "x" * 500], by=officer, at=at)
    event = history_of("assessments.assessment", card.id)[-1]
    assert (event.name, event.by) == ("refused_field", officer.label)
    assert event.details["fields"] == ["rank", "total", "x" * 60]


class TestLastYear:
    """What was chosen a year earlier is proposed where nothing is said yet; what was measured never is."""

    @pytest.fixture
    def cards(self):
        unit = a_unit("Phường 3")
        text = an_index_text(version="2022.1").replace("2023-01-01, to = 2023-12-31", "2022-01-01, to = 2022-12-31")
        past = a_round(unit, year=2022, text=text, cut_off_on=date(2022, 12, 14))
        (before,) = queries.assessments_of(past.id)
        answered(before)
        Assessment.objects.filter(pk=before.id).update(state=State.PUBLISHED)
        (now,) = queries.assessments_of(a_round(unit).id)
        return before, now

    @pytest.fixture(autouse=True)
    def _only_last_year(self, offered):
        offered.clear()
        facts.offer("assessments.last_year", facts.from_last_year)

    def test_what_was_chosen_or_ticked_is_proposed_with_its_year(self, cards):
        found = facts.proposals_for(cards[1])
        assert {code: dict(each[0].figures) for code, each in found.items()} == {
            "1.1.2": {"value": "in_time"},
            "1.2": {"value": "1"},
            "2.1.2": {"plan": "1", "accounts": "0"},
        }
        assert (found["1.2"][0].source, found["1.2"][0].as_of) == ("Kết quả chính thức năm 2022", date(2022, 12, 14))

    def test_what_is_answered_already_is_left_alone(self, cards):
        declared(cards[1], "1.1.2", value="late")
        assert "1.1.2" not in facts.proposals_for(cards[1])

    def test_an_answer_taken_back_may_be_proposed_again(self, cards):
        declared(cards[1], "1.1.2", value="late")
        declared(cards[1], "1.1.2", value="")
        assert "1.1.2" in facts.proposals_for(cards[1])

    def test_before_the_result_was_published_there_is_nothing(self, cards):
        Assessment.objects.filter(pk=cards[0].id).update(state=State.COUNCIL)
        assert queries.last_year(cards[1]) is None
        assert facts.proposals_for(cards[1]) == {}

    def test_a_unit_that_took_no_part_has_no_last_year(self, cards):
        version_id = cards[1].round.version_id
        (first,) = queries.assessments_of(a_round(a_unit("Phường Mới"), block="Mới", version_id=version_id).id)
        assert queries.last_year(first) is None  # no round before
        Assessment.objects.filter(pk=cards[1].id).update(state=State.PUBLISHED)
        later = a_round(a_unit("Phường Khác"), year=2024, version_id=version_id)
        assert queries.last_year(queries.assessments_of(later.id)[0]) is None  # a round, but not with this unit

    def test_what_the_appraisers_changed_and_why_is_known(self, cards):
        before, now = cards
        Assessment.objects.filter(pk=before.id).update(state=State.APPRAISING)
        late = operations.Marking("1.1.2", Declared("1.1.2", {"value": "late"}), "Ban hành chậm 3 ngày")
        operations.mark(before.id, late, by=SYSTEM, at=datetime(2023, 9, 2, tzinfo=UTC))
        Assessment.objects.filter(pk=before.id).update(state=State.PUBLISHED)
        word = queries.last_year(now).words["1.1.2"]
        assert (word.counted.points, word.declared.points, word.reason) == ("1/2", "2", "Ban hành chậm 3 ngày")
        assert word.was_changed
        assert not queries.last_year(now).words["1.2"].was_changed
