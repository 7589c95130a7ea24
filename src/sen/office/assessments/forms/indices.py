"""What people choose about indices: a file to look at, two versions to compare, one to try on a round."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.assessments.queries import RoundCard
from sen.reform.indices.loader import ACCEPTED, LARGEST_ANNEX, LARGEST_DEFINITION
from sen.reform.indices.queries import VersionCard

LONGEST_NAME = 200
_MEGABYTE = 1024 * 1024


class IndexFileForm(forms.Form):
    """The file to look at; what it may be is said before it is sent."""

    file = forms.FileField(label=_("File of the index"), max_length=LONGEST_NAME, allow_empty_file=True)

    def __init__(self, *said: Any, **options: Any) -> None:
        super().__init__(*said, **options)
        field = self.fields["file"]
        field.widget.attrs["accept"] = ",".join(ACCEPTED)
        words = _(
            "A definition (.toml, up to %(definition)s MB), or an annex with a table of criteria "
            "(.docx or .xlsx, up to %(annex)s MB, without macros, not locked)."
        )
        field.help_text = words % {
            "definition": LARGEST_DEFINITION // _MEGABYTE,
            "annex": LARGEST_ANNEX // _MEGABYTE,
        }


class CheckedText(forms.Form):
    """The text that was looked at, on its way back."""

    name = forms.CharField(max_length=LONGEST_NAME, widget=forms.HiddenInput)
    text = forms.CharField(max_length=LARGEST_DEFINITION, strip=False, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """Browsers end lines in their own way; the digest is over the text as it was."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")


class CompareForm(forms.Form):
    """Two different versions."""

    cu = forms.TypedChoiceField(label=_("Old version"), coerce=int)
    moi = forms.TypedChoiceField(label=_("New version"), coerce=int)

    def __init__(self, cards: tuple[VersionCard, ...], *said: Any) -> None:
        super().__init__(*said)
        for name in ("cu", "moi"):
            self.fields[name].choices = _versions(cards)  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """A version does not differ from itself."""
        said = super().clean() or {}
        if said.get("cu") is not None and said.get("cu") == said.get("moi"):
            self.add_error("moi", _("Choose two different versions."))
        return said


class TrialForm(forms.Form):
    """A round, and the version to try on its figures."""

    vong = forms.TypedChoiceField(label=_("Figures of"), coerce=int)
    bo = forms.TypedChoiceField(label=_("Tried under"), coerce=int)

    def __init__(self, rounds: tuple[RoundCard, ...], cards: tuple[VersionCard, ...], *said: Any) -> None:
        super().__init__(*said)
        self.fields["vong"].choices = [(each.id, each.title) for each in rounds]  # type: ignore[attr-defined]
        self.fields["bo"].choices = _versions(cards)  # type: ignore[attr-defined]


def _versions(cards: tuple[VersionCard, ...]) -> list[tuple[int, str]]:
    return [(each.id, f"{each.title} · {each.version}") for each in cards]
