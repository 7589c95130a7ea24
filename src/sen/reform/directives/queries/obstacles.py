"""Reading obstacles as they stood on any day."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sen.reform.common.days import local_day
from sen.reform.common.errors import NotFound
from sen.reform.directives.models import Level, Obstacle, ObstacleRecord, Plan, PlanArea
from sen.reform.directives.workflow import OBSTACLE_OPEN, ObstacleMove, ObstacleState

# The choices of forms and filters.
LEVELS, STATES = tuple(Level.choices), tuple(ObstacleState.choices)
HIGHER_LEVELS = LEVELS[1:]
TONES = {
    ObstacleState.RAISED: "warn",
    ObstacleState.ESCALATED: "info",
    ObstacleState.ANSWERED: "lotus",
    ObstacleState.SOLVED: "good",
    ObstacleState.WITHDRAWN: "neutral",
}


class ObstacleNotFound(NotFound):
    """No obstacle has this number."""

    message = _("There is no such obstacle. Choose it from the register of obstacles.")


@dataclass(frozen=True)
class ObstacleParties:
    """What decides who may do what to an obstacle now."""

    id: int
    state: ObstacleState
    level: Level
    unit_id: int
    owner_unit_id: int | None

    @property
    def is_with_the_city(self) -> bool:
        """Whether the city itself is able to solve it."""
        return self.level == Level.CITY


@dataclass(frozen=True)
class ObstacleLine:
    """An obstacle in a list, as it stood on a day."""

    id: int
    title: str
    unit_name: str
    level_label: str
    state_label: str
    tone: str
    raised_on: date
    # Until it was out of the way; while it is not, until the day of the list.
    age_days: int
    addressee: str
    asked: str
    area_code: str
    task_id: int | None
    criterion_code: str
    round_id: int | None
    owner_name: str
    due_on: date | None
    # The day and the letter of its present state.
    since: date
    document: str
    parties: ObstacleParties

    @property
    def is_open(self) -> bool:
        """Whether it still stands in the way."""
        return self.parties.state in OBSTACLE_OPEN

    @property
    def is_answered(self) -> bool:
        """Whether the unit is to say if the answer is enough."""
        return self.parties.state is ObstacleState.ANSWERED


@dataclass(frozen=True)
class ObstacleStep:
    """One step in the life of an obstacle."""

    what: str
    at: datetime
    by: str
    level_label: str
    addressee: str
    text: str
    document: str


@dataclass(frozen=True)
class ObstaclePage:
    """Everything the page of an obstacle shows."""

    line: ObstacleLine
    detail: str
    raised_by: str
    history: tuple[ObstacleStep, ...]


@dataclass(frozen=True)
class ObstacleCounts:
    """How many obstacles stand how; the parts make up the whole."""

    raised: int = 0
    escalated: int = 0
    answered: int = 0
    solved: int = 0
    withdrawn: int = 0

    @property
    def open(self) -> int:
        """Those that still stand in the way."""
        return self.raised + self.escalated + self.answered

    @property
    def all(self) -> int:
        """Every obstacle ever raised."""
        return self.open + self.solved + self.withdrawn


def obstacles(
    *,
    on: date,
    unit_ids: Iterable[int] | None = None,
    task_id: int | None = None,
    criterion: tuple[int, str] | None = None,
) -> tuple[ObstacleLine, ...]:
    """
    Obstacles as they stood at the end of a day: the open ones first, and of these the oldest.

    `unit_ids` chooses by the unit that raised it or follows it up; `criterion` names a round and a code.
    """
    found = Obstacle.objects.all()
    if unit_ids is not None:
        units = tuple(unit_ids)
        found = found.filter(Q(unit_id__in=units) | Q(owner_id__in=units))
    if task_id is not None:
        found = found.filter(task_id=task_id)
    if criterion is not None:
        found = found.filter(round_id=criterion[0], criterion_code=criterion[1])
    lines = [_line(obstacle, on) for obstacle in _with_records(found, on)]
    return tuple(sorted(lines, key=lambda line: (not line.is_open, line.raised_on, line.id)))


def open_obstacles(on: date) -> tuple[ObstacleLine, ...]:
    """What stood in the way at the end of a day, the oldest first."""
    return tuple(line for line in obstacles(on=on) if line.is_open)


def counts_of_obstacles(lines: Iterable[ObstacleLine]) -> ObstacleCounts:
    """Count obstacles, each exactly once."""
    return ObstacleCounts(**Counter(line.parties.state.value for line in lines))


def obstacle_page(obstacle_id: int, *, on: date) -> ObstaclePage:
    """
    An obstacle with its history.

    :raises ObstacleNotFound: if there is none
    """
    obstacle = _with_records(Obstacle.objects.filter(pk=obstacle_id), on).first()
    if obstacle is None:
        raise ObstacleNotFound
    return ObstaclePage(
        line=_line(obstacle, on),
        detail=obstacle.detail,
        raised_by=obstacle.raised_by_label,
        history=tuple(_step(record) for record in _so_far(obstacle)),
    )


def area_names(year: int) -> dict[str, str]:
    """The areas of reform by their codes, as the plan of a year names them; the newest one before, if it has none."""
    plan = Plan.objects.filter(year__lte=year).order_by("-year", "-revision").first()
    return dict(PlanArea.objects.filter(plan=plan).values_list("code", "name")) if plan else {}


def parties_of_obstacle(obstacle: Obstacle) -> ObstacleParties:
    """What permissions need to know of an obstacle now."""
    return ObstacleParties(
        id=obstacle.pk,
        state=ObstacleState(obstacle.state),
        level=Level(obstacle.level),
        unit_id=obstacle.unit_id,
        owner_unit_id=obstacle.owner_id,
    )


def _with_records(found: QuerySet[Obstacle], on: date) -> QuerySet[Obstacle]:
    """Obstacles raised by the end of a day, each with what had happened to it by then."""
    end = timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min))
    so_far = Prefetch("records", ObstacleRecord.objects.filter(at__lt=end), to_attr="records_so_far")
    return found.filter(raised_at__lt=end).select_related("unit", "owner").prefetch_related(so_far)


def _so_far(obstacle: Obstacle) -> list[ObstacleRecord]:
    records: list[ObstacleRecord] = obstacle.records_so_far  # type: ignore[attr-defined]  # the prefetch above
    return records


def _line(obstacle: Obstacle, on: date) -> ObstacleLine:
    records = _so_far(obstacle)
    last = records[-1]
    turned = next(one for one in reversed(records) if one.move != ObstacleMove.ENTRUST)
    state, raised_on = ObstacleState(last.state), local_day(obstacle.raised_at)
    until = on if state in OBSTACLE_OPEN else local_day(turned.at)
    return ObstacleLine(
        id=obstacle.pk,
        title=obstacle.title,
        unit_name=obstacle.unit.name,
        level_label=str(Level(last.level).label),
        state_label=str(state.label),
        tone=TONES[state],
        raised_on=raised_on,
        age_days=(until - raised_on).days,
        addressee=last.addressee,
        asked=obstacle.asked,
        area_code=obstacle.area_code,
        task_id=obstacle.task_id,
        criterion_code=obstacle.criterion_code,
        round_id=obstacle.round_id,
        owner_name=obstacle.owner.name if obstacle.owner else "",
        due_on=obstacle.due_on,
        since=local_day(turned.at),
        document=turned.document,
        parties=ObstacleParties(obstacle.pk, state, Level(last.level), obstacle.unit_id, obstacle.owner_id),
    )


def _step(record: ObstacleRecord) -> ObstacleStep:
    return ObstacleStep(
        what=str(ObstacleMove(record.move).label),
        at=record.at,
        by=record.by_label,
        level_label=str(Level(record.level).label),
        addressee=record.addressee,
        text=record.text,
        document=record.document,
    )
