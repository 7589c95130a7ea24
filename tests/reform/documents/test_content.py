"""A document that does not fit together is refused while it is built, with the place to mend."""

from dataclasses import replace

import pytest

from sen.reform.documents import content
from sen.reform.documents.content import Annex, Column, Grounds, Heading, Listing, Paragraph, Signature, Table
from sen.reform.documents.printed import Line, Style, printed
from sen.reform.documents.wording import Kind
from tests.reform.documents.samples import LETTERHEAD, letter, notice, report


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        ((("1",),), None),  # a cell too few
        ((("1", "2", "3"),), None),  # a cell too many
        ((), ("Tổng",)),  # the last row counts as well
    ],
)
def test_a_table_with_ragged_rows_is_refused(rows, total):
    with pytest.raises(content.RaggedTable, match="row 1"):
        Table((Column("a"), Column("b")), rows, total=total)


@pytest.mark.parametrize(
    "levels",
    [
        (2,),  # nothing above it
        (1, 3),  # level 2 is missing
        (1, 2, 3, 4),  # the form has three levels
        (0,),
    ],
)
def test_headings_may_not_skip_a_level(levels):
    with pytest.raises(content.HeadingSkipsLevel):
        replace(report(), blocks=tuple(Heading(level, "1.", "Mục") for level in levels))


def test_in_an_annex_the_title_counts_as_the_first_level():
    document = replace(report(), annexes=(Annex("Số liệu", (Heading(2, "1.", "Mục"), Heading(3, "a)", "Điểm"))),))
    assert [line.text for line in printed(document).annexes[0].pieces] == ["1. Mục", "a) Điểm"]


def test_numbers_start_at_one():
    with pytest.raises(content.NumberBelowOne):
        replace(LETTERHEAD, number=0)


@pytest.mark.parametrize("count", [0, 3])
def test_a_document_has_one_signature_or_two(count):
    with pytest.raises(content.UnsignedDocument):
        replace(report(), signatures=(Signature("Chủ tịch"),) * count)


def test_names_are_set_in_capitals_and_the_subject_is_not():
    words = printed(report())
    assert words.issuer == ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ SA ĐÉC")
    assert words.signatures == (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),)
    assert (words.kind, words.subject[0][:8]) == ("BÁO CÁO", "Kết quả ")


def test_recipients_end_with_the_place_of_the_copy():
    assert printed(report()).recipients == (
        "- Ủy ban nhân dân tỉnh;",
        "- Sở Nội vụ;",
        "- Các phòng, ban thành phố;",
        "- Ủy ban nhân dân các xã, phường;",
        "- Lưu: VT, NV.",
    )


def test_two_annexes_are_numbered_and_one_is_not():
    assert [annex.label for annex in printed(report()).annexes] == ["Phụ lục I", "Phụ lục II"]
    alone = replace(report(), annexes=report().annexes[:1])
    assert [annex.label for annex in printed(alone).annexes] == ["Phụ lục"]


def test_an_annex_names_the_document_it_belongs_to():
    document = replace(notice(), annexes=(Annex("Số liệu", ()),))
    assert printed(document).annexes[0].reference == (
        "(Kèm theo Thông báo số 05/TB-VP ngày 05 tháng 02 năm 2024 của Văn phòng HĐND&UBND)"
    )


@pytest.mark.parametrize(
    ("items", "texts"),
    [
        (("Căn cứ A", "Căn cứ B"), ["Căn cứ A;", "Căn cứ B."]),
        (("Căn cứ A",), ["Căn cứ A."]),
        ((), []),  # a document without grounds
    ],
)
def test_grounds_end_with_semicolons_and_a_full_stop(items, texts):
    assert [line.text for line in printed(replace(report(), blocks=(Grounds(items),))).pieces] == texts


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Một\r\n\r\nhai\n", ["Một", "hai"]),  # what a text field sends
        ("Pho\u031b\u0300ng", ["Phờng"]),  # letters typed in parts are composed
        ("a\x00b\x0bc\ud800d\ue000e", ["ab", "cde"]),  # what XML forbids, and what has no meaning elsewhere
        ("\ta  b\u2028c ", ["a b", "c"]),
        ("\u00a0đạt 66,38\u00a0%\u00a0", ["đạt 66,38\u00a0%"]),  # a no-break space stays, but not at an edge
        ("", []),
    ],
)
def test_text_from_people_becomes_clean_paragraphs(text, lines):
    assert list(printed(replace(report(), blocks=(Paragraph(text),))).pieces) == [
        Line(Style.BODY, line) for line in lines
    ]


def test_items_of_a_list_carry_their_marker():
    def first(marker):
        return printed(replace(report(), blocks=(Listing(("việc",), marker),))).pieces[0].text

    assert [first(marker) for marker in content.Marker] == ["- việc", "a) việc", "1. việc"]


def test_a_decision_says_who_decides():
    with pytest.raises(content.NobodyDecides):
        content.Title(Kind.DECISION, "Công bố kết quả", " ")


def test_a_letter_goes_to_somebody():
    with pytest.raises(content.NobodyAddressed):
        replace(letter(), addressees=())


def test_articles_count_from_one():
    with pytest.raises(content.NumberBelowOne):
        content.Article(0, "Điều này không có.")


def test_a_heading_of_a_group_has_no_cells_to_count_and_a_subtotal_has():
    columns = (Column("a"), Column("b"))
    assert Table(columns, (content.GroupRow("Nhóm"), ("1", 2), content.Subtotal(("", 2)))).rows
    with pytest.raises(content.RaggedTable, match="row 1"):
        Table(columns, (content.Subtotal(("",)),))


@pytest.mark.parametrize(
    ("block", "texts"),
    [
        (content.Article(1, "Một.\nHai."), [("Điều 1. Một.", "Điều 1."), ("Hai.", "")]),
        (content.Article(2, "Một.", "Tên"), [("Điều 2. Tên", "Điều 2. Tên"), ("Một.", "")]),
        (Paragraph("08 giờ", "Bắt đầu:"), [("Bắt đầu: 08 giờ", "Bắt đầu:")]),
        (Paragraph("", "Thành phần:"), [("Thành phần:", "Thành phần:")]),
        (content.Enacting(), [("QUYẾT ĐỊNH:", "")]),
    ],
)
def test_what_opens_a_paragraph_in_bold_is_part_of_its_text(block, texts):
    assert [(line.text, line.lead) for line in printed(replace(report(), blocks=(block,))).pieces] == texts
