"""Every figure of every board is the number of the tasks it opens, and all of them add up, on any day."""

import csv
from datetime import date, timedelta
from io import BytesIO, StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from sen.reform.accounts.queries import Actor
from sen.reform.directives import queries
from sen.reform.directives.documents.boards import board_document
from sen.reform.directives.queries import NONE, Age, Counts, Standing, TaskChoice, age_of
from sen.reform.directives.queries.boards import COLUMNS, as_csv, board_of, table_of
from sen.reform.documents.rendering import render
from sen.reform.organizations.kinds import Kind
from tests.factories.directives import a_plan, a_task
from tests.factories.histories import FIRST_DAY, history, live, origins
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db

ON = date(2023, 9, 21)
OVERDUE_AGES = (Age.OVER_90, Age.OVER_30, Age.OVER_7, Age.OVER_0)


def _axes(board):
    """Each table, and what a list is narrowed to for a row of it."""
    return (
        (board.units, lambda key: {"unit_id": int(key)}),
        (board.areas, lambda key: {"area": key}),
        (board.givers, lambda key: {"giver": key}),
        ((board.total,), lambda _key: {}),
    )


def _check(board, lines):
    """A board against the tasks it counts."""
    for rows, narrower in _axes(board):
        assert sum((row.counts for row in rows), Counts()) == board.total.counts
        for age in Age:
            assert sum(dict(row.ages)[age] for row in rows) == dict(board.total.ages)[age]
        for row in rows:
            assert sum(number for _part, number in row.cells) == row.counts.assigned
            assert sum(number for _age, number in row.ages) == row.counts.open
            assert sum(dict(row.ages)[age] for age in OVERDUE_AGES) == row.counts.overdue
            assert (row.longest > 0) == (row.counts.overdue > 0)
            chosen = narrower(row.key)
            assert row.counts.assigned == len(TaskChoice(**chosen).of(lines))
            for part, number in row.cells:
                assert number == len(TaskChoice(**chosen, standing=part).of(lines))
            for age, number in row.ages:
                assert number == len(TaskChoice(**chosen, age=age.value).of(lines))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(histories=st.lists(history, min_size=1, max_size=4), ahead=st.integers(0, 120))
def test_every_figure_of_every_board_is_the_number_of_its_tasks_on_every_day(histories, ahead):
    origin = f"plan:{next(origins)}"
    units = [a_unit(f"Phường {number}").id for number in range(3)]
    last = max(live(origin, units, *each) for each in histories)
    late: set[int] = set()
    day = FIRST_DAY
    while day <= last + timedelta(days=ahead):
        lines = queries.tasks(on=day, origins=(origin,))
        board = board_of(lines, on=day)
        _check(board, lines)
        assert [line.id for line in board.overdue] == [
            line.id
            for line in sorted(lines, key=lambda line: (line.due_on or date.max, line.id))
            if line.state == Standing.OVERDUE
        ]
        narrower = TaskChoice(unit_id=units[0]).of(lines)
        _check(board_of(narrower, on=day), narrower)
        # Late stays late, on every board.
        now_late = {line.id for line in lines if line.state == Standing.FINISHED_LATE}
        assert late <= now_late
        late = now_late
        assert board.total.counts.finished_late == len(late)
        rows = list(table_of(board))
        for axis in ("don_vi", "linh_vuc", "nguoi_giao"):
            sums = [sum(column) for column in zip(*(row[4:] for row in rows if row[1] == axis), strict=True)]
            assert sums == list(rows[0][4:])
        day += timedelta(days=13)


@pytest.mark.parametrize(
    ("due_in", "age"),
    [
        (-91, Age.OVER_90),
        (-90, Age.OVER_30),
        (-31, Age.OVER_30),
        (-30, Age.OVER_7),
        (-8, Age.OVER_7),
        (-7, Age.OVER_0),
        (-1, Age.OVER_0),
        (0, Age.LEFT_3),  # due today is not overdue
        (3, Age.LEFT_3),
        (4, Age.LEFT_7),
        (7, Age.LEFT_7),
        (8, Age.LEFT_30),
        (30, Age.LEFT_30),
        (31, Age.LEFT_MORE),
        (None, Age.UNDATED),
    ],
)
def test_an_open_task_has_one_age(due_in, age):
    due_on = None if due_in is None else date(2023, 12, 31) + timedelta(days=due_in)
    a_task(due_on=due_on)
    (line,) = queries.tasks(on=date(2023, 12, 31))
    assert age_of(line) is age


