"""Tables out of the files offices have: cells as text, where they stand, and nothing that could act by itself."""

from sen.reform.indices.tables.reading.grid import A_DAY, Grid, Row
from sen.reform.indices.tables.reading.safety import read_grids

__all__ = ["A_DAY", "Grid", "Row", "read_grids"]
