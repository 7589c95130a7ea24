"""The papers of a season: that they are in form, and that their numbers are those of the page."""

import io
from decimal import Decimal

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations
from sen.reform.assessments.queries import Move, Stage
from sen.reform.common.numbers import format_number
from sen.reform.indices.loader import Declared
from sen.reform.scoring.engine import current_sheet
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.queries import latest_run, scorecard, snapshot
from tests.factories.assessments import OPENED_AT, an_index_text, declared, handed_over
from tests.factories.council import a_settled_round, a_ward, member
from tests.factories.evidence import a_piece
from tests.factories.results import an_official_run, published
from tests.office.council.reading import FOLDER, OF_ROUND, OF_UNIT, ONE, table_headed, text_of
from tests.reform.documents.libreoffice import needs_libreoffice, openable
from tests.reform.documents.nd30 import form_of, violations

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", [*OF_ROUND, *(f"phuong-mot/{name}" for name in OF_UNIT)])
def test_every_paper_is_in_form_and_says_what_it_is(sign_in, fetch, card, path):
    sign_in(Role.SECRETARY)
    data = fetch(f"{FOLDER}{path}.docx")
    assert violations(data) == []
    assert fetch(f"{FOLDER}{path}.pdf").startswith(b"%PDF")
    assert CalamineWorkbook.from_filelike(io.BytesIO(fetch(f"{FOLDER}{path}.xlsx"))).sheet_names
    document = Document(io.BytesIO(data))
    feet = "".join(line.text for section in document.sections for line in section.footer.paragraphs)
    feet += "".join(line.text for section in document.sections for line in section.first_page_footer.paragraphs)
    assert "Dữ liệu mô phỏng" in feet
    if path not in ("ke-hoach", "huong-dan"):
        assert "Bộ chỉ số mẫu, không có giá trị pháp lý" in feet
        kind = "Tạm tính, chưa thẩm định" if "tu-danh-gia" in path else "chính thức, đã phê duyệt"
        assert kind.casefold() in text_of(data).casefold()


@needs_libreoffice
def test_another_office_program_opens_every_paper_without_repair(sign_in, fetch, card, tmp_path):
    sign_in(Role.SECRETARY)
    paths = [*OF_ROUND, *(f"phuong-mot/{name}" for name in OF_UNIT)]
    files = {
        f"{path.rpartition('/')[2]}.{ending}": fetch(f"{FOLDER}{path}.{ending}")
        for path in paths
        for ending in ("docx", "xlsx")
    }
    unopened = [name for name, pages in openable(files, tmp_path).items() if not pages]
    assert unopened == []


@pytest.mark.parametrize("name", ["tai-lieu-hop", "bien-ban", "quyet-dinh", "thong-bao"])
def test_the_ranking_on_paper_is_the_ranking_of_the_run(sign_in, fetch, card, name):
    sign_in(Role.SECRETARY)
    run = latest_run(2023, RunKind.OFFICIAL)
    rows = table_headed(fetch(f"{FOLDER}{name}.docx"), "Hạng").rows
    found = [row for row in rows if row[0].isdigit()]
    assert [row[:5] for row in found] == [
        (str(unit.rank), unit.unit_name, format_number(unit.total, 2), format_number(unit.percent, 2), unit.grade)
        for unit in run.units
    ]


def test_the_areas_on_paper_are_those_of_the_run(sign_in, fetch, card):
    sign_in(Role.SECRETARY)
    run = latest_run(2023, RunKind.OFFICIAL)
    rows = table_headed(fetch(f"{FOLDER}quyet-dinh.docx"), "Lĩnh vực 1").rows
    found = {row[1]: row[2:4] for row in rows if row[0].isdigit()}
    assert found == {unit.unit_name: tuple(format_number(area.points, 2) for area in unit.areas) for unit in run.units}


