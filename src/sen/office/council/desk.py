"""Everything the council's desk shows of a round, read once."""

from dataclasses import dataclass

from sen.office.council.steps import Standing
from sen.office.council.words import ItemLine, item_lines
from sen.office.rankings import RankedGroup, ranked_groups
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import AssessmentCard, DecisionLine, RoundCard, State, has_come_to
from sen.reform.publishing import queries as publishing
from sen.reform.publishing.queries import VersionLine
from sen.reform.scoring.engine import changes_of
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.queries import (
    Changes,
    Movements,
    approval_of,
    is_up_to_date,
    latest_run,
    movements,
    snapshot,
)


@dataclass(frozen=True)
class PlaceDecision:
    """What was decided about places, with the names of the units."""

    line: DecisionLine
    units: str


@dataclass(frozen=True)
class Desk:
    """The desk as it stands."""

    standing: Standing
    members: tuple[AssessmentCard, ...]
    waiting: tuple[AssessmentCard, ...]
    items: tuple[ItemLine, ...]
    open_places: Changes | None
    places_decided: tuple[PlaceDecision, ...]
    digest: str
    groups: tuple[RankedGroup, ...]
    movements: Movements | None
    log: tuple[VersionLine, ...]

    @property
    def round(self) -> RoundCard:
        """The round."""
        return self.standing.round

    @property
    def undecided_count(self) -> int:
        """The objections the council has not said anything to."""
        return sum(line.item.decision is None for line in self.items)

    @property
    def digest_in_fours(self) -> str:
        """The digest as people compare it by eye."""
        return in_fours(self.digest)


def desk_of(card: RoundCard) -> Desk:
    """Read everything; bounded however many units there are."""
    members = assessments.members_of(card)
    run = latest_run(card.year, RunKind.OFFICIAL, key=card.key)
    standing = Standing(card, run, is_up_to_date(run) if run else False, approval_of(card.id))
    moved = movements(run) if run else None
    names = {each.unit_id: each.unit_name for each in members}
    return Desk(
        standing=standing,
        members=members,
        waiting=tuple(each for each in members if not has_come_to(each.state, State.COUNCIL)),
        items=item_lines(card.version_id, assessments.council_items(card)),
        open_places=changes_of(card, turns=(assessments.Stage.COUNCIL,)) if standing.is_before_council else None,
        places_decided=tuple(
            PlaceDecision(line, ", ".join(names[unit_id] for unit_id in line.unit_ids))
            for line in assessments.decisions_of(card.id)
        ),
        digest=snapshot(run.id).digest if run else "",
        groups=tuple(ranked_groups(run.units, moved)) if run and moved else (),
        movements=moved,
        log=publishing.history(card.year, card.key),
    )


def in_fours(digest: str) -> str:
    """
    A digest in groups of four.

    >>> in_fours("9f86d081884c")
    '9f86 d081 884c'
    """
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))
