"""A plan brought as a file: looked at first, then entered whole, or not at all."""

from datetime import date
from decimal import Decimal

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.directives import operations, queries
from sen.reform.directives.models import Plan, PlanImport, PlanItem
from sen.reform.directives.operations import NewArea, PlanUpload
from sen.reform.organizations.kinds import Kind
from tests.factories.directives import a_plan, an_item, reissued, reported
from tests.factories.people import an_actor
from tests.factories.plan_files import ROWS, a_document, a_workbook
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
SEPTEMBER = date(2023, 9, 21)


@pytest.fixture(autouse=True)
def city():
    return [a_unit(name, Kind.DEPARTMENT) for name in ("Phòng Nội vụ", "Phòng Tư pháp")] + [a_unit("Phường 3")]


def brought(data=None, *, at, by=SYSTEM, **said):
    given = {
        "year": 2023,
        "title": "Kế hoạch cải cách hành chính năm 2023",
        "number": "12/KH-UBND",
        "issued_on": date(2023, 1, 13),
        "file_name": "kh.xlsx",
        "data": data or a_workbook(),
        **said,
    }
    return operations.bring_plan(PlanUpload(**given), by=by, at=at)


def confirmed(import_id, *, at, by=SYSTEM):
    return operations.confirm_plan(import_id, digest=queries.plan_preview(import_id).digest, by=by, at=at)


def rows(**said):
    """The rows of the usual file, with the cells of the target changed by their place in the row."""
    target = list(ROWS[2])
    for place, value in said.items():
        target[int(place[1:])] = value
    return [*ROWS[:2], tuple(target)]


@pytest.mark.parametrize("data", [a_workbook(), a_document()], ids=["xlsx", "docx"])
def test_nothing_counts_before_it_is_confirmed_and_then_everything(data, at):
    import_id = brought(data, at=at)
    preview = queries.plan_preview(import_id)
    assert not Plan.objects.exists()
    assert (preview.is_reissue, preview.errors, len(preview.warnings)) == (False, (), 1)
    assert [line.lead for line in preview.areas[0].lines] == ["Phòng Tư pháp", "Phòng Nội vụ"]
    plan_id = confirmed(import_id, at=at)
    progress = queries.plan_progress(2023, on=SEPTEMBER)
    assert (progress.number, progress.revision) == ("12/KH-UBND", 1)
    task, target = progress.areas[0].items
    assert [name for _id, name in task.co_ordinators] == ["Phòng Nội vụ", "Phường 3"]
    assert (target.planned, target.measure, target.lead_name) == (Decimal(95), "%", "Phòng Nội vụ")
    assert queries.plan_preview(import_id).plan_id == plan_id
    assert [event.name for event in history_of("directives.planimport", import_id)] == ["plan_brought"]


def test_a_file_with_a_single_fault_enters_nothing(at):
    import_id = brought(a_workbook(rows(_5="Phòng Nội chính")), at=at)
    preview = queries.plan_preview(import_id)
    assert [(one.spot.row, one.spot.column) for one in preview.errors] == [(4, "Đơn vị chủ trì")]
    with pytest.raises(operations.HasErrors) as refused:
        confirmed(import_id, at=at)
    assert "1" in refused.value.sentence
    assert not Plan.objects.exists()
    assert not PlanItem.objects.exists()


def test_a_due_day_that_has_passed_is_a_fault_unless_the_plan_had_it(at):
    past = rows(_7="5/1/2023")
    (found,) = queries.plan_preview(brought(a_workbook(past), at=at)).errors
    assert (found.spot.row, found.spot.column) == (4, "Thời hạn")
    assert "5/1/2023" in found.sentence
    confirmed(brought(at=at), at=at)
    # Issued again in October, what was due in September stays due then; a new day in the past is a slip.
    said = {"issued_on": date(2023, 10, 2), "reason": "Điều chỉnh", "at": at}
    assert queries.plan_preview(brought(**said)).errors == ()
    moved = [ROWS[0], (*ROWS[1][:7], "20/9/2023"), ROWS[2]]
    (found,) = queries.plan_preview(brought(a_workbook(moved), **said)).errors
    assert "20/9/2023" in found.sentence


def test_the_plan_is_issued_again_by_the_same_way(at):
    confirmed(brought(at=at), at=at)
    Plan.objects.update(is_simulated=True)
    target = PlanItem.objects.get(code="1.2")
    operations.report_progress(target.pk, value=Decimal(19), reported_on=date(2023, 6, 1), by=SYSTEM, at=at)
    changed = [*rows(_3=80), ("1.3", "Tập huấn", "lớp", 2, "", "Phòng Nội vụ", "", "tháng 11")]
    import_id = brought(
        a_workbook(changed), issued_on=date(2023, 7, 1), number="45/KH-UBND", reason="Tỉnh điều chỉnh", at=at
    )
    preview = queries.plan_preview(import_id)
    assert preview.is_reissue
    assert [line.code for line in preview.changes.added] == ["1.3"]
    assert [each.words for each in preview.changes.changed] == [(("Kế hoạch", "95 %", "80 %"),)]
    assert (preview.changes.dropped, preview.changes.kept_count) == ((), 1)
    confirmed(import_id, at=at)
    progress = queries.plan_progress(2023, on=SEPTEMBER)
    assert (progress.revision, progress.is_simulated) == (2, True)
    assert [item.percent for item in progress.areas[0].items] == [0, Decimal("23.75"), 0]
    first, second = reversed(queries.plan_revisions(2023, on=SEPTEMBER))
    assert first.changes is None
    assert (first.is_in_force, second.is_in_force) == (False, True)
    assert second.changes == preview.changes
    assert second.issue.reason == "Tỉnh điều chỉnh"


