"""Reading a filled workbook back: it must be this unit's sheet of this round, and stand as it was given out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sen.reform.assessments.tables.layout import (
    ABSENT,
    ABSENT_MARK,
    FORMAT,
    HEAD,
    HEAD_ROW,
    ORIGIN,
    REASON,
    SHEET,
    VALUE,
    Origin,
    SheetRow,
    cell_name,
)
from sen.reform.assessments.tables.opening import Cell, OpenedSheet, open_workbook
from sen.reform.common.errors import Refusal
from sen.reform.common.numbers import enforce_one_reading
from sen.reform.common.text import nfc
from sen.reform.indices import loader
from sen.reform.indices.loader import Declared

# More findings than these help nobody.
_MOST = 20


@dataclass(frozen=True)
class Finding:
    """What is wrong, and in which cell; no cell where it is the whole file."""

    cell: str
    sentence: str


class WorkbookRefused(Refusal):
    """The workbook was not taken; `findings` says why, cell by cell."""

    message = gettext_lazy("The file was not taken: %(findings)s")

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        told = " ".join(f"{each.cell}: {each.sentence}" if each.cell else each.sentence for each in findings)
        super().__init__(findings=told)


@dataclass(frozen=True)
class FilledLine:
    """What the workbook says of one criterion, and how many entries that had when it was taken away."""

    said: Declared
    seen_entries: int


def read_workbook(data: bytes, rows: Sequence[SheetRow], origin: Origin, version_id: int) -> tuple[FilledLine, ...]:
    """
    Return what the workbook says of every criterion.

    :raises Refusal: if it is no workbook, too large, damaged, or carries code
    :raises WorkbookRefused: if it is another sheet, its structure changed, or a cell cannot be read; cell by cell
    """
    sheets = open_workbook(data)
    counts = _counts(sheets, origin)
    sheet = sheets[SHEET]
    for findings in (_formulas(sheet), _structure(sheet, rows)):
        found = list(findings)
        if found:
            raise WorkbookRefused(found[:_MOST])
    reader = _Reader(sheet, loader.declared_reader(version_id))
    lines = tuple(reader.lines(rows, counts))
    if reader.findings:
        raise WorkbookRefused(reader.findings[:_MOST])
    return lines


def _counts(sheets: Mapping[str, OpenedSheet], origin: Origin) -> Mapping[str, int]:
    """How many entries each criterion had; refused where the file is not this sheet."""
    if SHEET not in sheets or ORIGIN not in sheets:
        raise WorkbookRefused([Finding("", _("It is not a sheet taken from here. Take one, and fill that in."))])
    said = {str(row[0]): str(row[1]) for row in sheets[ORIGIN].rows if len(row) > 1}
    if said.get("format") != FORMAT:
        raise WorkbookRefused([Finding("", _("It is not a sheet taken from here. Take one, and fill that in."))])
    if said.get("unit_code") != origin.unit_code:
        raise WorkbookRefused([Finding("A2", _("It is the sheet of another unit. Choose the file of your unit."))])
    if (said.get("year"), said.get("key")) != (str(origin.year), origin.key):
        raise WorkbookRefused([Finding("A1", _("It is the sheet of another round. Choose the file of this round."))])
    if said.get("digest") != origin.digest:
        said_so = _("It was made for another version of the index. Take the sheet anew and copy your figures.")
        raise WorkbookRefused([Finding("A1", said_so)])
    entries = {name.removeprefix("entries "): text for name, text in said.items() if name.startswith("entries ")}
    return {code: int(text) for code, text in entries.items() if text.isdecimal()}


def _formulas(sheet: OpenedSheet) -> Iterator[Finding]:
    for place in sheet.formulas:
        yield Finding(place, _("It holds a formula. Type the value itself."))


def _structure(sheet: OpenedSheet, rows: Sequence[SheetRow]) -> Iterator[Finding]:
    """Every place where the sheet does not stand as it was given out; the first of each row tells enough."""
    for (top, left), _last in sheet.merged:
        yield Finding(cell_name(top, left), _("Cells were merged. Take the sheet anew and copy your figures."))
    expected = {HEAD_ROW: dict(enumerate(HEAD))}
    expected |= {number: row.fixed for number, row in enumerate(rows, start=HEAD_ROW + 1)}
    for number, fixed in expected.items():
        for column in sorted(fixed):
            if _text(sheet.at(number, column)) != nfc(fixed[column]):
                said = _("“%(expected)s” should stand here. Rows and columns must stay as they were.")
                yield Finding(cell_name(number, column), said % {"expected": fixed[column][:60]})
                break
    last = HEAD_ROW + len(rows)
    for number, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if (column >= len(HEAD) or number > last) and _text(cell):
                stray = _("Nothing should stand here. Rows and columns must stay as they were.")
                yield Finding(cell_name(number, column), stray)


@dataclass
class _Reader:
    sheet: OpenedSheet
    read: loader.DeclaredReader
    findings: list[Finding] = field(default_factory=list)

    def lines(self, rows: Sequence[SheetRow], counts: Mapping[str, int]) -> Iterator[FilledLine]:
        """One line for each criterion that can be read; what cannot is a finding."""
        by_code: dict[str, list[tuple[int, SheetRow]]] = {}
        for number, row in enumerate(rows, start=HEAD_ROW + 1):
            by_code.setdefault(row.leaf.code, []).append((number, row))
        for code, placed in by_code.items():
            said = self._leaf(code, placed)
            if said is not None:
                yield FilledLine(said, counts.get(code, 0))

    def _leaf(self, code: str, placed: list[tuple[int, SheetRow]]) -> Declared | None:
        places = {row.asked.name: cell_name(number, VALUE) for number, row in placed}
        figures = {row.asked.name: self._value(number) for number, row in placed}
        first = placed[0][0]
        claim, reason = _text(self.sheet.at(first, ABSENT)), _text(self.sheet.at(first, REASON))
        if wrong := _claim_is_wrong(claim, reason, any(figures.values())):
            column, sentence = wrong
            self.findings.append(Finding(cell_name(first, column), sentence))
            return None
        try:
            return self.read(Declared(code, not_applicable=reason) if claim else Declared(code, figures))
        except loader.BadFigure as refusal:
            self.findings.append(Finding(places.get(refusal.name, ""), refusal.sentence))
        except Refusal as refusal:
            self.findings.append(Finding(cell_name(first, ABSENT), refusal.sentence))
        return None

    def _value(self, number: int) -> str:
        cell = self.sheet.at(number, VALUE)
        if isinstance(cell, datetime | date | time | timedelta):
            said = _("The spreadsheet made a date of the figure. Type it again as a number.")
            self.findings.append(Finding(cell_name(number, VALUE), said))
            return ""
        text = _text(cell)
        if isinstance(cell, str):
            try:
                enforce_one_reading(text)
            except Refusal as refusal:
                self.findings.append(Finding(cell_name(number, VALUE), refusal.sentence))
                return ""
        return text


def _claim_is_wrong(claim: str, reason: str, has_figures: bool) -> tuple[int, str] | None:  # noqa: FBT001  # a fact
    if claim and claim.casefold() != ABSENT_MARK:
        return ABSENT, _("Write x where the criterion does not apply, or leave the cell empty.")
    if claim and has_figures:
        return ABSENT, _("There are figures and a claim that it does not apply. Keep one of the two.")
    if claim and not reason:
        return REASON, _("Say why the criterion does not apply.")
    if reason and not claim:
        return ABSENT, _("There is a reason for not applying, but no x. Write x, or empty the reason.")
    return None


def _text(cell: Cell) -> str:
    """A cell as text: numbers with a comma, so that 1.234 is never taken for a thousand."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return format(Decimal(repr(cell)).normalize(), "f").replace(".", ",")
    return nfc(str(cell))
