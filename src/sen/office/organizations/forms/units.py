"""What people type about units."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.organizations.kinds import Kind


class Lookup(forms.Form):
    """A day and part of a name."""

    q = forms.CharField(label=_("Name or code"), required=False, max_length=100)
    on = forms.DateField(
        label=_("As of"), required=False, help_text=_("Day/month/year, for example 21/9/2023. Empty means today.")
    )


class NewUnit(forms.Form):
    """A unit to enter."""

    name = forms.CharField(label=_("Name"), max_length=150)
    code = forms.CharField(label=_("Code"), max_length=20, help_text=_("The statistics office's, or your own."))
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    valid_from = forms.DateField(label=_("Exists from"), help_text=_("Day/month/year, for example 1/7/2025."))
    parent_id = forms.ChoiceField(label=_("Belongs to"), required=False)
