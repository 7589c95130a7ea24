"""A workbook with live formulas, lowered from the same curves, measures and treatments the engine scores with."""

from collections.abc import Mapping
from dataclasses import dataclass

from sen.engine import Answers, IndexDefinition, rank, score_all
from sen.reform.indices.tables.workbook.formulas import formulas_of
from sen.reform.indices.tables.workbook.layout import Layout
from sen.reform.indices.tables.workbook.sheets import Book, Scored

__all__ = ["ExportedWorkbook", "export_workbook"]


@dataclass(frozen=True)
class ExportedWorkbook:
    """The file, what of the index is kept as values, and how many cells of points are."""

    data: bytes
    kept: Mapping[str, str]
    cells_as_values: int


def export_workbook(definition: IndexDefinition, answers: Mapping[str, Answers]) -> ExportedWorkbook:
    """
    Write an XLSX that computes the points of every unit by itself.

    What formulas cannot work out, and single cells that hang on less than a float can tell, are values, and marked.
    """
    cards = score_all(definition, answers.values())
    places = {place.unit: place for place in rank(definition, cards)}
    scored = Scored(answers, {card.unit: card for card in cards}, places)
    written = Book(formulas_of(Layout(definition, len(answers))), scored).write()
    return ExportedWorkbook(written.data, written.kept, written.cells)
