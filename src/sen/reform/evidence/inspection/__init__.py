"""What a file is and whether it may come in: by its content, never by its name."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from sen.reform.evidence import apart
from sen.reform.evidence.inspection import refusals, signatures
from sen.reform.evidence.inspection.office_files import inspect_archive
from sen.reform.evidence.inspection.polyglots import is_two_in_one
from sen.reform.evidence.inspection.secrecy import mark_in_text
from sen.reform.evidence.limits import MAXIMUM_BYTES

__all__ = ["ACCEPTED", "Inspected", "check_size", "inspect"]

ACCEPTED = (".pdf", ".docx", ".xlsx", ".png", ".jpg", ".jpeg")  # for the `accept` of a file field

_TYPES = {signatures.PDF: "application/pdf", signatures.PNG: "image/png", signatures.JPEG: "image/jpeg"}
_PROBLEMS: dict[str, type[refusals.FileRefused]] = {
    "locked": refusals.LockedFile,
    "code": refusals.CarriesCode,
    "files": refusals.CarriesOtherFiles,
    "large": refusals.UnpacksTooLarge,
}


@dataclass(frozen=True)
class Inspected:
    """What was found in a file: its type, and how many pages can be drawn."""

    content_type: str
    page_count: int


def check_size(name: str, size: int) -> None:
    """
    Refuse by size alone, before anything is read.

    :raises EmptyFile: if it holds nothing
    :raises FileTooLarge: if it is beyond MAXIMUM_BYTES
    """
    if size == 0:
        raise refusals.EmptyFile(name=name)
    if size > MAXIMUM_BYTES:
        raise refusals.FileTooLarge(name=name, limit=MAXIMUM_BYTES // (1024 * 1024))


def inspect(name: str, data: bytes) -> Inspected:
    """
    Find out what a file is.

    :raises FileRefused: if it may not come in; the subclass names the situation
    """
    check_size(name, len(data))
    kind = signatures.kind_of(data)
    if kind == signatures.ZIP:
        content_type, text = inspect_archive(name, data)
        found = Inspected(content_type, 0)
    elif kind in _TYPES:
        if is_two_in_one(kind, data):
            raise refusals.TwoFilesInOne(name=name, found=signatures.WORDS[kind])
        looked = _looked_at(name, kind, data)
        found, text = Inspected(_TYPES[kind], looked["pages"]), looked["text"]
    else:
        raise refusals.UnknownKindOfFile(name=name, found=signatures.WORDS[kind])
    mark = mark_in_text(text)
    if mark is not None:
        raise refusals.MarkedSecret(name=name, mark=mark, where=_("the first lines of the document"))
    return found


def _looked_at(name: str, kind: str, data: bytes) -> dict[str, Any]:
    """What the reader apart says of a PDF or picture."""
    try:
        looked = apart.look(kind, data)
    except apart.Unreadable:
        raise refusals.DamagedFile(name=name, found=signatures.WORDS[kind]) from None
    if looked["problem"]:
        raise _PROBLEMS[looked["problem"]](name=name)
    return looked
