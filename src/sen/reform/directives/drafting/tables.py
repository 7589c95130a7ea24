"""Tasks in the rows of a table, under headings in any order: work, lead, co-ordinators, due date, product."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sen.reform.directives.drafting.assignments import Assignment
from sen.reform.directives.drafting.cells import Units, is_blank, units_in
from sen.reform.directives.drafting.columns import Part, part_of
from sen.reform.directives.drafting.gazetteer import Gazetteer
from sen.reform.directives.drafting.patterns import Pattern
from sen.reform.directives.drafting.source import Source

Place = tuple[int, int]

_LINE = re.compile(r"[^\r\n]+")
_FEWEST_PIPES = 2
_LONGEST_SECTION = 200
_TOTAL = Pattern(r"\W*(?:tổng|cộng)\b")
_WORK = Pattern(r"\b(?:nhiệm vụ|công việc|chủ trì|thực hiện|được giao|phụ trách|trách nhiệm|phân công)\b")
_DONE = Pattern(r"\W*(?:đã (?:hoàn thành|thực hiện|xong)\b|hoàn thành\W*$|xong\W*$)")
_WORD = re.compile(r"[^\W\d_]+")
_ORDINAL = re.compile(r"\d+(?:\.\d+)*\.?$")
_COLUMN_NUMBER = re.compile(r"\(?[\da-z]{1,2}\)?$")


@dataclass(frozen=True)
class Row:
    """A line of cells; of a line without cells there is one."""

    start: int
    end: int
    cells: tuple[Place, ...]


@dataclass
class TableReader:
    """Reads the tables of one text; `covered` are the lines that belong to them."""

    source: Source
    gazetteer: Gazetteer
    assignments: list[Assignment] = field(default_factory=list)
    covered: list[Place] = field(default_factory=list)
    _columns: dict[Part, int] = field(default_factory=dict)
    _width: int = 0
    _leads: Units = ()
    _beside: Units = ()

    def read(self) -> None:
        """Read every table that says what a column holds."""
        rows = list(_rows(self.source))
        for number, row in enumerate(rows):
            following = rows[number + 1] if number + 1 < len(rows) else None
            columns = self._headings(row)
            if columns is not None:
                self._open(row, columns)
            elif self._width and self._belongs(row, following):
                self._row(row, following)
            else:
                self._width = 0

    def _headings(self, row: Row) -> dict[Part, int] | None:
        """The columns of a row of headings; the second row of a heading tells only what it adds."""
        kinds = [part_of(self.source, *cell) for cell in row.cells]
        told = {kind: index for index, kind in reversed([*enumerate(kinds)]) if kind is not None}
        filled = [index for index, cell in enumerate(row.cells) if cell[0] < cell[1]]
        is_heading = len(told) > 1 and (Part.WHAT in told or Part.NUMBER in told)
        if is_heading and Part.LEAD in told and Part.WHAT in told and not self._gives_work(row, told):
            del told[Part.LEAD]
        if is_heading and len(filled) <= len([kind for kind in kinds if kind]) + 2:
            return told
        is_second = self._width and not self._has_rows and filled and all(kinds[index] for index in filled)
        return self._columns | told if is_second and Part.WHAT not in told else None

    def _gives_work(self, row: Row, told: dict[Part, int]) -> bool:
        """Whether the headings speak of work to do; "Đơn vị, nội dung, kết quả" may be a list of figures."""
        named = (row.cells[told[part]] for part in (Part.WHAT, Part.LEAD))
        return Part.DUE in told or Part.BESIDE in told or any(_WORK.search(self.source, *cell) for cell in named)

    def _open(self, row: Row, columns: dict[Part, int]) -> None:
        self._columns, self._width, self._has_rows = columns, len(row.cells), False
        self._leads, self._beside = (), ()
        self.covered.append((row.start, row.end))

    _has_rows: bool = False

    def _belongs(self, row: Row, following: Row | None) -> bool:
        """A row of the table, or one line between two of its rows."""
        if len(row.cells) > 1:
            return True
        is_short = row.end - row.start <= _LONGEST_SECTION
        return is_short and following is not None and len(following.cells) == self._width

    def _row(self, row: Row, following: Row | None) -> None:
        self.covered.append((row.start, row.end))
        if all(_COLUMN_NUMBER.match(self.source.low[start:end]) for start, end in row.cells if start < end):
            return
        self._has_rows = True
        what = self._cell(row, Part.WHAT)
        if self._is_section(row, what, following):
            self._leads, self._beside = self._section_units(row)
            return
        lead = self._cell(row, Part.LEAD)
        if not is_blank(self.source, *lead):
            self._leads, self._beside = units_in(self.source, self.gazetteer, *lead)
        is_done = _DONE.match(self.source, *self._cell(row, Part.OTHER)) is not None
        is_work = len(_WORD.findall(self.source.clean, *what)) > 1 and not _TOTAL.match(self.source, *what)
        if self._leads and is_work and not is_done:
            self.assignments.append(self._assignment(row, what))

    def _assignment(self, row: Row, what: Place) -> Assignment:
        beside = self._cell(row, Part.BESIDE)
        named = () if is_blank(self.source, *beside) else units_in(self.source, self.gazetteer, *beside)
        return Assignment(
            leads=self._leads,
            co_ordinators=(*self._beside, *(unit for units in named for unit in units)),
            start=row.start,
            end=row.end,
            action=what[0],
            until=what[1],
            rule="table",
            due_in=self._cell(row, Part.DUE),
            product_in=self._cell(row, Part.PRODUCT),
        )

    def _is_section(self, row: Row, what: Place, following: Row | None) -> bool:
        """A row with a title only: "I. Cải cách thể chế", "2. Hiện đại hóa" above "2.1 …"."""
        number = self._cell(row, Part.NUMBER)
        filled = [cell for cell in row.cells if cell[0] < cell[1]]
        if any(cell not in (number, what) for cell in filled) or number == what:
            return len(filled) == 1
        written = self.source.clean[slice(*number)].strip()
        if not _ORDINAL.match(written) or not self._leads or what[0] == what[1]:
            return True
        below = self.source.clean[slice(*self._cell(following, Part.NUMBER))] if following else ""
        return below.startswith(f"{written.rstrip('.')}.")

    def _section_units(self, row: Row) -> tuple[Units, Units]:
        """In a table without a column of leads a title may be the unit itself."""
        if Part.LEAD in self._columns:
            return (), ()
        found, beside = units_in(self.source, self.gazetteer, row.start, row.end)
        return tuple(one for one in found if one.codes), beside

    def _cell(self, row: Row, part: Part) -> Place:
        index = self._columns.get(part, len(row.cells))
        return row.cells[index] if index < len(row.cells) else (row.end, row.end)


def _rows(source: Source) -> Iterator[Row]:
    for line in _LINE.finditer(source.given):
        said = line.group()
        sign = "\t" if "\t" in said else "|" if said.count("|") >= _FEWEST_PIPES else "\n"
        places = [_trimmed(source, start, end) for start, end in _split(said, sign, line.start())]
        yield Row(*_trimmed(source, line.start(), line.end()), tuple(places))


def _split(said: str, sign: str, begin: int) -> Iterator[Place]:
    for cell in said.split(sign):
        yield begin, begin + len(cell)
        begin += len(cell) + len(sign)


def _trimmed(source: Source, start: int, end: int) -> Place:
    """The places in the views of the words between two places of the given text."""
    first, last = source.place(start), source.place(end)
    while first < last and source.clean[first].isspace():
        first += 1
    while first < last and source.clean[last - 1].isspace():
        last -= 1
    return first, last
