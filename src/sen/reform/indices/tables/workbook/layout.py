"""Where everything stands: one row per unit on every sheet, one column per figure, measure, maximum and result."""

from dataclasses import dataclass
from functools import cached_property

from xlsxwriter.utility import xl_col_to_name

from sen.engine import IndexDefinition

GUIDE, DATA, MEASURES, MAXIMA, RESULTS = "Hướng dẫn", "Số liệu", "Đo lường", "Điểm tối đa", "Điểm"
#: Rows above the first unit: code, title, what the column holds.
HEAD_ROWS = 3
#: Stands for the number of the row in every formula.
ROW = "#"
TOTAL = ""
#: Columns of the results before those of the criteria.
FRONT = ("Đơn vị", "Tổng điểm", "Điểm tối đa áp dụng", "Chỉ số (%)", "Hạng", "Xếp loại")


@dataclass(frozen=True)
class Layout:
    """The columns of a definition; ``units`` says how far ranges run."""

    definition: IndexDefinition
    units: int

    @cached_property
    def inputs(self) -> dict[tuple[str, str], int]:
        """Number the columns of the data by criterion and input."""
        keys = [
            (leaf.code, asked.name) for leaf in self.definition.leaves if leaf.scoring for asked in leaf.scoring.inputs
        ]
        return {key: column for column, key in enumerate(keys, start=1)}

    @cached_property
    def measures(self) -> dict[str, int]:
        """Number the columns of what leaves measure."""
        return {leaf.code: column for column, leaf in enumerate(self.definition.leaves, start=1)}

    @cached_property
    def helpers(self) -> dict[tuple[str, str], int]:
        """Number the helping columns, right of the measures: shares, what returns to the total, figures of ranks."""
        groups = [each.code for each in self.definition.criteria if not each.scoring]
        keys = [(kind, each.code) for each in self.definition.criteria for kind in ("given", "share")]
        keys += [("lost", code) for code in (*groups, TOTAL)]
        keys += [("total", "exact"), ("total", "percent"), ("total", "figure"), ("total", "first")]
        return {key: column for column, key in enumerate(keys, start=len(self.measures) + 1)}

    @cached_property
    def nodes(self) -> dict[str, int]:
        """Number the columns of criteria on the sheet of maxima; the total stands first."""
        return {code: column for column, code in enumerate([TOTAL, *(e.code for e in self.definition.criteria)], 1)}

    @property
    def last_row(self) -> int:
        """Return the row of the last unit, as a person counts."""
        return HEAD_ROWS + self.units

    def input(self, code: str, name: str) -> str:
        """Name the cell of a figure."""
        return f"'{DATA}'!{xl_col_to_name(self.inputs[code, name])}{ROW}"

    def measure(self, code: str) -> str:
        """Name the cell of what a leaf measures."""
        return f"'{MEASURES}'!{xl_col_to_name(self.measures[code])}{ROW}"

    def all_measures(self) -> str:
        """Name the cells of what all leaves measure."""
        return f"'{MEASURES}'!B{ROW}:{xl_col_to_name(len(self.measures))}{ROW}"

    def helper(self, kind: str, name: str) -> str:
        """Name a helping cell."""
        return f"'{MEASURES}'!{xl_col_to_name(self.helpers[kind, name])}{ROW}"

    def helper_column(self, kind: str, name: str, *, to_row: str = "") -> str:
        """Name a helping column over all units, or down to a row."""
        column = xl_col_to_name(self.helpers[kind, name])
        return f"'{MEASURES}'!${column}${HEAD_ROWS + 1}:${column}{to_row or f'${self.last_row}'}"

    def maximum(self, code: str) -> str:
        """Name the cell of an applicable maximum."""
        return f"'{MAXIMA}'!{xl_col_to_name(self.nodes[code])}{ROW}"

    def result(self, code: str) -> str:
        """Name the cell of the points of a criterion."""
        return f"'{RESULTS}'!{xl_col_to_name(self.result_column(code))}{ROW}"

    def result_column(self, code: str) -> int:
        """Number the column of the points of a criterion, or of the total."""
        return 1 if code == TOTAL else len(FRONT) + self.nodes[code] - 2

    def result_range(self, code: str) -> str:
        """Name the points of a criterion over all units."""
        column = xl_col_to_name(self.result_column(code))
        return f"'{RESULTS}'!${column}${HEAD_ROWS + 1}:${column}${self.last_row}"
