"""What one person has to do."""

from sen.reform.dashboards.queries.items import WorkItem
from sen.reform.dashboards.queries.work import When, WorkGroup, my_work

__all__ = ["When", "WorkGroup", "WorkItem", "my_work"]
