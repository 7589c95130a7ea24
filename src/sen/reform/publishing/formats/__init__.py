"""Tables of open data and the files they become: CSV, JSON, a workbook, and the schema that explains the columns."""

from sen.reform.publishing.formats.schema import codebook_csv, codebook_of, table_schema
from sen.reform.publishing.formats.sealed import result_schema
from sen.reform.publishing.formats.table import CONVENTIONS, Cell, Column, ColumnKind, Table
from sen.reform.publishing.formats.texts import csv_of, json_of
from sen.reform.publishing.formats.workbook import workbook_of

__all__ = [
    "CONVENTIONS",
    "Cell",
    "Column",
    "ColumnKind",
    "Table",
    "codebook_csv",
    "codebook_of",
    "csv_of",
    "json_of",
    "result_schema",
    "table_schema",
    "workbook_of",
]
