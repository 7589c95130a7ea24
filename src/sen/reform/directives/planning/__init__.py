"""
Plans as tables, without the database: reading them out of offices' files, and telling one issue from the next.

`read_plan` turns the tables of a file (`read_tables`) into areas and items with everything that is wrong, by row and
column; `lineage` says which item of a new issue continues which earlier one; `changes` says what is different.
"""

from sen.reform.directives.planning.changes import Changed, Changes, PlanLine, changes
from sen.reform.directives.planning.form import empty_form
from sen.reform.directives.planning.found import Finding, ReadArea, ReadItem, ReadPlan, Spot
from sen.reform.directives.planning.lineage import Place, lineage
from sen.reform.directives.planning.names import Names
from sen.reform.directives.planning.opening import LARGEST_PLAN, READABLE, read_tables
from sen.reform.directives.planning.reading import read_plan
from sen.reform.directives.planning.tables import Table, packed, unpacked

__all__ = [
    "LARGEST_PLAN",
    "READABLE",
    "Changed",
    "Changes",
    "Finding",
    "Names",
    "Place",
    "PlanLine",
    "ReadArea",
    "ReadItem",
    "ReadPlan",
    "Spot",
    "Table",
    "changes",
    "empty_form",
    "lineage",
    "packed",
    "read_plan",
    "read_tables",
    "unpacked",
]
