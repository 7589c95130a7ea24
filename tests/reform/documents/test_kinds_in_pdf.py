"""Decisions, letters, minutes and results as PDF: archival, accessible, with every word and no-break space."""

import re
from dataclasses import replace

import pytest

from sen.reform.documents.content import GroupRow, Paragraph, Table
from sen.reform.documents.pdf import render_pdf
from sen.reform.documents.printed import printed
from sen.reform.documents.wording import BLANK_FOR_NUMBER
from tests.reform.documents.libreoffice import pdf_pages
from tests.reform.documents.samples import council_minutes, decision, letter, notice, score_sheet

DOCUMENTS = {
    "decision": decision(),
    "letter": letter(),
    "letter to several": letter("Ủy ban nhân dân Phường 1", "Ủy ban nhân dân Phường 2"),
    "minutes": council_minutes(),
}


def bare(text):
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_word_is_on_the_page(name):
    words = printed(DOCUMENTS[name])
    page = bare("".join(pdf_pages(render_pdf(DOCUMENTS[name]))))
    told = [words.number, *words.regarding, words.dateline, words.kind, *words.authority, *words.addressees]
    told += [line for lines in words.signatures for line in lines]
    pieces = [*words.pieces, *(piece for annex in words.annexes for piece in annex.pieces)]
    for piece in pieces:
        match piece.piece:
            case "line":
                told.append(piece.text)
            case "code":
                told += piece.lines
            case _:
                told += [*piece.head, *(cell for row in piece.rows for cell in row), *piece.total]
    told += [annex.facts for annex in words.annexes]
    assert [text for text in told if bare(text) not in page] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_is_archival_and_accessible(name):
    data = render_pdf(DOCUMENTS[name])
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data


def test_no_break_spaces_come_through():
    page = pdf_pages(render_pdf(replace(notice(), blocks=(Paragraph("đạt 66,38\u00a0% và 12\u202f345"),), annexes=())))[
        0
    ]
    assert "66,38\u00a0%" in page
    assert "12\u202f345" in page
    assert BLANK_FOR_NUMBER + "/QĐ-UBND" in pdf_pages(render_pdf(decision()))[1]


def test_an_address_can_be_copied_from_the_page():
    address = "https://cchc.example.vn/kiem-tra/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    page = pdf_pages(render_pdf(replace(notice(), blocks=(Paragraph(address),))))[0]
    assert "\u200b" not in page
    assert address in page.replace("\n", "").replace("\ufffe", "")


def test_a_wide_annex_lies_on_its_side_and_pages_count_from_one_in_each():
    many = replace(score_sheet(), rows=score_sheet().rows[:2] * 12)
    wide = decision().annexes[1]
    pages = pdf_pages(render_pdf(replace(decision(), annexes=(replace(wide, blocks=(many,)),))))
    assert len(pages) > 2
    assert all("Tài liệu kiểm chứng" in page for page in pages[1:])  # the head is repeated
    assert not pages[1].startswith("2")
    assert pages[2].startswith("2\n")


def test_the_heading_of_a_group_never_stands_alone_at_the_foot_of_a_page():
    columns = score_sheet().columns
    row = ("1.1", "Tiêu chí", 1, 1, "", 1, "", 1)
    wide = decision().annexes[1]
    for count in range(10, 26):
        table = Table(columns, (*[row] * count, GroupRow("Nhóm cuối"), ("9.9", "Cuối cùng", 1, 1, "", 1, "", 1)))
        pages = pdf_pages(render_pdf(replace(decision(), annexes=(replace(wide, blocks=(table,)),))))
        (page,) = [page for page in pages if "Nhóm cuối" in page]
        assert "Cuối cùng" in page
