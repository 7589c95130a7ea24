"""The PDF: the same words as the DOCX, archival, accessible, and nothing typed by a person is ever program text."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from types import SimpleNamespace

import pytest
import typst
from docx import Document

from sen.reform.documents import pdf
from sen.reform.documents.content import Column, Grounds, Heading, Listing, Paragraph, Table, Title
from sen.reform.documents.docx import render_docx
from sen.reform.documents.pdf import render_pdf
from sen.reform.documents.printed import printed
from sen.reform.documents.wording import Kind
from tests.reform.documents.samples import minutes, notice, report

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")

LETTERS = (
    "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
    "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬEÈÉẺẼẸÊỀẾỂỄỆIÌÍỈĨỊOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢUÙÚỦŨỤƯỪỨỬỮỰYỲÝỶỸỴĐ"
)
MARKUP = [
    "- gạch đầu dòng",
    "+ một",
    "= Tiêu đề",
    "/ mục: nghĩa",
    "# * _ $ @ < > \\ [ ] { } ~ ` ^ | & %",
    "#panic()",
    "$x^2$",
    "@nhan <nhan>",
    "*đậm* _nghiêng_",
    "https://dongthap.gov.vn",
    "// không phải chú thích",
    "/* không */",
    "\\u{41}",
    '"},"note":"x',
]


def text_of(data: bytes) -> str:
    return subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()


def bare(text: str) -> str:
    """Text without blanks, which a page may put anywhere."""
    return re.sub(r"\s", "", text)


@needs_poppler
@pytest.mark.parametrize("document", [report(), notice(), minutes()], ids=["report", "notice", "minutes"])
def test_every_word_of_the_document_is_on_the_page(document):
    words = printed(document)
    page = bare(text_of(render_pdf(document)))
    everything = [*words.superior, *words.issuer, words.country, words.motto, words.number, words.dateline, words.kind]
    everything += [*words.subject, *(line for lines in words.signatures for line in lines), *words.recipients]
    everything += [text for annex in words.annexes for text in (annex.label, annex.title, annex.reference)]
    everything += [piece.text for piece in words.pieces if piece.piece == "line"]
    assert [text for text in everything if bare(text) not in page] == []


@needs_poppler
def test_pdf_and_docx_print_the_same_numbers_equally_often():
    paper = Document(io.BytesIO(render_docx(report())))
    typed = [p.text for p in paper.paragraphs] + [c.text for table in paper.tables for c in table._cells]
    numbers = re.compile(r"\d+(?:[.,/]\d+)+")  # figures with decimals, thousands, dates
    in_docx = sorted(numbers.findall("\n".join(typed)))
    assert in_docx.count("80,00") == 5  # the sentence, and twice the table: its last area and its mean
    assert sorted(numbers.findall(text_of(render_pdf(report())).replace("-\n", "-"))) == in_docx


@needs_poppler
@pytest.mark.parametrize("text", MARKUP)
def test_signs_of_the_typesetters_language_are_printed_as_they_are(text):
    document = replace(
        report(),
        title=Title(Kind.REPORT, text),
        blocks=(Heading(1, "I.", text), Paragraph(text), Listing((text,)), Table((Column(text),), ((text,),), text)),
        annexes=(),
    )
    assert (
        bare(text_of(render_pdf(document))).count(bare(text)) >= 7
    )  # subject, heading, text, item, caption, head, cell


def test_no_word_of_the_document_reaches_the_program_text(monkeypatch):
    programs = []
    compile_document = typst.compile
    monkeypatch.setattr(
        typst, "compile", lambda program, **options: programs.append(program) or compile_document(program, **options)
    )
    render_pdf(report())
    assert programs == [pdf.TEMPLATE.read_bytes()]


WORDS = " ".join(LETTERS[at : at + 12] for at in range(0, len(LETTERS), 12))


@needs_poppler
@pytest.mark.parametrize("style", ["body", "heading", "caption", "ground"])
def test_every_vietnamese_letter_can_be_drawn_and_read_back(style):
    blocks = {
        "body": Paragraph(WORDS),
        "heading": Heading(1, "I.", WORDS),
        "caption": Table((Column("a"),), (), WORDS),
        "ground": Grounds((WORDS,)),
    }
    assert bare(LETTERS) in bare(text_of(render_pdf(replace(report(), blocks=(blocks[style],), annexes=()))))


@needs_poppler
def test_a_word_longer_than_a_line_is_broken_rather_than_lost():
    address = "https://dichvucong.dongthap.gov.vn/" + "thu-tuc-hanh-chinh-" * 20 + "het"
    document = replace(report(), blocks=(Paragraph(f"Xem {address} nhé."), Listing((LETTERS,))), annexes=())
    page = bare(text_of(render_pdf(document)).replace("\u200b", ""))
    assert address in page
    assert LETTERS in page


def test_typsts_own_serif_draws_every_drawable_sign_in_each_face_used():
    singles = re.sub(r"(.)-(.)", lambda span: "".join(map(chr, range(ord(span[1]), ord(span[2]) + 1))), pdf.DRAWABLE)
    program = """
        #set text(font: "Libertinus Serif", lang: "vi", fallback: false)
        #set document(title: "a")
        #sys.inputs.all #text(weight: "bold", sys.inputs.all) #text(style: "italic", sys.inputs.all)
    """
    assert typst.compile(
        program.encode(),
        format="pdf",
        sys_inputs={"all": singles},
        pdf_standards=["a-2a", "ua-1"],
        ignore_system_fonts=True,
    )


@needs_poppler
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Tốt 😀 lắm", "Tốt □ lắm"),  # a picture
        ("Công ty 漢字", "Công ty □□"),  # another script
        ("Phường 3 ก", "Phường 3 □"),
    ],
)
def test_what_no_font_can_draw_becomes_an_empty_box_and_the_rest_stays(text, shown):
    document = replace(report(), blocks=(Paragraph(text), Paragraph("Đủ chữ Việt: ưừữ.")), annexes=())
    page = text_of(pdf_without_system_fonts(document))
    assert shown in page
    assert "Đủ chữ Việt: ưừữ." in page


def pdf_without_system_fonts(document):
    """The page of a bare machine, whatever fonts this one has."""
    compile_document = typst.compile
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            typst, "compile", lambda *given, **more: compile_document(*given, **more, ignore_system_fonts=True)
        )
        patch.setattr(pdf, "typeface", lambda: pdf.TYPSTS_OWN)
        return render_pdf(document)


@needs_poppler
def test_the_title_of_the_recipients_keeps_its_letters_where_the_bold_italic_lacks_them():
    assert "Nơi nhận:" in text_of(pdf_without_system_fonts(report()))


@pytest.mark.parametrize(
    ("installed", "chosen"),
    [
        (["Arial", "Tinos", "Times New Roman"], "Times New Roman"),
        (["Arial", "Tinos"], "Tinos"),  # the same widths, all Vietnamese letters
        (["Liberation Serif"], "Libertinus Serif"),  # Debian's Liberation lacks 93 Vietnamese letters
    ],
)
def test_the_typeface_is_the_nearest_to_times_new_roman_that_is_installed(monkeypatch, installed, chosen):
    monkeypatch.setattr(typst, "Fonts", lambda: SimpleNamespace(families=lambda: installed))
    pdf.typeface.cache_clear()
    assert pdf.typeface() == chosen
    pdf.typeface.cache_clear()


@needs_poppler
def test_pages_are_numbered_from_the_second_and_each_annex_anew():
    pages = text_of(render_pdf(report())).split("\f")[:-1]
    heads = [re.match(r"(\d+)\n", page) for page in pages]
    assert [head and head[1] for head in heads] == [None, "2", None, None, "2", "3"]


@needs_poppler
def test_the_head_of_a_table_is_repeated_and_the_note_is_on_every_page():
    pages = text_of(render_pdf(report())).split("\f")[:-1]
    assert all("Dữ liệu mô phỏng" in page for page in pages)
    assert ["Đơn vị thực hiện" in page for page in pages[3:]] == [True, True, True]


@needs_poppler
def test_the_file_is_archival_tagged_dated_and_titled():
    data = render_pdf(report())
    facts = subprocess.run(["pdfinfo", "-"], input=data, capture_output=True, check=True).stdout.decode()
    assert re.search(r"Tagged: +yes", facts)
    assert re.search(r"Title: +Báo cáo: Kết quả công tác cải cách hành chính", facts)
    assert re.search(r"CreationDate: +Thu Sep 21", facts)
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert b"/Lang(vi-VN)" in data.replace(b"/Lang (", b"/Lang(")


@needs_poppler
def test_a_cell_longer_than_a_page_is_not_cut_off():
    text = " ".join(f"từ{at}" for at in range(1500))
    document = replace(report(), blocks=(Table((Column("a"), Column("b", 9)), (("1", text),)),), annexes=())
    assert bare(text) in bare(re.sub(r"\nDữ liệu mô phỏng\n\f\d+\na b\n", "", text_of(render_pdf(document))))


def test_the_same_document_gives_the_same_bytes():
    assert render_pdf(report()) == render_pdf(report())
