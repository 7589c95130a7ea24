"""What stands in the way of one task or criterion, as its page shows it."""

from dataclasses import dataclass

from django.urls import reverse

from sen.office.obstacles.views.raising import CRITERION, TASK
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
    return _beside(by, obstacles(on=today(), task_id=task_id), f"{TASK}={task_id}")


def beside_criterion(by: Actor, round_id: int, code: str, *, unit_id: int) -> Beside:
    """The obstacles one unit raised about a criterion of a round."""
    found = obstacles(on=today(), unit_ids=(unit_id,), criterion=(round_id, code))
    return _beside(by, found, f"{CRITERION}={round_id}:{code}")


def _beside(by: Actor, found: tuple[ObstacleLine, ...], about: str) -> Beside:
    seen = tuple(line for line in found if permissions.may_see_obstacle(by, line.parties))
    may_raise = any(permissions.may_raise_obstacle(by, post.unit_id) for post in by.posts)
    return Beside(seen, f"{reverse('obstacles:raise')}?{about}" if may_raise else "")
