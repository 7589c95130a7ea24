"""Figures of a round tried under another version: who gains, who loses; a trial, never a result."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sen.engine import Answer, Answers, IndexDefinition, Input, NotApplicable, PointsMove, UnitMove, read_cell, simulate
from sen.reform.common.numbers import decimal_of
from sen.reform.indices import queries
from sen.reform.indices.loader.answers import Declared, leaf_inputs
from sen.reform.indices.loader.reading import definition_of
from sen.reform.indices.queries import Trial, TriedCriterion, TriedGroup, TriedUnit, WholeLine


@dataclass(frozen=True)
class TriedSheet:
    """What one unit declared, to be tried: its key in the address, its name, whom it is compared with."""

    key: str
    name: str
    peer_group: str
    declared: tuple[Declared, ...]


def try_version(old_id: int, new_id: int, sheets: Iterable[TriedSheet]) -> Trial:
    """
    Score what was declared to one version under another, too; nothing is kept.

    :raises VersionNotFound: if there is no such version
    """
    by_key = {sheet.key: sheet for sheet in sheets}
    old, new = definition_of(old_id), definition_of(new_id)
    groups = {key: sheet.peer_group for key, sheet in by_key.items()}
    found = simulate(old, new, [_answers(old, sheet) for sheet in by_key.values()], groups=groups)
    told = (_criterion(move) for move in found.criteria if _is_told(move, (old, new)))
    return Trial(
        old=queries.version(old_id),
        new=queries.version(new_id),
        groups=_groups(by_key, found.units),
        criteria=tuple(sorted(told, key=lambda line: abs(line.change), reverse=True)),
        unanswered=tuple(WholeLine(code, new.criterion(code).title) for code in found.unanswered),
        unanswered_maximum=decimal_of(sum((new.criterion(code).maximum for code in found.unanswered), Fraction(0))),
    )


def _answers(definition: IndexDefinition, sheet: TriedSheet) -> Answers:
    cells: dict[tuple[str, str], Answer] = {}
    for said in sheet.declared:
        for asked in leaf_inputs(definition.criterion(said.code)):
            cells[said.code, asked.name] = _answer(said, asked)
    return Answers(sheet.key, cells)


def _answer(said: Declared, asked: Input) -> Answer:
    if said.not_applicable:
        return NotApplicable(said.not_applicable)
    return read_cell(asked, said.figures.get(asked.name, ""))


def _groups(sheets: Mapping[str, TriedSheet], moves: Iterable[UnitMove]) -> tuple[TriedGroup, ...]:
    units: dict[str, list[TriedUnit]] = {}
    for move in moves:
        sheet = sheets[move.unit]
        units.setdefault(sheet.peer_group, []).append(_unit(sheet, move))
    return tuple(TriedGroup(name, tuple(members)) for name, members in units.items())


def _unit(sheet: TriedSheet, move: UnitMove) -> TriedUnit:
    return TriedUnit(
        key=sheet.key,
        name=sheet.name,
        percent_before=_decimal(move.percent_before),
        percent_after=_decimal(move.percent_after),
        gain=_decimal(move.gain),
        rank_before=move.before.rank,
        rank_after=move.after.rank,
        places_up=move.places_up or 0,
        grade_before=move.before.grade or "",
        grade_after=move.after.grade or "",
    )


def _is_told(move: PointsMove, sides: tuple[IndexDefinition, IndexDefinition]) -> bool:
    """Points move in leaves; that their groups move with them goes without saying."""
    old, new = sides
    criterion = new.by_code.get(move.new_code) or old.by_code[move.old_code]
    return move.before != move.after and criterion.scoring is not None


def _criterion(move: PointsMove) -> TriedCriterion:
    change = decimal_of(move.after - move.before)
    before, after = decimal_of(move.before), decimal_of(move.after)
    return TriedCriterion(move.old_code, move.new_code, move.title, before, after, change)


def _decimal(number: Fraction | None) -> Decimal | None:
    return None if number is None else decimal_of(number)
