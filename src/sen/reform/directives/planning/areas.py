"""The rows and lines that name an area: "I. Cải cách thể chế", "3 | Cải cách thủ tục hành chính"."""

import re
from collections.abc import Mapping

from sen.reform.common.text import fold
from sen.reform.directives.planning.columns import Part
from sen.reform.directives.planning.tables import Line, Merge

_NUMBERED = re.compile(
    r"^(?:(?:lĩnh vực|nhóm|phần|mục)\s+)?(?P<code>[IVX]+|\d{1,2}|[A-ZĐ])\s*[.:)/–-]\s*(?P<name>\D.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
_OF_AN_AREA = re.compile(r"^(?:[ivx]+|[a-zđ]|\d{1,2})\.?$")


def named_area(text: str) -> tuple[str, str] | None:
    """
    The code and name of an area out of one text; Roman numbers become figures, as the areas of reports are numbered.

    >>> named_area("II. Cải cách thể chế"), named_area("Phụ lục")
    (('2', 'Cải cách thể chế'), None)
    """
    found = _NUMBERED.match(" ".join(text.split()))
    return (area_code(found["code"]), found["name"].strip(" .:")) if found else None


def area_code(written: str) -> str:
    """
    The code of an area.

    >>> area_code("IV."), area_code("4"), area_code("A")
    ('4', '4', 'A')
    """
    code = written.strip(" .)")
    if not re.fullmatch(r"[IVXivx]+", code):
        return code
    values = [_ROMAN[letter] for letter in code.lower()]
    following = [*values[1:], 0]
    return str(sum(-value if value < after else value for value, after in zip(values, following, strict=True)))


def area_in_row(
    line: Line, columns: Mapping[Part, int], merges: tuple[Merge, ...], following: Line | None
) -> tuple[str, str] | None:
    """The area a row names: nothing stands in it but a number and a name. The code is empty when it has none."""
    code_at, title_at = columns.get(Part.CODE, -1), columns.get(Part.TITLE, columns.get(Part.TARGET, -1))
    if len(line.filled) == 1:
        only = line.cells[line.filled[0]]
        is_wide = any(merge.right > merge.left for merge in merges)
        return named_area(only) or (("", only) if is_wide or line.filled[0] == title_at else None)
    if not line.filled or any(column not in (code_at, title_at) for column in line.filled):
        return None
    code, title = line.cells[code_at], line.cells[title_at]
    if not _OF_AN_AREA.match(fold(code)):
        return None
    if code.strip(" .").isdigit() and not _has_parts(code, following, code_at):
        return None
    return area_code(code), title.strip(" .:")


def _has_parts(code: str, following: Line | None, code_at: int) -> bool:
    """Whether the row below is numbered as a part of this one: 3.1 below 3."""
    below = following.cells[code_at] if following and code_at < len(following.cells) else ""
    return below.replace(",", ".").startswith(f"{code.strip(' .')}.")
