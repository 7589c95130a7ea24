"""What a unit sends when it worked offline: the filled file, then the lines it chose from it."""

import json
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sen.reform.assessments.operations import Line
from sen.reform.assessments.tables import LARGEST_WORKBOOK
from sen.reform.indices.loader import Declared

_MEGABYTE = 1024 * 1024
_LONGEST_TEXT = 2_000_000


class WorkbookForm(forms.Form):
    """The filled file."""

    file = forms.FileField(label=_("The filled sheet"), max_length=200, allow_empty_file=True)

    def __init__(self, *said: Any, **options: Any) -> None:
        super().__init__(*said, **options)
        field = self.fields["file"]
        field.widget.attrs["accept"] = ".xlsx"
        words = _("The file you took from here (.xlsx), up to %(most)s MB. Nothing is taken over before you choose.")
        field.help_text = words % {"most": LARGEST_WORKBOOK // _MEGABYTE}


class ChosenLinesForm(forms.Form):
    """The lines of the file on their way back, and which of them were ticked."""

    name = forms.CharField(max_length=200, widget=forms.HiddenInput)
    lines = forms.CharField(max_length=_LONGEST_TEXT, strip=False, widget=forms.HiddenInput)

    def __init__(self, *said: Any, **options: Any) -> None:
        super().__init__(*said, **options)
        self.chosen: tuple[Line, ...] = ()

    @staticmethod
    def written(lines: list[Line]) -> str:
        """The lines as one text."""
        return json.dumps(
            [[line.said.code, dict(line.said.figures), line.said.not_applicable, line.seen_entries] for line in lines],
            ensure_ascii=False,
        )

    def clean(self) -> dict[str, Any]:
        """Read the lines back; what is in them is judged like anything typed."""
        said = super().clean() or {}
        ticked = set(self.data.getlist("chon")) if isinstance(self.data, QueryDict) else set()
        try:
            lines = [_line(*each) for each in json.loads(said.get("lines", ""))]
        except (ValueError, TypeError, AttributeError):
            raise forms.ValidationError(_("The lines were lost on the way. Choose the file again.")) from None
        self.chosen = tuple(line for line in lines if line.said.code in ticked)
        return said


def _line(code: str, figures: dict[str, str], reason: str, seen: int) -> Line:
    exact = {str(name): str(text) for name, text in figures.items()}
    return Line(Declared(str(code), exact, str(reason)), int(seen))
