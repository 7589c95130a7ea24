"""Every kind of document, read back, has the form of Nghị định 30/2020; and the checker sees each fault."""

import io
from dataclasses import replace

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from sen.reform.documents.content import Title
from sen.reform.documents.docx import render_docx
from sen.reform.documents.wording import Kind
from tests.reform.documents import nd30
from tests.reform.documents.samples import council_minutes, decision, letter, minutes, notice, report

PLAN = replace(report(), title=Title(Kind.PLAN, "Xác định Chỉ số cải cách hành chính năm 2023"))
GUIDANCE = replace(report(), title=Title(Kind.GUIDANCE, "Tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm 2023"))
DOCUMENTS = {
    "report": report(),
    "notice": notice(),
    "plan": PLAN,
    "guidance": GUIDANCE,
    "minutes": minutes(),
    "council": council_minutes(),
    "decision": decision(),
    "letter": letter(),
    "letter to several": letter("Ủy ban nhân dân Phường 1", "Ủy ban nhân dân Phường 2"),
}


def form(document):
    return nd30.form_of(render_docx(document))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_kind_has_the_form_of_the_decree(name):
    assert nd30.violations(render_docx(DOCUMENTS[name])) == []


@pytest.mark.parametrize(
    ("document", "kind"),
    [(PLAN, "KẾ HOẠCH"), (GUIDANCE, "HƯỚNG DẪN"), (decision(), "QUYẾT ĐỊNH"), (council_minutes(), "BIÊN BẢN")],
)
def test_the_kind_stands_in_capitals_above_its_subject(document, kind):
    found = form(document)
    assert found.kind.text == kind
    assert [zone.text for zone in found.subject] == [document.title.subject]


