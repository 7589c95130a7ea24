"""The papers about obstacles and communication: their form, and that every number is the data's."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.directives.documents.activities import communication_report
from sen.reform.directives.documents.obstacles import obstacle_summary
from sen.reform.directives.operations import obstacles as operations
from sen.reform.directives.operations.activities import Proof, call_off_activity, report_activity
from sen.reform.directives.queries.activities import activities
from sen.reform.directives.queries.obstacle_summary import province_summary
from sen.reform.documents.content import GroupRow, Heading, Subtotal
from sen.reform.documents.rendering import render
from sen.reform.indices import loader
from sen.reform.organizations.kinds import Kind
from sen.reform.scoring.documents import NoCommittee
from sen.reform.scoring.queries import criteria_table
from tests.factories.assessments import a_round
from tests.factories.directives import a_task
from tests.factories.obstacles import an_activity, an_obstacle, put_up
from tests.factories.results import a_round_before_the_council, an_official_run
from tests.factories.units import a_unit
from tests.reform.documents.libreoffice import needs_libreoffice, pages_of
from tests.reform.documents.nd30 import form_of, violations

pytestmark = pytest.mark.django_db
TODAY = date(2023, 9, 21)
AT = datetime(2023, 9, 10, 2, 0, tzinfo=UTC)


@pytest.fixture
def committee():
    return a_unit("UBND thành phố Sa Đéc", kind=Kind.COMMITTEE)


@pytest.fixture
def scored():
    """A round that was computed, its table, and a unit with a criterion that is not full."""
    card = a_round_before_the_council()
    an_official_run(card, AT)
    table = criteria_table(card.id)
    unit, leaf = next(
        (unit, leaf) for unit in table.units for leaf in unit.criteria.values() if leaf.points < leaf.maximum
    )
    return card, unit, leaf


def at_the_province(addressee, **said):
    obstacle_id = an_obstacle(**said)
    put_up(obstacle_id, addressee=addressee, at=AT)
    return obstacle_id


def words_of(document):
    return "\n".join(str(vars(block)) for block in document.blocks)


def test_the_province_is_asked_by_department_with_the_points_at_stake(committee, scored):
    card, unit, leaf = scored
    task_id = a_task(unit.unit_id, title="Số hóa hồ sơ", round_id=card.id, criterion_code=leaf.code)
    at_the_province("Sở Nội vụ", unit_id=unit.unit_id, round_id=card.id, criterion_code=leaf.code, title="Một")
    at_the_province("SỞ NỘI VỤ", unit_id=unit.unit_id, task_id=task_id, title="Hai")
    at_the_province("Sở Tư pháp", title="Ba")
    operations.solve_obstacle(at_the_province("Sở Y tế"), solution="Xong", by=SYSTEM, at=AT)
    an_obstacle(title="Của thành phố")
    found = province_summary(TODAY)
    assert [(group.addressee, len(group.lines)) for group in found.groups] == [("Sở Nội vụ", 2), ("Sở Tư pháp", 1)]
    # The same criterion of the same unit stands in both lines and counts once.
    assert found.to_win == found.groups[0].to_win == leaf.maximum - leaf.points > 0
    assert found.groups[1].to_win == Decimal(0)
    assert (found.unit_count, found.task_count) == (2, 1)
    assert [line.stake.points for line in found.groups[0].lines] == [leaf.points, leaf.points]
    document = obstacle_summary(found)
    (table,) = document.annexes[0].blocks
    assert [row.title for row in table.rows if isinstance(row, GroupRow)] == ["I. Sở Nội vụ", "II. Sở Tư pháp"]
    assert [row.cells[8] for row in table.rows if isinstance(row, Subtotal)] == [found.to_win, Decimal(0)]
    assert table.total[8] == found.to_win
    assert table.rows[1][3:5] == ("1/9/2023", 20)
    assert table.rows[1][6:9] == (leaf.points, leaf.maximum, leaf.maximum - leaf.points)
    assert "còn 3 khó khăn, vướng mắc của 2 đơn vị" in words_of(document)
    assert "“Số hóa hồ sơ”" in words_of(document)
    assert [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 2] == [
        "Sở Nội vụ",
        "Sở Tư pháp",
    ]


def test_what_nothing_was_computed_for_yet_is_named_by_its_code(committee):

    unit = a_unit("Phường 3")
    card = a_round(unit)
    code = loader.outline(card.version_id)[0].code
    at_the_province("Sở Nội vụ", unit_id=unit.id, round_id=card.id, criterion_code=code)
    (line,) = province_summary(TODAY).lines
    assert (line.code, line.stake) == (code, None)
    document = obstacle_summary(province_summary(TODAY))
    assert "Chưa có điểm" in [fact.text for fact in document.facts]
    assert f"tiêu chí {code}" in words_of(document)


def test_nothing_asked_is_a_paper_that_says_so(committee):
    document = obstacle_summary(province_summary(TODAY))
    assert "không còn khó khăn, vướng mắc nào" in words_of(document)
    assert violations(render(document, "docx").data) == []


def test_without_a_committee_nobody_issues_them():
    an_activity()
    with pytest.raises(NoCommittee):
        obstacle_summary(province_summary(TODAY))
    with pytest.raises(NoCommittee):
        communication_report(2023, activities(2023, on=TODAY), on=TODAY)


@pytest.fixture
def papers(committee):
    at_the_province("Sở Nội vụ", title="Chưa có định mức")
    unit = a_unit("Phường 3")
    done, off = an_activity(unit.id), an_activity(unit.id, title="Hội thi", channel="contest")
    an_activity(title="Phát thanh", channel="radio", due_on=date(2023, 9, 1))
    proof = Proof(link="https://sadec.example.vn/tin/1")
    report_activity(done, done_on=date(2023, 9, 9), proof=proof, by=SYSTEM, at=AT)
    call_off_activity(off, reason="Gộp", by=SYSTEM, at=AT)
    lines = activities(2023, on=TODAY)
    return {
        "obstacles": obstacle_summary(province_summary(TODAY)),
        "communication": communication_report(2023, lines, on=TODAY),
    }


@pytest.mark.parametrize("name", ["obstacles", "communication"])
def test_each_paper_has_the_form_of_decree_30(papers, name):
    data = render(papers[name], "docx").data
    assert violations(data) == []
    assert form_of(data)


@pytest.mark.parametrize("name", ["obstacles", "communication"])
def test_each_paper_is_had_as_pdf_a_and_as_a_workbook(papers, name):
    pdf = render(papers[name], "pdf").data
    assert pdf.startswith(b"%PDF-")
    assert b"pdfaid" in pdf
    assert render(papers[name], "xlsx").data.startswith(b"PK")


@needs_libreoffice
@pytest.mark.parametrize("name", ["obstacles", "communication"])
def test_each_paper_opens_in_libreoffice(papers, name, tmp_path):
    assert pages_of(render(papers[name], "docx").data, "docx", tmp_path)


def test_the_numbers_of_communication_are_the_datas_own(papers):
    document = papers["communication"]
    assert "có 3 hoạt động: 1 hoạt động thực hiện đúng hạn, 0 trễ hạn, 1 quá hạn chưa thực hiện" in words_of(document)
    by_channel, by_unit = (block for block in document.blocks if hasattr(block, "total"))
    assert by_channel.total == by_unit.total == ("Cộng", 3, 1, 0, 1, 0, 1)
    for table in (by_channel, by_unit):
        for place in range(1, 7):
            assert sum(row[place] for row in table.rows) == table.total[place]
    (listed,) = document.annexes[0].blocks
    assert sum(not isinstance(row, GroupRow) for row in listed.rows) == 3
