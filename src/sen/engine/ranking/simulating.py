"""Simulation: the same answers under another definition; who gains, who loses, where points move."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sen.engine.answers import MISSING, Answer, Answers, Value
from sen.engine.definitions import Criterion, IndexDefinition, difference
from sen.engine.ranking.place import Place
from sen.engine.ranking.places import rank
from sen.engine.rules import Input, InputKind
from sen.engine.scoring import Scorecard, score_all

ZERO = Fraction(0)


@dataclass(frozen=True)
class UnitMove:
    """One unit before and after: percent of what applied and place; ``None`` where there is none."""

    unit: str
    before: Place
    after: Place
    percent_before: Fraction | None
    percent_after: Fraction | None

    @property
    def gain(self) -> Fraction | None:
        """Return the percentage points won or lost."""
        if self.percent_before is None or self.percent_after is None:
            return None
        return self.percent_after - self.percent_before

    @property
    def places_up(self) -> int | None:
        """Return by how many places it rises; negative where it falls."""
        if self.before.rank is None or self.after.rank is None:
            return None
        return self.before.rank - self.after.rank


@dataclass(frozen=True)
class PointsMove:
    """One criterion before and after: the mean points over all units; 0 where it is not there."""

    old_code: str
    new_code: str
    title: str
    before: Fraction
    after: Fraction


@dataclass(frozen=True)
class Simulation:
    """
    What another definition would have made of the same answers.

    ``unanswered`` are the new criteria for which the old answers have nothing to say: they count as missing.
    """

    units: tuple[UnitMove, ...]
    criteria: tuple[PointsMove, ...]
    unanswered: tuple[str, ...]


def simulate(
    old: IndexDefinition,
    new: IndexDefinition,
    answers: Iterable[Answers],
    *,
    mapping: Mapping[str, str] | None = None,
    groups: Mapping[str, str] | None = None,
) -> Simulation:
    """
    Score the answers to one definition under another, too; units in the order of their new places.

    :param mapping: old code → new code where titles and codes do not tell
    :param groups: the peer group of each unit
    :raises KeyError: if a given code is not there
    """
    sheets = tuple(answers)
    codes = difference(old, new, mapping=mapping).mapping
    moved = [_carried(old, new, codes, each) for each in sheets]
    cards, new_cards = score_all(old, sheets, groups=groups), score_all(new, moved, groups=groups)
    before = {place.unit: place for place in rank(old, cards, groups=groups)}
    by_unit, new_by_unit = {card.unit: card for card in cards}, {card.unit: card for card in new_cards}
    units = tuple(
        UnitMove(
            place.unit,
            before[place.unit],
            place,
            by_unit[place.unit].total.percent,
            new_by_unit[place.unit].total.percent,
        )
        for place in rank(new, new_cards, groups=groups)
    )
    return Simulation(units, tuple(_moves(old, new, codes, (cards, new_cards))), _unanswered(new, moved))


def _carried(old: IndexDefinition, new: IndexDefinition, codes: Mapping[str, str], answers: Answers) -> Answers:
    cells: dict[tuple[str, str], Answer] = {}
    for criterion, scoring in old.scorings:
        target = new.by_code.get(codes.get(criterion.code, ""))
        for asked in scoring.inputs:
            answer = _read_again(target, asked, answers.of(criterion.code, asked.name), new)
            if target is not None and answer is not MISSING:
                cells[target.code, asked.name] = answer
    return Answers(answers.unit, cells)


def _read_again(target: Criterion | None, asked: Input, answer: Answer, new: IndexDefinition) -> Answer:
    """Return the answer as the new criterion would have it; missing where it does not ask for it."""
    if target is None or target.scoring is None:
        return MISSING
    wanted = target.scoring.inputs_by_name.get(asked.name)
    if wanted is None or wanted.kind is not asked.kind:
        return MISSING
    if not isinstance(answer, Value):
        return answer if new.treatment_of(target.code) is not None else MISSING
    if asked.kind is not InputKind.CHOICE:
        return answer
    keys = [option.key for option in wanted.options]
    chosen = asked.options[int(answer.number)].key
    return Value(Fraction(keys.index(chosen))) if chosen in keys else MISSING


def _moves(
    old: IndexDefinition,
    new: IndexDefinition,
    codes: Mapping[str, str],
    cards: tuple[Sequence[Scorecard], Sequence[Scorecard]],
) -> Iterable[PointsMove]:
    was, becomes = cards
    for code, criterion in old.by_code.items():
        target = codes.get(code, "")
        title = new.criterion(target).title if target else criterion.title
        yield PointsMove(code, target, title, _mean(was, code), _mean(becomes, target))
    kept = set(codes.values())
    for code, criterion in new.by_code.items():
        if code not in kept:
            yield PointsMove("", code, criterion.title, ZERO, _mean(becomes, code))


def _mean(cards: Sequence[Scorecard], code: str) -> Fraction:
    if not code or not cards:
        return ZERO
    return sum((card.nodes[code].points for card in cards), ZERO) / len(cards)


def _unanswered(new: IndexDefinition, answers: Sequence[Answers]) -> tuple[str, ...]:
    answered = {code for each in answers for code, _ in each.cells}
    return tuple(leaf.code for leaf in new.leaves if leaf.code not in answered)
