"""Which tasks a list shows."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.directives.queries import Standing
from sen.reform.organizations.queries import UnitCard


class BoardFilter(forms.Form):
    """Which tasks the board shows."""

    unit = forms.ChoiceField(label=_("Lead unit"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all states")), *Standing.choices])

    def __init__(self, data: object, *, units: Iterable[UnitCard]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # the query of the address
        choices = [("", _("all units")), *((str(unit.id), unit.name) for unit in units)]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]  # a choice field
