"""An answers file straight into columns: thousands of units without an object for every cell."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field

from sen.engine.answers import MISSING, Answer, NotApplicable, read_lines
from sen.engine.answers.table import HEADER, WITH_REASON
from sen.engine.definitions import IndexDefinition
from sen.engine.rules import Input
from sen.engine.scoring.columns.answered import (
    AnswerColumns,
    columns_of,
    is_columnar,
    leaf_from_cells,
    scoring_of,
)
from sen.engine.scoring.intake import CellProblem, answers_from_lines, read_cell
from sen.engine.scoring.leaf import ContradictoryAnswers


class _Unusual(Exception):
    """The file has something that only the careful way may judge."""


def read_columns(definition: IndexDefinition, text: str, name: str) -> AnswerColumns:
    """
    Read an answers file; the result is that of ``columns_of(answers_from_lines(read_lines(…)))``, sooner.

    Whatever is not plain is left to that way, which finds the words for it.

    :param name: what findings call the file
    :raises BadInput: with every line that cannot be read
    """
    try:
        return _Reading(definition).read(text)
    except (_Unusual, CellProblem, ContradictoryAnswers, csv.Error):
        answers = answers_from_lines(definition, read_lines(text, name), name)
        return columns_of(definition, answers.values())


@dataclass(eq=False)
class _Column:
    """The cells of one input."""

    asked: Input
    may_not_apply: bool
    cells: list[Answer] = field(default_factory=list)
    known: dict[tuple[str, str], Answer] = field(default_factory=dict)

    def put(self, row: int, text: str, reason: str) -> None:
        answer = self.known.get((text, reason))
        if answer is None:
            answer = self.known[text, reason] = read_cell(self.asked, text, reason)
            if isinstance(answer, NotApplicable) and not self.may_not_apply:
                raise _Unusual
        if answer is not MISSING:
            self.fill(row + 1)
            if self.cells[row] is not MISSING:
                raise _Unusual
            self.cells[row] = answer

    def fill(self, count: int) -> None:
        self.cells.extend([MISSING] * (count - len(self.cells)))


@dataclass(eq=False)
class _Place:
    """What a code and an input name mean: one column, or all columns of the leaf; which rows were seen."""

    columns: tuple[_Column, ...]
    seen: bytearray = field(default_factory=bytearray)

    def see(self, row: int) -> None:
        self.seen.extend(bytes(max(0, row + 1 - len(self.seen))))
        if self.seen[row]:
            raise _Unusual
        self.seen[row] = 1


class _Reading:
    def __init__(self, definition: IndexDefinition) -> None:
        if not is_columnar(definition):
            raise _Unusual
        self.definition = definition
        self.rows: dict[str, int] = {}
        self.columns: dict[str, tuple[_Column, ...]] = {}
        self.places: dict[tuple[str, str], _Place] = {}
        for leaf in definition.leaves:
            applies_always = definition.treatment_of(leaf.code) is None
            columns = tuple(_Column(asked, not applies_always) for asked in scoring_of(leaf).inputs)
            self.columns[leaf.code] = columns
            self.places |= {(leaf.code, column.asked.name): _Place((column,)) for column in columns}
            self.places[leaf.code, ""] = _Place(columns)

    def read(self, text: str) -> AnswerColumns:
        lines = _lines(text.removeprefix("\ufeff"))
        rows = csv.reader(lines, strict=True)
        header = tuple(cell.strip() for cell in next(rows, []))
        if header not in (HEADER, WITH_REASON):
            raise _Unusual
        for cells in rows:
            if cells:
                self._take(cells, len(header))
        if not self.rows:
            raise _Unusual
        return self._columns()

    def _take(self, cells: list[str], most: int) -> None:
        if not len(HEADER) <= len(cells) <= most:
            raise _Unusual
        unit, code, name, text = (cell.strip() for cell in cells[: len(HEADER)])
        reason = cells[-1].strip() if len(cells) == len(WITH_REASON) else ""
        place = self.places.get((code, name))
        if place is None or not unit:
            raise _Unusual
        row = self.rows.setdefault(unit, len(self.rows))
        place.see(row)
        for column in place.columns:
            column.put(row, text, reason)
        if len(place.columns) > 1 and not _is_of_whole_leaf(place.columns[0], row):
            raise _Unusual

    def _columns(self) -> AnswerColumns:
        units = tuple(self.rows)
        leaves = {}
        for leaf in self.definition.leaves:
            columns = self.columns[leaf.code]
            for column in columns:
                column.fill(len(units))
            cells = {column.asked.name: column.cells for column in columns}
            leaves[leaf.code] = leaf_from_cells(self.definition, leaf, units, cells)
        return AnswerColumns(self.definition, units, leaves)


def _is_of_whole_leaf(column: _Column, row: int) -> bool:
    """A line without an input may say of several only that they do not apply, or nothing."""
    return row >= len(column.cells) or isinstance(column.cells[row], NotApplicable)


def _lines(text: str) -> Iterator[str]:
    """Walk through the lines without a second copy of the text."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        line = text[start:end]
        if "\r" in line:
            raise _Unusual
        yield line
        start = end
