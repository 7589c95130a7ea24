"""The shapes of what editors, approvers and moderators type."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sen.reform.feedback.reasons import Reason
from sen.reform.news.texts import LONGEST_LEAD, LONGEST_SOURCE, LONGEST_TITLE, LONGEST_TOPIC, ArticleText


class Article(forms.Form):
    """What an article says."""

    title = forms.CharField(
        label=pgettext_lazy("article", "Title"),
        max_length=LONGEST_TITLE,
        help_text=_("What happened, in one line without capitals for emphasis."),
    )
    lead = forms.CharField(
        label=pgettext_lazy("article", "Lead"),
        max_length=LONGEST_LEAD,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The most important thing in one or two sentences."),
    )
    body = forms.CharField(
        label=pgettext_lazy("article", "Text"),
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("An empty line begins a new paragraph. A line that begins with “## ” is a heading."),
    )
    topic = forms.CharField(
        label=pgettext_lazy("article", "Topic"),
        max_length=LONGEST_TOPIC,
        widget=forms.TextInput(attrs={"list": "topics"}),
        help_text=_("Choose one in use, or write a new one."),
    )
    happened_on = forms.DateField(
        label=pgettext_lazy("article", "Happened on"), help_text=_("Day/month/year, for example 21/9/2023.")
    )
    source = forms.CharField(
        label=pgettext_lazy("article", "Source"),
        required=False,
        max_length=LONGEST_SOURCE,
        help_text=_("Where the information comes from, when it is not your own unit."),
    )
    is_simulated = forms.BooleanField(
        label=_("Mark as simulated data"),
        required=False,
        help_text=_("For demonstrations and training; readers see the mark."),
    )

    def text(self) -> ArticleText:
        """What was typed, as an article says it."""
        return ArticleText(**self.cleaned_data)


class Correction(Article):
    """A changed text, and the version it was changed from."""

    based_on = forms.IntegerField(widget=forms.HiddenInput)

    def text(self) -> ArticleText:
        """What was typed, as an article says it."""
        return ArticleText(**{name: said for name, said in self.cleaned_data.items() if name != "based_on"})


class Moment(forms.Form):
    """When to publish."""

    publish_at = forms.DateTimeField(
        label=_("Publish at"), help_text=_("Hour:minute day/month/year, for example 07:00 22/9/2023.")
    )


class Because(forms.Form):
    """Why a text is returned or withdrawn."""

    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), help_text=_("The editors read it.")
    )


class Refusal(forms.Form):
    """Why a comment is not published."""

    reason = forms.ChoiceField(label=_("Reason"), choices=Reason.choices)
    note = forms.CharField(
        label=_("Note"), required=False, help_text=_("Needed for “another reason”; seen by moderators only.")
    )


def correction_of(text: ArticleText, number: int, said: Mapping[str, Any] | None = None) -> Correction:
    """The form filled with a text; or with what was typed."""
    return Correction(said, initial={**vars(text), "based_on": number})
