"""The field in which people type or choose a figure, the same on every page."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import Refusal
from sen.reform.common.numbers import enforce_one_reading
from sen.reform.indices.queries import AskedFigure

LONGEST_FIGURE = 60
_YES_NO = (("1", _("Yes")), ("0", _("No")))


def asked_field(asked: AskedFigure, title: str) -> forms.Field:
    """The field of a figure that the criterion of a title asks for: a list that may be left alone, or a number."""
    choices, label = choices_of(asked), label_of(asked, title)
    if choices:
        return forms.ChoiceField(label=label, choices=(("", "–"), *choices), required=False)
    return figure_field(label)


def choices_of(asked: AskedFigure) -> tuple[tuple[str, Any], ...]:
    """What a figure is chosen from; nothing where it is typed."""
    if asked.kind == "tick":
        return _YES_NO
    return tuple((choice.key, _sentence_case(choice.label)) for choice in asked.choices)


def label_of(asked: AskedFigure, title: str) -> str:
    """What a figure is called above its field; a choice is the criterion itself."""
    return title if asked.kind == "choice" else _sentence_case(asked.label)


def unit_of(asked: AskedFigure) -> str:
    """What a figure is counted in, where its label does not say it."""
    return "" if asked.unit.casefold() == asked.label.casefold() else asked.unit


def figure_field(label: str) -> forms.CharField:
    """A field for a number as people type it; what it may be is decided by the index, not here."""
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.CharField(
        label=label, max_length=LONGEST_FIGURE, required=False, widget=widget, validators=[_one_reading]
    )


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


def _one_reading(text: str) -> None:
    try:
        enforce_one_reading(text)
    except Refusal as refusal:
        raise ValidationError(refusal.sentence) from None
