"""
Where everything stands in the workbook; the same for writing and for reading.

The words of the file are part of its format: they are compared when it comes back, so they are not translated.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sen.reform.indices.queries import AskedFigure, DefinitionPage, LeafLine

FORMAT = "sen.sheet/1"
SHEET, ORIGIN, LISTS = "Phiếu", "sen", "danh mục"
HEAD = (
    *("Mã", "Tiêu chí", "Số liệu cần điền", "Đơn vị tính"),
    *("Giá trị", "Không phát sinh", "Lý do không phát sinh", "Cách tính điểm"),
)
CODE, TITLE, LABEL, UNIT, VALUE, ABSENT, REASON, RULE = range(len(HEAD))
FIXED = (CODE, TITLE, LABEL, UNIT, RULE)
#: Rows above the head: which round, which unit, how to fill it.
HEAD_ROW = 4
ABSENT_MARK = "x"
TICKS = ("có", "không")


@dataclass(frozen=True)
class Origin:
    """Which sheet a workbook is: of whom, in which round, measured by which index."""

    year: int
    key: str
    unit_code: str
    digest: str


@dataclass(frozen=True)
class SheetRow:
    """One row: one figure of one criterion; the first of a criterion also takes the claim that it does not apply."""

    leaf: LeafLine
    asked: AskedFigure
    takes_claim: bool

    @property
    def fixed(self) -> dict[int, str]:
        """What nobody types, by column."""
        return {
            CODE: self.leaf.code,
            TITLE: self.leaf.title,
            LABEL: self.asked.label if len(self.leaf.asked) > 1 else _only_label(self.asked),
            UNIT: self.asked.unit,
            RULE: self.leaf.in_brief,
        }

    @property
    def choices(self) -> tuple[str, ...]:
        """The words to choose from; none where a figure is typed."""
        if self.asked.kind == "tick":
            return TICKS
        return tuple(choice.label for choice in self.asked.choices)

    def shown(self, text: str) -> str:
        """A kept figure as the file shows it: with a comma, in words."""
        if self.asked.kind == "tick":
            return {"1": TICKS[0], "0": TICKS[1]}.get(text, "")
        if self.asked.kind == "choice":
            return next((choice.label for choice in self.asked.choices if choice.key == text), "")
        return text.replace(".", ",")


def rows_of(page: DefinitionPage) -> tuple[SheetRow, ...]:
    """Every row of the workbook of an index, in the order of its criteria."""
    return tuple(row for leaf in page.leaves for row in _rows(leaf))


def cell_name(row: int, column: int) -> str:
    """
    Name a cell as people read it, counted from 0.

    >>> cell_name(4, 0), cell_name(11, 4)
    ('A5', 'E12')
    """
    letters = ""
    column += 1
    while column:
        column, left = divmod(column - 1, 26)
        letters = chr(ord("A") + left) + letters
    return f"{letters}{row + 1}"


def _rows(leaf: LeafLine) -> Iterator[SheetRow]:
    for number, asked in enumerate(leaf.asked):
        yield SheetRow(leaf, asked, number == 0 and leaf.may_be_not_applicable)


def _only_label(asked: AskedFigure) -> str:
    return "chọn một mức" if asked.kind == "choice" else asked.label
