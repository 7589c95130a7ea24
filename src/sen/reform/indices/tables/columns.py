"""Which column of a table is what, by its heading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sen.reform.common.text import fold
from sen.reform.indices.tables.reading import Row
from sen.reform.indices.tables.wordforms import number_in

_OTHERS = re.compile(
    r"tu (danh gia|cham)|tham dinh|dat duoc|xhh|xa hoi hoc|\bchi so$|^chi so\b|diem cham|danh gia$|"
    r"ket qua|hoi dong|so voi|cham diem$|diem cua|nam truoc"
)
# The first pattern a heading fits decides; each is searched in the heading without marks.
_HEADINGS = (
    ("code", re.compile(r"^(stt|tt|so tt|so thu tu|ma|ma so|muc|ma tieu chi)$")),
    ("maximum", re.compile(r"toi da|diem (so )?chuan|diem quy dinh")),
    ("owner", re.compile(r"(co quan|don vi|bo phan|phong).*(tham dinh|theo doi|phu trach|chu tri|danh gia|cham)")),
    ("evidence", re.compile(r"kiem chung|minh chung|chung minh")),
    ("basis", re.compile(r"can cu")),
    ("rule", re.compile(
        r"^(ghi chu|cach|huong dan|phuong phap|quy dinh cham|muc (cham|diem|danh gia|dat)|thang (cham|danh gia)|"
        r"dien giai|yeu cau|noi dung cham|tieu chuan cham|cong thuc)"
    )),
    ("title", re.compile(r"tieu chi|linh vuc|noi dung|chi tieu|ten chi so")),
    ("maximum", re.compile(r"thang diem|^(so )?diem$")),
)  # fmt: skip


@dataclass(frozen=True)
class Columns:
    """The places of the columns that are read; all others are left aside."""

    title: int
    maximum: int
    code: int | None = None
    rule: tuple[int, ...] = ()
    owner: int | None = None
    evidence: int | None = None
    basis: int | None = None
    level_points: int | None = None


@dataclass(frozen=True)
class Head:
    """The head of a table: its columns, the first row below it, and how its words repeat on later pages."""

    columns: Columns
    below: int
    words: frozenset[tuple[str, ...]]


def find_head(rows: Sequence[Row], most: int = 30) -> Head | None:
    """Look for the row, or the two rows, that name the columns."""
    for position, row in enumerate(rows[:most]):
        for height in (2, 1):
            block = rows[position : position + height]
            if len(block) == height and (height == 1 or _continues_head(row, block[1])):
                columns = _columns(_joined(block))
                if columns is not None:
                    below = position + height
                    while below < len(rows) and _counts_columns(rows[below]):
                        below += 1
                    return Head(columns, below, frozenset(each.cells for each in rows[position:below]))
    return None


def _joined(block: Sequence[Row]) -> list[str]:
    """Join the headings of a column from top to bottom; a merged heading stands over all its columns."""
    width = max(len(row.cells) for row in block)
    return [" ".join(filter(None, (_over(row, column) for row in block))) for column in range(width)]


def _over(row: Row, column: int) -> str:
    for start in range(min(column, len(row.cells) - 1), -1, -1):
        if row.cells[start] or row.spans[start] > 1:
            return fold(row.cells[start]) if start == column or start + row.spans[start] > column else ""
    return ""


def _continues_head(first: Row, second: Row) -> bool:
    """The second row of a head fills in below merged headings; a row of the table has a code or a number."""
    words = [fold(cell) for cell in second.cells if cell]
    first_words = {fold(cell) for cell in first.cells if cell}
    return (
        bool(words)
        and sum(bool(cell) for cell in first.cells) > 1
        and not any(re.fullmatch(r"[ivx]+\.?|\d.*", word) for word in words)
        and any(width > 1 for width in first.spans)
        and not set(words) & first_words
        and all(number_in(cell) is None for cell in second.cells if cell)
    )


def _columns(headings: Sequence[str]) -> Columns | None:
    found: dict[str, list[int]] = {}
    for column, heading in enumerate(headings):
        role = _role(heading)
        if role is not None:
            found.setdefault(role, []).append(column)
    if "title" not in found or "maximum" not in found:
        return None
    first = {role: columns[0] for role, columns in found.items()}
    beside = [column for column in found["maximum"][1:] if "rule" in first and column > first["rule"]]
    return Columns(
        title=first["title"],
        maximum=first["maximum"],
        code=first.get("code"),
        rule=tuple(found.get("rule", ())),
        owner=first.get("owner"),
        evidence=first.get("evidence"),
        basis=first.get("basis"),
        level_points=beside[0] if beside else None,
    )


def _role(heading: str) -> str | None:
    heading = heading.strip(" .:*()")
    for role, pattern in _HEADINGS:
        if pattern.search(heading):
            is_other = role in ("maximum", "title") and _OTHERS.search(heading) is not None
            return None if is_other and "toi da" not in heading and "tieu chi" not in heading else role
    return None


def _counts_columns(row: Row) -> bool:
    """A row such as (1) (2) (3) or A B 1 2 below the head numbers the columns."""
    marks = list(_marks(row))
    return len(marks) > 2 and (
        marks == [str(number) for number in range(1, len(marks) + 1)]
        or (marks[0] == "a" and all(re.fullmatch(r"[a-z]|\d{1,2}|\d=.*", mark) for mark in marks))
    )


def _marks(row: Row) -> Iterator[str]:
    return (fold(cell).strip("() ") for cell in row.cells if cell)
