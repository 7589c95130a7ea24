"""The statistical annex: every figure equals the data it comes from, and none is worked out from others."""

import io
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.common.errors import NotAllowed
from sen.reform.common.numbers import NotANumber, TwoReadings
from sen.reform.directives import queries as directives
from sen.reform.documents.content import GroupRow, Table
from sen.reform.documents.rendering import render
from sen.reform.organizations.kinds import Kind
from sen.reform.reviews import documents, operations, queries
from sen.reform.reviews.models import AnnexRow
from sen.reform.reviews.operations import cataloguing, reporting
from sen.reform.reviews.queries.annex import annex_page
from sen.reform.reviews.queries.annex_sources import of_plan
from sen.reform.reviews.queries.catalogue import annex_rows, catalogue, row_history, rows_asked_of, shipped_rows
from sen.reform.reviews.queries.unit_reports import collection
from sen.reform.reviews.rows import SOURCES, Computed, RowUnreadable, read_row
from tests.factories.directives import a_task, reported
from tests.factories.people import an_actor
from tests.factories.reviews import CUT_OFF, PREPARED_AT, a_committee, a_plan_at, a_review, a_score
from tests.factories.unit_reports import a_collection, handed_in
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
NOW = date(2023, 9, 21)
ROW = {"code": "9.1", "group": "IX. Khác", "name": "Mô hình mới", "measure": "mô hình", "computed": "typed"}


def change(seen=0, by=SYSTEM, **said):
    cataloguing.change_row({**ROW, **said}, seen=seen, by=by, at=PREPARED_AT)


def typed(review, code="1.5", value="", previous="", seen=0, by=SYSTEM):
    return reporting.type_figures(review.id, [reporting.NewFigure(code, value, previous, seen)], by=by, at=PREPARED_AT)


def line(review, code):
    return annex_page(review, on=NOW).line_of(code)


def value(review, code):
    found = line(review, code)
    return None if found is None else found.value


def test_figures_of_the_plan_and_of_tasks_are_those_of_the_plan_and_the_tasks():
    a_plan_at(a1=100, a3=60)
    unit = a_unit("Phường 1")
    a_task(unit.id, due_on=date(2023, 9, 15))
    a_task(unit.id, due_on=date(2023, 12, 15))
    review = a_review()
    progress = directives.plan_progress(2023, on=CUT_OFF)
    counts = directives.counts_of(task.state for task in directives.tasks(on=review.held_on))
    assert (value(review, "1.2"), value(review, "1.2.1")) == (progress.item_count, progress.done_count) == (2, 1)
    assert value(review, "1.3") == progress.overall_percent == 80
    assert (value(review, "1.4"), value(review, "1.4.3"), value(review, "1.4.4")) == (2, 1, 1)
    assert (counts.assigned, counts.open_in_time, counts.overdue) == (2, 1, 1)


@pytest.mark.parametrize(
    ("source", "expected"),
    [("area:3", Decimal(60)), ("item:3.1", Decimal(60)), ("area:9", None), ("item:9.9", None)],
)
def test_a_row_may_take_one_area_or_one_item_of_the_plan(source, expected):
    a_plan_at(a3=60)
    assert of_plan(directives.plan_progress(2023, on=CUT_OFF), source) == expected
    assert of_plan(None, source) is None


def test_figures_of_scores_are_those_of_the_run(scored):
    review = a_review()
    assert value(review, "8.1") is None
    scored(a_score(a_unit("Phường 1"), 87), a_score(a_unit("Phường 2"), 66))
    assert (value(review, "8.1"), value(review, "8.1.1")) == (2, 1)


def test_figures_of_units_are_added_up_and_who_is_missing_is_named():
    units = [a_unit(f"Phường {number}") for number in (1, 2, 4)]
    review = a_collection()
    handed_in(review, units[0].id, figures={"3.1": "1.200", "7.1": "90,5"} | {"3.1": "1200"})
    handed_in(review, units[1].id, figures={"3.1": "0"})
    found = line(review, "3.1")
    assert found.value == 1200
    assert found.missing == ("Phường 4",)
    assert found.note == "thiếu 1/3 đơn vị: Phường 4"
    # A nought is a figure; an empty field is none.
    assert [each.value for each in found.units] == [1200, 0, None]
    assert value(review, "3.2") is None
    # Percentages stand side by side, never added up.
    assert value(review, "7.1") is None
    assert line(review, "7.1").note.startswith("Phường 1: 90,5; thiếu 2/3 đơn vị")


def test_many_missing_units_are_counted():
    for number in range(6):
        a_unit(f"Xã {number}")
    assert line(a_collection(), "3.1").note == "thiếu 6/6 đơn vị"


