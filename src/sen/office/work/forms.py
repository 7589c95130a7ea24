"""What people type about reminders."""

from django import forms
from django.utils.translation import gettext_lazy as _


class Mail(forms.Form):
    """Where the mail of the day goes."""

    email = forms.EmailField(
        label=_("E-mail address"), required=False, help_text=_("Leave empty to get no mail."), max_length=254
    )
