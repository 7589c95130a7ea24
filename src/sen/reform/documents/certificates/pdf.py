"""PDF of a certificate: archival (PDF/A-2a) and accessible (PDF/UA-1), set by Typst in our own template."""

import json
from datetime import UTC, datetime, time
from pathlib import Path

import typst

from sen.reform.documents.certificates.content import EMBLEM, GIVES, Certificate
from sen.reform.documents.pdf import EMPTY_BOX, UNDRAWABLE, typeface
from sen.reform.documents.printed import one_line

TEMPLATE = Path(__file__).with_name("certificate.typ")


def certificate_pdf(certificate: Certificate) -> bytes:
    """Print the certificate; the same certificate gives the same bytes on the same machine."""
    words = {
        name: one_line(getattr(certificate, name))
        for name in (
            *("country", "motto", "authority_line", "form_line", "form", "recipient", "address", "achievement"),
            *("decision", "gold_book", "dateline", "post_line", "note"),
        )
    } | {"gives": GIVES, "emblem": EMBLEM}
    data = json.dumps(words, ensure_ascii=False)
    on = datetime.combine(certificate.on, time(), UTC)
    try:
        return _compile(data, on)
    except typst.TypstError:
        return _compile(UNDRAWABLE.sub(EMPTY_BOX, data), on)


def _compile(data: str, on: datetime) -> bytes:
    return typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs={"certificate": data, "on": on.date().isoformat(), "typeface": typeface()},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=on,
    )
