"""Obstacles and communication for tests."""

from datetime import UTC, date, datetime

from sen.reform.accounts.queries import SYSTEM, Actor
from sen.reform.directives.operations.activities import NewActivity, plan_activity
from sen.reform.directives.operations.obstacles import Escalation, Letter, escalate_obstacle
from sen.reform.directives.operations.raising import NewObstacle, raise_obstacle
from tests.factories.units import a_unit

RAISED_AT = datetime(2023, 9, 1, 2, 0, tzinfo=UTC)
PLANNED_AT = datetime(2023, 1, 16, 2, 0, tzinfo=UTC)
LETTER = Letter("120/UBND-NV", date(2023, 9, 5))


def an_obstacle(unit_id: int | None = None, *, at: datetime = RAISED_AT, **said: object) -> int:
    """Something the city can solve, raised on 1/9/2023."""
    new = NewObstacle(
        **{
            "unit_id": unit_id or a_unit().id,
            "title": "Máy quét hồ sơ hỏng",
            "level": "city",
            "asked": "Bố trí kinh phí thay máy quét",
            **said,
        }
    )
    return raise_obstacle(new, by=SYSTEM, at=at)


def put_up(obstacle_id: int, *, at: datetime, by: Actor = SYSTEM, seen: int | None = None, **said: object) -> None:
    """Put an obstacle to Sở Nội vụ, by a letter, unless told otherwise."""
    to = Escalation(**{"level": "province", "addressee": "Sở Nội vụ", "letter": LETTER, **said})
    escalate_obstacle(obstacle_id, to=to, seen=seen, by=by, at=at)


def an_activity(unit_id: int | None = None, *, at: datetime = PLANNED_AT, **said: object) -> int:
    """A conference due on 30/9/2023, planned in January."""
    new = NewActivity(
        **{
            "year": 2023,
            "unit_id": unit_id or a_unit().id,
            "title": "Hội nghị tuyên truyền dịch vụ công trực tuyến",
            "channel": "conference",
            "due_on": date(2023, 9, 30),
            **said,
        }
    )
    return plan_activity(new, by=SYSTEM, at=at)
