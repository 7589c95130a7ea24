"""The papers of commendation: their form, their numbers equal to the data, archival PDF; and the certificate."""

import io
from datetime import date

import pypdfium2
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT

from sen.reform.accounts.queries import SYSTEM
from sen.reform.commendations import documents, operations, queries
from sen.reform.commendations.queries import State
from sen.reform.documents.certificates import Certificate, certificate_docx, certificate_pdf, render_certificate
from sen.reform.documents.rendering import render
from sen.reform.organizations.kinds import Kind
from sen.reform.scoring.documents import NoCommittee
from tests.factories.commendations import (
    AT,
    DAY,
    a_commendation_round,
    a_nomination,
    a_published_result,
    before_council,
    voted,
)
from tests.factories.council import COMMITTEE
from tests.factories.results import corrected
from tests.factories.units import a_unit
from tests.reform.documents.libreoffice import needs_libreoffice, pages_of
from tests.reform.documents.nd30 import violations
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def story():
    """One unit commended, one refused by vote, and the first award revoked after a correction."""
    a_unit(COMMITTEE, kind=Kind.COMMITTEE)
    result = a_published_result()
    card = a_commendation_round(result, is_simulated=True)
    first, second = before_council(a_nomination(card, 0)), before_council(a_nomination(card, 1))
    counts = (operations.Count(first.id, 9, 0), operations.Count(second.id, 5, 4, "Cần thêm minh chứng"))
    operations.hold_council(
        operations.NewSession(card.id, DAY, 9, 8, counts, 1, "Phòng họp số 2", "Thảo luận hồ sơ"), by=SYSTEM, at=AT
    )
    operations.decide(operations.NewDecision(card.id, 101, DAY), [first.id], by=SYSTEM, at=AT)
    corrected(result, AT)
    operations.flag_shaken_awards(at=AT)
    operations.revoke(first.id, 102, DAY, "Kết quả đính chính, đơn vị không còn đứng đầu.", by=SYSTEM, at=AT)
    return queries.nomination(first.id)


def papers_of(made):
    """Every paper of the story by its name."""
    card = made.round
    (session,) = queries.sessions_of(card.id)
    awarding, revoking = queries.decisions_of(card.id)
    reward = queries.reward_on(DAY)
    return {
        "proposal": documents.proposal(card, (made,), reward, DAY),
        "minutes": documents.minutes(card, session),
        "count": documents.count_minutes(card, session),
        "decision": documents.decision(card, awarding, reward),
        "revocation": documents.revocation(card, revoking),
        "report": documents.report(made),
    }


