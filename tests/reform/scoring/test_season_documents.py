"""The papers of a season as they are written: their form, their issuer, their warnings."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments import operations
from sen.reform.assessments.queries import assessments_of, council_items, decisions_of, round_with_id
from sen.reform.documents.content import GroupRow, Table
from sen.reform.documents.rendering import render
from sen.reform.indices import loader
from sen.reform.organizations.kinds import Kind
from sen.reform.scoring.documents import NoCommittee, calibration_report, council_pack, minutes, self_report
from sen.reform.scoring.documents.frame import ended, note_of
from sen.reform.scoring.engine import changes_of, current_sheet
from sen.reform.scoring.queries import calibration_of
from sen.reform.scoring.queries.dossiers import RoundDossier, UnitDossier
from tests.factories.assessments import OPENED_AT, a_round, an_index_text
from tests.factories.council import COMMITTEE, a_settled_round
from tests.factories.results import a_round_before_the_council
from tests.factories.units import a_unit
from tests.reform.documents.libreoffice import needs_libreoffice, pages_of
from tests.reform.documents.nd30 import form_of, violations

pytestmark = pytest.mark.django_db
ON = date(2023, 11, 10)


def a_dossier(card):
    return RoundDossier(
        card=card,
        on=ON,
        members=assessments_of(card.id),
        items=council_items(card),
        leaves=loader.leaf_lines(card.version_id),
        places_decided=decisions_of(card.id),
        changes=changes_of(card),
    )


def words_of(document):
    return "\n".join(str(vars(block)) for block in document.blocks)


def test_before_the_result_the_pack_and_the_minutes_say_there_is_none():
    card = a_settled_round()
    dossier = a_dossier(card)
    for document in (council_pack(dossier), minutes(dossier)):
        assert "Chưa tính điểm chính thức" in words_of(document)
        assert [fact.text for fact in document.facts][1] == "Tạm tính, đang thẩm định"
        assert violations(render(document, "docx").data) == []
    # Every objection stands in the pack with all words said of it.
    (table,) = council_pack(dossier).annexes[0].blocks
    assert [row.title for row in table.rows if isinstance(row, GroupRow)] == ["Phường Hai", "Phường Một"]
    assert table.rows[1][1:] == (
        "Kịp thời.",
        "Chậm. Ban hành chậm 3 ngày.",
        "Ban hành ngày 28/12.",
        "Chậm. Văn bản đóng dấu ngày 5/1.",
    )


def test_the_pack_names_sheets_that_have_not_come():
    a_unit(COMMITTEE, kind=Kind.COMMITTEE)
    card = a_round(a_unit("Phường Xa"))
    assert "Phường Xa: đơn vị đang kê khai." in words_of(council_pack(a_dossier(card)))


def test_ties_and_grades_stand_on_the_agenda_and_then_in_the_minutes():
    a_unit(COMMITTEE, kind=Kind.COMMITTEE)
    text = (
        an_index_text()
        .replace('ties = "competition"', 'ties = "chair"')
        .replace(
            '{ label = "Tốt", from = "80" }',
            '{ label = "Tốt", from = "80", each_area_from = "99", otherwise = "decided" }',
        )
    )
    card = a_round_before_the_council(done=(80, 80, 95), text=text)
    dossier = a_dossier(card)
    agenda = words_of(council_pack(dossier))
    assert "Quyết định thứ hạng của các đơn vị bằng điểm: Phường A, Phường B." in agenda
    assert "Quyết định xếp loại của Phường C (đủ mức “Tốt” về điểm)." in agenda
    assert "Không có đơn vị nào đề nghị xem xét lại." in words_of(minutes(dossier))
    first, second = (each.unit_id for each in dossier.changes.orders[0].cards)
    operations.decide_order(card.id, (second, first), "Nộp sớm hơn", by=SYSTEM, at=OPENED_AT)
    third = next(each.unit_id for each in dossier.members if each.unit_name == "Phường C")
    operations.decide_grade(card.id, third, "Tốt", "Vốn giao muộn.", by=SYSTEM, at=OPENED_AT)
    said = words_of(minutes(a_dossier(card)))
    assert "Thứ tự: Phường B, Phường A. Lý do: Nộp sớm hơn." in said
    assert "Xếp loại Tốt: Phường C. Lý do: Vốn giao muộn." in said


@pytest.mark.parametrize(
    ("kind", "name", "number", "signed"),
    [
        (Kind.WARD, "Phường Ba", "BC-UBND", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (Kind.DEPARTMENT, "Phòng Văn hóa và Thông tin", "BC-PVHVTT", ("THỦ TRƯỞNG ĐƠN VỊ",)),
    ],
)
def test_a_report_is_the_units_own_and_signed_by_its_head(kind, name, number, signed):
    a_unit(COMMITTEE, kind=Kind.COMMITTEE)
    unit = a_unit(name, kind=kind)
    (card,) = assessments_of(a_round(unit).id)
    own = current_sheet(card.id)
    leaves = loader.leaf_lines(card.round.version_id)
    data = render(self_report(UnitDossier(card, ON, leaves, {}, {}, own, final=own), unit), "docx").data
    form = form_of(data)
    assert form.number.text.endswith(number)
    assert tuple(line.text for line in form.signatures[0])[: len(signed)] == signed
    assert violations(data) == []


def test_without_a_committee_nobody_issues_a_paper():
    with pytest.raises(NoCommittee, match="10/11/2023"):
        council_pack(a_dossier(a_round(a_unit())))


def test_calibration_says_what_it_leaves_out_and_how_alike_the_orders_are():
    card = a_settled_round()
    document = calibration_report(card, calibration_of(card), on=ON)
    said = words_of(document)
    assert "Xã, phường: không so sánh được." in said  # both wards declared the same
    assert "Không so sánh 2 mục" in said
    assert sum(isinstance(block, Table) for block in document.blocks) == 2
    assert violations(render(document, "docx").data) == []


@pytest.mark.parametrize(
    ("said", "sentence"),
    [("số thu thay đổi", "Số thu thay đổi."), ("Đã xác nhận..  ", "Đã xác nhận."), ("Xong.", "Xong.")],
)
def test_reasons_become_sentences_with_one_full_stop(said, sentence):
    assert ended(said) == sentence


def test_the_foot_of_a_page_warns_of_simulated_figures_and_of_a_sample_index():
    real = a_round(a_unit(), text=an_index_text(status="issued"))
    assert note_of(real) == ""
    shown = a_round(a_unit(), year=2022, version_id=real.version_id, is_simulated=True)
    assert note_of(shown, "Dự thảo") == "Dữ liệu mô phỏng. Dự thảo"


@needs_libreoffice
@pytest.mark.parametrize("file_format", ["docx", "xlsx"])
def test_libreoffice_opens_the_pack_without_repair(file_format, tmp_path):
    document = council_pack(a_dossier(round_with_id(a_settled_round().id)))
    pages = " ".join(" ".join(pages_of(render(document, file_format).data, file_format, tmp_path)).split())
    assert "Văn bản đóng dấu ngày 5/1" in pages
