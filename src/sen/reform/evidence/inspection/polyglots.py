"""Files that are two kinds at once: harmless to one program, harmful to another."""

import io
import re
import zipfile

from sen.reform.evidence.inspection.signatures import PDF, PNG

# Programs look for these within the first kilobyte, wherever they stand.
_HEAD = 1024
_WEB = re.compile(rb"<(!doctype\s+html|html|head|body|script|iframe|svg|\?php)\b", re.IGNORECASE)
# After the end of a PDF or a PNG there is nothing but blanks.
_BLANKS = b"\r\n\t \x00"
_PDF_END, _PNG_END = b"%%EOF", b"IEND\xaeB`\x82"
_MOST_AFTER_END = 1024  # what some scanners append


def is_two_in_one(kind: str, data: bytes) -> bool:
    """Whether a PDF or picture can be read as something else as well: a web page, an archive, another PDF."""
    head = data[:_HEAD]
    if _WEB.search(head) or head.find(b"%PDF-", 1) != -1:
        return True
    if zipfile.is_zipfile(io.BytesIO(data)):
        return True
    return _tail(kind, data)


def _tail(kind: str, data: bytes) -> bool:
    if kind == PNG:
        _, _, tail = data.rpartition(_PNG_END)
        return bool(tail.strip(_BLANKS))
    if kind == PDF:
        _, _, tail = data.rpartition(_PDF_END)
        return len(tail.strip(_BLANKS)) > _MOST_AFTER_END or bool(_WEB.search(tail))
    return False  # phones append pictures of their own after the end of a JPEG
