"""The shapes of what visitors type. Lengths are judged by the operation, which counts a line break as one sign."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.feedback.operations import LONGEST_COMMENT, LONGEST_NAME, CommentEmpty


class Search(forms.Form):
    """Words to look for."""

    q = forms.CharField(label=_("Search the news"), required=False, max_length=100)


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
