"""
Plans as tables, without the database: reading them out of offices' files, and telling one issue from the next.

`read_plan` turns the tables of a file (`read_tables`) into areas and items with everything that is wrong, by row and
column; `lineage` says which item of a new issue continues which earlier one; `changes` says what is different.
"""

from sen.reform.directives.planning.changes import Changed, Changes, PlanLine, changes
from sen.reform.directives.planning.lineage import Place, lineage

__all__ = ["Changed", "Changes", "Place", "PlanLine", "changes", "lineage"]
