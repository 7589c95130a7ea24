"""Numbers and bullets that Word counts by itself are read as Word shows them."""

import pytest

from sen.reform.documents.intake import read_text
from tests.reform.documents.test_intake import WORD, body, paragraph, relation, relations, word_file

RELATIONS = relations(relation("numbering", "numbering.xml"), relation("styles", "styles.xml"))
LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "\uf0b7"), ("bullet", "-"))


def level(depth: int, kind: str, sign: str, start: int = 1) -> str:
    return f"<w:lvl w:ilvl='{depth}'><w:start w:val='{start}'/><w:numFmt w:val='{kind}'/><w:lvlText w:val='{sign}'/></w:lvl>"


def definition(number: int, *levels: str, more: str = "") -> str:
    return f"<w:abstractNum w:abstractNumId='{number}'>{more}{''.join(levels)}</w:abstractNum>"


def use(number: int, of: int, more: str = "") -> str:
    return f"<w:num w:numId='{number}'><w:abstractNumId w:val='{of}'/>{more}</w:num>"


USUAL = definition(0, *(level(depth, *each) for depth, each in enumerate(LEVELS))) + use(1, 0)


def item(text: str, depth: int = 0, number: str = "1", style: str = "") -> str:
    named = f"<w:pStyle w:val='{style}'/>" if style else ""
    listed = f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr>" if number else ""
    return f"<w:p><w:pPr>{named}{listed}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def lines(*inner: str, numbering: str = USUAL, styles: str = "") -> list[str]:
    parts = {
        "word/_rels/document.xml.rels": RELATIONS,
        "word/numbering.xml": f"<w:numbering xmlns:w='{WORD}'>{numbering}</w:numbering>",
        "word/styles.xml": f"<w:styles xmlns:w='{WORD}'>{styles}</w:styles>",
    }
    return read_text("a.docx", word_file(body("".join(inner)), **parts)).split("\n")


def test_each_level_counts_in_its_own_form_and_begins_anew_below_the_next():
    assert lines(
        item("a"), item("b", 1), item("c", 2), item("d", 2), item("e", 1), item("f", 2), item("g", 3), item("h", 4),
        paragraph("giữa"), item("i"), item("k", 1),
    ) == ["I. a", "1. b", "a) c", "b) d", "2. e", "a) f", "• g", "- h", "giữa", "II. i", "1. k"]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "sign", "start", "expected"),
    [
        ("decimal", "Điều %1.", 4, "Điều 4. x"),
        ("decimalZero", "%1", 7, "07 x"),
        ("lowerRoman", "(%1)", 9, "(ix) x"),
        ("upperLetter", "%1.", 28, "BB. x"),
        ("none", "%1.", 1, "x"),
        ("decimal", "", 1, "x"),
        ("bullet", "+", 1, "+ x"),
        ("decimal", "%1" * 90, 1, f"{'1' * 10} x"),  # no list writes that much
        ("lowerLetter", "%1)", 0, "0) x"),
    ],
)
def test_numbers_are_written_as_the_list_says(kind, sign, start, expected):
    assert lines(item("x"), numbering=definition(0, level(0, kind, sign, start)) + use(1, 0)) == [expected]


def test_numbers_of_several_levels_stand_together():
    numbering = definition(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.")) + use(1, 0)
    assert lines(item("a"), item("b", 1), item("c", 1), numbering=numbering) == ["1. a", "1.1. b", "1.2. c"]


def test_a_second_use_goes_on_unless_it_begins_anew():
    anew = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride><w:lvlOverride w:ilvl='1'/>"
    numbering = definition(0, level(0, "decimal", "%1.")) + use(1, 0) + use(2, 0) + use(3, 0, anew)
    assert lines(item("a"), item("b", number="2"), item("c", number="3"), numbering=numbering) == [
        "1. a",
        "2. b",
        "1. c",
    ]


def test_a_style_and_the_style_it_is_based_on_may_number():
    styles = (
        "<w:style w:styleId='Tiêu đề'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
        "<w:style w:styleId='Con'><w:basedOn w:val='Tiêu đề'/></w:style><w:style w:styleId='Thường'/>"
    )
    found = lines(
        item("a", number="", style="Con"),
        item("b", number="", style="Thường"),
        item("c", number="", style="không có"),
        item("d", number="0", style="Con"),  # numbering taken away by hand
        styles=styles,
    )
    assert found == ["I. a", "b", "c", "d"]


def test_a_list_may_be_that_of_a_style():
    styles = "<w:style w:styleId='S'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    numbering = USUAL + definition(7, more="<w:numStyleLink w:val='S'/>") + use(9, 7)
    assert lines(item("a", number="9"), numbering=numbering, styles=styles) == ["I. a"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        item("a", number="99"),  # no such list
        item("a", depth=40),  # no such level
        item("a", number="một"),
    ],
)
def test_what_no_list_explains_is_read_without_a_number(paragraphs):
    assert lines(paragraphs) == ["a"]


def test_an_empty_point_has_no_number_to_read_but_counts():
    assert lines(item("a"), item(""), item("c")) == ["I. a", "", "III. c"]


def test_without_the_parts_of_lists_nothing_is_numbered():
    assert read_text("a.docx", word_file(body(item("a")))) == "a"
    outside = relations(relation("numbering", "http://x/numbering.xml", "External"), relation("styles", "none.xml"))
    assert read_text("a.docx", word_file(body(item("a")), **{"word/_rels/document.xml.rels": outside})) == "a"


def test_cells_are_numbered_too_and_rows_taken_out_are_gone():
    cell = f"<w:tc>{item('x')}</w:tc>"
    gone = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{cell}</w:tr>"
    late = f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell}</w:tr>"
    assert lines(f"<w:tbl><w:tr>{cell}{cell}</w:tr>{gone}{late}</w:tbl>") == ["I. x\tII. x", "\tIII. x"]


def test_a_text_box_is_read_behind_its_paragraph_line_by_line():
    box = f"<w:txbxContent>{paragraph('một')}{paragraph('hai')}</w:txbxContent>"
    drawn = f"<w:pict>{box}</w:pict>"
    both = f"<w:r><w:t>trên</w:t><w:Choice>{drawn}</w:Choice><w:Fallback>{drawn}</w:Fallback></w:r>"
    assert lines(f"<w:p>{both}</w:p>") == ["trên", "một", "hai"]
