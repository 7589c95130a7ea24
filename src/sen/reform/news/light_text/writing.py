"""Putting the line of a picture or file into a text."""

import re

from sen.reform.news.light_text.references import DECORATIVE


def picture_line(key: str, *, alt: str = "", caption: str = "") -> str:
    """
    The line that shows a picture; without words it only decorates.

    >>> picture_line("ab12", alt="Hồ [sen]", caption='Buổi "sớm"')
    '![Hồ (sen)](anh:ab12 "Buổi ”sớm”")'
    """
    said = f' "{_bare(caption).replace(chr(34), "”")}"' if caption.strip() else ""
    return f"![{_bare(alt) or DECORATIVE}](anh:{key}{said})"


def attachment_line(key: str, words: str) -> str:
    """
    The words that offer a file.

    >>> attachment_line("ab12", "Kế hoạch 12")
    '[Kế hoạch 12](tep:ab12)'
    """
    return f"[{_bare(words)}](tep:{key})"


def put_in(body: str, line: str, *, at: int | None = None) -> str:
    r"""
    The text with a line of its own put in after the paragraph that holds this place; at its end when none is named.

    >>> put_in("một\n\nhai", "ảnh", at=1), put_in("một", "ảnh", at=0), put_in("", "ảnh")
    ('một\n\nảnh\n\nhai', 'ảnh\n\nmột', 'ảnh')
    """
    text = re.sub(r"\r\n?", "\n", body)
    place = len(text) if at is None else max(0, min(at, len(text)))
    end = text.find("\n\n", place) if place else 0
    before, after = (text, "") if end < 0 else (text[:end], text[end:])
    return "\n\n".join(part for part in (before.strip("\n"), line, after.strip("\n")) if part)


def _bare(words: str) -> str:
    plain = " ".join(words.split()).replace("[", "(").replace("]", ")")
    return re.sub(r"([\\*_`<>])", "", plain)
