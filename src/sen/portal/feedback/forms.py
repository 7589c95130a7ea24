"""The shapes of what visitors type. Lengths are judged by the operation, which counts a line break as one sign."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.feedback.operations import LONGEST_COMMENT, LONGEST_NAME, CommentEmpty
from sen.reform.feedback.reasons import ReportReason


class Comment(forms.Form):
    """A comment, and the field that people do not see."""

    text = forms.CharField(
        label=_("Your comment"),
        help_text=_("At most 2,000 characters. Please do not name private people."),
        error_messages={"required": CommentEmpty.message},
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST_COMMENT}),
    )
    name = forms.CharField(
        label=_("Name to show"),
        required=False,
        widget=forms.TextInput(attrs={"maxlength": LONGEST_NAME, "autocomplete": "nickname"}),
    )
    website = forms.CharField(
        label=_("Website"), required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )


class Report(forms.Form):
    """What is wrong with a comment."""

    reason = forms.ChoiceField(
        label=_("What is wrong with it?"), choices=ReportReason.choices, widget=forms.RadioSelect
    )


class Withdrawal(forms.Form):
    """The code that was told when the comment was sent."""

    code = forms.CharField(
        label=_("Withdrawal code"),
        max_length=40,
        help_text=_("Twelve letters and digits, for example 7KQM-2XRD-P9HA."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
