"""The sheet of a unit as a workbook: taken away, filled offline, read back cell by cell."""

from sen.reform.assessments.tables.differences import Difference, differences
from sen.reform.assessments.tables.layout import Origin, SheetRow, rows_of
from sen.reform.assessments.tables.opening import LARGEST_WORKBOOK
from sen.reform.assessments.tables.reading import FilledLine, Finding, WorkbookRefused, read_workbook
from sen.reform.assessments.tables.writing import write_workbook

__all__ = [
    "LARGEST_WORKBOOK",
    "Difference",
    "FilledLine",
    "Finding",
    "Origin",
    "SheetRow",
    "WorkbookRefused",
    "differences",
    "read_workbook",
    "rows_of",
    "write_workbook",
]
