"""
Support for units that are still low: where each loses points, and which of its own kind do not.

Units are compared with units of the same peer group only; a criterion that does not apply to a unit is no loss.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import EvidenceLine, RoundCard
from sen.reform.common.errors import NotFound
from sen.reform.directives import queries as directives
from sen.reform.directives.queries import Standing, TaskLine
from sen.reform.reviews.models import Review
from sen.reform.reviews.queries.findings import short_area, shown
from sen.reform.scoring import queries as scoring
from sen.reform.scoring.queries import (
    CellState,
    CriteriaTable,
    CriterionPoints,
    FigureLine,
    RunPage,
    UnitCriteria,
    UnitScore,
)

# How many peers are shown with what they did.
_SHOWN = 3
_GONE = (Standing.CANCELLED, Standing.RETURNED)


class NothingToSupport(NotFound):
    """The unit or the criterion is not in the newest run of the round."""

    message = _("The newest figures of this round show no such loss of points. Choose again from the list.")


@dataclass(frozen=True)
class SupportTask:
    """A task given to support a unit at a criterion, and what came of it."""

    line: TaskLine
    points: Decimal | None
    maximum: Decimal | None

    @property
    def is_open(self) -> bool:
        """Nobody has accepted it yet."""
        return self.line.state not in (Standing.FINISHED, Standing.FINISHED_LATE)

    @property
    def gained(self) -> Decimal | None:
        """Points won since it was given; negative when some were lost."""
        had = self.line.points_when_given
        return None if self.points is None or had is None else self.points - had


@dataclass(frozen=True)
class Need:
    """A criterion at which a unit loses points, and who of its kind has them all."""

    criterion: CriterionPoints
    area_code: str
    area_name: str
    peers: tuple[str, ...]
    task: SupportTask | None


@dataclass(frozen=True)
class LowCell:
    """An area in which a unit is below the line."""

    code: str
    name: str
    percent: Decimal


@dataclass(frozen=True)
class UnitNeeds:
    """A unit with what it loses, most first."""

    unit_id: int
    name: str
    slug: str
    peer_group: str
    percent: Decimal
    is_low: bool
    low_areas: tuple[LowCell, ...]
    needs: tuple[Need, ...]

    @property
    def lost(self) -> Decimal:
        """Every point it could still win."""
        return sum((need.criterion.lost for need in self.needs), Decimal(0))


@dataclass(frozen=True)
class AreaNeeds:
    """An area with the units below the line in it, the lowest first."""

    code: str
    name: str
    units: tuple[tuple[UnitNeeds, Decimal], ...]


@dataclass(frozen=True)
class SupportOverview:
    """Every unit of a round, the lowest first; no run where nothing was computed yet."""

    round: RoundCard
    line_percent: Decimal
    run: RunPage | None
    units: tuple[UnitNeeds, ...]
    tasks: tuple[SupportTask, ...]

    @property
    def line_in_words(self) -> str:
        """The line as pages write it."""
        return f"{shown(self.line_percent)} %"

    @property
    def low(self) -> tuple[UnitNeeds, ...]:
        """The units below the line."""
        return tuple(unit for unit in self.units if unit.is_low)

    @property
    def areas(self) -> tuple[AreaNeeds, ...]:
        """The areas in which some unit is below the line."""
        found: dict[tuple[str, str], list[tuple[UnitNeeds, Decimal]]] = {}
        for unit in self.units:
            for cell in unit.low_areas:
                found.setdefault((cell.code, cell.name), []).append((unit, cell.percent))
        return tuple(
            AreaNeeds(code, name, tuple(sorted(units, key=lambda each: (each[1], each[0].name))))
            for (code, name), units in sorted(found.items())
        )

    def of(self, slug: str) -> UnitNeeds:
        """
        One unit.

        :raises NothingToSupport: if the run has none of this name
        """
        found = next((unit for unit in self.units if unit.slug == slug), None)
        if found is None:
            raise NothingToSupport
        return found


@dataclass(frozen=True)
class Practice:
    """What a unit did that has every point of a criterion."""

    unit_id: int
    name: str
    slug: str
    sentence: str
    figures: tuple[FigureLine, ...]
    evidence: tuple[EvidenceLine, ...]


@dataclass(frozen=True)
class Match:
    """A criterion a unit is low at, its own figures, and the peers to learn from."""

    unit: UnitNeeds
    need: Need
    sentence: str
    figures: tuple[FigureLine, ...]
    rule_measured: str
    practices: tuple[Practice, ...]


def line_for(year: int) -> Decimal:
    """The line of the year's last review; before there is one, the line a review starts with."""
    return Decimal((Review.objects.filter(year=year).order_by("-held_on", "-id").first() or Review()).line_percent)


