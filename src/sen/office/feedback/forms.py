"""The shapes of what moderators, officers and secretaries type."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.feedback.code_files import READABLE
from sen.reform.feedback.operations import LONGEST_REPLY
from sen.reform.feedback.reasons import Reason


class Refusal(forms.Form):
    """Why a comment is not published."""

    reason = forms.ChoiceField(label=_("Reason"), choices=Reason.choices)
    note = forms.CharField(
        label=_("Note"), required=False, help_text=_("Needed for “another reason”; seen by moderators only.")
    )


class Reply(forms.Form):
    """What the unit says to a comment."""

    text = forms.CharField(
        label=_("Reply of the unit"),
        help_text=_(
            "Readers see it under the comment with the unit's name and the day. A correction is a new version."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_REPLY}),
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput)


class Codes(forms.Form):
    """Codes of finished cases, pasted or in a file."""

    unit = forms.TypedChoiceField(label=_("Unit"), coerce=int)
    text = forms.CharField(
        label=_("Codes, one in each line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=_("Or a file with a column “Mã hồ sơ”"),
        required=False,
        help_text=_("XLSX or CSV, at most 5 MB. Only what hides the codes is kept, never the codes."),
        widget=forms.FileInput(attrs={"accept": ",".join(READABLE)}),
    )

    def __init__(self, *args: object, units: list[tuple[int, str]], **said: object) -> None:
        super().__init__(*args, **said)  # type: ignore[arg-type]  # as a form is made
        self.fields["unit"].choices = units  # type: ignore[attr-defined]  # it has choices


class Rule(forms.Form):
    """How many open ratings of one network count."""

    most_a_day = forms.IntegerField(
        label=_("Open ratings of one network that count for one subject on one day"),
        help_text=_(
            "Between 1 and 500. Schools and offices share one network, so too small a number turns people away."
        ),
    )
