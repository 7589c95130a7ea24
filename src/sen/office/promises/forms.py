"""What the secretary types: the words of each promise, the articles, what is decided about a promise."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.publishing.operations.promises import (
    FEWEST_DAYS,
    LONGEST_WORDING,
    LONGEST_WORDS,
    MOST_DAYS,
    NewPromise,
)
from sen.reform.publishing.queries.promises import Desk, DeskLine


class PromiseForm(forms.Form):
    """One conclusion: whether it is public, and in which words."""

    is_public = forms.BooleanField(label=_("Make it public"), required=False)
    wording = forms.CharField(
        label=_("In plain words, for citizens"),
        required=False,
        max_length=LONGEST_WORDING,
        help_text=_("No names of people, no abbreviations. The official wording stays here."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    outcome = forms.CharField(
        label=_("What became of it, in plain words"),
        required=False,
        max_length=LONGEST_WORDING,
        help_text=_("Shown once it is done; left empty, the accepted products are named."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    left_out = forms.TypedMultipleChoiceField(
        label=_("Units not named"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: object, line: DeskLine) -> None:
        self.line = line
        chosen = line.chosen
        initial = {
            "is_public": chosen is not None,
            "wording": chosen.wording if chosen else line.candidate.official,
            "outcome": chosen.outcome if chosen else "",
            "left_out": chosen.left_out_unit_ids if chosen else (),
        }
        prefix = line.candidate.source.replace(".", "-").replace(":", "-")
        super().__init__(data, initial=initial, prefix=prefix)  # type: ignore[arg-type]  # a QueryDict or nothing
        field: Any = self.fields["left_out"]
        field.choices = line.candidate.lead_units
        # What is public already keeps its words.
        self.fields["wording"].required = chosen is not None

    @property
    def new_promise(self) -> NewPromise | None:
        """What was said of it; nothing when it is not to be public."""
        said = self.cleaned_data
        if self.line.chosen is None and not said["is_public"]:
            return None
        return NewPromise(
            source=self.line.candidate.source,
            wording=said["wording"],
            outcome=said["outcome"],
            left_out_unit_ids=tuple(said["left_out"]),
        )


class BookForm(forms.Form):
    """What belongs to the whole meeting: the articles about it, and which version was on the screen."""

    articles = forms.TypedMultipleChoiceField(
        label=_("Articles that show how these promises stand"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: object, desk: Desk) -> None:
        initial = {"articles": [each.id for each in desk.choice.articles], "seen": desk.choice.mark}
        super().__init__(data, initial=initial)  # type: ignore[arg-type]  # a QueryDict or nothing
        field: Any = self.fields["articles"]
        field.choices = desk.articles


class WordsForm(forms.Form):
    """Why something is decided, for everybody to read."""

    words = forms.CharField(
        label=_("What citizens read"), max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen = forms.CharField(widget=forms.HiddenInput)


class RuleForm(forms.Form):
    """When citizens are asked."""

    days = forms.IntegerField(label=_("Days after a promise is done"), min_value=FEWEST_DAYS, max_value=MOST_DAYS)


class DeskForms:
    """The forms of one page: one for the meeting, one for each conclusion that can be followed."""

    def __init__(self, data: object, desk: Desk) -> None:
        self.book = BookForm(data, desk)
        self.promises = [PromiseForm(data, line) for line in desk.lines if _is_offered(line)]
        # Nobody follows these, or they were withdrawn.
        self.not_offered = tuple(line for line in desk.lines if not _is_offered(line))

    def is_valid(self) -> bool:
        """Whether every one of them is."""
        checked = [form.is_valid() for form in self]  # each, so that every place to correct is named at once
        return all(checked)

    @property
    def new_promises(self) -> tuple[NewPromise, ...]:
        """Everything that is to be public."""
        said = (form.new_promise for form in self.promises)
        return tuple(each for each in said if each is not None)

    def __iter__(self) -> Iterator[forms.Form]:
        yield self.book
        yield from self.promises


def _is_offered(line: DeskLine) -> bool:
    """What nobody follows, or was withdrawn, is not worded any more."""
    return line.candidate.can_be_followed and not (line.chosen and line.chosen.withdrawn)
