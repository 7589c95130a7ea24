"""Whole tables of marks: by the system only, in the name of who may give each mark, and all of them or none."""

from datetime import UTC, datetime

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, queries
from sen.reform.assessments.operations import Marking, MarkLine, NothingToCompare, ReasonNeeded, UnknownUnits
from sen.reform.assessments.queries import Act, Stage
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.indices.loader import BadFigure, Declared
from tests.factories.assessments import OPENED_AT, a_round, declared, objected, signed
from tests.factories.people import an_actor
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db

#: The day after the window of the first appraisal.
AFTER = datetime(2023, 10, 14, 2, 0, tzinfo=UTC)
LATE = Declared("1.1.2", {"value": "late"})


@scene
def cards():
    """Two wards whose sheets are signed."""
    card = a_round(a_unit("Phường 1"), a_unit("Phường 2"))
    found = queries.assessments_of(card.id)
    for each in found:
        signed(each)
    return found


@pytest.fixture
def appraiser():
    """Appraises both areas, from another unit."""
    return an_actor(Role.APPRAISER, areas=("1", "2"))


def words(card, code, stage=Stage.APPRAISAL):
    return queries.words_on(card.id, code).get(stage)


def entry_counts(cards):
    return [each.entry_count for each in queries.answers_of_round(cards[0].round.id)]


def lines(cards, by, marking=None):
    return [MarkLine(card.unit_code, marking or Marking("1.1.1"), by) for card in cards]


def test_every_mark_is_written_in_the_name_of_its_appraiser(cards, appraiser, at):
    other = an_actor(Role.APPRAISER, areas=("2",))
    one, two = cards
    given = [
        *lines(cards, appraiser),
        MarkLine(one.unit_code, Marking("1.1.2", LATE, "Ban hành chậm", Act.ASK), appraiser),
        MarkLine(two.unit_code, Marking("1.1.2"), appraiser),
        MarkLine(two.unit_code, Marking("2.1.2"), other),
    ]
    assert operations.mark_table(one.round.id, given, by=SYSTEM, at=at) == 5
    changed = words(one, "1.1.2")
    assert (changed.figures, changed.reason, changed.act) == ({"value": "late"}, "Ban hành chậm", Act.ASK)
    assert (changed.by, changed.by_user_id, changed.at) == (appraiser.label, appraiser.user_id, at)
    assert words(two, "2.1.2").by == other.label
    assert words(two, "1.1.1").figures == words(two, "1.1.1", Stage.SELF).figures
    (event,) = [each for each in history_of("assessments.round", one.round.id) if "marks" in each.details]
    assert event.details["marks"] == 5
    assert [*queries.broken_ledgers(), *queries.wrong_projections(), *queries.wrong_points()] == []


@pytest.mark.parametrize("role", list(Role))
def test_nobody_with_a_post_marks_by_table_not_even_what_is_theirs(cards, role, at):
    person = an_actor(role, areas=("1", "2"))
    with pytest.raises(NotAllowed, match="Chỉ hệ thống"):
        operations.mark_table(cards[0].round.id, lines(cards, person), by=person, at=at)
    assert words(cards[0], "1.1.1") is None


def test_the_system_gives_no_mark_its_person_could_not_give(cards, appraiser, at):
    one, two = cards
    of_one = an_actor(Role.APPRAISER, unit_id=one.unit_id, areas=("1",))
    of_area_2 = an_actor(Role.APPRAISER, areas=("2",))
    secretary = an_actor(Role.SECRETARY)
    before = entry_counts(cards)
    # Each table begins with a mark that is right: it must not stay.
    for wrong, said in (
        (MarkLine(one.unit_code, Marking("1.1.2"), of_one), "đơn vị"),  # their own unit
        (MarkLine(one.unit_code, Marking("1.1.2"), of_area_2), "1.1.2"),  # not their criterion
        (MarkLine(two.unit_code, Marking("1.1.2"), secretary), "1.1.2"),  # no appraiser at all
    ):
        with pytest.raises(NotAllowed, match=said):
            operations.mark_table(one.round.id, [*lines(cards, appraiser), wrong], by=SYSTEM, at=at)
        assert entry_counts(cards) == before
    # Who may mark one of both units may not therefore mark the other, nor every criterion.
    allowed = [MarkLine(two.unit_code, Marking("1.1.1"), of_one), MarkLine(two.unit_code, Marking("1.2"), of_one)]
    with pytest.raises(NotAllowed):
        operations.mark_table(
            one.round.id, [*allowed, MarkLine(one.unit_code, Marking("1.1.1"), of_one)], by=SYSTEM, at=at
        )
    with pytest.raises(NotAllowed):
        operations.mark_table(
            one.round.id, [*allowed, MarkLine(two.unit_code, Marking("2.1.2"), of_one)], by=SYSTEM, at=at
        )
    assert operations.mark_table(one.round.id, allowed, by=SYSTEM, at=at) == 2


