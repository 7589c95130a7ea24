"""The DOCX, read back: the form of Nghị định 30/2020, and a file that Word opens without repair."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from sen.reform.documents.content import Paragraph
from sen.reform.documents.docx import render_docx
from sen.reform.documents.docx.styles import LOOKS
from sen.reform.documents.printed import printed
from tests.reform.documents.samples import minutes, notice, report


def open_docx(document):
    return Document(io.BytesIO(render_docx(document)))


@pytest.fixture(scope="module")
def paper():
    return open_docx(report())


def lines_of(cell):
    return [paragraph.text for paragraph in cell.paragraphs if paragraph.text]


def test_the_pages_are_a4_with_the_margins_of_the_decree(paper):
    for section in paper.sections:
        shorter, longer = sorted((section.page_width, section.page_height))
        assert (round(shorter / Mm(1)), round(longer / Mm(1))) == (210, 297)
        margins = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
        assert [round(margin / Mm(1)) for margin in margins] == [20, 20, 30, 15]
    assert [section.orientation for section in paper.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
    ]


def test_the_page_number_stands_in_the_top_margin_but_not_on_a_first_page(paper):
    for section in paper.sections:
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header._element.xml
        assert "PAGE" not in section.first_page_header._element.xml
        assert section.header.paragraphs[0].style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
        assert section.header_distance < section.top_margin


def test_every_annex_counts_its_own_pages(paper):
    starts = [section._sectPr.find(qn("w:pgNumType")) for section in paper.sections]
    assert starts[0] is None
    assert [start.get(qn("w:start")) for start in starts[1:]] == ["1", "1"]


def test_the_note_stands_at_the_foot_of_every_page(paper):
    for section in paper.sections:
        assert section.footer.paragraphs[0].text == "Dữ liệu mô phỏng"
        assert section.first_page_footer.paragraphs[0].text == "Dữ liệu mô phỏng"


@pytest.mark.parametrize(
    ("style", "size", "is_bold", "is_italic"),
    [
        ("Letterhead Country", 13, True, False),  # cell 1: 12-13 bold
        ("Letterhead Motto", 14, True, False),  # cell 1: 13-14 bold
        ("Letterhead Superior", 13, False, False),  # cell 2: 12-13 upright
        ("Letterhead Issuer", 13, True, False),  # cell 2: 12-13 bold
        ("Letterhead Number", 13, False, False),  # cell 3: 13
        ("Letterhead Date", 14, False, True),  # cell 4: 13-14 italic
        ("Title", 14, True, False),  # cell 5a: 13-14 bold
        ("Subtitle", 14, True, False),
        ("Body Text", 14, False, False),  # cell 6: 13-14
        ("Grounds", 14, False, True),
        ("Heading 1", 14, True, False),
        ("Signature", 14, True, False),  # cell 7a: 13-14 bold
        ("Recipients Title", 12, True, True),  # cell 9b: 12 bold italic
        ("Recipients", 11, False, False),  # cell 9b: 11
        ("Annex Title", 14, True, False),
        ("Annex Reference", 14, False, True),
        ("Header", 14, False, False),  # page number: 13-14
    ],
)
def test_every_part_has_the_size_and_weight_of_the_decree(paper, style, size, is_bold, is_italic):
    font = paper.styles[style].font
    assert (font.size, font.bold, font.italic) == (Pt(size), is_bold, is_italic)


def test_every_style_in_use_is_times_new_roman_in_every_script_and_black(paper):
    used = {paragraph.style.name for paragraph in paper.paragraphs}
    used |= {p.style.name for table in paper.tables for cell in table._cells for p in cell.paragraphs}
    for name in used:
        fonts = paper.styles[name].element.rPr.find(qn("w:rFonts"))
        scripts = ("ascii", "hAnsi", "eastAsia", "cs")
        assert {script: fonts.get(qn(f"w:{script}")) for script in scripts} == dict.fromkeys(scripts, "Times New Roman")
        assert not [key for key in fonts.keys() if "Theme" in key]  # noqa: SIM118 - an XML element, not a dict
        assert str(paper.styles[name].font.color.rgb) == "000000"


def test_running_text_is_justified_with_its_first_line_indented(paper):
    shape = paper.styles["Body Text"].paragraph_format
    assert shape.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert abs(shape.first_line_indent - Mm(12.7)) < Mm(0.1)
    assert shape.space_before >= Pt(6)
    assert 1 <= shape.line_spacing <= 1.5


def test_the_letterhead_names_issuer_country_number_and_date(paper):
    (issuer, country), (number, dateline) = (row.cells for row in paper.tables[0].rows)
    assert lines_of(issuer) == ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ SA ĐÉC"]
    assert lines_of(country) == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert lines_of(number) == ["Số: " + "\u00a0" * 6 + "/BC-UBND"]
    assert lines_of(dateline) == ["Sa Đéc, ngày 21 tháng 9 năm 2023"]


def test_an_issued_number_and_a_superior_body_are_printed():
    issuer, _, number, dateline = open_docx(notice()).tables[0]._cells
    assert lines_of(issuer) == ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ SA ĐÉC", "VĂN PHÒNG HĐND&UBND"]
    assert lines_of(number) == ["Số: 05/TB-VP"]
    assert lines_of(dateline) == ["Sa Đéc, ngày 05 tháng 02 năm 2024"]


def test_rules_stand_below_issuer_country_and_subject(paper):
    ruled = [p for cell in paper.tables[0]._cells for p in cell.paragraphs if p._p.xpath("./w:pPr/w:pBdr")]
    ruled += [p for p in paper.paragraphs if p._p.xpath("./w:pPr/w:pBdr")]
    lengths = [
        round(room - p.paragraph_format.left_indent / Mm(1) - p.paragraph_format.right_indent / Mm(1))
        for p, room in zip(ruled, (66, 99, 165), strict=True)
    ]
    assert lengths == [20, 60, 43]  # two fifths of the name, all of the motto, two fifths of the subject


def test_headings_are_real_headings(paper):
    outline = [(p.style.name, p.text) for p in paper.paragraphs if p.style.name.startswith(("Heading", "Annex Title"))]
    assert outline == [
        ("Heading 1", "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"),
        ("Heading 1", "II. KẾT QUẢ THỰC HIỆN CÁC LĨNH VỰC"),
        ("Heading 2", "1. Kết quả chung"),
        ("Heading 2", "2. Kết quả theo lĩnh vực"),
        ("Heading 3", "a) Cải cách thủ tục hành chính"),
        ("Heading 3", "b) Xây dựng chính quyền điện tử, chính quyền số"),
        ("Heading 1", "III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN"),
        ("Heading 1", "IV. NHIỆM VỤ, GIẢI PHÁP 3 THÁNG CUỐI NĂM"),
        ("Annex Title", "Phụ lục I\nTHỐNG KÊ TÁM CHỈ SỐ"),
        ("Heading 1", "1. Số liệu theo lĩnh vực"),
        ("Annex Title", "Phụ lục II\nDANH MỤC NHIỆM VỤ VÀ TIẾN ĐỘ"),
    ]


def test_tables_repeat_their_head_and_never_cut_a_row(paper):
    for table in (paper.tables[1], *paper.tables[3:]):
        assert [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows][:2] == [True, False]
        assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)


def test_columns_of_numbers_stand_right_and_the_total_is_bold(paper):
    *_, last = paper.tables[1].rows
    assert last.cells[3].text == "80,00"
    assert last.cells[3].paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert last.cells[3].paragraphs[0].style.name == "Table Text"
    assert last.cells[3].paragraphs[0].runs[0].bold
    assert not paper.tables[1].rows[1].cells[3].paragraphs[0].runs[0].bold


def test_tables_fill_the_width_of_their_page(paper):
    portrait, landscape = paper.tables[1], paper.tables[4]
    assert [round(sum(column.width for column in table.columns) / Mm(1)) for table in (portrait, landscape)] == [
        165,
        252,
    ]


def test_recipients_stand_left_of_the_signature(paper):
    left, right = paper.tables[2]._cells
    assert lines_of(left)[0] == "Nơi nhận:"
    assert lines_of(right) == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert len(right.paragraphs) > 3 + 3  # room to sign


def test_minutes_are_signed_side_by_side_and_recipients_follow():
    paper = open_docx(minutes())
    left, right = paper.tables[1]._cells
    assert (lines_of(left), lines_of(right)) == (["THƯ KÝ"], ["CHỦ TỌA"])
    assert [p.text for p in paper.paragraphs[-3:]] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]


def test_a_signature_is_never_alone_on_its_page(paper):
    body = list(paper.element.body)
    before = body[: body.index(paper.tables[2]._tbl)][-2:]
    assert all(element.xpath("./w:pPr/w:keepNext") for element in before)


def test_the_file_says_what_it_is_and_names_nobody(paper):
    properties = paper.core_properties
    assert properties.title.startswith("Báo cáo: Kết quả công tác cải cách hành chính 9 tháng đầu năm và nhiệm vụ")
    assert (properties.author, properties.comments, properties.language) == ("", "", "vi-VN")
    assert properties.created == datetime(2023, 9, 21, tzinfo=UTC)
    language = paper.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    assert language.get(qn("w:val")) == "vi-VN"


def test_nothing_of_the_librarys_template_document_is_left():
    with zipfile.ZipFile(io.BytesIO(render_docx(report()))) as archive:
        assert not [
            name for name in archive.namelist() if "thumbnail" in name or "customXml" in name or "app.xml" in name
        ]
        settings = archive.read("word/settings.xml").decode()
    assert re.search(r'w:name="compatibilityMode"[^>]* w:val="15"', settings)


def test_the_same_document_gives_the_same_bytes():
    assert render_docx(report()) == render_docx(report())


@pytest.mark.parametrize(
    "text", ["- gạch đầu dòng", "# * _ $ @ < > \\ [ ] { } & % ~ ` ^ | \" '", "{{ 7*7 }} =1+1 ${x}"]
)
def test_signs_that_mean_something_elsewhere_are_printed_as_they_are(text):
    paper = open_docx(replace(report(), blocks=(Paragraph(text),)))
    assert text in [paragraph.text for paragraph in paper.paragraphs]


# The order of elements in ECMA-376, part 1, as far as these documents go: Word “repairs” files that break it.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind contextualSpacing "
    "jc textAlignment outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps strike color spacing kern sz szCs highlight u shd lang",
    "tblPr": "tblStyle tblpPr tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat locked rsid pPr rPr",
}


@pytest.mark.parametrize("document", [report(), notice(), minutes()], ids=["report", "notice", "minutes"])
def test_elements_stand_in_the_order_word_demands(document):
    paper = open_docx(document)
    sections = paper.sections[0]
    roots = [paper.element, sections.header._element, sections.footer._element]
    roots += [paper.styles[look.name].element for look in LOOKS]
    for root in roots:
        for element in root.iter():
            name = element.tag.rpartition("}")[2]
            if name in ORDER:
                known = ORDER[name].split()
                places = [known.index(child.tag.rpartition("}")[2]) for child in element]
                assert places == sorted(places), (name, [child.tag for child in element])


def test_every_word_of_the_document_is_in_the_file(paper):
    texts = {p.text for p in paper.paragraphs} | {c.text for table in paper.tables for c in table._cells}
    for piece in printed(report()).pieces:
        if piece.piece == "line":
            assert piece.text in texts
        else:
            assert {piece.caption, *piece.head, *piece.total, *(cell for row in piece.rows for cell in row)} <= texts
