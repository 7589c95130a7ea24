"""What the city asks the province to take out of the way, by department, with what it holds up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sen.reform.assessments.queries import round_with_id
from sen.reform.common.text import fold
from sen.reform.directives.models import Level, Task
from sen.reform.directives.queries.obstacles import ObstacleLine, open_obstacles
from sen.reform.scoring.queries import CriteriaTable, criteria_table


@dataclass(frozen=True)
class HeldTask:
    """A task that cannot go on."""

    id: int
    title: str
    due_on: date | None
    round_id: int | None
    criterion_code: str


@dataclass(frozen=True)
class AtStake:
    """A criterion of the unit that the obstacle keeps from its full points."""

    unit_id: int
    round_id: int
    code: str
    title: str
    run_label: str
    points: Decimal
    maximum: Decimal

    @property
    def to_win(self) -> Decimal:
        """The points that could still be won."""
        return self.maximum - self.points


@dataclass(frozen=True)
class SummaryLine:
    """An obstacle with what it holds up; what nothing was computed for yet is named by its code alone."""

    obstacle: ObstacleLine
    task: HeldTask | None
    code: str
    stake: AtStake | None


@dataclass(frozen=True)
class SummaryGroup:
    """What one department is asked."""

    addressee: str
    lines: tuple[SummaryLine, ...]

    @property
    def to_win(self) -> Decimal:
        """The points at stake here; a criterion of a unit counts once however much holds it up."""
        return points_at_stake(self.lines)


@dataclass(frozen=True)
class ObstacleSummary:
    """Everything the province is asked on a day."""

    on: date
    groups: tuple[SummaryGroup, ...]
    is_simulated: bool

    @property
    def lines(self) -> tuple[SummaryLine, ...]:
        """Every line, in the order of the groups."""
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def to_win(self) -> Decimal:
        """The points at stake in all."""
        return points_at_stake(self.lines)

    @property
    def unit_count(self) -> int:
        """How many units raised something of this."""
        return len({line.obstacle.parties.unit_id for line in self.lines})

    @property
    def task_count(self) -> int:
        """How many tasks are held up."""
        return len({line.task.id for line in self.lines if line.task})


def points_at_stake(lines: Iterable[SummaryLine]) -> Decimal:
    """The points the criteria of some lines lack, each criterion of a unit once."""
    stakes = {(one.stake.unit_id, one.stake.round_id, one.stake.code): one.stake for one in lines if one.stake}
    return sum((stake.to_win for stake in stakes.values()), Decimal(0))


def province_summary(on: date) -> ObstacleSummary:
    """What is open on a day and only the province can solve, by whom it is asked of; the oldest first."""
    found = [line for line in open_obstacles(on) if line.parties.level == Level.PROVINCE]
    tasks = _tasks(found)
    wanted = [_of(line, tasks.get(line.task_id or 0)) for line in found]
    rounds = {round_id for round_id, _code in wanted if round_id is not None}
    tables = {round_id: criteria_table(round_id) for round_id in rounds}
    groups: dict[str, list[SummaryLine]] = {}
    for line, (round_id, code) in zip(found, wanted, strict=True):
        stake = _stake(line, tables[round_id], code) if round_id is not None else None
        groups.setdefault(fold(line.addressee), []).append(SummaryLine(line, tasks.get(line.task_id or 0), code, stake))
    cards = [round_with_id(round_id) for round_id in rounds]
    return ObstacleSummary(
        on=on,
        groups=tuple(SummaryGroup(lines[0].obstacle.addressee, tuple(lines)) for _key, lines in sorted(groups.items())),
        is_simulated=any(card.is_simulated for card in cards),
    )


def _tasks(lines: Iterable[ObstacleLine]) -> dict[int, HeldTask]:
    ids = {line.task_id for line in lines if line.task_id is not None}
    return {
        task.pk: HeldTask(task.pk, task.title, task.due_on, task.round_id, task.criterion_code)
        for task in Task.objects.filter(pk__in=ids)
    }


def _of(line: ObstacleLine, task: HeldTask | None) -> tuple[int | None, str]:
    """The criterion an obstacle names, or else the one its task is to move."""
    if line.criterion_code or task is None:
        return line.round_id, line.criterion_code
    return task.round_id, task.criterion_code


def _stake(line: ObstacleLine, table: CriteriaTable | None, code: str) -> AtStake | None:
    unit = table.of(line.parties.unit_id) if table else None
    held = unit.criteria.get(code) if unit else None
    if table is None or held is None:
        return None
    return AtStake(
        unit_id=line.parties.unit_id,
        round_id=table.round_id,
        code=code,
        title=held.title,
        run_label=table.kind_label,
        points=held.points,
        maximum=held.maximum,
    )
