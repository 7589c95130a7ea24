"""Which kinds of result a round has, and how places moved since the round before: among the same peers only."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from sen.engine import Place
from sen.engine import movement as moved
from sen.reform.assessments.queries import RoundCard, round_before, round_with_id
from sen.reform.common.numbers import decimal_of
from sen.reform.organizations.queries import predecessors
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.models import ScoreLine, ScoreRun
from sen.reform.scoring.queries.runs import RunPage


@dataclass(frozen=True)
class UnitMovement:
    """How one unit moved; nothing where it cannot be compared."""

    unit_id: int
    rank_before: int | None
    places_up: int | None
    gain: Decimal | None

    @property
    def places_down(self) -> int:
        """By how many places it fell; nought where it did not."""
        return max(-(self.places_up or 0), 0)

    @property
    def is_comparable(self) -> bool:
        """Whether there are two places to compare."""
        return self.places_up is not None


@dataclass(frozen=True)
class Movements:
    """How the units of a run moved, since which round; without one, why nothing can be compared."""

    before: RoundCard | None
    reason: str
    units: dict[int, UnitMovement]


def computed_kinds(round_id: int) -> frozenset[RunKind]:
    """The kinds of result that were computed for a round."""
    found = ScoreRun.objects.filter(round_id=round_id).order_by().values_list("kind", flat=True).distinct()
    return frozenset(RunKind(kind) for kind in found)


def movements(run: RunPage) -> Movements:
    """How the places of a run moved since the round before, by the newest result of the same kind there."""
    card = round_with_id(run.round_id)
    before = round_before(card)
    if before is None:
        return Movements(None, _("there is no earlier round of these units"), {})
    earlier = ScoreRun.objects.filter(round_id=before.id, kind=run.kind).defer("leaves").first()
    if earlier is None:
        words = _("“%(round)s” has no result of this kind") % {"round": before.title}
        return Movements(before, words, {})
    then = tuple(_places(earlier.pk))
    found = moved(then, _places(run.id), predecessors=_renamed(run, before, {place.unit for place in then}))
    units = {
        int(each.after.unit): UnitMovement(
            unit_id=int(each.after.unit),
            rank_before=each.before.rank if each.before else None,
            places_up=each.places_up,
            gain=None if each.gain is None else decimal_of(each.gain),
        )
        for each in found
    }
    return Movements(before, "", units)


def _places(run_id: int) -> Iterable[Place]:
    lines = ScoreLine.objects.filter(run_id=run_id).values_list("unit_id", "peer_group", "rank", "total")
    for unit_id, group, rank, total in lines:
        figure = None if total["percent"] is None else Fraction(total["percent"])
        yield Place(str(unit_id), group, rank, figure, None)


def _renamed(run: RunPage, before: RoundCard, then: Iterable[str]) -> dict[str, str]:
    """A unit that goes on for one other has its past; one merged from several has none that could be compared."""
    units = [unit.unit_id for unit in run.units]
    earlier = predecessors(units, after=before.cut_off_on, until=run.cut_off)
    kept = frozenset(then)
    return {
        str(unit_id): str(came[0]) if len(came) == 1 and str(unit_id) not in kept else ""
        for unit_id, came in earlier.items()
    }
