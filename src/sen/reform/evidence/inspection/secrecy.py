"""Marks of state secrets: "MẬT", "TỐI MẬT", "TUYỆT MẬT" as stamps, in titles and in names of files."""

import re

from sen.reform.common.text import nfc

# A stamp stands at the head of a document.
FIRST_LINES = 60
_MARKS = ("TUYỆT MẬT", "TỐI MẬT", "MẬT")
_EDGES = " \t.,:;*-–—_|[](){}<>/\\\"'“”"
_LEVEL = re.compile(r"^(ĐỘ|MỨC ĐỘ)\s+MẬT\s*:?\s*")
# Set apart by the edges of the text or by punctuation, so that "bảo mật thông tin" and "Mặt trận" are no marks.
_DIVIDER = r"[-–—_.:()\[\]{}|/]"
_IN_TITLE = re.compile(rf"(?:^|{_DIVIDER})\s*(TUYỆT MẬT|TỐI MẬT|MẬT)\s*(?:$|{_DIVIDER})")
_PHRASE = re.compile(r"(?<!\w)(TUYỆT[\s_-]+MẬT|TỐI[\s_-]+MẬT)(?!\w)")
# Titles about the law on state secrets name the levels without being secret.
_ABOUT_SECRETS = "BÍ MẬT NHÀ NƯỚC"
_WITHOUT_MARKS = re.compile(r"(?:^|[^A-Za-z0-9])(TUYET[\s_-]*MAT|TOI[\s_-]*MAT)(?:$|[^A-Za-z0-9])")


def mark_in_text(text: str) -> str | None:
    r"""
    Find a stamp standing alone on one of the first lines.

    >>> mark_in_text("ỦY BAN NHÂN DÂN\n[ TỐI  MẬT ]\nBÁO CÁO"), mark_in_text("Bảo vệ bí mật nhà nước")
    ('TỐI MẬT', None)
    """
    lines = [line for line in nfc(text).splitlines() if line.strip()]
    for line in lines[:FIRST_LINES]:
        for part in line.split("\t"):
            if (mark := _stamp(part)) is not None:
                return mark
    return None


def mark_in_title(title: str) -> str | None:
    """
    Find a mark in a title: in capitals, and set apart by punctuation or one of the two phrases nobody uses otherwise.

    >>> mark_in_title("Quyết định 12 (MẬT)"), mark_in_title("Kế hoạch bảo vệ bí mật nhà nước")
    ('MẬT', None)
    """
    text = " ".join(nfc(title).split())
    found = _IN_TITLE.search(text)
    if found is None and _ABOUT_SECRETS not in text.upper():
        found = _PHRASE.search(text)
    return re.sub(r"[\s_-]+", " ", found[1]) if found else None


def mark_in_name(name: str) -> str | None:
    """
    Find a mark in the name of a file, with or without Vietnamese marks.

    >>> mark_in_name("12-QD-TOI-MAT.pdf"), mark_in_name("mat-tran-to-quoc.pdf")
    ('TỐI MẬT', None)
    """
    if (mark := mark_in_title(name)) is not None:
        return mark
    found = _WITHOUT_MARKS.search(nfc(name))
    if found is None:
        return None
    return "TUYỆT MẬT" if found[1].startswith("TUYET") else "TỐI MẬT"


def _stamp(line: str) -> str | None:
    words = " ".join(line.strip(_EDGES).split())
    bare = _LEVEL.sub("", words.upper()).strip(_EDGES) if _LEVEL.match(words.upper()) else words
    if _LEVEL.match(words.upper()) and not bare:
        return None  # "Độ mật:" with nothing after it, an empty line of a form
    # Some programs put each letter of a stamp apart: "M Ậ T".
    return next((mark for mark in _MARKS if bare.replace(" ", "") == mark.replace(" ", "")), None)