def test_no_bucket_is_ever_filled_from_the_others():
    """As in the dossiers of Huế: early, in time and late together are fewer than those resolved."""
    unit = a_unit("Phường 1")
    review = a_collection()
    counters = {"3.1": "100", "3.1.1": "50", "3.1.2": "30", "3.1.3": "5"}
    handed_in(review, unit.id, figures=counters)
    assert {code: value(review, code) for code in counters} == {code: Decimal(text) for code, text in counters.items()}
    assert line(review, "3.1").note == "chưa phân loại 15"
    handed_in(review, unit.id, figures={"3.1": "100", "3.1.1": "50", "3.1.2": "30"})
    assert value(review, "3.1.3") is None
    assert line(review, "3.1").unclassified is None
    handed_in(review, unit.id, figures=counters | {"3.1.2": "60"})
    assert line(review, "3.1").note == "các phần nhiều hơn tổng 15"


def test_how_units_reported_is_counted_as_their_list_counts_it():
    units = [a_unit(f"Phường {number}") for number in (1, 2, 4)]
    review = a_collection()
    handed_in(review, units[0].id)
    handed_in(review, units[1].id, date(2023, 9, 19))
    found = collection(review, on=NOW)
    counted = [value(review, code) for code in ("1.7", "1.7.1", "1.7.2")]
    assert counted == [found.due, found.on_time, found.late] == [3, 1, 1]
    assert value(a_review(kind="quarter"), "1.7") is None


def test_a_typed_figure_says_who_and_when_and_the_latest_counts():
    secretary = an_actor(Role.SECRETARY)
    review = a_review()
    assert typed(review, value="8", previous="5", by=secretary) == 1
    found = line(review, "1.5")
    assert (found.value, found.previous, found.typed.by, found.typed.at) == (8, 5, secretary.name, PREPARED_AT)
    assert typed(review, value="9,0", previous="5", seen=found.typed.version) == 1
    # The same number in other words is no change.
    assert typed(review, value="9", previous="5,0", seen=0) == 0
    assert value(review, "1.5") == 9
    assert typed(review, value="", seen=line(review, "1.5").typed.version) == 1
    assert value(review, "1.5") is None


def test_of_two_who_type_the_same_row_the_second_is_told():
    review = a_review()
    typed(review, value="8")
    with pytest.raises(reporting.FigureChanged) as caught:
        typed(review, value="9", seen=0)
    assert caught.value.code == "1.5"
    assert value(review, "1.5") == 8


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"code": "1.3", "value": "8"}, reporting.NotTyped),  # the plan says it
        ({"code": "99", "value": "8"}, reporting.NotTyped),
        ({"value": "tám"}, NotANumber),
        ({"value": "1.563"}, TwoReadings),
    ],
)
def test_what_cannot_be_typed_is_refused(said, refusal):
    review = a_review()
    with pytest.raises(refusal):
        typed(review, **said)


def test_only_the_secretary_types():
    with pytest.raises(NotAllowed):
        typed(a_review(), value="8", by=an_actor(Role.UNIT_HEAD))


def test_the_period_before_is_the_one_of_the_meeting_before_or_typed():
    a_plan_at(a3=60)
    earlier = a_review(kind="six_months", cut_off_on=date(2023, 6, 14), held_on=date(2023, 6, 21))
    typed(earlier, value="3")
    review = a_review()
    page = annex_page(review, on=NOW)
    assert page.previous_period == "6 tháng đầu năm 2023"
    assert (page.line_of("1.5").previous, page.line_of("1.2").previous) == (3, 1)
    # What is provisional today says nothing of June.
    assert page.line_of("8.1").previous is None
    typed(review, code="1.2", previous="4")
    assert line(review, "1.2").previous == 4
    assert annex_page(earlier, on=NOW).previous_period == ""


def test_the_annex_of_the_report_says_what_the_page_says_and_so_does_the_workbook():
    a_committee()
    a_plan_at(a1=100, a3=60)
    review = a_collection()
    typed(review, value="8", previous="5")
    document = documents.periodic_report(review.id, on=NOW)
    (table,) = [block for block in document.annexes[0].blocks if isinstance(block, Table)]
    rows = [row for row in table.rows if not isinstance(row, GroupRow)]
    page = annex_page(review, on=NOW)
    said = [(each.row.code, each.row.measure, each.value, each.previous) for each in page.lines]
    assert [(row[0], *row[2:5]) for row in rows] == said
    assert [row.title for row in table.rows if isinstance(row, GroupRow)] == [name for name, _lines in page.groups]
    book = CalamineWorkbook.from_filelike(io.BytesIO(render(document, "xlsx").data))
    sheet = book.get_sheet_by_index(0).to_python()
    in_file = {row[0]: (row[3], row[4]) for row in sheet if row[0] in ("1.2", "1.5", "1.3")}
    assert in_file == {"1.2": (2, "–"), "1.5": (8, 5), "1.3": (80, "–")}


