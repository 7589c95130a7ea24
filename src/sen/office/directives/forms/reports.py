"""What a unit says when a task is finished, and the document that proves it."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from sen.office.directives.forms.steps import LONGEST_TEXT, About, Step
from sen.reform.common.errors import Refusal
from sen.reform.directives import operations
from sen.reform.evidence.inspection import ACCEPTED, check_size
from sen.reform.evidence.kinds import DocumentKind
from sen.reform.evidence.limits import LONGEST_NAME, MAXIMUM_BYTES
from sen.reform.evidence.operations import IssuedLater, SecretsNotRuledOut
from sen.reform.evidence.queries import pieces_of

LONGEST_PRODUCT = 300


class Report(Step):
    """The result with its product: in words, and as a document new to the unit's library or standing there already."""

    result = forms.CharField(
        label=_("What was achieved"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )
    product = forms.CharField(
        label=_("Document or product"),
        required=False,
        max_length=LONGEST_PRODUCT,
        help_text=_("Number and day of the document, for example 45/BC-UBND of 20/9/2023."),
    )
    finished_on = forms.DateField(
        label=_("Finished on"), help_text=_("The day of the product. It decides whether the task was in time.")
    )
    piece = forms.ChoiceField(label=_("From the library of the unit"), required=False)
    file = forms.FileField(label=_("Or a new file"), required=False, allow_empty_file=True)
    document_kind = forms.ChoiceField(
        label=_("Kind of document"), choices=DocumentKind.choices, initial=DocumentKind.REPORT, required=False
    )
    is_free_of_secrets = forms.BooleanField(label=_("I confirm: the document holds no state secrets"), required=False)
    places = {
        operations.NoResult: "result",
        operations.FinishedOutsideTime: "finished_on",
        IssuedLater: "finished_on",
        SecretsNotRuledOut: "is_free_of_secrets",
    }

    def prepare(self, about: About) -> None:
        """Propose today, and let a document of the unit's library be chosen."""
        self.initial["finished_on"] = about.on
        pieces = pieces_of(about.page.line.lead_unit_id) if about.page.line.lead_unit_id else ()
        named = [(card.key, f"{card.number} · {card.title}" if card.number else card.title) for card in pieces]
        self.fields["piece"].choices = [("", _("no document")), *named]  # type: ignore[attr-defined]  # a choice field
        file = self.fields["file"]
        file.widget.attrs["accept"] = ",".join(ACCEPTED)
        words = _("PDF, Word (.docx), Excel (.xlsx), PNG or JPEG, up to %(limit)s MB; no macros, no password.")
        file.help_text = words % {"limit": MAXIMUM_BYTES // (1024 * 1024)}

    def clean_file(self) -> UploadedFile | None:
        """Refuse by size before a byte is read into memory."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is not None:
            try:
                check_size((file.name or "")[:LONGEST_NAME], file.size or 0)
            except Refusal as refusal:
                raise forms.ValidationError(refusal.sentence) from None
        return file

    def clean(self) -> dict[str, Any]:
        """Take the document from one place."""
        said = super().clean() or {}
        if said.get("file") and said.get("piece"):
            self.add_error("file", _("Choose a document of the library or a new file, not both."))
        return said

    @property
    def words(self) -> dict[str, Any]:
        """What is said besides the document."""
        return {name: self.cleaned_data[name] for name in ("result", "product", "finished_on")}

    @property
    def has_document_errors(self) -> bool:
        """Whether something about the document needs a correction."""
        return any(name in self.errors for name in ("piece", "file", "document_kind", "is_free_of_secrets"))
