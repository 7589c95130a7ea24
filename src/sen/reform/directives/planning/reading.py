"""Reading the tables of a file as a plan: every area and item, and everything that is wrong, by row and column."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from sen.reform.directives.planning.areas import area_in_row, named_area
from sen.reform.directives.planning.columns import Heading, Part, find_heading
from sen.reform.directives.planning.found import Finding, ReadArea, ReadItem, ReadPlan, Spot
from sen.reform.directives.planning.names import Names
from sen.reform.directives.planning.rows import RowReader
from sen.reform.directives.planning.tables import Line, Merge, Table

_MOST_FINDINGS = 200


def read_plan(tables: Iterable[Table], names: Names, *, year: int) -> ReadPlan:
    """Read every table that has the headings of a plan; a file without one is a finding itself."""
    reader = _Reader(names, year)
    known = [(table, heading) for table in tables if (heading := find_heading(table)) is not None]
    for table, heading in known:
        reader.read(table, heading)
    if not known:
        said = _(
            "No table with the headings of a plan was found: it needs a column of tasks or targets, one of lead units "
            "and one of due days. Take the empty form from this page and copy your table into it."
        )
        reader.findings.append(Finding(Spot(""), said))
    return reader.result()


@dataclass
class _Area:
    code: str
    name: str
    spot: Spot
    is_numbered: bool
    items: list[ReadItem] = field(default_factory=list)
    # Rows of items, also those that could not be read: they say so themselves.
    row_count: int = 0


@dataclass
class _Reader:
    names: Names
    year: int
    areas: dict[str, _Area] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _area: _Area | None = None

    def read(self, table: Table, heading: Heading) -> None:
        """Read one table: rows that name an area, rows of items, rows that are nothing."""
        self._miss_columns(table, heading)
        self._area = None
        before = named_area(table.before)
        if before is not None:
            self._open(*before, Spot(table.place))
        rows = RowReader(table.place, heading, self.names, self.year)
        for position in range(heading.end, len(table.lines)):
            line = table.lines[position]
            if not line.filled:
                continue
            merges = tuple(merge for merge in table.merges if merge.top <= position <= merge.bottom)
            below = table.lines[position + 1] if position + 1 < len(table.lines) else None
            area = area_in_row(line, heading.columns, merges, below)
            if area is not None:
                self._open(*area, Spot(table.place, line.number))
            elif not self._is_merged(table, heading, line, position, merges):
                self._item(rows, line)
        self.findings += rows.findings

    def result(self) -> ReadPlan:
        """What was read, with what only shows in the whole."""
        for area in self.areas.values():
            # A line without a number and without items is a note or a sum, not an area.
            if area.is_numbered and not area.row_count:
                said = _("Area %(code)s. %(name)s has no items. Add one, or take its row out.")
                self.findings.append(Finding(area.spot, said % {"code": area.code, "name": area.name}))
        areas = tuple(
            ReadArea(area.code, area.name, tuple(area.items)) for area in self.areas.values() if area.row_count
        )
        tables = list(dict.fromkeys(finding.spot.table for finding in self.findings))
        found = sorted(self.findings, key=lambda one: (tables.index(one.spot.table), one.spot.row or 0))
        return ReadPlan(areas, tuple(found[:_MOST_FINDINGS]))

    def _miss_columns(self, table: Table, heading: Heading) -> None:
        spot = Spot(table.place, table.lines[heading.end - 1].number)
        for part in (Part.LEAD, Part.DUE):
            if part not in heading.columns:
                said = _("There is no column “%(column)s”. Add it and fill it in.")
                self.findings.append(Finding(spot, said % {"column": part.value}))

    def _open(self, code: str, name: str, spot: Spot) -> None:
        is_numbered, code = bool(code), code or str(len(self.areas) + 1)
        self._area = self.areas.setdefault(code, _Area(code, name, spot, is_numbered=is_numbered))
        if self._area.name.casefold() != name.casefold():
            said = _("Area %(code)s is called “%(first)s” above and “%(name)s” here. Number the areas anew.")
            figures = {"code": code, "first": self._area.name, "name": name}
            self.findings.append(Finding(spot, said % figures))

    def _is_merged(self, table: Table, heading: Heading, line: Line, position: int, merges: tuple[Merge, ...]) -> bool:
        """Say once, where it begins, that cells of items are merged: nobody knows which item the words belong to."""
        columns = {column: part for part, column in heading.columns.items()}
        touching = [merge for merge in merges if any(merge.left <= column <= merge.right for column in columns)]
        for merge in touching:
            if merge.top == position:
                held = [heading.names[columns[at]] for at in range(merge.left, merge.right + 1) if at in columns]
                last = table.lines[min(merge.bottom, len(table.lines) - 1)].number
                said = _("Cells are merged here, down to row %(last)s. Unmerge them and fill each row in.")
                spot = Spot(table.place, line.number, ", ".join(held))
                self.findings.append(Finding(spot, said % {"last": last}))
        return bool(touching)

    def _item(self, rows: RowReader, line: Line) -> None:
        own = rows.area_of(line)
        if own:
            known = next((area.code for area in self.areas.values() if area.name.casefold() == own.casefold()), "")
            self._open(*(named_area(own) or (known, own)), Spot(rows.table, line.number))
        if self._area is None:
            said = _("Nothing says which area this item belongs to. Put a row with the name of the area above it.")
            self.findings.append(Finding(Spot(rows.table, line.number), said))
            return
        item = rows.item(line, self._area.code, self._area.row_count + 1)
        self._area.row_count += 1
        if item is None:
            return
        twin = next((each for each in self._area.items if each.code == item.code), None)
        if twin is not None:
            said = _("The code %(code)s stands in row %(row)s already. Give each item of an area its own.")
            spot = Spot(rows.table, line.number, rows.heading_of(Part.CODE))
            self.findings.append(Finding(spot, said % {"code": item.code, "row": twin.spot.row}))
            return
        self._area.items.append(item)
