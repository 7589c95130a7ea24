"""Every kind of rule by the name a definition file gives it: one line per kind."""

from typing import Any

from pydantic import TypeAdapter

from sen.engine.rules.bands import Bands
from sen.engine.rules.checklist import Checklist
from sen.engine.rules.choice import Choice
from sen.engine.rules.count_bands import CountBands
from sen.engine.rules.deduction import Deduction
from sen.engine.rules.external_index import ExternalIndex
from sen.engine.rules.imported import Imported
from sen.engine.rules.linear import Linear
from sen.engine.rules.linear_above import LinearAbove
from sen.engine.rules.rule import Rule
from sen.engine.rules.survey_mean import SurveyMean
from sen.engine.rules.target import Target
from sen.engine.rules.yes_no import YesNo

KINDS: dict[str, type[Rule]] = {
    "yes-no": YesNo,
    "choice": Choice,
    "checklist": Checklist,
    "bands": Bands,
    "count-bands": CountBands,
    "linear": Linear,
    "linear-above": LinearAbove,
    "target": Target,
    "deduction": Deduction,
    "survey-mean": SurveyMean,
    "imported": Imported,
    "external-index": ExternalIndex,
}

_ADAPTERS: dict[str, TypeAdapter[Any]] = {kind: TypeAdapter(rule) for kind, rule in KINDS.items()}


def read_rule(kind: str, written: dict[str, object]) -> Rule:
    """
    Build a rule from what a file says besides its kind.

    :raises KeyError: if there is no such kind
    :raises pydantic.ValidationError: if the rule is not well formed
    """
    rule: Rule = _ADAPTERS[kind].validate_python(written)
    return rule
