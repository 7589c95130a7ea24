"""What a file is, by its first bytes."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PDF, PNG, JPEG, ZIP = "pdf", "png", "jpeg", "zip"

WORDS: dict[str, Promise] = {
    PDF: _("a PDF file"),
    PNG: _("a PNG picture"),
    JPEG: _("a JPEG picture"),
    ZIP: _("a ZIP archive"),
    "old-office": _("an old Office file (.doc, .xls, .ppt) or one locked with a password"),
    "rar": _("a RAR archive"),
    "seven-zip": _("a 7z archive"),
    "archive": _("a compressed archive"),
    "gif": _("a GIF picture"),
    "bitmap": _("a BMP picture"),
    "tiff": _("a TIFF picture"),
    "webp": _("a WebP picture"),
    "heic": _("a HEIC picture from a phone"),
    "video": _("a film or sound recording"),
    "program": _("a program"),
    "script": _("a script"),
    "rtf": _("an RTF file"),
    "web-page": _("a web page (HTML)"),
    "drawing": _("an SVG drawing or XML file"),
    "text": _("a plain text file"),
    "unknown": _("a file of an unknown kind"),
}

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-office"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "seven-zip"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"GIF8", "gif"),
    (b"BM", "bitmap"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"#!", "script"),
    (b"{\\rtf", "rtf"),
    (b"ID3", "video"),
    (b"OggS", "video"),
)
_PHONE_PICTURES = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")


def kind_of(data: bytes) -> str:
    """Tell the kind of a file, a key of WORDS."""
    found = next((kind for start, kind in _STARTS if data.startswith(start)), "")
    if found:
        return found
    if data[4:8] == b"ftyp":
        return "heic" if data[8:12] in _PHONE_PICTURES else "video"
    if data[:4] == b"RIFF":
        return "webp" if data[8:12] == b"WEBP" else "video"
    return _text_kind(data[:4096])


def _text_kind(head: bytes) -> str:
    if b"\x00" in head:
        return "unknown"
    words = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if words.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<iframe")):
        return "web-page"
    if words.startswith((b"<?xml", b"<svg", b"<!doctype")):
        return "drawing"
    try:
        # The cut may fall inside a letter; four bytes hold any.
        head[: len(head) - 4 if len(head) == 4096 else None].decode()
    except UnicodeDecodeError:
        return "unknown"
    return "text"
