"""Text out of a file somebody uploaded: plain text or DOCX, and nothing that could act by itself."""

from sen.reform.common.text import nfc
from sen.reform.documents.intake import refusals, word
from sen.reform.documents.intake.limits import MAXIMUM_BYTES, MAXIMUM_CHARACTERS
from sen.reform.documents.intake.plain import read_plain

__all__ = ["ACCEPTED", "MAXIMUM_BYTES", "MAXIMUM_CHARACTERS", "check_size", "read_text"]

ACCEPTED = (".txt", ".docx")  # for the `accept` of a file field
ZIP, COMPOUND, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"


def check_size(name: str, size: int) -> None:
    """
    Refuse by size alone, before anything is read.

    :raises EmptyFile: if it holds nothing
    :raises FileTooLarge: if it is beyond MAXIMUM_BYTES
    """
    if size == 0:
        raise refusals.EmptyFile(name=name)
    if size > MAXIMUM_BYTES:
        raise refusals.FileTooLarge(name=name, size=refusals.megabytes(size), limit=refusals.megabytes(MAXIMUM_BYTES))


def read_text(name: str, data: bytes) -> str:
    """
    Give the text of a file, composed (NFC), one line per paragraph; the cells of a table row stand apart by tabs.

    The content decides what a file is, not its name. Nothing in it is ever run, opened or fetched.

    :raises Refusal: if the file cannot be taken; the subclass names the situation
    """
    check_size(name, len(data))
    text = nfc(_read(name, data))
    if not text:
        raise refusals.NoTextFound(name=name)
    if len(text) > MAXIMUM_CHARACTERS:
        raise refusals.TextTooLong(
            name=name, length=refusals.thousands(len(text)), limit=refusals.thousands(MAXIMUM_CHARACTERS)
        )
    return text


def _read(name: str, data: bytes) -> str:
    if data.startswith(ZIP):
        return word.read(name, data)
    if data.startswith(COMPOUND):
        raise refusals.OldOrProtectedWordFile(name=name)
    if data.startswith(PDF):
        raise refusals.PdfFile(name=name)
    if name.lower().endswith(".docx"):
        raise refusals.BrokenWordFile(name=name)
    if not name.lower().endswith(".txt"):
        raise refusals.UnknownKindOfFile(name=name)
    return read_plain(name, data)
