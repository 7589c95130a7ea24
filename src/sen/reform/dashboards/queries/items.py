"""One thing to do, and how its deadline is said."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class WorkItem:
    """
    What is to be done (verb first), for what, by when, and the one page where it is done.

    Without a due day it stands under "today" when somebody waits for it, and under "later" otherwise.
    """

    title: str
    detail: str
    url_name: str
    url_args: tuple[object, ...]
    action_label: str
    on: date
    due_on: date | None = None
    waits: bool = False

    @property
    def days_left(self) -> int | None:
        """Days until it is due, negative when that is past."""
        return (self.due_on - self.on).days if self.due_on else None

    @property
    def due_label(self) -> str:
        """The deadline in words; empty when there is none."""
        left = self.days_left
        if left is None:
            return _("waits for you") if self.waits else ""
        if left < 0:
            return ngettext("%(days)s day overdue", "%(days)s days overdue", -left) % {"days": -left}
        if left == 0:
            return _("today")
        return ngettext("%(days)s day left", "%(days)s days left", left) % {"days": left}

    @property
    def tone(self) -> str:
        """Overdue, today, or still to come."""
        left = self.days_left
        if left is not None and left < 0:
            return "bad"
        return "warn" if left == 0 or self.waits else "info"
