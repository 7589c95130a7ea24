"""The shape of a digest as people type it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.publishing.queries import SHORTEST, typed_digest


class VerificationCode(forms.Form):
    """The digest from a printed page."""

    ma = forms.CharField(
        label=_("Verification code"),
        help_text=_("Printed beside the QR code. The first 12 characters are enough; blanks do not count."),
        error_messages={"required": _("Type the verification code from the printed page.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
    )

    def clean_ma(self) -> str:
        """The code without blanks."""
        digest = typed_digest(self.cleaned_data["ma"])
        if not digest:
            raise forms.ValidationError(
                _("A verification code has at least %(shortest)s characters, each a digit or a letter from a to f."),
                params={"shortest": SHORTEST},
            )
        return digest
