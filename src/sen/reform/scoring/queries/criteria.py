"""What every unit has at every criterion, as the newest run of a round computed it: one reading for all of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.models import ScoreLine, ScoreRun
from sen.reform.scoring.queries.states import CellState, number_of, state_of


@dataclass(frozen=True)
class CriterionPoints:
    """What a unit has at one criterion."""

    code: str
    title: str
    area_code: str
    points: Decimal
    maximum: Decimal
    state: CellState
    next_step: str

    @property
    def applies(self) -> bool:
        """Something could be won here."""
        return self.state is not CellState.NOT_APPLICABLE and self.maximum > 0

    @property
    def lost(self) -> Decimal:
        """What could still be won."""
        return self.maximum - self.points if self.applies else Decimal(0)

    @property
    def is_full(self) -> bool:
        """Nothing is left to win."""
        return self.applies and self.points >= self.maximum


@dataclass(frozen=True)
class UnitCriteria:
    """A unit of a run, criterion by criterion."""

    unit_id: int
    unit_name: str
    peer_group: str
    percent: Decimal | None
    criteria: Mapping[str, CriterionPoints]


@dataclass(frozen=True)
class CriteriaTable:
    """Every unit of a run at every criterion."""

    run_id: int
    round_id: int
    kind: str
    kind_label: str
    cut_off: date
    units: tuple[UnitCriteria, ...]

    def of(self, unit_id: int) -> UnitCriteria | None:
        """One unit of the run."""
        return next((unit for unit in self.units if unit.unit_id == unit_id), None)


def criteria_table(round_id: int, *, unit_ids: Iterable[int] | None = None) -> CriteriaTable | None:
    """The newest run of a round, with all its units or only some; none before anything was computed."""
    runs = ScoreRun.objects.filter(round_id=round_id).order_by("-computed_at", "-id")
    run = runs.defer("leaves", "decisions").first()
    if run is None:
        return None
    lines = ScoreLine.objects.filter(run=run).select_related("unit")
    if unit_ids is not None:
        lines = lines.filter(unit_id__in=tuple(unit_ids))
    return CriteriaTable(
        run_id=run.pk,
        round_id=round_id,
        kind=run.kind,
        kind_label=str(RunKind(run.kind).label),
        cut_off=run.cut_off_on,
        units=tuple(_unit(line) for line in lines),
    )


def _unit(line: ScoreLine) -> UnitCriteria:
    percent = line.total["percent"]
    leaves = (
        _criterion(leaf, area["code"])
        for area in line.areas
        for group in line.sheet[area["code"]]["groups"]
        for leaf in group["leaves"]
    )
    return UnitCriteria(
        unit_id=line.unit_id,
        unit_name=line.unit.name,
        peer_group=line.peer_group,
        percent=None if percent is None else number_of(percent),
        criteria={leaf.code: leaf for leaf in leaves},
    )


def _criterion(kept: dict[str, Any], area_code: str) -> CriterionPoints:
    return CriterionPoints(
        code=kept["code"],
        title=kept["title"],
        area_code=area_code,
        points=number_of(kept["points"]),
        maximum=number_of(kept["out_of"]),
        state=state_of(kept),
        next_step=kept["next_step"],
    )
