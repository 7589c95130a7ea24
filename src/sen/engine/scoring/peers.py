"""What relative rules are told about the peers, once everything else is final."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from sen.engine.definitions import Criterion, IndexDefinition
from sen.engine.rules import Relative
from sen.engine.rules.peers import HIGH, LOW, MEAN, VALUE
from sen.engine.scoring.scorecard import Scorecard

#: By criterion: the figures its rule asks for besides its own.
Peers = Mapping[str, Mapping[str, Fraction]]

EVERYBODY = ""


def peers_of(definition: IndexDefinition, cards: Sequence[Scorecard], groups: Mapping[str, str]) -> dict[str, Peers]:
    """
    Return for every unit what its relative rules need.

    The peers are all units of its group that have a result, the unit itself among them.
    """
    found: dict[str, dict[str, Mapping[str, Fraction]]] = {card.unit: {} for card in cards}
    members: dict[str, list[Scorecard]] = {}
    for card in cards:
        members.setdefault(groups.get(card.unit, EVERYBODY), []).append(card)
    for criterion, rule in definition.relatives:
        for group in members.values():
            for unit, figures in _of_group(criterion, rule, group).items():
                found[unit][criterion.code] = figures
    return dict(found)


def _of_group(criterion: Criterion, rule: Relative, cards: Sequence[Scorecard]) -> dict[str, Mapping[str, Fraction]]:
    values = {card.unit: value for card in cards if (value := _value(rule, criterion.code, card)) is not None}
    if not values:
        return {}
    known = {
        MEAN: sum(values.values(), Fraction(0)) / len(values),
        LOW: min(values.values()),
        HIGH: max(values.values()),
    }
    about = {name: known[name] for name in rule.asked}
    own = {} if rule.of is None else values
    return {unit: {**about, **({VALUE: own[unit]} if unit in own else {})} for unit in values}


def _value(rule: Relative, code: str, card: Scorecard) -> Fraction | None:
    if rule.of is None:
        return card.traces[code].known.get(VALUE)
    node = card.nodes[rule.of]
    return node.percent if node.is_known else None
