"""The QR code, read back from the files: the squares of the address, dark on light, with words for who cannot see."""

import io
from dataclasses import replace

import pypdfium2
import pytest
import segno
from docx import Document
from PIL import Image

from sen.reform.documents import content, qr
from sen.reform.documents.content import QrCode
from sen.reform.documents.content.blocks import LONGEST_ADDRESS
from sen.reform.documents.docx import render_docx
from sen.reform.documents.pdf import render_pdf
from sen.reform.documents.printed import printed
from tests.reform.documents.libreoffice import pdf_pages
from tests.reform.documents.samples import ADDRESS, DIGEST, council_minutes, notice

WITH_CODE = replace(notice(), blocks=(QrCode(ADDRESS, "Quét để kiểm tra", DIGEST),))
DARK = 128


def squares(picture, edge=qr.QUIET_EDGE):
    """Say of each square, quiet edge left out, whether it is dark."""
    count = len(segno.make_qr(ADDRESS, error=qr.CORRECTION).matrix)
    side = picture.width / (count + 2 * edge)
    middles = [(edge + at + 0.5) * side for at in range(count)]
    return [[picture.getpixel((int(x), int(y))) < DARK for x in middles] for y in middles]


def expected():
    return [[bool(square) for square in row] for row in segno.make_qr(ADDRESS, error=qr.CORRECTION).matrix]


def test_the_docx_holds_the_squares_of_the_address_and_says_what_they_are():
    paper = Document(io.BytesIO(render_docx(WITH_CODE)))
    (shape,) = paper.inline_shapes
    assert shape._inline.docPr.get("descr") == f"Mã QR mở trang {ADDRESS}"
    assert round(shape.width.mm) == 25
    part = paper.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
    picture = Image.open(io.BytesIO(part.blob)).convert("L")
    assert squares(picture) == expected()
    edge = picture.crop((0, 0, picture.width, qr.QUIET_EDGE * qr.DOTS_PER_SQUARE))
    assert edge.getextrema() == (255, 255)


def test_the_page_of_the_pdf_shows_the_same_squares():
    with pypdfium2.PdfDocument(render_pdf(WITH_CODE)) as document:
        page = document[0]
        words = page.get_textpage()
        first, last = words.search("Quét để kiểm tra").get_next(), words.search(ADDRESS).get_next()
        top, bottom = words.get_charbox(first[0])[3], words.get_charbox(last[0] + last[1] - 1)[1]
        scale, height = 6, page.get_height()
        drawn = page.render(scale=scale).to_pil().convert("L")
        words.close()
        page.close()
    side, left = 25 / 25.4 * 72, 30 / 25.4 * 72
    whole = drawn.crop([int(at * scale) for at in (left, 0, left + side, height)])
    middle = (height - (top + bottom) / 2) * scale
    # The code is in the middle beside its words; find its dark part exactly, the quiet edge being white.
    around = whole.crop((0, int(middle - side * scale / 2) - 12, whole.width, int(middle + side * scale / 2) + 12))
    box = around.point(lambda grey: 255 if grey < DARK else 0).getbbox()
    assert squares(around.crop(box), edge=0) == expected()


def test_the_words_beside_the_code_are_the_same_in_both_files():
    told = ("Quét để kiểm tra", "Mã kiểm tra: 9f86 d081 884c 7d65", ADDRESS)
    assert printed(WITH_CODE).pieces[0].lines == told
    page = pdf_pages(render_pdf(WITH_CODE))[0]
    paper = Document(io.BytesIO(render_docx(WITH_CODE)))
    cells = [cell.text for table in paper.tables for cell in table._cells]
    assert "\n".join(told) in cells
    assert all(line in page for line in told)


def test_the_pdf_says_what_the_code_is():
    data = render_pdf(council_minutes())
    assert b"/Figure" in data or b"/ObjStm" in data  # packed or not, the figure is tagged: PDF/UA is refused without
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data


def test_without_a_digest_only_caption_and_address_are_told():
    assert printed(replace(notice(), blocks=(QrCode(ADDRESS, "Một\nHai"),))).pieces[0].lines == ("Một", "Hai", ADDRESS)


@pytest.mark.parametrize(
    "address",
    [
        "cchc.example.vn/kiem-tra",  # a phone would search for it
        "javascript:alert(1)",
        "https://cchc.example.vn/a b",
        "https://cchc.example.vn/\n",
        "https://cchc.example.vn/" + "a" * 300,  # the squares would be too small
    ],
)
def test_what_no_phone_opens_is_refused(address):
    with pytest.raises(content.UnusableAddress):
        QrCode(address, "Quét")


def test_the_longest_address_still_has_squares_a_phone_can_tell_apart():
    longest = "https://cchc.example.vn/".ljust(LONGEST_ADDRESS, "a")
    count = len(segno.make_qr(QrCode(longest, "").address, error=qr.CORRECTION).matrix) + 2 * qr.QUIET_EDGE
    assert 25 / count >= 0.33  # mm
