"""A rule in words cut into its single statements."""

import re
from collections.abc import Iterator

from sen.reform.indices.tables.wordforms import plain

_BULLET = re.compile(
    r"^(?:[-+•●▪*○–◦]+\s*|\(?[a-zđ]\s*\)\s*|\(\d{1,2}\)\s*|\d{1,2}\)\s*|[a-zđ]\.\s+|\d{1,2}\.\s+(?=\D))"
)
_ENDS = re.compile(r"[.;:]$|\d$|điểm$|%$|\)$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:^|\s)(?:đến|dưới|từ|trên|và|hoặc|là|được|đạt|-|>=|<=|<|>)$", re.IGNORECASE)
_ONLY_POINTS = re.compile(r"(?:được\s+)?\d+(?:[.,]\d+)?\s*(?:điểm|đ)?\s*[.;]?", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(?<=\d),\s+(?=\D)|(?<=điểm),\s+|(?<=điểm)\.\s+|(?<=\d)\.\s+(?=[^\W\d_a-z<>]|[<>])|(?<=%)\.\s+(?=[^\W\d_])"
    r"|(?<=tối đa)[.,]\s+(?=\D)|(?<=\))\.\s+(?=[^\W\d_])|,\s+(?=(?:mỗi|cứ)\s)|(?<=\w)\.\s+(?=(?:Từ|Dưới|Trên|Nếu|Mỗi|"
    r"Cứ|Không|Trường hợp|Đạt|Trong đó)\b)",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"(?:.*\S)?\s*[:=]\s*\d+(?:[.,]\d+)?\s*(?:điểm|đ)?", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:cách (?:chấm|tính)(?: điểm)?|thang điểm|mức điểm|phương pháp(?: tính| chấm)?|hướng dẫn(?: chấm)?|chấm điểm|"
    r"cụ thể|như sau|đánh giá|điểm đánh giá)\s*(?:như sau)?\s*:\s*",
    re.IGNORECASE,
)


def segments(text: str) -> list[str]:
    r"""
    Cut a text at line ends, semicolons and full stops between statements; bullets are dropped.

    >>> segments("> 90%: 2; 70 – 90%: 1;\n- < 70%: 0.")
    ['> 90%: 2', '70 - 90%: 1', '< 70%: 0']
    """
    found = []
    for line in _lines(plain(text)):
        for part in _outside_brackets(line):
            for statement in _BETWEEN.split(part):
                found += list(_alternatives(statement))
    bare = (_LABEL.sub("", _BULLET.sub("", each.strip()).strip()).strip(" ;,").rstrip(".") for each in found)
    return [each for each in bare if each.strip(" .:;-")]


def _lines(text: str) -> list[str]:
    """Join lines that only the width of a cell has broken."""
    lines: list[str] = []
    for line in text.splitlines():
        before = lines[-1] if lines else ""
        is_broken = line[:1].islower() and not _BULLET.match(line) and not _ENDS.search(before or ":")
        is_broken = is_broken or _GOES_ON.search(before) is not None
        is_outcome = before.endswith(":") and _ONLY_POINTS.fullmatch(line) is not None
        if is_broken or is_outcome:
            lines[-1] = f"{before} {line}"
        else:
            lines.append(line)
    return lines


def _outside_brackets(line: str) -> Iterator[str]:
    depth, begin = 0, 0
    for position, letter in enumerate(line):
        depth = max(0, depth + (letter in "([") - (letter in ")]"))
        if letter == ";" and not depth:
            yield line[begin:position]
            begin = position + 1
    yield line[begin:]


def _alternatives(statement: str) -> list[str]:
    """``kịp thời: 1 / không kịp thời: 0``: a stroke between whole levels."""
    parts = re.split(r"\s+[/|]\s+", statement)
    return parts if len(parts) > 1 and all(_LEVEL.fullmatch(part.strip()) for part in parts) else [statement]
