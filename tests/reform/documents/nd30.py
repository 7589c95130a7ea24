"""
The properties Nghị định 30/2020/NĐ-CP asks of a document, read back from its DOCX.

`form_of` gives each property found; `violations` holds them against Phụ lục I and gives one sentence for each that is
wrong, so that a test of any document says `assert violations(data) == []`. Nothing here knows how our files are made:
zones are found by place and words, not by the names of styles.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER_LINE = re.compile(r"Số: (?:\d{2,}|\u00a0+)/(?:TTr|[A-ZĐ0-9&]+)(?:-[A-ZĐ0-9&]+)*")
DATE_LINE = re.compile(
    r"\S.*, ngày (?:0[1-9]|[12]\d|3[01]) tháng (?:0[12]|[3-9]|1[0-2]) năm \d{4}"  # days and two months take a zero
)


@dataclass(frozen=True)
class Zone:
    """One paragraph as it is seen."""

    text: str
    font: str
    size: float
    is_bold: bool
    is_italic: bool
    align: str


@dataclass(frozen=True)
class Page:
    """The pages of one section, in millimetres."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    is_numbered_top_centre: bool
    number_size: float
    is_first_page_numbered: bool

    @property
    def is_landscape(self) -> bool:
        """Say which way the pages lie."""
        return self.width > self.height


