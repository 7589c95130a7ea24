"""The shapes of what editors, approvers and moderators type."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sen.reform.evidence.inspection import ACCEPTED as ACCEPTED_FILES
from sen.reform.news import intake
from sen.reform.news.kinds import Kind
from sen.reform.news.texts import LONGEST_LEAD, LONGEST_SOURCE, LONGEST_TITLE, LONGEST_TOPIC, ArticleText

# The fields for pictures and files stand beside the text and belong to its form, so that nothing typed is lost.
FORM_ID = "article-form"
_WITHIN = {"form": FORM_ID}


class Article(forms.Form):
    """What an article says."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("article", "Kind"),
        choices=Kind.choices,
        initial=Kind.NEWS,
        help_text=_(
            "News is read by date; a notice asks people for something; a page can stand in the menu of the site."
        ),
    )
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
        help_text=_(
            "An empty line begins a new paragraph, “## ” a heading, “- ” a point of a list; "
            "**strong**, *emphasis*, [words](https://…)."
        ),
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


class Picture(forms.Form):
    """A picture to be put into the text."""

    picture = forms.FileField(
        label=_("Picture"),
        widget=forms.FileInput(attrs={"accept": ",".join(intake.ACCEPTED), **_WITHIN}),
        help_text=_("JPEG, PNG, WebP or AVIF, at most 15 MB. Place and camera are removed."),
    )
    alt = forms.CharField(
        label=_("What is to be seen"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs=_WITHIN),
        help_text=_("Read out to people who do not see the picture."),
    )
    is_decorative = forms.BooleanField(
        label=_("The picture only decorates"), required=False, widget=forms.CheckboxInput(attrs=_WITHIN)
    )
    caption = forms.CharField(label=_("Caption"), required=False, max_length=300, widget=forms.TextInput(attrs=_WITHIN))
    credit = forms.CharField(
        label=_("Whose picture"), required=False, max_length=120, widget=forms.TextInput(attrs=_WITHIN)
    )
    is_illustration = forms.BooleanField(
        label=_("Illustration: it shows nothing that happened"),
        required=False,
        widget=forms.CheckboxInput(attrs=_WITHIN),
    )
    is_leading = forms.BooleanField(
        label=_("Put it above the text"),
        required=False,
        widget=forms.CheckboxInput(attrs=_WITHIN),
        help_text=_("It stands in lists of news, too."),
    )

    def clean(self) -> dict[str, Any]:
        """Say what is to be seen, or that nothing is."""
        said = super().clean() or {}
        if not said.get("alt") and not said.get("is_decorative"):
            self.add_error("alt", _("Say what is to be seen, or tick that the picture only decorates."))
        return said


class Attachment(forms.Form):
    """A file to be offered in the text."""

    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ",".join(each for each in ACCEPTED_FILES[:3]), **_WITHIN}),
        help_text=_("PDF, Word (.docx) or Excel (.xlsx) without macros, at most 20 MB."),
    )
    words = forms.CharField(
        label=_("Words of the link"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs=_WITHIN),
        help_text=_("Without them the name of the file is shown."),
    )


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


def correction_of(text: ArticleText, number: int, said: Mapping[str, Any] | None = None) -> Correction:
    """The form filled with a text; or with what was typed."""
    return Correction(said, initial={**vars(text), "based_on": number})
