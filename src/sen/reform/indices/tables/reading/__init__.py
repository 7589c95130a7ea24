"""Tables out of the files offices have: cells as text, where they stand, and nothing that could act by itself."""

from sen.reform.indices.tables.reading.grid import Grid, Row
from sen.reform.indices.tables.reading.safety import read_grids

__all__ = ["Grid", "Row", "read_grids"]