def test_the_score_sheet_has_the_ministrys_columns_and_the_numbers_of_the_sheet(sign_in, fetch, card):
    sign_in(Role.SECRETARY)
    data = fetch(f"{ONE}bang-diem.docx")
    table = table_headed(data, "Điểm tối đa")
    assert table.head == (
        *("STT", "Tiêu chí", "Điểm tối đa", "Tự đánh giá", "Tài liệu kiểm chứng/Giải trình"),
        *("Thẩm định", "Ý kiến hội đồng", "Chỉ số"),
    )
    assert form_of(data).pages[-1].is_landscape
    one = member(card, "Phường Một")
    own, marked = current_sheet(one.id), current_sheet(one.id, through=Stage.REAPPRAISAL)
    final = scorecard(latest_run(2023, RunKind.OFFICIAL).id, one.unit_id).sheet
    rows = {row[0]: row for row in table.rows}
    for code in ("1.1.1", "1.1.2", "1.2", "2.1.2"):
        points, most = final.leaf(code).points, final.leaf(code).maximum
        assert rows[code][2] == format_number(most, 2)
        assert rows[code][3] == format_number(own.leaf(code).points, 2)
        assert rows[code][5] == format_number(marked.leaf(code).points, 2)
        assert rows[code][7] == format_number(points * 100 / most, 2)
    assert rows["1.1.2"][6] == "Kịp thời. Hội đồng công nhận ngày ban hành."
    assert "Giải trình: Ban hành ngày 28/12" in rows["1.1.2"][4]
    # Not applicable is no nought.
    assert (rows["2.1.1"][3], rows["2.1.1"][7]) == ("–", "–")
    assert table.rows[-1][3] == format_number(own.total, 2)
    assert table.rows[-1][7] == format_number(final.percent, 2)


def test_the_workbook_holds_the_same_numbers(sign_in, fetch, card):
    sign_in(Role.SECRETARY)
    book = CalamineWorkbook.from_filelike(io.BytesIO(fetch(f"{ONE}bang-diem.xlsx")))
    rows = book.get_sheet_by_index(0).to_python()
    own = current_sheet(member(card, "Phường Một").id)
    assert next(row for row in rows if row[0] == "1.1.1")[3] == float(own.leaf("1.1.1").points)


def test_the_minutes_carry_decisions_reasons_and_the_sealed_digest(sign_in, fetch, card, settings):
    settings.SEN_SITE = "https://cchc.example.vn"
    sign_in(Role.SECRETARY)
    data = fetch(f"{FOLDER}bien-ban.docx")
    text = text_of(data)
    assert "Kịp thời. Hội đồng công nhận ngày ban hành." in text
    assert "Giữ kết quả thẩm định lần 2" in text
    digest = snapshot(latest_run(2023, RunKind.OFFICIAL).id).digest
    beginning = " ".join(digest[at : at + 4] for at in range(0, 16, 4))
    assert beginning in text
    assert f"https://cchc.example.vn/kiem-chung/{digest[:32]}/" in text
    assert form_of(data).pictures


def test_the_address_of_the_code_opens_the_sealed_result(client, card):
    digest = snapshot(latest_run(2023, RunKind.OFFICIAL).id).digest
    answer = client.get(f"/kiem-chung/{digest[:32]}/")
    assert answer.status_code == 200
    assert card.title in answer.content.decode()


def test_the_letter_tells_what_was_lost_why_and_what_to_mend(sign_in, fetch, card):
    sign_in(Role.FOCAL_OFFICER, member(card, "Phường Hai").unit_id)
    data = fetch(f"{FOLDER}phuong-hai/thu-thong-bao.docx")
    run = latest_run(2023, RunKind.OFFICIAL)
    score = next(unit for unit in run.units if unit.unit_name == "Phường Hai")
    text = text_of(data)
    assert f"{format_number(score.total, 2)}/{format_number(score.applicable_maximum)} điểm" in text
    assert f"hạng {score.rank}" in text
    row = next(row for row in table_headed(data, "Bị trừ").rows if row[0] == "1.1.2")
    assert row[2:6] == ("0,50", "2,00", "1,50", "Văn bản đóng dấu ngày 5/1.")
    assert row[6] != "–"


def test_a_correction_says_so_and_why(sign_in, fetch, card):
    sign_in(Role.SECRETARY)
    operations.move_round(card.id, Move.REVISE, by=SYSTEM, at=OPENED_AT, reason="Nhầm số liệu")
    # While it is corrected the reason is that of taking it up again.
    late = operations.Marking("1.1.2", Declared("1.1.2", {"value": "none"}), "Không có văn bản")
    operations.mark(member(card, "Phường Hai").id, late, by=SYSTEM, at=OPENED_AT)
    an_official_run(card)
    text = text_of(fetch(f"{FOLDER}quyet-dinh.docx"))
    assert "Bản 2 thay bản đã công bố trước đó. Lý do đính chính: Nhầm số liệu." in text
    assert "chính thức, chưa phê duyệt" in text.casefold()
    published(card, reason="Đính chính Phường Hai")
    assert "Lý do đính chính: Đính chính Phường Hai." in text_of(fetch(f"{FOLDER}quyet-dinh.docx"))
    assert "Đính chính Phường Hai. Thư này thay" in text_of(fetch(f"{ONE}thu-thong-bao.docx"))
    assert "Đính chính, thay bản trước" in text_of(fetch(f"{FOLDER}bien-ban.docx"))


