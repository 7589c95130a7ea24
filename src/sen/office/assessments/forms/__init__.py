"""The shapes of what people type and choose: files and versions of indices, a round."""

from sen.office.assessments.forms.indices import CheckedText, CompareForm, IndexFileForm, TrialForm
from sen.office.assessments.forms.seasons import OpenForm

__all__ = ["CheckedText", "CompareForm", "IndexFileForm", "OpenForm", "TrialForm"]
