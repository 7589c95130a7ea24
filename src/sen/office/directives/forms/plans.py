"""What people type about the plan."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.office.directives.forms.fields import NumberField

LONGEST_NOTE = 1000


class CutOff(forms.Form):
    """The day as of which the plan is seen."""

    on = forms.DateField(label=_("Figures up to"), required=False, help_text=_("Day/month/year. Empty means today."))


class Progress(forms.Form):
    """What an item has reached on a day."""

    value = NumberField(
        label=_("Reached so far"), help_text=_("Since the beginning of the year, for example 12 or 12,5.")
    )
    reported_on = forms.DateField(label=_("As of"), help_text=_("Day/month/year, for example 14/9/2023."))
    is_estimate = forms.BooleanField(
        label=_("This is an estimate"), required=False, help_text=_("Tick if the figure is not counted yet.")
    )
    note = forms.CharField(
        label=_("Note"), required=False, max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 2})
    )
