"""What the tasks given for an item of the plan say of it: how many were given, and how many are finished."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import ngettext

from sen.reform.directives.models import ItemKind, PlanItem, Task, TaskRecord
from sen.reform.directives.queries.plan_standing import YearItems
from sen.reform.directives.workflow import State

_ORIGIN = "directives.item:"
_FINISHED = (State.FINISHED, State.FINISHED_LATE)
# Given to a unit by mistake, or called off: they say nothing of the item.
_WITHDRAWN = (State.RETURNED, State.CANCELLED)


@dataclass(frozen=True)
class TaskShare:
    """The tasks given for an item by a day, and how many of them are finished, in time or late."""

    finished: int
    given: int

    @property
    def share(self) -> Fraction:
        """The part of them that is finished, exact."""
        return Fraction(self.finished, self.given)

    @property
    def arithmetic(self) -> str:
        """The division itself: "3 ÷ 5 tasks"."""
        words = ngettext("%(finished)s ÷ %(count)s task", "%(finished)s ÷ %(count)s tasks", self.given)
        return words % {"finished": self.finished, "count": self.given}

    @property
    def source(self) -> str:
        """Where the figure comes from: "computed from 5 tasks: 3 finished"."""
        words = ngettext(
            "computed from %(count)s task: %(finished)s finished",
            "computed from %(count)s tasks: %(finished)s finished",
            self.given,
        )
        return words % {"finished": self.finished, "count": self.given}


def origin_of(item_id: int) -> str:
    """Where the tasks of an item say they come from."""
    return f"{_ORIGIN}{item_id}"


def task_shares(found: YearItems, items: Iterable[PlanItem], *, on: date) -> Mapping[int, TaskShare]:
    """
    What the tasks of these items say of them at the end of a day, by where the descent of the item begins.

    Only an item that is a task is counted by its tasks, given for it under whichever issue; a target is always
    reported. An item without tasks, or with none but returned and cancelled ones, is not in the answer.
    """
    roots = {found.root(item.pk) for item in items if item.kind == ItemKind.TASK}
    if not roots:
        return {}
    descents = {origin_of(item_id): root for item_id, root in found.descents.items() if root in roots}
    finished: dict[int, list[bool]] = {}
    for origin, state in _states(descents, on):
        if state not in _WITHDRAWN:
            finished.setdefault(descents[origin], []).append(state in _FINISHED)
    return {root: TaskShare(sum(each), len(each)) for root, each in finished.items()}


def _states(origins: Iterable[str], on: date) -> Iterable[tuple[str, str]]:
    """The origin of each task given by a day, and the state it had at the end of it."""
    end = timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min))
    last = TaskRecord.objects.filter(task=OuterRef("pk"), at__lt=end).order_by("-at", "-id").values("state")[:1]
    given = Task.objects.filter(lead__isnull=False, origin__in=tuple(origins), given_at__lt=end)
    return given.annotate(state_then=Subquery(last)).values_list("origin", "state_then")
