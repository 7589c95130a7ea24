"""The shapes of what people type and choose: files and versions of indices, a round and its calendar."""

from sen.office.assessments.forms.calendars import CalendarForm, ExtendForm, ReasonForm
from sen.office.assessments.forms.indices import CheckedText, CompareForm, IndexFileForm, TrialForm
from sen.office.assessments.forms.seasons import OpenForm

__all__ = [
    "CalendarForm",
    "CheckedText",
    "CompareForm",
    "ExtendForm",
    "IndexFileForm",
    "OpenForm",
    "ReasonForm",
    "TrialForm",
]