def test_what_loses_or_keeps_its_reports_by_being_said_otherwise_is_explained(at):
    confirmed(brought(at=at), at=at)
    said = {"reason": "Điều chỉnh", "at": at}
    reworded = queries.plan_preview(brought(a_workbook(rows(_1="Hồ sơ trả trước hạn")), **said))
    assert any("Hồ sơ đúng hạn" in one.sentence for one in reworded.warnings)
    remeasured = queries.plan_preview(brought(a_workbook(rows(_2="hồ sơ")), **said))
    assert any("đo bằng đơn vị khác" in one.sentence for one in remeasured.warnings)


def test_somebody_else_s_issue_in_between_stops_the_confirmation(at):
    confirmed(brought(at=at), at=at)
    mine, theirs = (brought(issued_on=date(2023, 7, 1), reason="Điều chỉnh", at=at) for _ in range(2))
    seen = queries.plan_preview(mine).digest
    confirmed(theirs, at=at)
    assert queries.plan_preview(mine).is_outdated
    with pytest.raises(operations.PlanMovedOn):
        operations.confirm_plan(mine, digest=seen, by=SYSTEM, at=at)
    assert Plan.objects.count() == 2


def test_two_first_plans_do_not_both_come_in(at):
    mine, theirs = brought(at=at), brought(at=at)
    confirmed(theirs, at=at)
    with pytest.raises(operations.PlanMovedOn):
        confirmed(mine, at=at)
    assert Plan.objects.count() == 1


def test_what_changed_since_it_was_looked_at_is_looked_at_again(at, city):
    import_id = brought(at=at)
    with pytest.raises(operations.PreviewChanged):
        operations.confirm_plan(import_id, digest="another file", by=SYSTEM, at=at)
    seen = queries.plan_preview(import_id).digest
    assert queries.plan_preview(brought(a_workbook(rows(_3=94)), at=at)).digest != seen
    # A second unit of the name since: nobody knows any more who is meant.
    a_unit("Phòng Nội vụ", Kind.DEPARTMENT)
    with pytest.raises(operations.PreviewChanged):
        operations.confirm_plan(import_id, digest=seen, by=SYSTEM, at=at)
    assert not Plan.objects.exists()


def test_a_file_is_confirmed_once(at):
    import_id = brought(at=at)
    confirmed(import_id, at=at)
    with pytest.raises(operations.ImportTaken) as refused:
        confirmed(import_id, at=at)
    assert "1" in refused.value.sentence
    assert Plan.objects.count() == 1


def test_what_was_never_brought_is_not_found(at):
    with pytest.raises(queries.PlanImportNotFound):
        queries.plan_preview(404)
    with pytest.raises(queries.PlanImportNotFound):
        operations.confirm_plan(404, digest="", by=SYSTEM, at=at)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"issued_on": date(2024, 1, 1)}, operations.IssuedOutsideYear),
        ({"issued_on": date(2021, 12, 31)}, operations.IssuedOutsideYear),
        ({"reason": ""}, operations.NoReason),
        ({"issued_on": date(2023, 1, 9)}, operations.IssuedBackwards),
    ],
)
def test_an_issue_with_a_wrong_day_or_no_reason_is_refused_before_the_file_is_read(said, refusal, at):
    a_plan()
    with pytest.raises(refusal) as refused:
        brought(b"nothing", **{"reason": "Điều chỉnh", "issued_on": date(2023, 7, 1), **said}, at=at)
    assert refused.value.sentence
    assert not PlanImport.objects.exists()


def test_a_plan_may_be_issued_at_the_end_of_the_year_before(at):
    confirmed(brought(issued_on=date(2022, 12, 28), at=at), at=at)
    assert queries.plan_progress(2023, on=date(2023, 1, 1)).issued_on == date(2022, 12, 28)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SECRETARY] + [None])
def test_only_the_secretary_brings_and_confirms(role, at):
    with pytest.raises(NotAllowed):
        brought(by=an_actor(role), at=at)
    import_id = brought(by=an_actor(Role.SECRETARY), at=at)
    with pytest.raises(NotAllowed):
        confirmed(import_id, by=an_actor(role), at=at)
    assert confirmed(import_id, by=an_actor(Role.SECRETARY), at=at)


def test_the_issues_tell_what_came_went_and_moved(at):
    lead = a_unit("Phường 1")
    a_plan(NewArea("1", "Chỉ đạo", (an_item("1.1"), an_item("1.2", lead_unit_id=lead.id), an_item("1.3"))))
    reported("1.1", 10)
    unit = a_unit("Phường 2")
    reissued(NewArea("1", "Chỉ đạo", (an_item("1.2", lead_unit_id=unit.id, due_on=date(2023, 11, 30)), an_item("1.4"))))
    latest, first = queries.plan_revisions(2023, on=date(2023, 6, 1))
    assert (first.is_in_force, first.issue.is_first, latest.issue.is_first) == (True, True, False)
    assert [line.code for line in latest.changes.added] == ["1.4"]
    assert [line.code for line in latest.changes.dropped] == ["1.1", "1.3"]
    (moved,) = latest.changes.changed
    assert moved.words == (("Chủ trì", "Phường 1", "Phường 2"), ("Hạn hoàn thành", "31/12/2023", "30/11/2023"))
    assert queries.plan_lines(2023).number == 2
    assert queries.plan_lines(2023, number=1).reference == "01/KH-UBND"
    for year, number in ((2023, 3), (2024, None)):
        with pytest.raises(queries.RevisionNotFound):
            queries.plan_lines(year, number=number)
    assert queries.plan_revisions(2024, on=SEPTEMBER) == ()


def test_rows_of_brought_plans_name_themselves(at):
    brought(at=at)
    assert str(PlanImport.objects.get()) == "kh.xlsx (2023)"
