"""A scorecard as plain data that JSON can keep: numbers as exact text, every point with its sentence and its trace."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sen.engine import (
    Criterion,
    IndexDefinition,
    Input,
    InputKind,
    NodeScore,
    Scorecard,
    State,
    Trace,
    explain_card,
    vietnamese,
)
from sen.reform.assessments.queries import UnitAnswers
from sen.reform.indices import loader


@dataclass(frozen=True)
class ComputedLine:
    """One unit, computed: the columns of a score line."""

    unit_id: int
    peer_group: str
    entry_count: int
    rank: int | None
    unranked_reason: str
    grade: str
    total: dict[str, Any]
    areas: list[dict[str, Any]]
    sheet: dict[str, Any]

    def as_data(self) -> dict[str, Any]:
        """The columns by their names; what they hold is plain data already."""
        return dict(vars(self))


def line_of(definition: IndexDefinition, leaves: Mapping[str, Any], card: Scorecard, unit: UnitAnswers) -> ComputedLine:
    """One unit's scorecard as plain data, before its place is known."""
    return ComputedLine(
        unit_id=unit.unit_id,
        peer_group=unit.peer_group,
        entry_count=unit.entry_count,
        rank=None,
        unranked_reason="",
        grade="",
        total=_node(card.total),
        areas=[_node(card.nodes[area.code]) for area in definition.areas],
        sheet={area.code: _area(definition, leaves, card, area) for area in definition.areas},
    )


def _area(definition: IndexDefinition, leaves: Mapping[str, Any], card: Scorecard, area: Criterion) -> dict[str, Any]:
    return {
        "sentence": explain_card(definition, card, area.code).sentence,
        "groups": [
            {
                **_node(card.nodes[group.code]),
                "leaves": [_leaf(definition, leaves[leaf.code], card, leaf) for leaf in members],
            }
            for group, members in loader.groups_of(definition, area)
        ],
    }


@loader.once_per_definition
def known_leaves(definition: IndexDefinition) -> dict[str, Any]:
    """What is the same of every leaf for every unit, by code."""
    return {leaf.code: known_of(leaf) for leaf in definition.leaves}


def known_of(criterion: Criterion) -> dict[str, Any]:
    """What is the same of a leaf for every unit."""
    return {
        "rule": _plain(asdict(loader.rule_words(criterion))),
        "basis": criterion.basis,
        "owner": criterion.owner,
        "evidence": list(criterion.evidence),
    }


def _leaf(
    definition: IndexDefinition, known: Mapping[str, Any], card: Scorecard, criterion: Criterion
) -> dict[str, Any]:
    why = explain_card(definition, card, criterion.code)
    trace = card.traces[criterion.code]
    return {
        **_node(card.nodes[criterion.code]),
        **({"state": "waiting"} if loader.waits_for_peers(criterion, trace) else {}),
        "sentence": loader.without_heading(criterion, why),
        "next_step": why.next_step.sentence if why.next_step else "",
        "reason": trace.reason,
        "figures": _figures(criterion, trace),
        "picture": _own_picture(criterion, trace, known["rule"]["picture"]),
        "trace": trace.as_data(),
    }


def _own_picture(criterion: Criterion, trace: Trace, known: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """What the unit's figure adds to the rule's picture: its dot, and more of the lines where it lies beyond them."""
    if known is None or trace.measured is None:
        return None
    own: dict[str, Any] = _plain(asdict(loader.rule_picture(criterion, trace)))
    return own if own["pieces"] != known["pieces"] else {"dot": own["dot"]}


def _figures(criterion: Criterion, trace: Trace) -> list[dict[str, str]]:
    figures = trace.figures or {}
    asked = loader.leaf_inputs(criterion)
    if len(asked) == 1 and asked[0].kind is InputKind.TICK and trace.piece is not None:
        # One tick is a choice between two levels, each with its words.
        return [{"label": "mức đạt được", "shown": trace.piece.label}]
    return [{"label": each.label, "shown": _shown(each, figures[each.name])} for each in asked if each.name in figures]


def _shown(asked: Input, number: Fraction) -> str:
    match asked.kind:
        case InputKind.TICK:
            return "có" if number else "không"
        case InputKind.CHOICE:
            return asked.options[int(number)].label
        case _:
            return f"{vietnamese(number)} {asked.unit}".rstrip()


def _node(node: NodeScore) -> dict[str, Any]:
    return {
        "code": node.code,
        "title": node.title,
        "state": "not_applicable" if node.state is State.NOT_APPLICABLE else node.state.value,
        "points": str(node.points),
        "out_of": str(node.out_of),
        "maximum": str(node.maximum),
        "percent": None if node.percent is None else str(node.percent),
    }


def _plain(data: Any) -> Any:
    """Lists for tuples and texts for decimals, as JSON gives them back."""
    if isinstance(data, Decimal):
        return str(data)
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(value) for value in data]
    return data
