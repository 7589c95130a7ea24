"""What stands in the way of one task, as its page shows it."""

from dataclasses import dataclass

from django.urls import reverse

from sen.office.obstacles.views.raising import TASK
from sen.reform.accounts.queries import Actor
from sen.reform.common.clock import today
from sen.reform.directives.permissions import obstacles as permissions
from sen.reform.directives.queries.obstacles import ObstacleLine, obstacles


@dataclass(frozen=True)
class Beside:
    """The obstacles a person may see, and where to raise one; empty when nobody here may."""

    lines: tuple[ObstacleLine, ...]
    raise_url: str


def beside_task(by: Actor, task_id: int) -> Beside:
    """The obstacles of a task."""
    found = obstacles(on=today(), task_id=task_id)
    seen = tuple(line for line in found if permissions.may_see_obstacle(by, line.parties))
    may_raise = any(permissions.may_raise_obstacle(by, post.unit_id) for post in by.posts)
    return Beside(seen, f"{reverse('obstacles:raise')}?{TASK}={task_id}" if may_raise else "")