class TestCatalogue:
    """The rows themselves."""

    def test_the_shipped_rows_can_be_read_and_stand_in_order(self):
        codes = [row.code for row in shipped_rows()]
        assert len(codes) == len(set(codes)) == len(annex_rows())
        assert all(each.is_shipped for each in catalogue())
        assert {row.part_of for row in shipped_rows() if row.part_of} <= set(codes)
        change(code="1.10")
        assert [row.code for row in annex_rows()].index("1.10") > [row.code for row in annex_rows()].index("1.8")

    def test_a_row_is_changed_dropped_and_taken_up_again_and_each_state_stays_readable(self):
        change(code="1.5", name="Đơn vị được kiểm tra trực tiếp")
        (latest, shipped) = row_history("1.5")
        assert (latest.row.name, shipped.is_shipped) == ("Đơn vị được kiểm tra trực tiếp", True)
        cataloguing.drop_row("1.5", seen=latest.version, by=SYSTEM, at=PREPARED_AT)
        assert "1.5" not in [row.code for row in annex_rows()]
        change(code="1.5", seen=row_history("1.5")[0].version)
        assert "1.5" in [row.code for row in annex_rows()]
        assert [each.is_dropped for each in row_history("1.5")] == [False, True, False, False]
        assert row_history("77") == ()

    def test_of_two_administrators_the_second_is_told(self):
        change()
        with pytest.raises(cataloguing.RowChanged):
            change(name="Khác")
        assert AnnexRow.objects.count() == 1

    @pytest.mark.parametrize(
        ("said", "refusal"),
        [
            ({"name": " "}, operations.NothingWritten),
            ({"computed": "plan", "source": "everything"}, RowUnreadable),
            ({"computed": "plan", "source": "item:"}, RowUnreadable),
            ({"computed": "tasks", "source": ""}, RowUnreadable),
            ({"computed": "typed", "source": "items"}, RowUnreadable),
        ],
    )
    def test_a_row_that_cannot_be_filled_is_refused(self, said, refusal):
        with pytest.raises(refusal):
            change(**said)

    def test_a_row_that_is_not_there_cannot_be_dropped(self):
        with pytest.raises(cataloguing.RowNotFound):
            cataloguing.drop_row("77", seen=0, by=SYSTEM, at=PREPARED_AT)

    @pytest.mark.parametrize("role", [Role.SECRETARY, Role.LEADER, Role.UNIT_HEAD, None])
    def test_only_an_administrator_changes_rows(self, role):
        with pytest.raises(NotAllowed):
            change(by=an_actor(role))
        with pytest.raises(NotAllowed):
            cataloguing.drop_row("1.5", seen=0, by=an_actor(role), at=PREPARED_AT)
        change(by=an_actor(Role.ADMINISTRATOR))

    @pytest.mark.parametrize(("place", "source"), [(place, each) for place, known in SOURCES.items() for each in known])
    def test_every_source_gives_a_figure_or_none(self, place, source, scored):
        scored(a_score(a_unit("Phường 1"), 87))
        a_plan_at(a3=60)
        whole = f"{source}3.1" if source.endswith(":") else source
        row = read_row({**ROW, "computed": place, "source": whole})
        change(computed=place, source=whole)
        review = a_collection()
        found = value(review, "9.1")
        assert row.computed == Computed(place)
        assert isinstance(found, Decimal) or whole == "area:3.1"

    def test_each_kind_of_unit_is_asked_its_rows(self):
        asked = {kind: {row.code for row in rows_asked_of(kind)} for kind in (Kind.WARD, Kind.DEPARTMENT)}
        assert "3.1" in asked[Kind.WARD] - asked[Kind.DEPARTMENT]
        assert asked[Kind.DEPARTMENT] < asked[Kind.WARD]
        assert rows_asked_of(Kind.COMMITTEE) == ()
        change(computed="unit_sum", level="departments")
        assert "9.1" in {row.code for row in rows_asked_of(Kind.DEPARTMENT)}
        assert queries.reviews() == ()


def test_an_item_of_the_plan_followed_by_a_row_follows_what_is_reported():
    a_plan_at(a3=60)
    change(computed="plan", source="item:3.1")
    review = a_review()
    assert value(review, "9.1") == 60
    reported("3.1", 75)
    assert value(review, "9.1") == 75
