"""Reading one row of a plan's table as an item."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from sen.reform.common.text import fold
from sen.reform.directives.planning.columns import Heading, Part
from sen.reform.directives.planning.due import read_due
from sen.reform.directives.planning.figures import Figure, read_figure, same_measure
from sen.reform.directives.planning.found import Finding, ReadItem, Spot
from sen.reform.directives.planning.names import Names, says_the_same
from sen.reform.directives.planning.tables import Line

TASK, TARGET = "task", "target"
KINDS = {TASK: "Nhiệm vụ", TARGET: "Chỉ tiêu"}
_PER_CENT = "%"
_DASHES = ("–", "-", "—")
_CODE = re.compile(r"^[\w.\-/]{1,20}$")
_LONGEST_TITLE = 1000


@dataclass
class RowReader:
    """Reads the rows of one table; what is wrong gathers in `findings`."""

    table: str
    heading: Heading
    names: Names
    year: int
    findings: list[Finding] = field(default_factory=list)
    _lead_above: str = ""

    def heading_of(self, part: Part) -> str:
        """How the table calls a column."""
        return self.heading.names.get(part, part.value)

    def area_of(self, line: Line) -> str:
        """What the column of areas says, where there is one."""
        return self._text(line, Part.AREA)

    def item(self, line: Line, area_code: str, position: int) -> ReadItem | None:
        """The item of a row; nothing when a part of it that must be there is missing or wrong."""
        title, is_target = self._title(line)
        code = self._code(line) or f"{area_code}.{position}"
        figure = self._planned(line, title)
        lead, beside = self._lead(line)
        due_on = self._due(line)
        kind = self._kind(line, figure, is_target=is_target)
        baseline = self._baseline(line)
        if not title or figure is None or not lead or due_on is None or not kind:
            return None
        planned, measure = self._measured(line, figure, kind)
        if planned is None:
            return None
        return ReadItem(
            area_code=area_code,
            code=code,
            title=title,
            kind=kind,
            lead=lead,
            co_ordinators=tuple(each for each in (*beside, *self._beside(line)) if each != lead),
            product=self._text(line, Part.PRODUCT),
            measure=measure,
            planned=planned,
            baseline=baseline,
            due_on=due_on,
            basis=self._text(line, Part.BASIS),
            budget=self._text(line, Part.BUDGET),
            spot=Spot(self.table, line.number),
            due_column=self.heading_of(Part.DUE),
        )

    def _text(self, line: Line, part: Part) -> str:
        column = self.heading.columns.get(part)
        text = line.cells[column] if column is not None and column < len(line.cells) else ""
        return "" if text in _DASHES else text

    def _find(self, line: Line, part: Part, sentence: str, *, blocks: bool = True) -> None:
        self.findings.append(Finding(Spot(self.table, line.number, self.heading_of(part)), sentence, blocks))

    def _title(self, line: Line) -> tuple[str, bool]:
        """What is to be done, and whether the column says that it is a target."""
        work, target = self._text(line, Part.TITLE), self._text(line, Part.TARGET)
        if Part.TITLE in self.heading.columns and Part.PLANNED not in self.heading.columns:
            target = ""  # it holds the figure then
        title = work or target
        if not title:
            self._find(line, Part.TITLE, _("It does not say what is to be done. Fill it in, or take the row out."))
        elif len(title) > _LONGEST_TITLE:
            self._find(
                line, Part.TITLE, _("It has more than %(most)s characters. Shorten it.") % {"most": _LONGEST_TITLE}
            )
        return title, not work and bool(target)

    def _code(self, line: Line) -> str:
        """The number of the item; a spreadsheet may have made 1,1 of 1.1, or a day of it."""
        code = self._text(line, Part.CODE).rstrip(".").replace(",", ".")
        if re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", code):
            self._find(line, Part.CODE, _("The spreadsheet made a day of the number. Type it again as text."))
        elif code and not _CODE.match(code):
            self._find(
                line, Part.CODE, _("“%(code)s” is no number of an item. Write for example 3.2.") % {"code": code}
            )
        return code

    def _planned(self, line: Line, title: str) -> Figure | None:
        """What is planned; a task without a figure is one step."""
        part = Part.PLANNED if Part.PLANNED in self.heading.columns else Part.TARGET
        is_figure = part is Part.PLANNED or Part.TITLE in self.heading.columns
        text = self._text(line, part) if is_figure else ""
        if not text:
            return Figure(None)
        figure = read_figure(text)
        if figure.problem:
            self._find(line, part, figure.problem)
            return None
        if figure.value is not None and figure.value <= 0:
            self._find(line, part, _("“%(title)s” plans nothing. Plan more than 0.") % {"title": title[:60]})
            return None
        return figure

    def _kind(self, line: Line, figure: Figure | None, *, is_target: bool) -> str:
        said = fold(self._text(line, Part.KIND))
        if said:
            kind = next((kind for kind, label in KINDS.items() if said.startswith(fold(label))), "")
            if not kind:
                self._find(line, Part.KIND, _("Write “Nhiệm vụ” or “Chỉ tiêu”."))
            return kind
        if figure is None:
            return TARGET
        return TARGET if is_target or figure.value is not None else TASK

    def _measured(self, line: Line, figure: Figure, kind: str) -> tuple[Decimal | None, str]:
        """The number and its measure, which may stand in a column of its own or behind the number."""
        part = Part.PLANNED if Part.PLANNED in self.heading.columns else Part.TARGET
        own = self._text(line, Part.MEASURE)
        if own and figure.measure and not same_measure(own, figure.measure):
            said = _("“%(one)s” here, “%(other)s” in the column of measures. Write the same, or only the number.")
            self._find(line, part, said % {"one": figure.measure, "other": own})
            return None, ""
        measure = own or figure.measure
        if figure.value is None:
            if kind == TARGET:
                self._find(line, part, _("A target needs its number. Fill in how much is planned."))
                return None, ""
            return Decimal(1), measure
        if kind == TASK and figure.value != figure.value.to_integral_value():
            self._find(line, part, _("A task is planned in whole steps. Round the number, or make it a target."))
            return None, ""
        if measure == _PER_CENT and figure.value <= 1:
            said = _("Only %(value)s %% is planned. If a cell in per cent was meant, write 80 instead of 0,8.")
            self._find(line, part, said % {"value": str(figure.value).replace(".", ",")}, blocks=False)
        return figure.value, measure

    def _lead(self, line: Line) -> tuple[str, tuple[str, ...]]:
        text = self._text(line, Part.LEAD)
        if says_the_same(text) and self._lead_above:
            return self._lead_above, ()
        named = self.names.read(text)
        if Part.LEAD not in self.heading.columns:
            return "", ()
        if not text:
            self._find(line, Part.LEAD, _("There is no lead unit. Name exactly one."))
        for name in named.unknown:
            self._find(line, Part.LEAD, self._stranger(name))
        if len(named.codes) > 1:
            said = _("%(names)s are named. An item has exactly one lead: move the others to the co-ordinators.")
            self._find(line, Part.LEAD, said % {"names": ", ".join(map(self.names.name, named.codes))})
        if named.unknown or len(named.codes) != 1:
            return "", ()
        self._lead_above = named.codes[0]
        return named.codes[0], named.beside

    def _beside(self, line: Line) -> tuple[str, ...]:
        named = self.names.read(self._text(line, Part.BESIDE))
        for name in named.unknown:
            if self.names.suggestions(name):
                self._find(line, Part.BESIDE, self._stranger(name))
            else:
                said = _("“%(name)s” is not in the list of units, and is left out of the co-ordinators.")
                self._find(line, Part.BESIDE, said % {"name": name[:80]}, blocks=False)
        return (*named.codes, *named.beside)

    def _stranger(self, name: str) -> str:
        near = self.names.suggestions(name)
        if near:
            said = _("No unit is called “%(name)s”. Is it %(near)s? Write the name from the list of units.")
            return said % {"name": name[:80], "near": ", ".join(near)}
        return _("No unit is called “%(name)s”. Write the name from the list of units.") % {"name": name[:80]}

    def _due(self, line: Line) -> date | None:
        text = self._text(line, Part.DUE)
        if Part.DUE not in self.heading.columns:
            return None
        due = read_due(text, self.year)
        if not text:
            self._find(line, Part.DUE, _("There is no due day. Write for example 30/6, quý III or thường xuyên."))
        elif due.on is None:
            said = _("“%(text)s” is no day. Write for example 30/6/2023, tháng 6, quý III or thường xuyên.")
            self._find(line, Part.DUE, due.note or said % {"text": text[:60]})
        elif due.on.year != self.year:
            said = _("“%(text)s” lies outside %(year)s. Check the due day.")
            self._find(line, Part.DUE, said % {"text": text[:60], "year": self.year})
            return None
        elif due.note:
            self._find(line, Part.DUE, due.note, blocks=False)
        return due.on

    def _baseline(self, line: Line) -> Decimal | None:
        """Where a target starts from; words instead of a number are left out, and that is said."""
        text = self._text(line, Part.BASELINE)
        figure = read_figure(text) if text.strip("–- ") else Figure(None)
        if figure.problem:
            said = _("“%(text)s” is no number, and is left out of the baseline.")
            self._find(line, Part.BASELINE, said % {"text": text[:60]}, blocks=False)
        return figure.value
