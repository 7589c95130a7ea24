"""Names of files as people sent them: kept to be shown, never to be believed."""

import re
import unicodedata
from pathlib import PurePosixPath

from sen.reform.common.text import nfc
from sen.reform.evidence.limits import LONGEST_NAME

EXTENSIONS = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "image/png": ".png",
    "image/jpeg": ".jpg",
}
_SAME = {".jpeg": ".jpg"}
# Forbidden in names on the office's computers.
_RISKY = re.compile(r'[<>:"|?*]')


def shown_name(name: str) -> str:
    r"""
    Give the last part of a name, composed, without what hides or steers: controls, reversed writing, folders.

    >>> shown_name("C:\\bao cao\\..\\Kế hoạch 12.pdf")
    'Kế hoạch 12.pdf'
    """
    last = re.split(r"[/\\]", nfc(name))[-1]
    # Controls (Cc), and marks that turn the direction of writing (Cf), as in "exe.fdp" shown as "pdf.exe".
    visible = "".join(letter for letter in last if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    bare = _RISKY.sub("_", visible).strip(" .")
    if len(bare) > LONGEST_NAME:
        suffix = PurePosixPath(bare).suffix[:10]
        bare = bare[: LONGEST_NAME - len(suffix)] + suffix
    return bare or "tep"


def download_name(name: str, content_type: str) -> str:
    """
    Name a file for saving: with the extension of what it is.

    >>> download_name("anh.pdf", "image/png"), download_name("anh.JPEG", "image/jpeg")
    ('anh.png', 'anh.JPEG')
    """
    path = PurePosixPath(shown_name(name))
    suffix = path.suffix.lower()
    wanted = EXTENSIONS[content_type]
    if _SAME.get(suffix, suffix) == wanted:
        return path.name
    known = {*EXTENSIONS.values(), *_SAME}
    return (path.stem if suffix in known else path.name) + wanted
