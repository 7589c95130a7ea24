"""The shapes of what people type about the plan, tasks and drafts."""

from sen.office.directives.forms.fields import NumberField
from sen.office.directives.forms.plans import CutOff, Progress
from sen.office.directives.forms.tasks import BoardFilter, Reason, Report
from sen.office.directives.forms.texts import SourceText
from sen.office.directives.forms.units import DraftCorrection, NewTask

__all__ = [
    "BoardFilter",
    "CutOff",
    "DraftCorrection",
    "NewTask",
    "NumberField",
    "Progress",
    "Reason",
    "Report",
    "SourceText",
]
