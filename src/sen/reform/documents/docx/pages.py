"""Paper, margins, page numbers and the note at the foot."""

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from sen.reform.documents.content import Orientation
from sen.reform.documents.docx.xml import element, xml_of

SHORT_MM, LONG_MM = 210, 297
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 20, 20, 30, 15
TO_EDGE_MM = 10
TEXT_WIDTH_MM = SHORT_MM - LEFT_MM - RIGHT_MM


def set_up(paper: Document, note: str) -> None:
    """Prepare the first section; annexes follow it in everything but their way up."""
    section = paper.sections[0]
    _lay(section, Orientation.PORTRAIT)
    _number_pages(section.header.paragraphs[0])
    for footer in (section.footer, section.first_page_footer):
        footer.paragraphs[0].text = note


def start_annex(paper: Document, orientation: Orientation) -> None:
    """Begin a new page whose pages count from 1, the first without a number."""
    section = paper.add_section(WD_SECTION.NEW_PAGE)
    _lay(section, orientation)
    properties = xml_of(section)
    for numbering in properties.findall(qn("w:pgNumType")):  # a new section repeats the one before
        properties.remove(numbering)
    properties.find(qn("w:pgMar")).addnext(element("pgNumType", start="1"))


def text_width_mm(paper: Document) -> float:
    """Say how wide the text of the last section is."""
    lies = paper.sections[-1].orientation == WD_ORIENT.LANDSCAPE
    return (LONG_MM if lies else SHORT_MM) - LEFT_MM - RIGHT_MM


def _lay(section: Section, orientation: Orientation) -> None:
    lies = orientation is Orientation.LANDSCAPE
    section.orientation = WD_ORIENT.LANDSCAPE if lies else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(LONG_MM), Mm(SHORT_MM)) if lies else (Mm(SHORT_MM), Mm(LONG_MM))
    section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(LEFT_MM), Mm(RIGHT_MM)
    section.header_distance = section.footer_distance = Mm(TO_EDGE_MM)
    section.different_first_page_header_footer = True


def _number_pages(paragraph: Paragraph) -> None:
    instruction = element("instrText")
    instruction.text = "PAGE"
    for part in (element("fldChar", fldCharType="begin"), instruction, element("fldChar", fldCharType="end")):
        xml_of(paragraph.add_run()).append(part)
