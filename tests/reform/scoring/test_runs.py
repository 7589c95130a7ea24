"""A round is scored by the engine, stored once with the reason of every point, and ranked within its peer groups."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from sen.engine import answers_from_lines, load_definition, rank, read_lines, score_all
from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations as assessments
from sen.reform.assessments.queries import assessments_of
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.common.numbers import decimal_of
from sen.reform.indices.loader import Declared
from sen.reform.scoring import queries
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.models import ScoreLine, ScoreRun
from sen.reform.scoring.operations import NothingToScore, run
from tests.factories.assessments import CUT_OFF, OPENED_AT, ROOT, a_round, a_sample_round, declared, sample_text
from tests.factories.people import an_actor
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db


def scored(card, at, kind=RunKind.PROVISIONAL):
    run(card.id, kind, by=SYSTEM, at=at)
    return queries.latest_run(card.year, kind)


@scene
def trio():
    """Three wards in a round of the small index, by name."""
    card = a_round(a_unit("Phường A"), a_unit("Phường B"), a_unit("Phường C"))
    return card, {each.unit_name[-1]: each for each in assessments_of(card.id)}


def everything(card, *, done: int) -> None:
    declared(card, "1.1.1", done=done, planned=100)
    declared(card, "1.1.2", value="in_time")
    declared(card, "1.2", value="có")
    declared(card, "2.1.1", spent=100, given=100)
    declared(card, "2.1.2", plan=1, accounts=1)


def test_a_run_says_what_it_is_and_who_stands_where(trio, at):
    card, by_name = trio
    for name, done in (("A", 80), ("B", 95), ("C", 10)):
        everything(by_name[name], done=done)
    page = scored(card, at)
    assert (page.kind, page.cut_off, page.computed_at, page.index_title, page.is_sample, page.year) == (
        "provisional",
        CUT_OFF,
        at,
        "Bộ chỉ số thử",
        True,
        2023,
    )
    assert [(each.rank, each.unit_name, each.total, each.percent, each.grade) for each in page.units] == [
        (1, "Phường B", Decimal(10), Decimal(100), "Tốt"),
        (2, "Phường A", Decimal(9), Decimal(90), "Tốt"),
        (3, "Phường C", Decimal(8), Decimal(80), "Tốt"),
    ]
    first, second = page.units[1].areas
    assert (first.code, first.name, first.points, first.maximum) == ("1", "Điều hành", Decimal(5), Decimal(6))
    assert (second.percent, second.state) == (Decimal(100), "value")
    assert queries.run_page(page.id) == page
    assert [event.name for event in history_of("scoring.scorerun", page.id)] == ["round_scored"]


def test_equal_units_share_a_place_and_the_next_one_is_skipped(trio, at):
    card, by_name = trio
    everything(by_name["A"], done=80)
    everything(by_name["B"], done=75)  # another share, the same band: the same points
    everything(by_name["C"], done=10)
    assert [(each.unit_name, each.rank) for each in scored(card, at).units] == [
        ("Phường A", 1),
        ("Phường B", 1),
        ("Phường C", 3),
    ]


def test_missing_not_applicable_and_nought_are_three_things(trio, at):
    card, by_name = trio
    for each in by_name.values():
        everything(each, done=80)
    assessments.declare(by_name["A"].id, _taken_back("2.1.1", "spent", "given"), by=SYSTEM, at=at)
    declared(by_name["B"], "2.1.1", not_applicable="không được giao vốn")
    declared(by_name["C"], "2.1.1", spent=0)
    by_unit = {each.unit_name[-1]: each for each in scored(card, at).units}
    area = {
        name: (score.areas[1].state, score.areas[1].points, score.areas[1].maximum) for name, score in by_unit.items()
    }
    assert area == {
        "A": ("incomplete", Decimal(1), Decimal(4)),  # missing keeps its maximum and earns nothing
        "B": ("value", Decimal(1), Decimal(1)),  # not applicable leaves the maximum
        "C": ("value", Decimal(1), Decimal(4)),  # nought was said, and earns nought
    }
    assert (by_unit["A"].is_incomplete, by_unit["C"].is_incomplete) == (True, False)
    assert by_unit["B"].rank == 1


def test_an_area_where_nothing_applies_or_nothing_is_there_has_no_percentage(trio, at):
    card, by_name = trio
    for each in by_name.values():
        everything(each, done=80)
    for code in ("2.1.1", "2.1.2"):
        declared(by_name["A"], code, not_applicable="không phát sinh")
    for code, names in (("2.1.1", ("spent", "given")), ("2.1.2", ("plan", "accounts"))):
        assessments.declare(by_name["B"].id, _taken_back(code, *names), by=SYSTEM, at=at)
    areas = {each.unit_name[-1]: each.areas[1] for each in scored(card, at).units}
    assert (areas["A"].percent, areas["A"].state) == (None, "not_applicable")
    assert (areas["B"].percent, areas["B"].state) == (None, "missing")
    assert areas["C"].percent == 100


def test_a_unit_that_declared_nothing_comes_last_without_a_place(trio, at):
    card, by_name = trio
    everything(by_name["C"], done=10)
    page = scored(card, at)
    assert [(each.unit_name, each.rank) for each in page.units][0] == ("Phường C", 1)
    assert {(each.rank, each.unranked_reason) for each in page.units[1:]} == {(None, "chưa nộp số liệu nào")}


def test_a_unit_to_which_nothing_applies_has_no_figure_at_all(at):
    text = (
        '[index]\nid = "t/all"\nversion = "1"\ntitle = "Thử"\nstatus = "sample"\n'
        'basis = [{ document = "Thử", item = "1" }]\nvalid = { from = 2023-01-01, to = 2023-12-31 }\n'
        'applies_to = ["ward"]\nscale = "2"\nrounding = { mode = "half-up", places = 2, at = "leaf" }\n'
        'ranking = { ties = "competition", by = "percent" }\n'
        'grades = [{ label = "Đạt", from = "50" }, { label = "Chưa", below = "50" }]\n'
        '[[criterion]]\ncode = "1"\ntitle = "Một"\nmax = "2"\n'
        '[[criterion]]\ncode = "1.1"\ntitle = "Có"\nmax = "2"\nbasis = "1"\nowner = "Nội vụ"\n'
        'rule = { kind = "yes-no" }\nnot_applicable = "exclude"\n'
    )
    card = a_round(text=text)
    (assessment,) = assessments_of(card.id)
    declared(assessment, "1.1", not_applicable="không thuộc đối tượng")
    page = scored(card, at)
    assert page.units == ()
    assert [(each.unit_id, each.reason) for each in page.set_aside] == [
        (assessment.unit_id, "không có tiêu chí nào áp dụng")
    ]
    assert queries.scorecard(page.id, assessment.unit_id).sheet.percent is None


def test_peer_groups_are_ranked_apart(at):
    ward, department = a_unit("Phường A"), a_unit("Phòng B")
    card = a_round(peer_groups={"Xã, phường": (ward.id,), "Phòng, ban": (department.id,)})
    for each in assessments_of(card.id):
        everything(each, done=80 if each.unit_id == ward.id else 10)
    assert sorted((each.peer_group, each.rank) for each in scored(card, at).units) == [
        ("Phòng, ban", 1),
        ("Xã, phường", 1),
    ]


def test_the_same_figures_come_out_the_same_and_a_new_figure_does_not(trio, at):
    card, by_name = trio
    everything(by_name["A"], done=80)
    first, again = scored(card, at), scored(card, at)
    assert first.id != again.id
    runs = ScoreRun.objects.in_bulk([first.id, again.id])
    assert runs[first.id].input_digest == runs[again.id].input_digest
    assert runs[first.id].result_digest == runs[again.id].result_digest
    everything(by_name["A"], done=81)
    changed = ScoreRun.objects.get(pk=scored(card, at).id)
    assert changed.input_digest != runs[first.id].input_digest
    assert changed.result_digest != runs[first.id].result_digest


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARY] + [None])
def test_only_the_secretary_has_a_round_scored(trio, role, at):
    card, _by_name = trio
    with pytest.raises(NotAllowed, match="thư ký hội đồng"):
        run(card.id, RunKind.PROVISIONAL, by=an_actor(role), at=at)
    assert queries.latest_run(2023, RunKind.PROVISIONAL) is None


def test_the_secretary_has_it_scored_and_is_named(trio, at):
    card, _by_name = trio
    secretary = an_actor(Role.SECRETARY)
    run_id = run(card.id, RunKind.PROVISIONAL, by=secretary, at=at)
    assert queries.run_page(run_id).computed_by == secretary.label


@pytest.mark.parametrize("kind", [kind for kind in RunKind if kind is not RunKind.PROVISIONAL])
def test_what_units_say_of_themselves_is_never_called_more_than_provisional(trio, kind, at):
    card, _by_name = trio
    with pytest.raises(NothingToScore, match="chưa đến bước đó"):
        run(card.id, kind, by=SYSTEM, at=at)


def test_there_is_no_run_before_the_first(trio):
    assert queries.latest_run(2023) is None
    assert queries.run_page(999) is None


@pytest.mark.parametrize("table", ["scoring_scorerun", "scoring_scoreline"])
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_itself_refuses_changes(trio, table, change, at):
    scored(trio[0], at)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))


def test_the_application_refuses_changes(trio, at):
    scored(trio[0], at)
    for row in (ScoreRun.objects.first(), ScoreLine.objects.first()):
        for attempt in (row.save, row.delete):
            with pytest.raises(TypeError):
                attempt()


def test_the_sample_city_comes_out_as_the_engine_alone_computes_it(at):
    """From file to page: nothing between the engine and the reader changes a point or a place."""
    text = (ROOT / "demo" / "sa-dec-2023" / "answers.csv").read_text(encoding="utf-8")
    definition = load_definition(sample_text(), "2023.toml")
    answers = answers_from_lines(definition, read_lines(text, "answers.csv"), "answers.csv")
    cards = score_all(definition, answers.values())
    expected = {place.unit: (place.rank, decimal_of(place.figure), place.grade) for place in rank(definition, cards)}

    units = {code: a_unit(f"Đơn vị {code}", code=code) for code in answers}
    card = a_round(*units.values(), text=sample_text())
    assessments.declare_table(card.id, text, "answers.csv", by=SYSTEM, at=OPENED_AT)
    page = scored(card, at)
    by_id = {unit.id: code for code, unit in units.items()}
    assert {by_id[each.unit_id]: (each.rank, each.percent, each.grade) for each in page.units} == expected
    sheets = {code: queries.scorecard(page.id, unit.id).sheet for code, unit in units.items()}
    for each in cards:
        for code in each.traces:
            leaf = sheets[each.unit].leaf(code)
            assert (leaf.points, code) == (decimal_of(each.nodes[code].points), code)
    # What the story of the demonstration rests on.
    low = [each for each in page.units if each.percent < 70]
    assert len(page.units) == 9
    assert sorted(by_id[each.unit_id] for each in low) == ["29920", "29923"]


@pytest.mark.parametrize("unit_count", [9, 22])
def test_reading_a_run_takes_as_many_queries_for_many_units_as_for_few(unit_count, at, django_assert_num_queries):
    card = a_sample_round(unit_count)
    with django_assert_num_queries(14):
        run_id = run(card.id, RunKind.PROVISIONAL, by=SYSTEM, at=at)
    with django_assert_num_queries(3):
        page = queries.latest_run(2023)
    assert len(page.units) == unit_count
    with django_assert_num_queries(1):
        queries.scorecard(run_id, page.units[0].unit_id)


def _taken_back(code, *names):
    return Declared(code, dict.fromkeys(names, ""))
