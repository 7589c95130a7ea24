"""What a name is said to mean."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.organizations.kinds import Kind
from sen.reform.organizations.queries import UnitCard


class Meaning(forms.Form):
    """The unit a learnt name stands for."""

    unit_id = forms.TypedChoiceField(label=_("It means"), coerce=int)

    def __init__(self, data: Any = None, *, units: Iterable[UnitCard], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        choices = [(unit.id, unit.name) for unit in units if unit.kind != Kind.PROVINCE]
        self.fields["unit_id"].choices = choices  # type: ignore[attr-defined]  # a choice field
