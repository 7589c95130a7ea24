"""A text to propose tasks from: pasted or uploaded."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import Refusal
from sen.reform.documents.intake import ACCEPTED, MAXIMUM_BYTES, check_size, read_text

LONGEST_NAME = 200
# "reviews.review:3": the app, its thing, and which one.
ORIGIN = r"[a-z]+\.[a-z]+:\d{1,12}"


class SourceText(forms.Form):
    """The text with where and when it was written."""

    source_name = forms.CharField(
        label=_("Name of the document"),
        max_length=LONGEST_NAME,
        help_text=_("It becomes the basis of the tasks, for example: Notice of conclusions 45/TB-UBND."),
    )
    written_on = forms.DateField(
        label=_("Day of the document"), help_text=_("Due days without a year are read from this day on.")
    )
    text = forms.CharField(label=_("Text"), required=False, widget=forms.Textarea(attrs={"rows": 10}), strip=False)
    file = forms.FileField(label=_("Or a file"), required=False, allow_empty_file=True)
    origin = forms.RegexField(regex=f"^{ORIGIN}$", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        file = self.fields["file"]
        file.widget.attrs["accept"] = ",".join(ACCEPTED)
        words = _(".txt or .docx, up to %(limit)s MB. Macros are not accepted.")
        file.help_text = words % {"limit": MAXIMUM_BYTES // (1024 * 1024)}

    def clean(self) -> dict[str, Any]:
        """Take the text from the one place where it was given."""
        said = super().clean() or {}
        file = said.get("file")
        pasted = (said.get("text") or "").strip()
        if file and pasted:
            self.add_error("file", _("Give either a text or a file, not both: take one of them out."))
        elif file:
            said["text"] = self._read(file)
        elif not pasted and "file" not in self.errors:
            self.add_error("text", _("Paste the text of the notice or report, or choose a file."))
        return said

    def _read(self, file: UploadedFile) -> str:
        name = file.name or ""
        try:
            check_size(name, file.size or 0)
            return read_text(name, file.read())
        except Refusal as refusal:
            self.add_error("file", refusal.sentence)
            return ""
