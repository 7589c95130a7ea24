"""The plan on paper: its form, its words, and a table that is read again without a difference."""

import io
from datetime import date
from decimal import Decimal

import docx
import pypdfium2
import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.directives import operations, queries
from sen.reform.directives.documents.plan import plan_document
from sen.reform.directives.models import ItemKind
from sen.reform.directives.operations import NewArea
from sen.reform.documents.rendering import formats_of, render
from sen.reform.organizations.kinds import Kind
from sen.reform.scoring.documents import NoCommittee
from tests.factories.directives import a_plan, an_item, reissued
from tests.factories.units import a_unit
from tests.reform.documents.libreoffice import needs_libreoffice, pages_of
from tests.reform.documents.nd30 import form_of, violations
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def areas():
    a_unit("UBND thành phố Sa Đéc", Kind.COMMITTEE)
    home = a_unit("Phòng Nội vụ", Kind.DEPARTMENT)
    labour = a_unit("Phòng Lao động - Thương binh và Xã hội", Kind.DEPARTMENT)
    wards = [a_unit(name) for name in ("Phường 1", "Phường An Hòa")]
    everything = {
        "lead_unit_id": home.id,
        "co_ordinator_ids": (labour.id, *(ward.id for ward in wards)),
        "product": "Báo cáo, kèm bảng; biểu",
        "basis": "Nghị quyết số 76/NQ-CP; Kế hoạch số 10/KH-UBND",
        "budget": "Ngân sách thành phố",
    }
    steps = {"kind": ItemKind.TASK, "measure": "bước", "lead_unit_id": labour.id, "due_on": date(2023, 6, 30)}
    return (
        NewArea(
            "1",
            "Chỉ đạo, điều hành",
            (
                an_item("1.1", planned=Decimal(20000), measure="hồ sơ", baseline=Decimal("1234.5"), **everything),
                an_item("1.2", planned=Decimal("62.5"), baseline=Decimal(0), lead_unit_id=home.id),
                # One of a target, and words that look like something else.
                an_item(
                    "1.3", planned=Decimal(1), measure="đề án", title="= Tổng - 3/4 1. hồ sơ", lead_unit_id=home.id
                ),
            ),
        ),
        NewArea("8", "Tác động của cải cách hành chính", (an_item("8.10", planned=Decimal(4), **steps),)),
    )


@pytest.mark.parametrize("file_format", ["xlsx", "docx"])
def test_what_is_written_is_read_again_without_a_difference(areas, file_format, at):
    """The columns written are the columns read: not a letter of an item is lost on the way."""
    a_plan(*areas, is_simulated=True)
    file = render(plan_document(queries.plan_lines(2023)), file_format)
    upload = operations.PlanUpload(
        2023, "Kế hoạch", "45/KH-UBND", date(2023, 7, 1), file.name, file.data, reason="Đọc lại"
    )
    preview = queries.plan_preview(operations.bring_plan(upload, by=SYSTEM, at=at))
    assert preview.errors == ()
    assert preview.warnings == ()
    assert preview.changes.is_empty
    assert preview.changes.kept_count == 4
    operations.confirm_plan(preview.id, digest=preview.digest, by=SYSTEM, at=at)
    assert queries.plan_lines(2023).lines == queries.plan_lines(2023, number=1).lines


@pytest.mark.parametrize("file_format", ["xlsx", "docx"])
def test_all_wards_and_communes_are_named_together_and_read_as_each(file_format, at):
    a_unit("UBND thành phố Sa Đéc", Kind.COMMITTEE)
    home, justice = (a_unit(name, Kind.DEPARTMENT) for name in ("Phòng Nội vụ", "Phòng Tư pháp"))
    wards = [a_unit(name) for name in ("Phường 2", "Phường 1")] + [a_unit("Xã Tân Phú Đông", Kind.COMMUNE)]
    everybody = tuple(unit.id for unit in (*wards, justice))
    items = (
        an_item("1.1", lead_unit_id=home.id, co_ordinator_ids=everybody),
        an_item("1.2", lead_unit_id=home.id, co_ordinator_ids=everybody[1:]),
        an_item("1.3", lead_unit_id=wards[0].id, co_ordinator_ids=everybody[1:]),
    )
    a_plan(NewArea("1", "Chỉ đạo, điều hành", items))
    document = plan_document(queries.plan_lines(2023))
    (table,) = document.annexes[0].blocks
    assert [row[8] for row in table.rows[1:]] == [
        "Phòng Tư pháp; UBND các xã, phường",
        *["Phường 1; Xã Tân Phú Đông; Phòng Tư pháp"] * 2,
    ]
    file = render(document, file_format)
    said = operations.PlanUpload(2023, "Kế hoạch", "45/KH", date(2023, 7, 1), file.name, file.data, reason="Đọc lại")
    preview = queries.plan_preview(operations.bring_plan(said, by=SYSTEM, at=at))
    assert preview.errors == ()
    assert preview.changes.is_empty


