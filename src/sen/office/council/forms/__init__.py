"""The shapes of what is typed at the council's desk."""

from sen.office.council.forms.deciding import ChooseForm, DecisionForm
from sen.office.council.forms.results import ApproveForm, GradeForm, OrderForm, PublishForm, ReasonForm

__all__ = [
    "ApproveForm",
    "ChooseForm",
    "DecisionForm",
    "GradeForm",
    "OrderForm",
    "PublishForm",
    "ReasonForm",
]
