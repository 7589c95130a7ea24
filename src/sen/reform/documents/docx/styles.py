"""The styles of an official document: real headings, Times New Roman in every script, Vietnamese as its language."""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from sen.reform.documents.docx.xml import element

TYPEFACE = "Times New Roman"
LANGUAGE = "vi-VN"
INDENT_MM = 12.7
LEFT, CENTRE, RIGHT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


@dataclass(frozen=True, kw_only=True)
class Look:
    """How paragraphs of one style are set; sizes and spaces in points."""

    name: str
    based_on: str = "Normal"
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: WD_ALIGN_PARAGRAPH = LEFT
    indent: float = 0
    before: float = 0
    after: float = 0
    lines: float = 1
    keep_with_next: bool = False


LOOKS = (
    Look(name="Normal"),
    Look(name="Body Text", align=JUSTIFY, indent=INDENT_MM, before=6, lines=1.1),
    Look(name="List", based_on="Body Text", align=JUSTIFY, indent=INDENT_MM, before=6, lines=1.1),
    Look(name="Grounds", based_on="Body Text", italic=True, align=JUSTIFY, indent=INDENT_MM, before=6, lines=1.1),
    Look(name="Enacting", bold=True, align=CENTRE, before=10, after=4, keep_with_next=True),
    Look(name="Title", bold=True, align=CENTRE, before=16, keep_with_next=True),
    Look(name="Subtitle", bold=True, align=CENTRE, keep_with_next=True),
    Look(name="Authority", bold=True, align=CENTRE, before=4, after=4, keep_with_next=True),
    Look(name="Addressee", align=CENTRE, before=6, after=4),
    Look(name="Addressees", before=2, indent=2 * INDENT_MM),
    Look(name="Heading 1", bold=True, align=JUSTIFY, indent=INDENT_MM, before=10, lines=1.1, keep_with_next=True),
    Look(name="Heading 2", bold=True, align=JUSTIFY, indent=INDENT_MM, before=8, lines=1.1, keep_with_next=True),
    Look(name="Heading 3", italic=True, align=JUSTIFY, indent=INDENT_MM, before=6, lines=1.1, keep_with_next=True),
    Look(name="Annex Title", based_on="Heading 1", bold=True, align=CENTRE, after=4, keep_with_next=True),
    Look(name="Annex Reference", italic=True, align=CENTRE, after=10),
    Look(name="Annex Facts", size=13, align=CENTRE, after=10),
    Look(name="Caption", size=13, bold=True, align=CENTRE, before=12, after=6, keep_with_next=True),
    Look(name="Table Text", size=12, before=2, after=2),
    Look(name="Code Text", size=12, before=2),
    Look(name="Letterhead Country", size=13, bold=True, align=CENTRE),
    Look(name="Letterhead Motto", bold=True, align=CENTRE),
    Look(name="Letterhead Superior", size=13, align=CENTRE),
    Look(name="Letterhead Issuer", size=13, bold=True, align=CENTRE),
    Look(name="Letterhead Number", size=13, align=CENTRE, before=6),
    Look(name="Letterhead Regarding", size=12, align=CENTRE, before=6),
    Look(name="Letterhead Date", italic=True, align=CENTRE, before=6),
    Look(name="Rule", size=2, align=CENTRE, before=2),
    Look(name="Gap", size=2, before=10),
    Look(name="Signature", bold=True, align=CENTRE),
    Look(name="Recipients Title", size=12, bold=True, italic=True),
    Look(name="Recipients", size=11),
    Look(name="Header", align=CENTRE),
    Look(name="Footer", size=11, italic=True, align=CENTRE),
)


def define(paper: Document) -> None:
    """Give the paper our styles in place of those of the library's template."""
    _set_defaults(paper)
    for look in LOOKS:
        _apply(look, _style(paper, look.name))
    for look in LOOKS[1:]:
        _style(paper, look.name).base_style = paper.styles[look.based_on]


def _set_defaults(paper: Document) -> None:
    defaults = paper.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    language = defaults.find(qn("w:lang"))
    for script in ("w:val", "w:eastAsia"):
        language.set(qn(script), LANGUAGE)
    _set_typeface(defaults)


def _style(paper: Document, name: str) -> ParagraphStyle:
    known = name in paper.styles
    style: ParagraphStyle = paper.styles[name] if known else paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    return style


def _apply(look: Look, style: ParagraphStyle) -> None:
    # The library's template brings borders, colours and theme fonts; nothing of them stays.
    for properties in (style.element.pPr, style.element.rPr):
        if properties is not None:
            _clear(properties)
    _set_typeface(style.element.get_or_add_rPr())
    font, shape = style.font, style.paragraph_format
    font.size, font.bold, font.italic, font.color.rgb = Pt(look.size), look.bold, look.italic, RGBColor(0, 0, 0)
    shape.alignment = look.align
    shape.first_line_indent = Mm(look.indent)
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.MULTIPLE, look.lines
    shape.keep_with_next, shape.widow_control = look.keep_with_next, True


def _clear(properties: BaseOxmlElement) -> None:
    for child in list(properties):
        if child.tag != qn("w:outlineLvl"):  # what makes a heading a heading
            properties.remove(child)


def _set_typeface(properties: BaseOxmlElement) -> None:
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = element("rFonts")
        properties.insert(0, fonts)
    fonts.attrib.clear()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), TYPEFACE)
