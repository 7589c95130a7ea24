"""What the head of a unit says when the sheet goes back."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SendBackForm(forms.Form):
    """Why the sheet is not signed."""

    reason = forms.CharField(
        label=_("What must be mended"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The officer of the unit reads it."),
    )
