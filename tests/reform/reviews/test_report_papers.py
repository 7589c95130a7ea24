"""The report as a paper: the form of Nghị định 30, archival PDF, opened elsewhere, a person's words and all."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.documents.rendering import render
from sen.reform.reviews import documents
from sen.reform.reviews.operations import reporting
from tests.factories.directives import reported
from tests.factories.reviews import PREPARED_AT, a_committee, eight_areas
from tests.factories.unit_reports import a_collection, handed_in
from tests.factories.units import a_unit
from tests.reform.documents.libreoffice import needs_libreoffice, pages_of
from tests.reform.documents.nd30 import violations
from tests.scenes import scene

pytestmark = pytest.mark.django_db
MINE = "Chín bộ phận một cửa đã được nâng cấp:\n- năm ở phường;\n- bốn ở xã."


@scene
def report():
    a_committee()
    eight_areas()
    units = [a_unit(f"Phường {number}") for number in (1, 2, 4)]
    review = a_collection()
    handed_in(review, units[0].id, figures={"3.1": "1200", "7.1": "90,5"})
    handed_in(review, units[1].id, figures={"3.1": "34"})
    reporting.write_section(review.id, "area:3", MINE, seen=0, by=SYSTEM, at=PREPARED_AT)
    reported("3.1", 95)
    return documents.periodic_report(review.id)


def test_the_paper_has_the_form_of_nghi_dinh_30_and_is_archival(report):
    assert violations(render(report, "docx").data) == []
    pdf = render(report, "pdf").data
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf


@needs_libreoffice
@pytest.mark.parametrize("file_format", ["docx", "xlsx"])
def test_another_office_program_opens_it_and_reads_the_same_figures(report, file_format, tmp_path):
    text = " ".join(" ".join(pages_of(render(report, file_format).data, file_format, tmp_path)).split())
    for words in ("1.234", "Phường 1: 90,5", "Đơn vị tính"):
        assert words in text, words
    if file_format == "docx":
        assert "Chín bộ phận một cửa đã được nâng cấp" in text
        assert "- bốn ở xã." in text
