"""Indices as the tables officials have: read from an annex, written back as an annex or a live workbook."""

from sen.reform.indices.tables.annex import annex_docx, annex_xlsx
from sen.reform.indices.tables.draft import Draft, import_table
from sen.reform.indices.tables.toml import canonical, write_toml
from sen.reform.indices.tables.workbook import ExportedWorkbook, export_workbook

__all__ = [
    "Draft",
    "ExportedWorkbook",
    "annex_docx",
    "annex_xlsx",
    "canonical",
    "export_workbook",
    "import_table",
    "write_toml",
]
