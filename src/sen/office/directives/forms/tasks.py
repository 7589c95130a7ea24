"""What people type about tasks that exist."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.directives.queries import Standing
from sen.reform.organizations.queries import UnitCard

LONGEST_TEXT = 2000


class BoardFilter(forms.Form):
    """Which tasks the board shows."""

    unit = forms.ChoiceField(label=_("Lead unit"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all states")), *Standing.choices])

    def __init__(self, data: object, *, units: Iterable[UnitCard]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # the query of the address
        choices = [("", _("all units")), *((str(unit.id), unit.name) for unit in units)]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]  # a choice field


class Report(forms.Form):
    """What a unit says when a task is finished."""

    result = forms.CharField(
        label=_("What was achieved"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )
    product = forms.CharField(
        label=_("Document or product"),
        required=False,
        max_length=300,
        help_text=_("Number and day of the document, for example 45/BC-UBND of 20/9/2023."),
    )
    finished_on = forms.DateField(
        label=_("Finished on"), help_text=_("The day of the product. It decides whether the task was in time.")
    )


class Reason(forms.Form):
    """Why a task is sent back, returned or cancelled."""

    reason = forms.CharField(label=_("Reason"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 2}))
