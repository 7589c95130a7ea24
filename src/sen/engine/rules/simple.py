"""The kinds of rule that look at one measure, by the name a definition file gives them."""

from typing import Any

from pydantic import TypeAdapter

from sen.engine.rules.bands import Bands
from sen.engine.rules.checklist import Checklist
from sen.engine.rules.choice import Choice
from sen.engine.rules.count_bands import CountBands
from sen.engine.rules.deduction import Deduction
from sen.engine.rules.external_index import ExternalIndex
from sen.engine.rules.goalposts import Goalposts
from sen.engine.rules.imported import Imported
from sen.engine.rules.late_reports import LateReports
from sen.engine.rules.linear import Linear
from sen.engine.rules.linear_above import LinearAbove
from sen.engine.rules.mean_of_records import MeanOfRecords
from sen.engine.rules.rule import Rule
from sen.engine.rules.survey_level import SurveyLevel
from sen.engine.rules.survey_mean import SurveyMean
from sen.engine.rules.target import Target
from sen.engine.rules.worst_event import WorstEvent
from sen.engine.rules.yes_no import YesNo
from sen.engine.rules.zero_tolerance import ZeroTolerance

SIMPLE: dict[str, type[Rule]] = {
    "yes-no": YesNo,
    "choice": Choice,
    "survey-level": SurveyLevel,
    "checklist": Checklist,
    "bands": Bands,
    "count-bands": CountBands,
    "linear": Linear,
    "linear-above": LinearAbove,
    "target": Target,
    "goalposts": Goalposts,
    "deduction": Deduction,
    "late-reports": LateReports,
    "zero-tolerance": ZeroTolerance,
    "worst-event": WorstEvent,
    "survey-mean": SurveyMean,
    "mean-of-records": MeanOfRecords,
    "imported": Imported,
    "external-index": ExternalIndex,
}

ADAPTERS: dict[str, TypeAdapter[Any]] = {kind: TypeAdapter(rule) for kind, rule in SIMPLE.items()}