def words_in(data):
    """Everything a DOCX says, tables included."""
    paper = Document(io.BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def test_every_paper_has_the_form_of_nghi_dinh_30_says_it_is_simulated_and_is_archival(story):
    for name, document in papers_of(story).items():
        assert violations(render(document, "docx").data) == [], name
        assert document.note.startswith("Dữ liệu mô phỏng"), name
        pdf = render(document, "pdf").data
        assert b"<pdfaid:part>2</pdfaid:part>" in pdf, name
        assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf, name


SAID = (
    ("proposal", ("Kính gửi: Chủ tịch Ủy ban nhân dân thành phố Sa Đéc", "1.800.000 đồng", "1.080.000", "0,6 lần")),
    ("minutes", ("có mặt 8", "vắng mặt có ý kiến bằng văn bản 1", "ít nhất 6/9", "8/9", "Cần thêm minh chứng")),
    ("count", ("9 phiếu phát ra", "100,00", "55,56", "Không đạt", "1/2 tập thể đạt")),
    ("decision", ("Số: 101/QĐ-UBND", "1.080.000", "01/2023", "mã kiểm chứng")),
    ("revocation", ("Số: 102/QĐ-UBND", "Hủy bỏ việc tặng Giấy khen", "Quyết định số 101/QĐ-UBND", "01/2023")),
    ("report", ("rút ngắn thời gian giải quyết", "xếp hạng 1/3", "Thủ trưởng đơn vị xác nhận ngày 21/9/2023")),
)


def test_the_numbers_of_each_paper_are_those_of_the_data(story):
    papers = papers_of(story)
    for name, said in SAID:
        text = words_in(render(papers[name], "docx").data)
        for words in said:
            assert words in text, (name, words)


def test_the_list_adds_up(story):
    (table,) = papers_of(story)["proposal"].annexes[0].blocks
    assert table.total[-1] == sum(row[-1] for row in table.rows)


def test_before_anything_is_confirmed_papers_say_so():
    a_unit(COMMITTEE, kind=Kind.COMMITTEE)
    made = a_nomination()
    draft = documents.report(made)
    assert "chưa xác nhận" in draft.note
    text = words_in(render(draft, "docx").data)
    assert "Đơn vị chưa viết báo cáo." in text
    assert "Chưa ai xác nhận." in text or "chưa ai xác nhận." in text
    empty = documents.proposal(made.round, (), queries.reward_on(date(2026, 7, 1)), DAY)
    assert "Chưa có hồ sơ đủ điều kiện" in words_in(render(empty, "docx").data)


def test_without_a_committee_nobody_can_issue_a_paper():
    made = before_council(a_nomination())
    voted(made)
    with pytest.raises(NoCommittee):
        documents.minutes(made.round, queries.sessions_of(made.round.id)[0])


@needs_libreoffice
def test_other_office_programs_open_the_papers_and_the_certificate(story, tmp_path):
    assert "THÀNH TÍCH" in pages_of(render(papers_of(story)["report"], "docx").data, "docx", tmp_path)[0].upper()
    given = documents.certificate(story.round, story.award)
    (page,) = pages_of(certificate_docx(given), "docx", tmp_path)
    assert "GIẤY KHEN" in page


def test_the_certificate_says_its_lines_in_their_order_on_one_landscape_page(story):
    data = certificate_pdf(documents.certificate(story.round, story.award))
    paper = pypdfium2.PdfDocument(data)
    assert len(paper) == 1
    width, height = paper[0].get_size()
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (297, 210)
    text = paper[0].get_textpage().get_text_range()
    paper.close()
    lines = (
        *("Vị trí Quốc huy", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        *("CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ SA ĐÉC", "TẶNG", "GIẤY KHEN", story.unit_name),
        *("Đã có thành tích xuất sắc", "Quyết định số 101/QĐ-UBND, ngày 21 tháng 9 năm 2023", "Số sổ vàng: 01/2023"),
        *("Sa Đéc, ngày 21 tháng 9 năm 2023", "CHỦ TỊCH", "Dữ liệu mô phỏng", "ĐÃ THU HỒI"),
    )
    at = 0
    for line in lines:
        found = text.find(line, at)
        assert found >= 0, (line, text)
        at = found
    assert b"<pdfaid:part>2</pdfaid:part>" in data


def test_the_certificate_as_docx_has_a_border_red_lines_and_no_picture(story):
    data = certificate_docx(documents.certificate(story.round, story.award))
    paper = Document(io.BytesIO(data))
    (section,) = paper.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert "w:pgBorders" in section._sectPr.xml
    red = [run.text for paragraph in paper.paragraphs for run in paragraph.runs if str(run.font.color.rgb) == "C8102E"]
    assert red == ["CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ SA ĐÉC", "GIẤY KHEN"]
    assert paper.inline_shapes._inline_lst == []  # neither emblem nor seal is ever drawn
    foot = [run for cell in paper.tables[0].rows[0].cells for line in cell.paragraphs for run in line.runs]
    assert [(run.bold, run.italic) for run in foot] == [(True, True)] * 3 + [(True, False)]


def test_a_certificate_is_the_same_every_time_and_named_after_its_unit(story):
    given = documents.certificate(story.round, story.award)
    assert certificate_pdf(given) == certificate_pdf(given)
    assert certificate_docx(given) == certificate_docx(given)
    assert render_certificate(given, "pdf").name == "giay-khen-2023-01-phuong-b.pdf"


def test_letters_no_font_can_draw_become_empty_boxes():
    given = Certificate(
        authority="Chủ tịch",
        form="Giấy khen",
        recipient="Đơn vị \U0001f338",
        address="",
        achievement="Thành tích",
        decision="QĐ",
        gold_book="01",
        place="Sa Đéc",
        on=DAY,
        post="Chủ tịch",
    )
    assert certificate_pdf(given).startswith(b"%PDF")


def test_the_story_ends_revoked(story):
    assert story.state is State.REVOKED
