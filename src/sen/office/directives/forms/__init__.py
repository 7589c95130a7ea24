"""The shapes of what people type about the plan, tasks and drafts."""

from sen.office.directives.forms.amending import PlanItemForm
from sen.office.directives.forms.deadlines import Deadline
from sen.office.directives.forms.fields import NumberField
from sen.office.directives.forms.giving import NewTask
from sen.office.directives.forms.names import Meaning
from sen.office.directives.forms.plans import CutOff, PlanFile, Progress
from sen.office.directives.forms.reports import Report
from sen.office.directives.forms.steps import (
    About,
    ExtensionGrant,
    ExtensionWish,
    HandOn,
    Reason,
    Remark,
    Return,
    Step,
)
from sen.office.directives.forms.tasks import BoardFilter
from sen.office.directives.forms.texts import SourceText
from sen.office.directives.forms.units import DraftCorrection

__all__ = [
    "About",
    "BoardFilter",
    "CutOff",
    "Deadline",
    "DraftCorrection",
    "ExtensionGrant",
    "ExtensionWish",
    "HandOn",
    "Meaning",
    "NewTask",
    "NumberField",
    "PlanFile",
    "PlanItemForm",
    "Progress",
    "Reason",
    "Remark",
    "Report",
    "Return",
    "SourceText",
    "Step",
]
