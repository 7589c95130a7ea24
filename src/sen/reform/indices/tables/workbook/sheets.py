"""The workbook itself: figures to fill in, formulas that follow them, and a page that says how to read it."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import xlsxwriter

from sen.engine import (
    Answers,
    Criterion,
    Input,
    InputKind,
    NotApplicable,
    Place,
    Scorecard,
    State,
    Value,
    vietnamese,
)
from sen.reform.indices.tables.workbook import edges
from sen.reform.indices.tables.workbook.formulas import Formulas, may_be_left_out
from sen.reform.indices.tables.workbook.layout import (
    DATA,
    FRONT,
    GUIDE,
    HEAD_ROWS,
    MAXIMA,
    MEASURES,
    RESULTS,
    ROW,
    TOTAL,
)
from sen.reform.indices.tables.workbook.lowering import NOT_APPLICABLE, ZERO_BELOW

_MOST_CHOICES_TEXT = 250


@dataclass(frozen=True)
class Scored:
    """The results of the engine, by unit."""

    answers: Mapping[str, Answers]
    cards: Mapping[str, Scorecard]
    places: Mapping[str, Place]


@dataclass
class Written:
    """What was written: the bytes, the kinds of rule kept as values, and how many single cells were."""

    data: bytes = b""
    kept: dict[str, str] = field(default_factory=dict)
    cells: int = 0


class Book:
    """Writes the sheets row by row, so that thousands of units need little memory."""

    def __init__(self, formulas: Formulas, scored: Scored) -> None:
        self.formulas, self.scored = formulas, scored
        self.layout, self.definition = formulas.layout, formulas.definition
        self.buffer = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.buffer, {"constant_memory": True, "strings_to_formulas": False})
        self.written = Written()
        self.head = self.book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E4EEF0"})
        self.entry = self.book.add_format({"bg_color": "#FFFBE6", "border": 1, "border_color": "#D9D9D9"})
        self.value = self.book.add_format({"bg_color": "#F6D9A8", "italic": True})
        self.plain = self.book.add_format({})
        self.undecided_units = edges.undecided_places(self.definition, list(scored.places.values()))

    def write(self) -> Written:
        """Write all sheets and close the book."""
        sheets = {name: self.book.add_worksheet(name) for name in (GUIDE, DATA, RESULTS, MAXIMA, MEASURES)}
        self._data(sheets[DATA])
        self._results(sheets[RESULTS])
        self._maxima(sheets[MAXIMA])
        self._measures(sheets[MEASURES])
        self._guide(sheets[GUIDE])
        self.book.close()
        self.written.data = self.buffer.getvalue()
        return self.written

    def _data(self, sheet: Any) -> None:
        leaves = [leaf for leaf in self.definition.leaves if leaf.scoring]
        asked = [(leaf, each) for leaf in leaves for each in (leaf.scoring.inputs if leaf.scoring else ())]
        heads = [(leaf.code, leaf.title, _asked(leaf, each)) for leaf, each in asked]
        self._heads(sheet, [("Đơn vị", "", ""), *heads])
        last = self.layout.last_row - 1
        for column, (leaf, each) in enumerate(asked, start=1):
            choices = _choices(each, may_be_left_out(self.definition, leaf))
            if choices:
                sheet.data_validation(HEAD_ROWS, column, last, column, {"validate": "list", "source": choices})
        for row, (unit, answers) in enumerate(self.scored.answers.items(), start=HEAD_ROWS):
            sheet.write_string(row, 0, unit)
            for column, (leaf, each) in enumerate(asked, start=1):
                self._figure(sheet, (row, column), each, _cell(answers, leaf, each))

    def _figure(self, sheet: Any, at: tuple[int, int], asked: Input, cell: object) -> None:
        if isinstance(cell, NotApplicable):
            sheet.write_string(*at, NOT_APPLICABLE, self.entry)
        elif not isinstance(cell, Value):
            sheet.write_blank(*at, None, self.entry)
        elif asked.kind is InputKind.TICK:
            sheet.write_string(*at, "có" if cell.number else "không", self.entry)
        elif asked.kind is InputKind.CHOICE:
            sheet.write_string(*at, asked.options[int(cell.number)].label, self.entry)
        else:
            sheet.write_number(*at, float(cell.number), self.entry)

    def _results(self, sheet: Any) -> None:
        definition = self.definition
        heads = [(name, "", "") for name in FRONT]
        heads += [(each.code, each.title, f"tối đa {vietnamese(each.maximum)}") for each in definition.criteria]
        self._heads(sheet, heads)
        for row, (unit, card) in enumerate(self.scored.cards.items(), start=HEAD_ROWS):
            leaves, nodes = edges.undecided_leaves(card), edges.undecided_nodes(definition, card)
            place = self.scored.places[unit]
            shown = None if card.total.percent is None else definition.rounding.apply(card.total.percent)
            front = ("rank", "grade") if unit in self.undecided_units else ()
            hanging = leaves | nodes | frozenset(front)
            sheet.write_string(row, 0, unit)
            self._result(sheet, (row, 1), TOTAL, _float(card.total.points), hanging)
            self._formula(sheet, (row, 2), f"={self.layout.maximum(TOTAL)}", _float(card.total.out_of))
            self._result(sheet, (row, 3), "percent", _float(shown), hanging)
            self._result(sheet, (row, 4), "rank", "–" if place.rank is None else place.rank, hanging)
            self._result(sheet, (row, 5), "grade", place.grade or "–", hanging)
            for each in definition.criteria:
                at = (row, self.layout.result_column(each.code))
                self._result(sheet, at, each.code, _float(card.nodes[each.code].points), hanging)

    def _result(self, sheet: Any, at: tuple[int, int], key: str, value: Any, hanging: frozenset[str]) -> None:
        formula = self.formulas.results.get(key)
        if formula is not None and key not in hanging:
            self._formula(sheet, at, formula, value)
            return
        self.written.cells += 1
        sheet.write(*at, value, self.value)

    def _maxima(self, sheet: Any) -> None:
        heads = [("Đơn vị", "", ""), ("Tổng", "", ""), *((e.code, e.title, "") for e in self.definition.criteria)]
        self._heads(sheet, heads)
        for row, (unit, card) in enumerate(self.scored.cards.items(), start=HEAD_ROWS):
            sheet.write_string(row, 0, unit)
            for code, column in self.layout.nodes.items():
                node = card.total if code == TOTAL else card.nodes[code]
                formula = self.formulas.maxima.get(code)
                if isinstance(formula, str):
                    self._formula(sheet, (row, column), formula, _float(node.out_of))
                else:
                    look = self.value if formula is None else self.plain
                    sheet.write_number(row, column, float(node.out_of), look)

    def _measures(self, sheet: Any) -> None:
        leaves, helpers = self.definition.leaves, self.formulas.helpers
        heads = [("Đơn vị", "", ""), *((leaf.code, leaf.title, _unit(leaf)) for leaf in leaves)]
        heads += [("", _HELPERS[kind], code) for kind, code in self.layout.helpers]
        self._heads(sheet, heads)
        for row, (unit, card) in enumerate(self.scored.cards.items(), start=HEAD_ROWS):
            sheet.write_string(row, 0, unit)
            for leaf in leaves:
                at = (row, self.layout.measures[leaf.code])
                formula, value = self.formulas.measures.get(leaf.code), _measured(card, leaf.code)
                if formula is None:
                    sheet.write(*at, value, self.value)
                else:
                    self._formula(sheet, at, formula, value)
            for (kind, code), formula in helpers.items():
                self._formula(sheet, (row, self.layout.helpers[kind, code]), formula, 0)

    def _guide(self, sheet: Any) -> None:
        definition = self.definition
        kept = {
            leaf.code: f"{leaf.title} ({leaf.scoring.kind})"
            for leaf in definition.leaves
            if leaf.scoring and leaf.code not in self.formulas.measures
        }
        if TOTAL not in self.formulas.results:
            kept["nhóm, tổng"] = "điểm của nhóm, tổng điểm, chỉ số"
        if "rank" not in self.formulas.results:
            kept["xếp hạng"] = "hạng, xếp loại"
        self.written.kept = kept
        lines = [
            definition.title,
            f"Phiên bản {definition.version}, tình trạng {definition.status}, mã kiểm tra {definition.digest}",
            "",
            f"Nhập số liệu ở trang “{DATA}” (ô nền vàng nhạt). Có/không: ghi “có” hoặc “không”; mức: ghi đúng lời của "
            f"mức; không phát sinh: ghi {NOT_APPLICABLE} ở mọi ô của tiêu chí; chưa nộp: để trống.",
            f"Trang “{RESULTS}” có điểm, hạng, xếp loại; trang “{MAXIMA}”, “{MEASURES}” là các bước tính.",
            "Điểm tính bằng công thức, làm tròn như bộ chỉ số quy định; công thức không phân biệt được khoảng cách "
            "dưới một phần tỷ, nên ô nào chênh ít hơn thế với mốc điểm được ghi sẵn giá trị.",
            f"Ô nền cam, chữ nghiêng là giá trị do phần mềm tính, không đổi khi sửa số liệu: {self.written.cells} ô.",
            *(f"Ghi bằng giá trị: {code} {words}" for code, words in kept.items()),
        ]
        sheet.set_column(0, 0, 110)
        for row, line in enumerate(lines):
            sheet.write_string(row, 0, line, self.head if row == 0 else self.plain)

    def _heads(self, sheet: Any, heads: Sequence[tuple[str, str, str]]) -> None:
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, len(heads), 14)
        sheet.freeze_panes(HEAD_ROWS, 1)
        for row in range(HEAD_ROWS):
            for column, words in enumerate(heads):
                sheet.write_string(row, column, words[row], self.head)

    def _formula(self, sheet: Any, at: tuple[int, int], formula: str, value: Any) -> None:
        sheet.write_formula(*at, formula.replace(ROW, str(at[0] + 1)), self.plain, value)


_HELPERS = {
    "given": "cộng dồn điểm được chia thêm",
    "share": "điểm tối đa được giao",
    "lost": "trả về tổng",
    "total": "tổng, xếp hạng",
}


def _asked(leaf: Criterion, asked: Input) -> str:
    words = asked.label if leaf.scoring and len(leaf.scoring.inputs) > 1 else asked.label or leaf.title
    return f"{words} ({asked.unit})" if asked.unit and asked.unit not in words else words


def _unit(leaf: Criterion) -> str:
    return leaf.scoring.measure.unit if leaf.scoring else ""


def _choices(asked: Input, may_be_left_out: bool) -> list[str]:  # noqa: FBT001
    words = [option.label for option in asked.options] if asked.options else []
    if asked.kind is InputKind.TICK:
        words = ["có", "không"]
    if not words or any("," in word for word in words) or len(",".join(words)) > _MOST_CHOICES_TEXT:
        return []
    return [*words, NOT_APPLICABLE] if may_be_left_out else words


def _cell(answers: Answers, leaf: Criterion, asked: Input) -> object:
    """A criterion that does not apply is said so in each of its cells."""
    cells = [answers.of(leaf.code, each.name) for each in (leaf.scoring.inputs if leaf.scoring else ())]
    reasons = [cell for cell in cells if isinstance(cell, NotApplicable)]
    return reasons[0] if reasons else answers.of(leaf.code, asked.name)


def _measured(card: Scorecard, code: str) -> float | str:
    trace = card.traces[code]
    if trace.state is State.NOT_APPLICABLE:
        return NOT_APPLICABLE
    if trace.state is State.MISSING:
        return ""
    return ZERO_BELOW if trace.measured is None else float(trace.measured)


def _float(number: Fraction | None) -> float | str:
    return "–" if number is None else float(number)