@dataclass(frozen=True)
class Ruled:
    """One table with lines: its cells, what is repeated and what may be cut."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_head_repeated: bool
    are_rows_kept_whole: bool
    bold_rows: tuple[int, ...]
    number_columns: tuple[int, ...]
    width: int


@dataclass(frozen=True)
class Form:
    """Every property found."""

    pages: tuple[Page, ...]
    country: Zone | None
    motto: Zone | None
    issuer: tuple[Zone, ...]
    number: Zone | None
    regarding: Zone | None
    date: Zone | None
    kind: Zone | None
    subject: tuple[Zone, ...]
    addressed: Zone | None
    grounds: tuple[Zone, ...]
    enacting: Zone | None
    articles: tuple[Zone, ...]
    body: tuple[Zone, ...]
    signatures: tuple[tuple[Zone, ...], ...]
    recipients_title: Zone | None
    recipients: tuple[Zone, ...]
    annexes: tuple[Zone, ...]
    references: tuple[Zone, ...]
    tables: tuple[Ruled, ...]
    pictures: tuple[str, ...]
    zones: tuple[Zone, ...]


def form_of(data: bytes) -> Form:
    """Read the properties of a DOCX."""
    paper = Document(io.BytesIO(data))
    head = paper.tables[0]
    in_head = tuple(zone_of(p) for cell in _cells(head) for p in cell.paragraphs if p.text.strip())
    text = tuple(zone_of(p) for p in paper.paragraphs if p.text.strip())
    first_annex = next((at for at, zone in enumerate(text) if zone.text.startswith("Phụ lục")), len(text))
    main = text[:first_annex]
    number = _first(in_head, lambda zone: zone.text.startswith("Số:"))
    regarding = _first(in_head, lambda zone: zone.text.startswith("V/v"))
    titled = () if regarding else tuple(_while(main, lambda zone: zone.align == "center"))
    ending = [table for table in paper.tables[1:] if not _is_ruled(table)]
    signatures, beside = _ending(ending)
    below = tuple(zone for zone in main if zone.size <= 12)
    recipients = beside or below
    return Form(
        pages=tuple(_page(section) for section in paper.sections),
        country=_first(in_head, lambda zone: zone.text == COUNTRY),
        motto=_first(in_head, lambda zone: zone.text == MOTTO),
        issuer=tuple(zone_of(p) for p in head.rows[0].cells[0].paragraphs if p.text.strip()),
        number=number,
        regarding=regarding,
        date=_first(in_head, lambda zone: ", ngày " in zone.text),
        kind=titled[0] if titled else None,
        subject=tuple(
            _while(titled[1:], lambda zone: not zone.text.isupper() and not zone.text.startswith("Kính gửi"))
        ),
        addressed=_first(main, lambda zone: zone.text.startswith("Kính gửi:")),
        grounds=tuple(zone for zone in main if zone.is_italic and zone.text.startswith(("Căn cứ", "Theo đề nghị"))),
        enacting=_first(main, lambda zone: zone.text == "QUYẾT ĐỊNH:"),
        articles=tuple(zone for zone in main if re.match(r"Điều \d+\.", zone.text)),
        body=tuple(zone for zone in main if zone.align == "both" and not zone.is_bold and not zone.is_italic),
        signatures=signatures,
        recipients_title=_first(recipients, lambda zone: zone.text == "Nơi nhận:"),
        recipients=tuple(zone for zone in recipients if zone.text.startswith("- ")),
        annexes=tuple(zone for zone in text if zone.text.startswith("Phụ lục")),
        references=tuple(zone for zone in text if zone.text.startswith("(Kèm theo")),
        tables=tuple(_ruled(table) for table in paper.tables if _is_ruled(table)),
        pictures=tuple(each.get("descr", "") for each in paper.element.body.iter(qn("wp:docPr"))),
        zones=(*in_head, *text, *(zone for lines in signatures for zone in lines)),
    )


def violations(data: bytes) -> list[str]:
    """Hold a DOCX against Phụ lục I; nothing to say is a document in form."""
    form = form_of(data)
    return [*_wrong_pages(form), *_wrong_head(form), *_wrong_text(form), *_wrong_ending(form), *_wrong_annexes(form)]


def _wrong_pages(form: Form) -> Iterator[str]:
    for at, page in enumerate(form.pages, start=1):
        if sorted((page.width, page.height)) != [210, 297]:
            yield f"Section {at} is {page.width} × {page.height} mm, not A4."
        limits = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
        for side, (least, most) in limits.items():
            if not least <= getattr(page, side) <= most:
                yield f"Section {at}: the {side} margin is {getattr(page, side)} mm, not {least} to {most}."
        if not page.is_numbered_top_centre or page.is_first_page_numbered:
            yield f"Section {at}: the page number must stand top centre, and not on the first page."
        if not 13 <= page.number_size <= 14:
            yield f"Section {at}: the page number has {page.number_size} points."
    if form.pages[0].is_landscape:
        yield "The text itself lies on its side."
    for zone in form.zones:
        if zone.font != "Times New Roman":
            yield f"“{zone.text[:40]}” is set in {zone.font}."


def _wrong_head(form: Form) -> Iterator[str]:
    yield from _zone("country", form.country, (12, 13), bold=True)
    yield from _zone("motto", form.motto, (13, 14), bold=True)
    yield from _zone("number", form.number, (13, 13))
    if form.number and not NUMBER_LINE.fullmatch(form.number.text):
        yield f"Number and symbol are written “{form.number.text}”."
    is_minutes = form.kind is not None and form.kind.text == "BIÊN BẢN"  # mẫu 1.9 tells place and day in its text
    if not is_minutes:
        yield from _zone("date", form.date, (13, 14), italic=True)
    if form.date and not DATE_LINE.fullmatch(form.date.text):
        yield f"Place and date are written “{form.date.text}”."
    if not form.issuer or not all(zone.text.isupper() and 12 <= zone.size <= 13 for zone in form.issuer):
        yield "The issuing body must be in capitals of 12 to 13 points."
    elif not form.issuer[-1].is_bold:
        yield "The issuing body must be bold."


def _wrong_text(form: Form) -> Iterator[str]:
    if form.regarding:
        yield from _zone("regarding", form.regarding, (12, 13))
        yield from _zone("addressed", form.addressed, (13, 14))
    else:
        yield from _zone("kind", form.kind, (13, 14), bold=True)
        if form.kind and not form.kind.text.isupper():
            yield f"The kind “{form.kind.text}” must be in capitals."
        for zone in form.subject or (None,):
            yield from _zone("subject", zone, (13, 14), bold=True)
    for zone in form.body:
        yield from _zone(f"text “{zone.text[:30]}”", zone, (13, 14))
    for at, zone in enumerate(form.grounds, start=1):
        end = "." if at == len(form.grounds) else ";"
        if not zone.text.endswith(end) or not 13 <= zone.size <= 14:
            yield f"The ground “{zone.text}” must end in “{end}” and have 13 to 14 points."
    if form.enacting or form.articles:
        yield from _zone("enacting", form.enacting, (13, 14), bold=True)
        numbers = [re.match(r"Điều (\d+)\.", zone.text)[1] for zone in form.articles]  # type: ignore[index]
        if numbers != [str(at) for at in range(1, len(numbers) + 1)]:
            yield f"The articles are numbered {numbers}."


def _wrong_ending(form: Form) -> Iterator[str]:
    if len(form.signatures) not in (1, 2):
        yield f"There are {len(form.signatures)} signatures."
    for lines in form.signatures:
        for zone in lines:
            yield from _zone("signature", zone, (13, 14), bold=True)
            if not zone.text.isupper():
                yield f"The signature “{zone.text}” must be in capitals."
    yield from _zone("recipients' title", form.recipients_title, (12, 12), bold=True, italic=True)
    for zone in form.recipients or (None,):
        yield from _zone("recipient", zone, (11, 11))
    *others, last = [zone.text for zone in form.recipients] or [""]
    if not re.fullmatch(r"- Lưu: .+\.", last) or not all(text.endswith(";") for text in others):
        yield "The recipients must end in “;”, the last one be “- Lưu: ….”."


def _wrong_annexes(form: Form) -> Iterator[str]:
    labels = [zone.text.split("\n")[0] for zone in form.annexes]
    romans = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
    expected = ["Phụ lục"] if len(labels) == 1 else [f"Phụ lục {romans[at]}" for at in range(len(labels))]
    if labels != expected:
        yield f"The annexes are called {labels}."
    for zone in form.annexes:
        yield from _zone(zone.text.split("\n")[0], zone, (14, 14), bold=True)
        if not zone.text.partition("\n")[2].isupper():
            yield f"The title of “{zone.text}” must be in capitals."
    if len(form.references) != len(labels) or not all(zone.is_italic for zone in form.references):
        yield "Every annex must say in italics what it is attached to."
    for table in form.tables:
        if not table.is_head_repeated or not table.are_rows_kept_whole:
            yield f"The table “{' | '.join(table.head)}” must repeat its head and keep its rows whole."
    for told in form.pictures:
        if not told.strip():
            yield "A picture has no words for who cannot see it."


def _zone(
    name: str, zone: Zone | None, sizes: tuple[float, float], *, bold: bool = False, italic: bool = False
) -> Iterator[str]:
    if zone is None:
        yield f"There is no {name}."
        return
    if not sizes[0] <= zone.size <= sizes[1]:
        yield f"The {name} has {zone.size} points, not {sizes[0]} to {sizes[1]}."
    if (zone.is_bold, zone.is_italic) != (bold, italic):
        yield f"The {name} is bold: {zone.is_bold}, italic: {zone.is_italic}; it must be {bold}, {italic}."


def zone_of(paragraph: Paragraph) -> Zone:
    """Read how a paragraph is seen: what its first run says, else its style, else the styles that one is based on."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    first = runs[0] if runs else None
    return Zone(
        text=paragraph.text.strip(),
        font=_resolved(paragraph, first and first.font.name, lambda style: style.font.name) or "",
        size=_resolved(
            paragraph,
            first and first.font.size and first.font.size.pt,
            lambda style: style.font.size and style.font.size.pt,
        ),
        is_bold=all(
            bool(_resolved(paragraph, run.bold, lambda style: style.font.bold)) for run in runs
        ),  # a bold lead alone does not make a paragraph bold
        is_italic=bool(_resolved(paragraph, first and first.italic, lambda style: style.font.italic)),
        align=_align(paragraph),
    )


