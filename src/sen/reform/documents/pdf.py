"""PDF of an official document: archival (PDF/A-2a), accessible (PDF/UA-1), set by Typst in our own template."""

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import typst

from sen.reform.documents import qr
from sen.reform.documents.content import OfficialDocument
from sen.reform.documents.printed import Code, Printed, printed

TEMPLATE = Path(__file__).with_name("official.typ")

# What Typst's own serif can draw (a test holds this): Latin with all Vietnamese letters, Greek, Cyrillic, punctuation,
# currency, and a few signs. Everything else is drawn as an empty box rather than lost or refused.
DRAWABLE = (
    "\u0020-\u007e\u00a0-\u017f\u0192\u01a0\u01a1\u01af\u01b0\u0300-\u0304\u0306-\u030c\u0323\u0391-\u03a1\u03a3-\u03a9"
    "\u03b1-\u03c9\u0401\u0410-\u044f\u0451\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030"
    "\u2032\u2033\u2039\u203a\u20ab\u20ac\u2116\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265\u25a1"
)
UNDRAWABLE = re.compile(f"[^{DRAWABLE}\\n]")
EMPTY_BOX = "\u25a1"

TYPEFACES = ("Times New Roman", "Tinos")
TYPSTS_OWN = "Libertinus Serif"


def render_pdf(document: OfficialDocument) -> bytes:
    """Print the document as PDF; the same document gives the same bytes on the same machine."""
    # The data travel as JSON and are never part of the program text: nothing typed by a person is ever evaluated.
    words = printed(document)
    data = json.dumps(asdict(words) | {"codes": _codes(words)}, ensure_ascii=False)
    on = datetime.combine(document.letterhead.on, time(), UTC)
    try:
        return _compile(data, on)
    except typst.TypstError:
        return _compile(UNDRAWABLE.sub(EMPTY_BOX, data), on)


def _codes(words: Printed) -> dict[str, str]:
    pieces = [*words.pieces, *(piece for annex in words.annexes for piece in annex.pieces)]
    return {piece.address: qr.svg(piece.address) for piece in pieces if isinstance(piece, Code)}


@cache
def typeface() -> str:
    """The first of the faces of the form that is installed, or else Typst's own."""
    installed = typst.Fonts().families()
    return next((family for family in TYPEFACES if family in installed), TYPSTS_OWN)


def _compile(data: str, on: datetime) -> bytes:
    return typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs={"document": data, "on": on.date().isoformat(), "typeface": typeface()},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=on,
    )