def test_a_decision_says_who_decides_on_what_grounds_and_counts_its_articles():
    found = form(decision())
    texts = [zone.text for zone in found.zones]
    order = [
        "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ SA ĐÉC",
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "Theo đề nghị của Trưởng phòng Nội vụ.",
        "QUYẾT ĐỊNH:",
        "Điều 2. Tổ chức thực hiện",
        "Phòng Nội vụ theo dõi, đôn đốc.",
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký./.",
    ]
    assert [text for text in texts if text in order] == order
    assert [zone.is_bold for zone in found.articles] == [False, True, False]  # only a title is bold to its end
    assert found.number.text == "Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/QĐ-UBND"
    assert [[zone.text for zone in lines] for lines in found.signatures] == [["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]]


def test_the_number_of_an_article_is_bold_and_its_text_is_not():
    paper = Document(io.BytesIO(render_docx(decision())))
    article = next(paragraph for paragraph in paper.paragraphs if paragraph.text.startswith("Điều 1."))
    assert [(run.text.strip()[:12], run.bold) for run in article.runs] == [("Điều 1.", True), ("Công bố kết ", None)]


def test_a_letter_has_no_kind_but_says_below_its_number_what_it_is_about_and_to_whom_it_goes():
    found = form(letter())
    assert found.kind is None
    assert found.number.text == "Số: 07/UBND-NV"
    assert found.regarding.text.startswith("V/v đề nghị giải trình kết quả thẩm định")
    assert found.addressed.text == "Kính gửi: Ủy ban nhân dân Phường 3"
    assert found.date.text == "Sa Đéc, ngày 01 tháng 02 năm 2023"


def test_a_letter_to_several_lists_them_below_each_other():
    texts = [zone.text for zone in form(DOCUMENTS["letter to several"]).zones]
    start = texts.index("Kính gửi:")
    assert texts[start : start + 3] == ["Kính gửi:", "- Ủy ban nhân dân Phường 1;", "- Ủy ban nhân dân Phường 2."]


def test_minutes_are_signed_by_two_and_tell_their_day_in_the_text():
    found = form(council_minutes())
    assert [[zone.text for zone in lines] for lines in found.signatures] == [["THƯ KÝ"], ["CHỦ TỌA"]]
    assert found.date is None
    assert "Thời gian bắt đầu: 08 giờ 00, ngày 20 tháng 02 năm 2023" in [zone.text for zone in found.zones]


def test_a_wide_annex_lies_on_its_side_with_what_its_table_must_never_travel_without():
    found = form(decision())
    assert [page.is_landscape for page in found.pages] == [False, False, True]
    told = "Kỳ đánh giá: năm 2022 · Loại điểm: chính thức · Số liệu tính đến: 31/12/2022"
    assert [zone.text for zone in found.zones].count(told) == 2  # below the title of either annex
    ranking, scores = found.tables
    assert (ranking.width, scores.width) == (165, 252)


def test_groups_and_subtotals_are_bold_and_numbers_stand_right_with_commas():
    ranking, scores = form(decision()).tables
    assert ranking.bold_rows == (0, 4)
    assert scores.bold_rows == (0, 3, 4)
    assert scores.number_columns == (2, 3, 5, 7)
    assert set(ranking.rows[0]) == {"I. Xã, phường"}  # one cell over the whole width
    assert ranking.rows[1] == ("1", "Phường 1", "87,63", "87,63", "Tốt", "Tăng 2 bậc")
    assert ranking.rows[3] == ("–", "Xã Tân Phú Đông", "–", "–", "–", "–")
    assert scores.rows[2] == ("1.10", "=1+1", "10,01", "2,00", "+84 277 3861 234", "–", "@ghi chú", "83,3")


def _spoil(change):
    paper = Document(io.BytesIO(render_docx(decision())))
    change(paper)
    buffer = io.BytesIO()
    paper.save(buffer)
    return nd30.violations(buffer.getvalue())


def _paragraph(paper, beginning):
    cells = [cell for table in paper.tables for row in table.rows for cell in row.cells]
    everything = [*paper.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]
    return next(paragraph for paragraph in everything if paragraph.text.startswith(beginning))


def _write(paper, beginning, text):
    runs = _paragraph(paper, beginning).runs
    for run in runs[1:]:
        run.text = ""
    runs[0].text = text


FAULTS = {
    "margin is 10 mm": lambda paper: setattr(paper.sections[0], "left_margin", Mm(10)),
    "not A4": lambda paper: setattr(paper.sections[1], "page_height", Mm(279)),
    "page number must stand": lambda paper: setattr(
        paper.sections[0].header.paragraphs[0], "alignment", WD_ALIGN_PARAGRAPH.LEFT
    ),
    "not on the first page": lambda paper: setattr(paper.sections[0], "different_first_page_header_footer", False),
    "is set in Arial": lambda paper: setattr(paper.styles["Body Text"].font, "name", "Arial"),
    "The number has 12.0 points": lambda paper: setattr(_paragraph(paper, "Số:").runs[0].font, "size", Pt(12)),
    "Number and symbol are written": lambda paper: _write(paper, "Số:", "Số: 5/QĐ-UBND"),
    "Place and date are written": lambda paper: _write(paper, "Sa Đéc,", "Sa Đéc, ngày 9 tháng 3 năm 2023"),
    "The date is bold": lambda paper: setattr(_paragraph(paper, "Sa Đéc,").runs[0], "italic", False),
    "There is no motto": lambda paper: _write(paper, "Độc lập", "Độc lập-Tự do-Hạnh phúc"),
    "issuing body must be in capitals": lambda paper: _write(paper, "THÀNH PHỐ", "Thành phố Sa Đéc"),
    "The kind “Quyết định” must": lambda paper: _write(paper, "QUYẾT ĐỊNH", "Quyết định"),
    "must end in “;”": lambda paper: _write(paper, "Căn cứ Luật", "Căn cứ Luật."),
    "There is no enacting": lambda paper: _write(paper, "QUYẾT ĐỊNH:", "Quyết định:"),
    "The articles are numbered": lambda paper: _write(paper, "Điều 2.", "Điều 4. Tổ chức"),
    "The signature is bold: False": lambda paper: setattr(_paragraph(paper, "KT.").runs[0], "bold", False),
    "The recipient has 14.0 points": lambda paper: setattr(_paragraph(paper, "- Sở").runs[0].font, "size", Pt(14)),
    "The recipients must end": lambda paper: _write(paper, "- Lưu", "- Lưu: VT"),
    "The annexes are called": lambda paper: _write(paper, "Phụ lục II", "Phụ lục 2"),
    "must say in italics": lambda paper: _write(paper, "(Kèm theo", "Kèm theo"),
    "must repeat its head": lambda paper: [
        mark.getparent().remove(mark) for mark in list(paper.element.body.iter(qn("w:tblHeader")))
    ],
    "keep its rows whole": lambda paper: [
        mark.getparent().remove(mark) for mark in list(paper.element.body.iter(qn("w:cantSplit")))
    ],
    "A picture has no words": lambda paper: [each.set("descr", "") for each in paper.element.body.iter(qn("wp:docPr"))],
}


@pytest.mark.parametrize("sentence", FAULTS)
def test_the_checker_sees_each_fault(sentence):
    found = _spoil(FAULTS[sentence])
    assert [each for each in found if sentence in each], found