@scene
def city():
    """A committee, a plan that names an area, and tasks of two units given by two people."""
    a_unit("UBND thành phố Sa Đéc", Kind.COMMITTEE)
    a_plan()
    one, two = a_unit("Phường 2"), a_unit("Phường 10")
    leader = Actor(None, "Lãnh đạo UBND")
    a_task(one.id, due_on=date(2023, 9, 10), area_code="1")
    a_task(one.id, due_on=date(2023, 9, 18), area_code="1", by=leader, origin="plan:2023")
    a_task(two.id, due_on=date(2023, 10, 2), area_code="99")
    a_task(two.id, due_on=None, by=leader, origin="reviews.conclusion:4")
    return one, two


def test_rows_are_named_and_come_in_their_order(city):
    board = board_of(queries.tasks(on=ON), on=ON)
    assert [(row.label, row.longest) for row in board.units] == [("Phường 2", 11), ("Phường 10", 0)]
    assert [row.label for row in board.areas] == ["1. Chỉ đạo, điều hành", "99", "Không thuộc lĩnh vực"]
    assert [row.key for row in board.areas][-1] == NONE
    assert [row.label for row in board.givers] == ["Hệ thống", "Lãnh đạo UBND"]
    assert [line.days_left for line in board.overdue] == [-11, -3]


@pytest.mark.parametrize(
    ("choice", "count"),
    [
        (TaskChoice(), 4),
        (TaskChoice(origin="plan"), 1),
        (TaskChoice(origin="plan:2023"), 1),
        (TaskChoice(origin="reviews.conclusion"), 1),
        (TaskChoice(origin="reviews"), 0),
        (TaskChoice(origin=NONE), 2),
        (TaskChoice(area=NONE), 1),
        (TaskChoice(giver="Lãnh đạo UBND", standing="overdue"), 1),
        (TaskChoice(standing="open_in_time"), 2),
        (TaskChoice(standing="in_time"), 2),
    ],
)
def test_a_choice_takes_what_it_says(choice, count, city):
    assert len(choice.of(queries.tasks(on=ON))) == count


def test_the_files_carry_the_figures_of_the_board(city):
    board = board_of(queries.tasks(on=ON), on=ON)
    read = list(csv.reader(StringIO(as_csv(board).decode("utf-8-sig"))))
    assert read[0] == list(COLUMNS)
    assert read[1:] == [[str(cell) for cell in row] for row in table_of(board)]
    book = CalamineWorkbook.from_filelike(BytesIO(render(board_document(board), "xlsx").data))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    assert len(sheets) == 4
    units = next(iter(sheets.values()))
    numbers = [[int(cell) for cell in row[1:]] for row in units if row[0] in ("Phường 2", "Phường 10", "Tổng số")]
    assert numbers == [
        [row.counts.assigned, *(number for _part, number in row.cells)] for row in (*board.units, board.total)
    ]
    ages = list(sheets.values())[3]
    numbers = [[int(cell) for cell in row[1:]] for row in ages if row[0] in ("Phường 2", "Phường 10", "Tổng số")]
    assert numbers == [[row.counts.open, *(number for _age, number in row.ages)] for row in (*board.units, board.total)]


def test_no_cell_of_the_open_data_is_a_formula():
    a_task(a_unit("=HYPERLINK(1)").id, due_on=None)
    assert ",'=HYPERLINK(1)," in as_csv(board_of(queries.tasks(on=ON), on=ON)).decode()


def test_a_demonstration_says_so(city, settings):
    board = board_of(queries.tasks(on=ON), on=ON)
    assert board_document(board).note == ""
    settings.SEN_DEMO = {"site": "Sa Đéc"}
    assert board_document(board).note == "Dữ liệu mô phỏng"


def test_boards_cost_the_same_queries_for_22_units(city, django_assert_num_queries):
    a_task(*(a_unit(f"Phường {number}").id for number in range(20, 42)))
    lines = queries.tasks(on=ON)
    # The areas, and who was urged.
    with django_assert_num_queries(2):
        board_of(lines, on=ON)
