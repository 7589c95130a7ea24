"""The field in which people type a figure, the same on every page."""

from django import forms
from django.core.exceptions import ValidationError

from sen.reform.common.errors import Refusal
from sen.reform.common.numbers import enforce_one_reading

LONGEST_FIGURE = 60


def figure_field(label: str) -> forms.CharField:
    """A field for a number as people type it; what it may be is decided by the index, not here."""
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.CharField(
        label=label, max_length=LONGEST_FIGURE, required=False, widget=widget, validators=[_one_reading]
    )


def _one_reading(text: str) -> None:
    try:
        enforce_one_reading(text)
    except Refusal as refusal:
        raise ValidationError(refusal.sentence) from None
