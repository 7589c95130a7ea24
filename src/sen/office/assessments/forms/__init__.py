"""The shapes of what people type: figures of a criterion, an index to adopt, a round to open."""

from sen.office.assessments.forms.leaves import LeafForm
from sen.office.assessments.forms.seasons import AdoptForm, OpenForm

__all__ = ["AdoptForm", "LeafForm", "OpenForm"]
