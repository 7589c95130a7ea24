"""What stands around the text: letterhead, title, titles of annexes, recipients and signatures."""

from collections.abc import Sequence

from docx.document import Document
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from sen.reform.documents.docx import pages, pieces
from sen.reform.documents.docx.xml import element, xml_of
from sen.reform.documents.printed import Printed, PrintedAnnex

ISSUER_MM, COUNTRY_MM = 66, 99
LINES_TO_SIGN = 5

# Nobody can measure text without its font, so rules are drawn from the mean width of a letter in Times New Roman Bold.
CAPITAL_MM, SMALL_LETTER_MM = 3.2, 2.45
MOTTO_RULE_MM = 60
SHARE_UNDER_NAMES = 0.4  # Phụ lục I: from a third to a half of the text


def write_letterhead(paper: Document, words: Printed) -> None:
    """Place the issuing body beside the name of the country, and the number beside the date."""
    table = pieces.bare_table(paper, (ISSUER_MM, COUNTRY_MM), height=2)
    (issuer, country), (number, dateline) = (row.cells for row in table.rows)
    _fill(issuer, [(name, "Letterhead Superior") for name in words.superior])
    _fill(issuer, [(name, "Letterhead Issuer") for name in words.issuer])
    _rule(issuer.add_paragraph(), ISSUER_MM, len(words.issuer[-1]) * CAPITAL_MM * SHARE_UNDER_NAMES)
    _fill(country, [(words.country, "Letterhead Country"), (words.motto, "Letterhead Motto")])
    _rule(country.add_paragraph(), COUNTRY_MM, MOTTO_RULE_MM)
    _fill(number, [(words.number, "Letterhead Number"), *((line, "Letterhead Regarding") for line in words.regarding)])
    _fill(dateline, [(words.dateline, "Letterhead Date")])


def write_title(paper: Document, words: Printed) -> None:
    """Write the kind and the subject with their rule, who decides, and to whom it goes."""
    if words.kind:
        _write_kind(paper, words)
    paper.add_paragraph(style="Gap")
    for line in words.authority:
        paper.add_paragraph(line, "Authority")
    style = "Addressee" if len(words.addressees) == 1 else "Addressees"
    for line in words.addressees:
        paper.add_paragraph(line, style)


def _write_kind(paper: Document, words: Printed) -> None:
    paper.add_paragraph(words.kind, "Title")
    for line in words.subject:
        paper.add_paragraph(line, "Subtitle")
    width = min(len(words.subject[-1]) * SMALL_LETTER_MM, pages.TEXT_WIDTH_MM)
    _rule(paper.add_paragraph(), pages.TEXT_WIDTH_MM, width * SHARE_UNDER_NAMES)


def write_annex_title(paper: Document, annex: PrintedAnnex) -> None:
    """Write the label and the title of an annex as one heading, then what it is attached to."""
    heading = paper.add_paragraph(annex.label, "Annex Title")
    heading.add_run().add_break()
    heading.add_run(annex.title)
    paper.add_paragraph(annex.reference, "Annex Reference")
    if annex.facts:
        paper.add_paragraph(annex.facts, "Annex Facts")


def write_ending(paper: Document, words: Printed) -> None:
    """Write recipients at the left and the signature at the right; two signatures take both sides."""
    half = pages.TEXT_WIDTH_MM / 2
    paper.paragraphs[-1].paragraph_format.keep_with_next = True  # a signature never stands alone on a page
    paper.add_paragraph(style="Gap").paragraph_format.keep_with_next = True
    row = pieces.bare_table(paper, (half, half), height=1).rows[0]
    pieces.keep_whole(row)
    recipients = [(words.recipients_title, "Recipients Title"), *((name, "Recipients") for name in words.recipients)]
    if len(words.signatures) == 1:
        _fill(row.cells[0], recipients)
        _sign(row.cells[1], words.signatures[0])
        return
    for cell, signature in zip(row.cells, words.signatures, strict=True):
        _sign(cell, signature)
    for text, style in recipients:
        paper.add_paragraph(text, style)


def _sign(cell: _Cell, lines: Sequence[str]) -> None:
    _fill(cell, [(line, "Signature") for line in (*lines, *[""] * LINES_TO_SIGN)])


def _fill(cell: _Cell, lines: Sequence[tuple[str, str]]) -> None:
    """Write lines into a cell; the empty paragraph every new cell holds becomes the first of them."""
    for text, style in lines:
        first = cell.paragraphs[0]
        is_untouched = len(cell.paragraphs) == 1 and not first.text and first.style.name == "Normal"
        paragraph = first if is_untouched else cell.add_paragraph()
        paragraph.style = style
        paragraph.add_run(text)


def _rule(paragraph: Paragraph, available_mm: float, length_mm: float) -> None:
    """Draw a line in the middle of the room there is."""
    paragraph.style = "Rule"
    side = max((available_mm - length_mm) / 2, 0)
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(side)
    borders = element("pBdr")
    borders.append(element("bottom", val="single", sz="6", space="1", color="000000"))
    xml_of(paragraph).get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")
