"""Writing down a step of an obstacle, and telling those it concerns."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sen.reform.accounts.queries import Actor, people_holding
from sen.reform.accounts.roles import Role
from sen.reform.audit import operations as audit
from sen.reform.common.addresses import address
from sen.reform.common.days import local_day
from sen.reform.common.text import nfc
from sen.reform.directives.models import Obstacle, ObstacleRecord
from sen.reform.directives.workflow import ObstacleMove
from sen.reform.notifications.operations import tell

LONGEST = 400


@dataclass(frozen=True)
class Step:
    """What is said along with a step; the letter with its number and day."""

    text: str = ""
    document: str = ""


def write_down(obstacle: Obstacle, move: ObstacleMove, step: Step, *, by: Actor, at: datetime) -> None:
    """Add what happened, and how the obstacle stands afterwards."""
    ObstacleRecord(
        obstacle=obstacle,
        move=move,
        state=obstacle.state,
        level=obstacle.level,
        addressee=obstacle.addressee,
        text=nfc(step.text),
        document=nfc(step.document),
        by_id=by.user_id,
        by_label=by.label,
        at=at,
    ).save()
    audit.record(f"obstacle_{move}", obstacle, by=by, at=at, state=obstacle.state, level=obstacle.level)


def tell_sides(obstacle: Obstacle, sentence: str, *, by: Actor, at: datetime) -> None:
    """Tell the unit that raised it and the one that follows it up; whoever did it knows."""
    roles, units = (Role.UNIT_HEAD, Role.FOCAL_OFFICER), (obstacle.unit_id, obstacle.owner_id)
    people = people_holding(*roles, on=local_day(at))
    mine = (one for one in people if any(post.role in roles and post.unit_id in units for post in one.posts))
    _tell(obstacle, mine, sentence, by=by, at=at)


def tell_secretary(obstacle: Obstacle, sentence: str, *, by: Actor, at: datetime) -> None:
    """Tell the secretary of the council."""
    _tell(obstacle, people_holding(Role.SECRETARY, on=local_day(at)), sentence, by=by, at=at)


def _tell(obstacle: Obstacle, people: Iterable[Actor], sentence: str, *, by: Actor, at: datetime) -> None:
    user_ids = {person.user_id for person in people if person.user_id is not None} - {by.user_id}
    url = address("obstacles:obstacle", obstacle.pk)
    tell(user_ids, key=f"directives.obstacle:{obstacle.pk}", sentence=sentence[:LONGEST], url=url, at=at)
