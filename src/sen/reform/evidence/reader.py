"""The process apart that opens PDFs and pictures (`python -m sen.reform.evidence.reader look pdf < file`)."""

import io
import json
import math
import re
import resource
import sys
import warnings
import zlib
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

from sen.reform.evidence.cleaning import clean_picture

CPU_SECONDS, MEMORY = 15, 1536 * 1024 * 1024
MOST_PIXELS = 60_000_000  # a phone's picture has 12 to 50 million
MOST_PAGES = 2_000
LARGEST_SIDE = 14_400  # in points: the largest page the format knows
WIDEST, MOST_DRAWN = 1_240, 2_600_000
_PAGES_OF_TEXT, _MOST_TEXT = 2, 20_000
_MOST_PACKED, _MOST_OBJECTS = 4 * 1024 * 1024, 64 * 1024 * 1024
_ACTING = re.compile(rb"/(JavaScript|Launch|RichMedia)\b")
_CARRYING = re.compile(rb"/EmbeddedFile\b")
_HEXED = re.compile(rb"#([0-9A-Fa-f]{2})")
_PACKED = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)


class Refused(ValueError):
    """The file must not come in; the word says why."""


def main(words: list[str], data: bytes) -> bytes:
    """Do what the words ask: `look KIND`, `draw KIND PAGE` or `clean KIND`."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    if words[0] == "clean":
        return clean_picture(data, words[1])
    if words[0] == "draw":
        return _draw_page(data, int(words[2])) if words[1] == "pdf" else _draw_picture(data)
    try:
        found = _look_at_pdf(data) if words[1] == "pdf" else _look_at_picture(data, words[1])
    except Refused as refused:
        found = {"pages": 0, "text": "", "problem": str(refused)}
    return json.dumps(found).encode()


def _look_at_pdf(data: bytes) -> dict[str, Any]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Refused("locked") from None
        raise
    if raw.FPDF_GetSecurityHandlerRevision(document) != -1:
        raise Refused("locked")
    _check_contents(document, data)
    count = len(document)
    sizes = (max(document.get_page_size(number)) for number in range(min(count, MOST_PAGES)))
    if not 0 < count <= MOST_PAGES or max(sizes) > LARGEST_SIDE:
        raise Refused("large")
    return {"pages": count, "text": _text_of(document), "problem": ""}


def _check_contents(document: pdfium.PdfDocument, data: bytes) -> None:
    """Refuse what acts when opened, and what carries other files; the format has several places for both."""
    acts = raw.FPDFDoc_GetJavaScriptActionCount(document) > 0
    carries = raw.FPDFDoc_GetAttachmentCount(document) > 0
    for part in _readable_parts(data):
        plain = _HEXED.sub(lambda match: bytes((int(match[1], 16),)), part)
        acts = acts or bool(_ACTING.search(plain))
        carries = carries or bool(_CARRYING.search(plain))
    if acts:
        raise Refused("code")
    if carries:
        raise Refused("files")


def _readable_parts(data: bytes) -> Iterator[bytes]:
    """The file itself, and the objects that are packed together in it, up to a bound."""
    yield data
    room = _MOST_OBJECTS
    for match in _PACKED.finditer(data):
        unpacker = zlib.decompressobj()
        try:
            part = unpacker.decompress(data[match.end() : match.end() + _MOST_PACKED], room)
        except zlib.error:
            continue
        room -= len(part)
        if room <= 0:
            raise Refused("large")
        yield part


def _text_of(document: pdfium.PdfDocument) -> str:
    pages = [document[number] for number in range(min(len(document), _PAGES_OF_TEXT))]
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)[:_MOST_TEXT]


def _look_at_picture(data: bytes, kind: str) -> dict[str, Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(data), formats=(kind.upper(),)) as picture:
                picture.load()
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise Refused("large") from None
    return {"pages": 1, "text": "", "problem": ""}


def _draw_page(data: bytes, number: int) -> bytes:
    page = pdfium.PdfDocument(data)[number - 1]
    width, height = page.get_size()
    scale = min(WIDEST / width, math.sqrt(MOST_DRAWN / (width * height)))
    picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    # A page of text needs few colours; a slow line is glad of it.
    return _written(picture.quantize(64, dither=Image.Dither.NONE), "PNG", optimize=True)


def _draw_picture(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
        picture.draft("RGB", (WIDEST, WIDEST))
        picture.thumbnail((WIDEST, WIDEST))
        flat = Image.new("RGB", picture.size, "white")
        coloured = picture.convert("RGBA")
        flat.paste(coloured, mask=coloured)
    return _written(flat, "JPEG", quality=80)


def _written(picture: Image.Image, format_name: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, format_name, **options)
    return buffer.getvalue()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.stdout.buffer.write(main(sys.argv[1:], sys.stdin.buffer.read()))