def support_overview(card: RoundCard, *, on: date) -> SupportOverview:
    """Where the units of a round lose points by its newest run, and the support tasks given so far."""
    line = line_for(card.year)
    table = scoring.criteria_table(card.id)
    run = scoring.run_page(table.run_id) if table else None
    if table is None or run is None:
        return SupportOverview(card, line, None, (), ())
    given = tuple(_followed(task, table) for task in _given(card.id, on))
    # The last one given at a place counts.
    in_order = sorted(given, key=lambda each: each.line.id)
    by_place = {(each.line.lead_unit_id, each.line.criterion_code): each for each in in_order}
    scores = {unit.unit_id: unit for unit in run.units}
    units = (_unit(one, scores[one.unit_id], table, by_place, line) for one in table.units if one.unit_id in scores)
    return SupportOverview(
        card, line, run, tuple(sorted(units, key=lambda unit: (unit.percent, unit.name))), tuple(given)
    )


def match(overview: SupportOverview, slug: str, code: str) -> Match:
    """
    A unit at a criterion beside the peers that have every point there: their figures, words and evidence.

    :raises NothingToSupport: if the unit loses nothing there, or is not in the run
    """
    unit = overview.of(slug)
    need = next((need for need in unit.needs if need.criterion.code == code), None)
    if need is None or overview.run is None:
        raise NothingToSupport
    own = scoring.scorecard(overview.run.id, unit.unit_id).sheet.leaf(code)
    if own is None:
        raise NothingToSupport
    sheets = {each.unit_id: each.id for each in assessments.assessments_of(overview.round.id)}
    peers = (peer for peer in overview.units if peer.peer_group == unit.peer_group and peer.name in need.peers)
    found = (_practice(peer, overview.run.id, code, sheets.get(peer.unit_id)) for peer in peers)
    # Who proves it best comes first.
    best = sorted((one for one in found if one), key=lambda one: (-len(one.evidence), one.name))
    return Match(unit, need, own.sentence, own.figures, own.rule.measured, tuple(best[:_SHOWN]))


def _given(round_id: int, on: date) -> tuple[TaskLine, ...]:
    lines = directives.tasks(on=on, origins=(origin_of(round_id),))
    return tuple(line for line in lines if line.state not in _GONE)


def origin_of(round_id: int) -> str:
    """What the support tasks of a round name as their origin."""
    return f"reviews.support:{round_id}"


def _followed(task: TaskLine, table: CriteriaTable) -> SupportTask:
    unit = table.of(task.lead_unit_id) if task.lead_unit_id else None
    line = unit.criteria.get(task.criterion_code) if unit else None
    return SupportTask(task, line.points if line else None, line.maximum if line else None)


def _unit(
    one: UnitCriteria,
    score: UnitScore,
    table: CriteriaTable,
    given: Mapping[tuple[int | None, str], SupportTask],
    line: Decimal,
) -> UnitNeeds:
    names = {area.code: area.name for area in score.areas}
    peers = [each for each in table.units if each.peer_group == one.peer_group and each.unit_id != one.unit_id]
    losing = sorted((each for each in one.criteria.values() if each.lost > 0), key=lambda each: (-each.lost, each.code))
    return UnitNeeds(
        unit_id=one.unit_id,
        name=one.unit_name,
        slug=score.unit_slug,
        peer_group=one.peer_group,
        percent=score.percent,
        is_low=score.percent < line,
        low_areas=tuple(
            LowCell(area.code, short_area(area.name), area.percent)
            for area in score.areas
            if area.percent is not None and area.state != CellState.NOT_APPLICABLE and area.percent < line
        ),
        needs=tuple(
            Need(
                criterion=each,
                area_code=each.area_code,
                area_name=names[each.area_code],
                peers=_full(peers, each.code),
                task=given.get((one.unit_id, each.code)),
            )
            for each in losing
        ),
    )


def _full(peers: Iterable[UnitCriteria], code: str) -> tuple[str, ...]:
    return tuple(peer.unit_name for peer in peers if code in peer.criteria and peer.criteria[code].is_full)


def _practice(peer: UnitNeeds, run_id: int, code: str, assessment_id: int | None) -> Practice | None:
    leaf = scoring.scorecard(run_id, peer.unit_id).sheet.leaf(code)
    if leaf is None:
        return None
    evidence = assessments.evidence_of(assessment_id).get(code, ()) if assessment_id else ()
    return Practice(peer.unit_id, peer.name, peer.slug, leaf.sentence, leaf.figures, tuple(evidence))
