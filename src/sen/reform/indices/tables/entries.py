"""The rows of an annex as criteria, each with the lines that say how it is scored."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from sen.reform.common.text import fold
from sen.reform.indices.tables.columns import Columns, Head, find_head
from sen.reform.indices.tables.outline import Mark, Outline, mark_before_title, read_mark
from sen.reform.indices.tables.reading import A_DAY, Grid, Row
from sen.reform.indices.tables.wordforms import number_in, plain

_TOTAL = re.compile(r"^(tong (cong|diem|so|cong diem|so diem|cong cac)\b.*|cong|tong)$")
_POINTS_IN_TITLE = re.compile(r"\(\s*(?:tối đa\s*)?(\d+(?:[.,]\d+)?)\s*(?:điểm|đ)\s*\)\s*$", re.IGNORECASE)
_IS_LEVEL = re.compile(
    r"^[-+•*]\s|[:=]\s*\d+(?:[.,]\d+)?\s*(?:điểm|đ)?\s*[.;]?$|\d\s*điểm\s*[.;]?$|điểm tối đa|trừ \d", re.IGNORECASE
)


@dataclass
class Entry:
    """One criterion as the annex has it; ``points`` is what the maximum column says."""

    place: str
    mark: str
    code: str
    title: str
    points: str
    levels: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    owner: str = ""
    evidence: str = ""
    basis: str = ""

    @property
    def maximum(self) -> Fraction | None:
        """Return the maximum where the column has a number."""
        return number_in(self.points)

    @property
    def in_title(self) -> Fraction | None:
        """Return the points the title itself names: ``Kế hoạch (2 điểm)``."""
        found = _POINTS_IN_TITLE.search(plain(self.title))
        return number_in(found[1]) if found else None


@dataclass
class Annex:
    """What was found in a file: its criteria, its printed total, the words before the table, remarks by the way."""

    place: str
    before: tuple[str, ...]
    columns: Columns
    entries: list[Entry] = field(default_factory=list)
    total: tuple[str, Fraction] | None = None
    unnumbered: list[Entry] = field(default_factory=list)
    stray: list[tuple[str, str]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    days: list[tuple[str, str]] = field(default_factory=list)


def find_annex(grids: Sequence[Grid]) -> Annex | None:
    """
    Return the criteria of the first table with a head that names them, and of the tables that continue it.

    A later table with a head of its own whose numbers begin anew is another annex; its place is noted.
    """
    annex: Annex | None = None
    head: Head | None = None
    before: list[str] = []
    rows: list[tuple[str, Head, Row]] = []
    first_marks: set[Mark] = set()
    for grid in grids:
        own = find_head(grid.rows)
        if annex is None:
            before += [*grid.before, *(() if own is None else _words_above(grid, own))]
        here = own or (head if head is not None and _continues(grid, head.columns) else None)
        if here is None:
            continue
        body = grid.rows if own is None else grid.rows[own.below :]
        marks = {mark for row in body if (mark := _mark(row, here.columns)) is not None}
        if annex is not None and own is not None and (marks & first_marks or grid.place.startswith("trang")):
            annex.others.append(grid.place)
            continue
        head = here
        annex = annex or Annex(grid.place, tuple(before), here.columns)
        first_marks |= marks
        rows += [(grid.place, here, row) for row in body if row.cells not in here.words]
    if annex is not None:
        _fill(annex, rows)
    return annex


def _words_above(grid: Grid, head: Head) -> Iterator[str]:
    for row in grid.rows[: head.below]:
        if row.cells in head.words:
            return
        yield from (line for cell in row.cells for line in cell.splitlines())


def _continues(grid: Grid, columns: Columns) -> bool:
    """A table without a head goes on with the one before if it is as wide and is numbered."""
    wide = max((len(row.cells) for row in grid.rows), default=0)
    return wide > max(columns.title, columns.maximum) and any(_mark(row, columns) for row in grid.rows)


def _mark(row: Row, columns: Columns) -> Mark | None:
    return read_mark(row.at(columns.code)) if columns.code is not None else None


def _fill(annex: Annex, rows: Sequence[tuple[str, Head, Row]]) -> None:
    """Walk the rows from top to bottom: areas, criteria, and the levels that belong to the criterion above."""
    marks = [mark for _, head, row in rows if (mark := read_mark(_parts(row, head.columns)[0])) is not None]
    outline = Outline.of(marks)
    for place, head, row in rows:
        where = f"{place}, dòng {row.number}"
        printed, title = _parts(row, head.columns)
        points = row.at(head.columns.maximum)
        mark = read_mark(printed)
        if row.is_empty:
            continue
        if mark is None and _TOTAL.match(fold(title or printed).strip(" :.")):
            value = number_in(points)
            annex.total = annex.total if value is None else (where, value)
        elif mark is not None and title and not (mark.style == "point" and number_in(points) is None):
            name, lines = _title_and_levels(title)
            entry = Entry(where, printed.strip(" .:()"), outline.code_of(mark), name, points, levels=lines)
            _describe(entry, row, head.columns)
            annex.entries.append(entry)
        elif printed == A_DAY:
            annex.days.append((where, title))
        elif _is_area(title, points):
            number = 1 + max((int(each.code.partition(".")[0]) for each in annex.entries), default=0)
            entry = Entry(where, "", outline.code_of(Mark("roman", (number,))), " ".join(title.split()), points)
            annex.entries.append(entry)
            annex.unnumbered.append(entry)
        elif annex.entries:
            _add_level(annex, where, title, row, head.columns)
        else:
            annex.stray.append((where, " ".join(cell for cell in row.cells if cell)))


def _parts(row: Row, columns: Columns) -> tuple[str, str]:
    """Return the printed number and the title, wherever the number stands."""
    printed, title = row.at(columns.code), row.at(columns.title)
    if printed and not title and row.spans[columns.code or 0] > 1:
        return mark_before_title(printed)  # an area written across the whole table
    return (printed, title) if printed else mark_before_title(title)


def _is_area(title: str, points: str) -> bool:
    letters = [letter for letter in title if letter.isalpha()]
    return len(letters) > 6 and all(letter.isupper() for letter in letters) and number_in(points) is not None


def _title_and_levels(cell: str) -> tuple[str, list[str]]:
    """A cell may hold the title and, below it, the levels: with a dash before them, or points after them."""
    lines = cell.splitlines()
    cut = next((n for n, line in enumerate(lines) if n and _IS_LEVEL.search(plain(line))), len(lines))
    return " ".join(lines[:cut]), lines[cut:]


def _rule_lines(row: Row, columns: Columns) -> list[str]:
    """The words of the columns that say how to score; a column of points beside them completes each line."""
    found = [text for column in columns.rule if (text := row.at(column))]
    beside = row.at(columns.level_points)
    if len(found) == 1 and number_in(beside) is not None and "\n" not in found[0]:
        return [f"{found[0].rstrip(' :;.')}: {beside}"]
    return found


def _describe(entry: Entry, row: Row, columns: Columns) -> None:
    entry.notes += _rule_lines(row, columns)
    entry.owner, entry.basis = row.at(columns.owner), row.at(columns.basis)
    entry.evidence = row.at(columns.evidence)


def _add_level(annex: Annex, where: str, title: str, row: Row, columns: Columns) -> None:
    """A row without a number words a level of the criterion above, its points beside it or in the line."""
    entry = annex.entries[-1]
    points = row.at(columns.maximum)
    text = title or row.at(columns.code)
    if text:
        value = number_in(points)
        line = text.rstrip(" :;.")
        entry.levels.append(f"{line}: {points}" if value is not None else text)
        annex.stray += [] if value is not None or not points else [(where, points)]
    entry.notes += _rule_lines(row, columns)
    for name, column in (("owner", columns.owner), ("evidence", columns.evidence), ("basis", columns.basis)):
        more = row.at(column)
        if more:
            setattr(entry, name, "\n".join(filter(None, (getattr(entry, name), more))))