def test_before_the_approval_papers_are_drafts(sign_in, fetch, settled):
    an_official_run(settled)
    sign_in(Role.SECRETARY)
    assert "chính thức, chưa phê duyệt" in text_of(fetch(f"{FOLDER}bien-ban.docx")).casefold()
    document = Document(io.BytesIO(fetch(f"{FOLDER}quyet-dinh.docx")))
    assert "Dự thảo" in "".join(line.text for line in document.sections[0].first_page_footer.paragraphs)
    assert "có hiệu lực sau khi công bố" in text_of(fetch(f"{FOLDER}bien-ban.docx"))


def test_mid_season_papers_work_and_are_called_provisional(sign_in, fetch):
    one = a_ward(lambda each: declared(each, "1.1.1", done=48, planned=60))
    sign_in(Role.FOCAL_OFFICER, one.unit_id)
    report = fetch(f"{ONE}bao-cao-tu-danh-gia.docx")
    own = current_sheet(one.id)
    assert "Tạm tính, chưa thẩm định" in text_of(report)
    assert f"{format_number(own.total, 2)}/{format_number(own.maximum)} điểm" in text_of(report)
    assert violations(report) == []
    sheet = table_headed(fetch(f"{ONE}bang-diem.docx"), "Điểm tối đa")
    row = next(row for row in sheet.rows if row[0] == "1.1.1")
    assert row[3:8] == (
        "1,00",
        "Nhiệm vụ đã hoàn thành: 48 nhiệm vụ; Nhiệm vụ trong kế hoạch: 60 nhiệm vụ",
        "–",
        "–",
        "–",
    )
    assert "công bố" in fetch(f"{ONE}thu-thong-bao.docx", 403).decode()


@pytest.mark.parametrize(("path", "most"), [("", 16), ("bien-ban.docx", 48), ("phuong-mot/bang-diem.docx", 48)])
def test_papers_ask_a_bounded_number_of_times(sign_in, fetch, card, django_assert_max_num_queries, path, most):
    sign_in(Role.SECRETARY)
    with django_assert_max_num_queries(most):
        fetch(FOLDER + path)


def test_trap_5_the_rows_of_the_areas_add_up_to_the_total_penalties_included(sign_in, fetch):
    from tests.reform.scoring.test_changes import PENALTY

    text = an_index_text().replace('scale = "10"', 'scale = "10"\npenalty_cap = "3"') + PENALTY
    card = a_settled_round("Phường Một", text=text)
    one = member(card, "Phường Một")
    said = operations.Marking("P1", Declared("P1", {"reports": "1"}), "Báo cáo sai sự thật")
    operations.mark(one.id, said, by=SYSTEM, at=OPENED_AT)
    published(card)
    sign_in(Role.SECRETARY)
    rows = table_headed(fetch(f"{ONE}thu-thong-bao.docx"), "Lĩnh vực").rows
    points = [Decimal(row[1].replace(",", ".")) for row in rows]
    assert sum(points[:-1]) == points[-1]
    assert ("Điểm thưởng, điểm trừ", "-2,00", "–") in rows


def test_the_sheet_names_the_evidence_with_its_place_and_what_was_added_later(sign_in, fetch):
    one = a_ward(lambda each: None)
    piece = a_piece(one.unit_id)
    operations.attach(one.id, operations.Attaching("1.1.1", piece.key, "mục II, trang 3"), by=SYSTEM, at=OPENED_AT)
    handed_over(one)
    reply = operations.Reply("1.1.2", "Ban hành ngày 28/12")
    operations.disagree(one.id, reply, by=SYSTEM, at=OPENED_AT)
    operations.attach(one.id, operations.Attaching("1.1.2", piece.key), by=SYSTEM, at=OPENED_AT)
    sign_in(Role.FOCAL_OFFICER, one.unit_id)
    rows = {row[0]: row for row in table_headed(fetch(f"{ONE}bang-diem.docx"), "Điểm tối đa").rows}
    named = "Kế hoạch cải cách hành chính năm 2023, số 12/KH-UBND, UBND thành phố"
    assert f"{named} (mục II, trang 3)" in rows["1.1.1"][4]
    assert f"{named} – bổ sung; Giải trình: Ban hành ngày 28/12" in rows["1.1.2"][4]
    # What was added later is no part of what the unit reported.
    own = {row[0]: row for row in table_headed(fetch(f"{ONE}bao-cao-tu-danh-gia.docx"), "STT").rows}
    assert named in own["1.1.1"][4]
    assert named not in own["1.1.2"][4]