def test_the_plan_has_the_form_of_the_decree_and_says_all_it_must(areas):
    a_plan(*areas, number="12/KH-UBND", is_simulated=True)
    document = plan_document(queries.plan_lines(2023))
    data = render(document, "docx").data
    assert violations(data) == []
    assert form_of(data)
    words = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
    for said in (
        "Căn cứ Nghị quyết số 76/NQ-CP;",
        "Căn cứ Kế hoạch số 10/KH-UBND.",
        "I. MỤC TIÊU",
        "3 chỉ tiêu",
        "II. NHIỆM VỤ, CHỈ TIÊU",
        "Chỉ tiêu 1.2: 62,5 % (Phòng Nội vụ chủ trì; thời hạn 31/12/2023).",
        "III. KINH PHÍ",
        "Ngân sách thành phố.",
        "IV. TỔ CHỨC THỰC HIỆN",
    ):
        assert said in words
    head = document.letterhead
    assert (head.number, head.symbol, head.place, head.on) == (12, "KH-UBND", "Sa Đéc", date(2023, 1, 10))
    assert document.note == "Dữ liệu mô phỏng"
    assert formats_of(document) == ("docx", "pdf", "xlsx")


def test_a_plan_issued_again_says_what_it_takes_the_place_of(areas):
    a_plan(*areas)
    reissued(*areas, reason="tỉnh giao lại chỉ tiêu")
    document = plan_document(queries.plan_lines(2023), before=queries.plan_lines(2023, number=1))
    said = "\n".join(str(vars(block)) for block in document.blocks)
    assert "Kế hoạch này thay thế Kế hoạch số 01/KH-UBND ngày 10/1/2023. Lý do: Tỉnh giao lại chỉ tiêu." in said
    assert document.stem == "ke-hoach-cchc-2023-lan-2"


def test_a_plan_without_bases_budget_or_a_number_is_written_all_the_same():
    a_unit("UBND thành phố Sa Đéc", Kind.COMMITTEE)
    a_plan(number="dự thảo")
    document = plan_document(queries.plan_lines(2023))
    assert (document.letterhead.number, document.letterhead.symbol) == (None, "KH-UBND")
    assert violations(render(document, "docx").data) == []


def test_nobody_issues_a_plan_where_there_is_no_committee():
    a_plan()
    with pytest.raises(NoCommittee):
        plan_document(queries.plan_lines(2023))


def test_the_pdf_is_for_the_archive_and_holds_every_item(areas):
    a_plan(*areas)
    data = render(plan_document(queries.plan_lines(2023)), "pdf").data
    assert b"pdfaid" in data
    pages = pypdfium2.PdfDocument(data)
    text = " ".join(page.get_textpage().get_text_bounded() for page in pages).replace("\r\n", " ")
    for line in queries.plan_lines(2023).lines:
        assert line.code in text
    assert pages[len(pages) - 1].get_width() > pages[len(pages) - 1].get_height()


@needs_libreoffice
@pytest.mark.parametrize("file_format", ["docx", "xlsx"])
def test_another_office_program_opens_it(areas, file_format, tmp_path):
    a_plan(*areas)
    pages = pages_of(render(plan_document(queries.plan_lines(2023)), file_format).data, file_format, tmp_path)
    assert any("Phòng Lao động" in " ".join(page.split()) for page in pages)
