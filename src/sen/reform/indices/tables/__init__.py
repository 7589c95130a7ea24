"""Indices as the tables officials have: read from an annex, written back as an annex or a live workbook."""

from sen.reform.indices.tables.draft import Draft, import_table
from sen.reform.indices.tables.toml import canonical, write_toml

__all__ = ["Draft", "canonical", "import_table", "write_toml"]
