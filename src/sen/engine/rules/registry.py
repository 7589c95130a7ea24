"""Every kind of rule by the name a definition file gives it: one line per kind."""

from typing import Any

from pydantic import TypeAdapter

from sen.engine.rules.best_of import BestOf
from sen.engine.rules.conditions import Conditions
from sen.engine.rules.formulas import Formulas
from sen.engine.rules.panel_mean import PanelMean
from sen.engine.rules.peers import PeerBest, PeerMean, PeerRange
from sen.engine.rules.rule import Rule
from sen.engine.rules.simple import ADAPTERS as SIMPLE_ADAPTERS
from sen.engine.rules.simple import SIMPLE
from sen.engine.rules.weighted_parts import WeightedParts
from sen.engine.rules.worst_of import WorstOf

KINDS: dict[str, type[Rule]] = {
    **SIMPLE,
    "worst-of": WorstOf,
    "best-of": BestOf,
    "weighted-parts": WeightedParts,
    "conditions": Conditions,
    "formulas": Formulas,
    "panel-mean": PanelMean,
    "peer-mean": PeerMean,
    "peer-range": PeerRange,
    "peer-best": PeerBest,
}

#: How each kind is read from a file, in the order of the kinds.
ADAPTERS: dict[str, TypeAdapter[Any]] = {
    kind: SIMPLE_ADAPTERS[kind] if kind in SIMPLE_ADAPTERS else TypeAdapter(rule) for kind, rule in KINDS.items()
}


def read_rule(kind: str, written: dict[str, object]) -> Rule:
    """
    Build a rule from what a file says besides its kind.

    :raises KeyError: if there is no such kind
    :raises pydantic.ValidationError: if the rule is not well formed
    """
    rule: Rule = ADAPTERS[kind].validate_python(written)
    return rule