def test_assignments_hold_for_tables(cards, appraiser, at):
    assigned = an_actor(Role.APPRAISER)
    round_id = cards[0].round.id
    operations.assign_appraisers(round_id, {"1.1.1": [assigned.user_id]}, by=SYSTEM, at=at)
    with pytest.raises(NotAllowed, match=r"1\.1\.1"):
        operations.mark_table(round_id, lines(cards, appraiser), by=SYSTEM, at=at)
    assert operations.mark_table(round_id, lines(cards, assigned), by=SYSTEM, at=at) == 2


def test_windows_hold_for_tables(cards, appraiser):
    with pytest.raises(NotAllowed, match="13/10/2023"):
        operations.mark_table(cards[0].round.id, lines(cards, appraiser), by=SYSTEM, at=AFTER)


def test_a_sheet_that_was_not_signed_takes_no_marks(appraiser, at):
    card = a_round(a_unit("Phường 1"))
    (sheet,) = queries.assessments_of(card.id)
    declared(sheet, "1.1.1", done=1, planned=2)
    with pytest.raises(NotAllowed):
        operations.mark_table(card.id, lines([sheet], appraiser), by=SYSTEM, at=at)


@pytest.mark.parametrize(
    ("marking", "refusal"),
    [
        (Marking("1.1.2", LATE), ReasonNeeded),
        (Marking("1.1.2", Declared("1.1.2", {"value": "chưa"}), "Sai"), BadFigure),
        (Marking("1.1.2", act=Act.AGREE), Refusal),
    ],
)
def test_one_mark_that_is_refused_keeps_the_whole_table_out(cards, appraiser, marking, refusal, at):
    before = entry_counts(cards)
    given = [*lines(cards, appraiser), MarkLine(cards[1].unit_code, marking, appraiser)]
    with pytest.raises(refusal):
        operations.mark_table(cards[0].round.id, given, by=SYSTEM, at=at)
    assert entry_counts(cards) == before


def test_units_that_take_no_part_are_named(cards, appraiser, at):
    stranger = MarkLine("khong-co", Marking("1.1.1"), appraiser)
    with pytest.raises(UnknownUnits, match="khong-co"):
        operations.mark_table(cards[0].round.id, [*lines(cards, appraiser), stranger], by=SYSTEM, at=at)


def test_nothing_declared_is_nothing_to_take_as_true(cards, appraiser, at):
    operations_on = [MarkLine(cards[0].unit_code, Marking("9.9.9"), SYSTEM)]
    with pytest.raises(NothingToCompare):
        operations.mark_table(cards[0].round.id, operations_on, by=SYSTEM, at=at)
    assert words(cards[0], "1.1.1") is None


def test_what_the_second_appraisal_may_not_do_a_table_may_not_either(appraiser, at):
    card = a_round(a_unit("Phường 1"))
    (sheet,) = queries.assessments_of(card.id)
    objected(sheet)
    # 1.1.1 is not disputed; 1.1.2 is, and keeping its mark needs a reason.
    for marking in (Marking("1.1.1", reason="Giữ"), Marking("1.1.2")):
        with pytest.raises(Refusal):
            operations.mark_table(card.id, lines([sheet], appraiser, marking), by=SYSTEM, at=at)
    given = lines([sheet], appraiser, Marking("1.1.2", reason="Giữ kết quả thẩm định"))
    assert operations.mark_table(card.id, given, by=SYSTEM, at=at) == 1
    assert words(sheet, "1.1.2", Stage.REAPPRAISAL).figures == {"value": "late"}


def test_sheets_are_declared_in_the_name_of_their_officers():
    units = a_unit("Phường 1"), a_unit("Phường 2")
    card = a_round(*units)
    officer = an_actor(Role.FOCAL_OFFICER, unit_id=units[0].id)
    table = "unit,code,input,value,reason\n" + "".join(f"{unit.code},1.2,value,có,\n" for unit in units)
    officers = {units[0].code: officer}
    operations.declare_table(card.id, table, "answers.csv", by=SYSTEM, at=OPENED_AT, officers=officers)
    said = {each.unit_code: words(each, "1.2", Stage.SELF).by for each in queries.assessments_of(card.id)}
    assert said == {units[0].code: officer.label, units[1].code: SYSTEM.label}


def test_an_officer_of_another_unit_declares_nothing_by_table():
    one, other = a_unit("Phường 1"), a_unit("Phường 2")
    card = a_round(one)
    stranger = an_actor(Role.FOCAL_OFFICER, unit_id=other.id)
    table = f"unit,code,input,value,reason\n{one.code},1.2,value,có,\n"
    with pytest.raises(NotAllowed):
        operations.declare_table(card.id, table, "answers.csv", by=SYSTEM, at=OPENED_AT, officers={one.code: stranger})
