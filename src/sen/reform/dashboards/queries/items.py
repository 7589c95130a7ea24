"""One thing to do, and how its deadline is said."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class WorkItem:
    """
    What is to be done (verb first), for what, by when, and the one page where it is done.

    Without a due day it stands under "today" when somebody waits for it, and under "later" otherwise. `since` is the
    day it came to this person; `working_days_left` is set by sources whose deadlines count working days.
    """

    title: str
    detail: str
    url_name: str
    url_args: tuple[object, ...]
    action_label: str
    on: date
    due_on: date | None = None
    waits: bool = False
    since: date | None = None
    working_days_left: int | None = None

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
        if left == 0:
            return _("today")
        if self.working_days_left is not None:
            return _in_working_days(left, self.working_days_left)
        if left < 0:
            return ngettext("%(days)s day overdue", "%(days)s days overdue", -left) % {"days": -left}
        return ngettext("%(days)s day left", "%(days)s days left", left) % {"days": left}

    @property
    def age_label(self) -> str:
        """Since when it lies there, in words; empty on its first day."""
        days = (self.on - self.since).days if self.since else 0
        return (
            ngettext("waiting for %(days)s day", "waiting for %(days)s days", days) % {"days": days} if days > 0 else ""
        )

    @property
    def meta(self) -> str:
        """For what, and since when it lies there."""
        return " · ".join(words for words in (self.detail, self.age_label) if words)

    @property
    def tone(self) -> str:
        """Overdue, today, or still to come."""
        left = self.days_left
        if left is not None and left < 0:
            return "bad"
        return "warn" if left == 0 or self.waits else "info"


def _in_working_days(left: int, working_days: int) -> str:
    """The deadline in working days: over a weekend some days pass without one."""
    days = abs(working_days)
    if left < 0:
        words = ngettext("%(days)s working day overdue", "%(days)s working days overdue", days)
        return words % {"days": days} if days else _("overdue")
    words = ngettext("%(days)s working day left", "%(days)s working days left", days)
    return words % {"days": days} if days else _("due before the next working day")
