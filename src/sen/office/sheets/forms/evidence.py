"""What a unit says when it puts evidence beside a criterion."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_LOCATOR = 200


class LocatorForm(forms.Form):
    """Where in the document the appraiser should look."""

    locator = forms.CharField(
        label=_("Section and page"),
        max_length=LONGEST_LOCATOR,
        required=False,
        help_text=_("For example: section II.3, page 4. It spares the appraiser a search, and you a question."),
    )


class ChoosePieceForm(LocatorForm):
    """A piece from the library of the unit."""

    piece = forms.CharField(max_length=60, error_messages={"required": _("Choose a document first.")})
    field_order = ("piece", "locator")
