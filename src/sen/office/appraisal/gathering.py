"""The lines of a page: one criterion across all units, or all criteria of one unit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sen.office.appraisal.lines import Desk, Item, Line, Status, lines_of
from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_see_appraisal, may_see_criterion, may_see_sheet
from sen.reform.assessments.queries import AssessmentCard, CurrentAnswer, RoundCard, Stage, State, Tally
from sen.reform.indices import loader
from sen.reform.indices.loader import OpenIndex, OutlineLine
from sen.reform.indices.queries import LeafLine


@dataclass(frozen=True)
class Queue:
    """One criterion, all units but one's own."""

    round: RoundCard
    index: OpenIndex
    leaf: LeafLine
    lines: tuple[Line, ...]
    words: Mapping[int, Mapping[Stage, CurrentAnswer]]

    @property
    def tally(self) -> Tally:
        """How far it has come."""
        return tally_of(self.lines)

    def line_of(self, unit_slug: str) -> Line | None:
        """The line of one unit, if it stands here."""
        return next((each for each in self.lines if unit_slug in (each.card.unit_slug, each.card.unit_code)), None)


@dataclass(frozen=True)
class UnitSheet:
    """One unit, all criteria the person appraises, or all where one only looks on."""

    card: AssessmentCard
    lines: tuple[Line, ...]

    @property
    def tally(self) -> Tally:
        """How far it has come."""
        return tally_of(self.lines)


def queue_of(year: int, key: str, code: str, *, by: Actor, on: date) -> Queue:
    """
    The queue of a criterion.

    :raises RoundNotFound: if there is no such round
    :raises UnknownCriterion: if the index has no such criterion
    :raises NotAllowed: if it is somebody else's to appraise
    """
    may_see_appraisal(by).enforce()
    card = assessments.round_named(year, key)
    desk = Desk.of(card, by, on)
    leaf = desk.index.leaf(code)
    may_see_criterion(by, code, desk.duties).enforce()
    words = assessments.words_across(card.id, code)
    past = assessments.past_words(card, desk.index, (code,))
    counts = assessments.evidence_counts_across(card.id, code)
    items = [
        Item(each, leaf, words.get(each.id, {}), past.get((each.unit_id, code)), counts.get(each.id, 0))
        for each in assessments.members_of(card)
        if each.unit_id not in by.unit_ids
    ]
    return Queue(card, desk.index, leaf, lines_of(desk, items), words)


def sheet_of(year: int, key: str, unit: str, *, by: Actor, on: date) -> UnitSheet:
    """
    What somebody appraises of a unit; in the second appraisal only what the unit objects to.

    :raises AssessmentNotFound: if the unit takes no part
    :raises NotAllowed: if it is the own unit, or still at work on its sheet
    """
    may_see_appraisal(by).enforce()
    card = assessments.assessment_named(year, key, unit)
    enforce_other_unit(by, card)
    may_see_sheet(by, card).enforce()
    desk = Desk.of(card.round, by, on)
    leaves = {code: leaf for code, leaf in desk.index.leaf_lines().items() if _sees(by, code, desk)}
    words = assessments.words_of_unit(card.id)
    past = assessments.past_words(card.round, desk.index, leaves)
    counts = assessments.evidence_counts_of(card.id)
    items = [
        Item(card, leaf, words.get(code, {}), past.get((card.unit_id, code)), counts.get(code, 0))
        for code, leaf in leaves.items()
    ]
    lines = lines_of(desk, items)
    if card.state is State.REAPPRAISING:
        lines = tuple(each for each in lines if each.objection)
    return UnitSheet(card, lines)


def own_criteria(card: RoundCard, *, by: Actor) -> tuple[OutlineLine, ...]:
    """The criteria a person appraises; all of them for those who look on."""
    found = loader.outline(card.version_id)
    if looks_on(by):
        return found
    duties = assessments.duties(card.id)
    return tuple(line for line in found if duties.is_of(line.code, by))


def looks_on(by: Actor) -> bool:
    """Whether somebody sees all criteria: secretary and leaders."""
    return by.has(Role.SECRETARY, Role.LEADER)


def enforce_other_unit(by: Actor, card: AssessmentCard) -> None:
    """
    Nobody meets the own unit here.

    :raises AssessmentNotFound: if it is the own unit
    """
    if card.unit_id in by.unit_ids:
        raise assessments.AssessmentNotFound(name=card.unit_name)


def tally_of(lines: Iterable[Line]) -> Tally:
    """How many lines are marked, how many are left."""
    found = tuple(lines)
    done = sum(each.status is Status.DONE and each.mark is not None for each in found)
    return Tally(done, sum(each.status is Status.LEFT for each in found))


def _sees(by: Actor, code: str, desk: Desk) -> bool:
    return bool(may_see_criterion(by, code, desk.duties))