def _resolved(paragraph: Paragraph, own: Any, ask: Any) -> Any:
    style = paragraph.style
    while own is None and style is not None:
        own, style = ask(style), style.base_style
    return own


def _align(paragraph: Paragraph) -> str:
    found = _resolved(paragraph, paragraph.alignment, lambda style: style.paragraph_format.alignment)
    names = {
        WD_ALIGN_PARAGRAPH.CENTER: "center",
        WD_ALIGN_PARAGRAPH.JUSTIFY: "both",
        WD_ALIGN_PARAGRAPH.RIGHT: "right",
    }
    return names.get(found, "left")


def _page(section: Section) -> Page:
    header, first = section.header.paragraphs[0], section.first_page_header
    is_in_margin = section.header_distance < section.top_margin
    has_own_first_page = section.different_first_page_header_footer
    is_numbered = "PAGE" in header._p.xml
    return Page(
        *(_mm(length) for length in (section.page_width, section.page_height)),
        *(_mm(length) for length in (section.top_margin, section.bottom_margin)),
        *(_mm(length) for length in (section.left_margin, section.right_margin)),
        is_numbered_top_centre=is_numbered and is_in_margin and _align(header) == "center",
        number_size=_resolved(header, None, lambda style: style.font.size and style.font.size.pt),
        is_first_page_numbered=is_numbered and (not has_own_first_page or "PAGE" in first._element.xml),
    )


