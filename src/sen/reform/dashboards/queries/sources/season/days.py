"""The day a list is made for, with the calendar its deadlines are counted on."""

from dataclasses import dataclass
from datetime import date

from sen.reform.dashboards.queries.items import WorkItem
from sen.reform.organizations.workdays import WorkCalendar


@dataclass(frozen=True)
class Day:
    """One day, and the working days around it."""

    on: date
    workdays: WorkCalendar

    def item(
        self,
        title: str,
        detail: str,
        page: tuple[str, tuple[object, ...]],
        action: str,
        *,
        due_on: date | None,
        since: date | None = None,
    ) -> WorkItem:
        """A thing to do by a day that is counted in working days; without one, somebody waits for it."""
        url_name, url_args = page
        return WorkItem(
            title=title,
            detail=detail,
            url_name=url_name,
            url_args=url_args,
            action_label=action,
            on=self.on,
            due_on=due_on,
            waits=due_on is None,
            since=since,
            working_days_left=None if due_on is None else self.workdays.between(self.on, due_on),
        )
