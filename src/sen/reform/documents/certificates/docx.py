"""DOCX of a certificate: A4 landscape with a border, the same lines and colours as the PDF."""

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from sen.reform.documents.certificates.content import EMBLEM, GIVES, Certificate
from sen.reform.documents.docx import file, pieces, styles
from sen.reform.documents.docx.xml import element, xml_of
from sen.reform.documents.printed import one_line

RED, BLACK, GREY = RGBColor(0xC8, 0x10, 0x2E), RGBColor(0, 0, 0), RGBColor(0x5A, 0x5A, 0x5A)
WIDE_MM, HIGH_MM = 297, 210
SIDE_MM, TOP_MM = 24, 16
MOTTO_RULE_MM = 64
LINES_TO_SIGN = 4


def certificate_docx(certificate: Certificate) -> bytes:
    """Write the certificate as DOCX; the same certificate gives the same bytes."""
    paper = Document()
    styles.define(paper)
    _set_up(paper.sections[0], certificate.note)
    _say(paper.add_paragraph(), f"[{EMBLEM}]", 9, GREY, before=24)
    _say(paper.add_paragraph(), certificate.country, 14, before=26, bold=True)
    _say(paper.add_paragraph(), certificate.motto, 15, bold=True)
    _rule(paper.add_paragraph())
    _say(paper.add_paragraph(), certificate.authority_line, 18, RED, before=16, bold=True)
    _say(paper.add_paragraph(), GIVES, 17, before=10, bold=True)
    _say(paper.add_paragraph(), certificate.form_line, 38, RED, before=8, bold=True)
    _say(paper.add_paragraph(), certificate.recipient, 20, before=10, bold=True)
    if certificate.address:
        _say(paper.add_paragraph(), certificate.address, 14)
    _say(paper.add_paragraph(), certificate.achievement, 16, before=8)
    _write_foot(paper, certificate)
    return file.save(paper, one_line(f"{certificate.form}: {certificate.recipient}"), certificate.on)


def _write_foot(paper: Paper, certificate: Certificate) -> None:
    half = (WIDE_MM - 2 * SIDE_MM) / 2
    paper.add_paragraph(style="Gap").paragraph_format.space_before = Pt(40)
    left, right = pieces.bare_table(paper, (half, half), height=1).rows[0].cells
    left.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    for cell, texts in ((left, (certificate.decision, certificate.gold_book)), (right, (certificate.dateline,))):
        for at, text in enumerate(texts):
            paragraph = cell.add_paragraph() if at else cell.paragraphs[0]
            _say(paragraph, text, 12 if cell is left else 14, bold=True, italic=True)
            if cell is left:
                paragraph.alignment = styles.LEFT
    _say(right.add_paragraph(), certificate.post_line, 14, bold=True)
    for _line in range(LINES_TO_SIGN):
        right.add_paragraph()


def _say(
    paragraph: Paragraph,
    text: str,
    size: float,
    colour: RGBColor = BLACK,
    *,
    before: float = 0,
    bold: bool = False,
    italic: bool = False,
) -> None:
    paragraph.alignment = styles.CENTRE
    paragraph.paragraph_format.space_before = Pt(before)
    run = paragraph.add_run(one_line(text))
    run.font.size, run.font.bold, run.font.italic, run.font.color.rgb = Pt(size), bold, italic, colour


def _rule(paragraph: Paragraph) -> None:
    paragraph.style = "Rule"
    side = (WIDE_MM - 2 * SIDE_MM - MOTTO_RULE_MM) / 2
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(side)
    borders = element("pBdr")
    borders.append(element("bottom", val="single", sz="6", space="1", color="000000"))
    xml_of(paragraph).get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")


def _set_up(section: Section, note: str) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(WIDE_MM), Mm(HIGH_MM)
    section.left_margin = section.right_margin = Mm(SIDE_MM)
    section.top_margin = section.bottom_margin = Mm(TOP_MM)
    section.header_distance = section.footer_distance = Mm(10)
    section.footer.paragraphs[0].text = note
    borders = element("pgBorders", offsetFrom="page")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(side, val="double", sz="18", space="20", color="C8102E"))
    xml_of(section).find(qn("w:pgMar")).addnext(borders)
