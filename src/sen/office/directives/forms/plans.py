"""What people type about the plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.office.directives.forms.fields import NumberField
from sen.reform.directives.planning import LARGEST_PLAN, READABLE

LONGEST_NOTE = 1000
_MEGABYTE = 1024 * 1024


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


class PlanFile(forms.Form):
    """A plan as a file, with what the file does not say; the reason only when the year has a plan already."""

    title = forms.CharField(label=_("Title"), max_length=400)
    number = forms.CharField(
        label=_("Number and symbol"), max_length=60, help_text=_("As on the paper, for example 12/KH-UBND.")
    )
    issued_on = forms.DateField(
        label=_("Issued on"), help_text=_("Day/month/year. The plan is in force from this day.")
    )
    reason = forms.CharField(
        label=_("Why it is issued again"), max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 2})
    )
    file = forms.FileField(label=_("File of the plan"), max_length=200, allow_empty_file=True)

    def __init__(self, *said: Any, is_reissue: bool, **options: Any) -> None:
        super().__init__(*said, **options)
        if not is_reissue:
            del self.fields["reason"]
        file = self.fields["file"]
        file.widget.attrs["accept"] = ",".join(READABLE)
        words = _("Word (.docx) or Excel (.xlsx) with the table of the plan, up to %(most)s MB, without macros.")
        file.help_text = words % {"most": LARGEST_PLAN // _MEGABYTE}