def _mm(length: int) -> int:
    return round(length / Mm(1))


def _ending(tables: list[Table]) -> tuple[tuple[tuple[Zone, ...], ...], tuple[Zone, ...]]:
    """Find the last table without lines that holds a signature: with recipients beside it, or two of them."""
    for table in reversed(tables):
        sides = [tuple(zone_of(p) for p in cell.paragraphs if p.text.strip()) for cell in _cells(table)]
        if len(sides) != 2 or not all(sides):
            continue
        if sides[0][0].text == "Nơi nhận:":
            return (sides[1],), sides[0]
        if all(zone.text.isupper() for side in sides for zone in side):
            return tuple(sides), ()
    return (), ()


def _is_ruled(table: Table) -> bool:
    return bool(table.style) and table.style.name == "Table Grid"


def _cells(table: Table) -> list[_Cell]:
    return [cell for row in table.rows for cell in row.cells]


def _ruled(table: Table) -> Ruled:
    head, *rows = table.rows
    zones = [[zone_of(cell.paragraphs[0]) for cell in row.cells] for row in rows]
    return Ruled(
        head=tuple(cell.text for cell in head.cells),
        rows=tuple(tuple(cell.text for cell in row.cells) for row in rows),
        is_head_repeated=bool(head._tr.xpath("./w:trPr/w:tblHeader")),
        are_rows_kept_whole=all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows),
        bold_rows=tuple(at for at, row in enumerate(zones) if all(zone.is_bold for zone in row if zone.text)),
        number_columns=tuple(
            at for at in range(len(head.cells)) if zones and all(row[at].align == "right" for row in _full(zones))
        ),
        width=round(sum(column.width for column in table.columns) / Mm(1)),
    )


def _full(rows: list[list[Zone]]) -> list[list[Zone]]:
    """Leave out the headings of groups, whose one cell shows in every column."""
    return [row for row in rows if len({zone.text for zone in row}) > 1]


def _first(zones: tuple[Zone, ...], holds: Any) -> Zone | None:
    return next((zone for zone in zones if holds(zone)), None)


def _while(zones: tuple[Zone, ...], holds: Any) -> Iterator[Zone]:
    for zone in zones:
        if not holds(zone):
            return
        yield zone
