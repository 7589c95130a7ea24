"""The plan of a round and the guidance to its units say what the round's page says."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from sen.reform.assessments.queries import assessments_of, days_of
from sen.reform.common.days import format_day
from sen.reform.documents.rendering import render
from sen.reform.indices.loader import definition_page
from sen.reform.organizations.kinds import Kind
from sen.reform.scoring.documents import NoCommittee, guidance, plan
from tests.factories.assessments import a_round
from tests.factories.reviews import a_committee
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db

ON = date(2023, 9, 21)


@scene
def card():
    a_committee()
    wards = (a_unit("Phường Một"), a_unit("Phường Hai"))
    department = a_unit("Phòng Tư pháp", kind=Kind.DEPARTMENT)
    groups = {"Xã, phường": tuple(unit.id for unit in wards), "Phòng": (department.id,)}
    return a_round(peer_groups=groups, is_simulated=True)


def words_of(written) -> str:
    """Everything the Word file says, tables and foot included."""
    document = Document(BytesIO(render(written, "docx").data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    feet = (paragraph.text for section in document.sections for paragraph in section.footer.paragraphs)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells, *feet])


@pytest.mark.parametrize("make", [plan, guidance])
def test_every_day_of_the_calendar_stands_in_both_with_its_weekday(card, make):
    words = words_of(make(card, on=ON))
    for day in days_of(card.calendar):
        assert format_day(day.on) in words, day
    assert "Thứ Sáu, 29/9/2023" in words
    assert card.index_title in words
    assert "ngày 14/9/2023" in words
    assert "3 ngày làm việc" in words
    assert "Dữ liệu mô phỏng" in words


def test_the_plan_names_every_unit_in_its_group(card):
    words = words_of(plan(card, on=ON))
    for each in assessments_of(card.id):
        assert each.unit_name in words
        assert each.unit_code in words
    assert "nhóm “Xã, phường”: 2 đơn vị" in words
    assert "nhóm “Phòng”: 1 đơn vị" in words
    assert "3 đơn vị" in words


def test_the_guidance_asks_for_every_criterion(card):
    words = words_of(guidance(card, on=ON))
    index = definition_page(card.version_id)
    leaves = [leaf for area in index.areas for group in area.groups for leaf in group.leaves]
    assert len(leaves) == index.leaf_count
    for leaf in leaves:
        assert leaf.code in words
        assert leaf.title in words
        assert all(figure.label in words for figure in leaf.asked)
    assert f"{index.leaf_count} tiêu chí" in words


@pytest.mark.parametrize("make", [plan, guidance])
@pytest.mark.parametrize("file_format", ["docx", "pdf", "xlsx"])
def test_each_is_had_in_every_form(card, make, file_format):
    file = render(make(card, on=ON), file_format)
    assert file.data
    assert file.name.endswith(f"2023-xa-phuong.{file_format}")


def test_without_a_committee_nobody_issues_them():
    with pytest.raises(NoCommittee, match=r"UBND|Ủy ban"):
        plan(a_round(), on=ON)
