"""The shape of an answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.feedback.operations import LONGEST_COMMENT
from sen.reform.publishing.operations.promises import NewAnswer
from sen.reform.publishing.queries.promises import answer_choices


class AnswerForm(forms.Form):
    """Is it done? And the field that people do not see."""

    answer = forms.ChoiceField(
        label=_("Is it done?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three answers.")},
    )
    comment = forms.CharField(
        label=_("Where, and what is missing?"),
        required=False,
        max_length=LONGEST_COMMENT,
        help_text=_("Needed for “Not yet”. A moderator reads it first; please do not name private people."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    website = forms.CharField(
        label=_("Website"), required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict or nothing
        self.fields["answer"].choices = answer_choices()  # type: ignore[attr-defined]  # a choice field

    def new_answer(self) -> NewAnswer:
        """What was said."""
        said = self.cleaned_data
        return NewAnswer(said["answer"], said["comment"], said["website"])
