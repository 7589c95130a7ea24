"""The shapes of what people say of evidence: a file or a link with its passport."""

import uuid
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sen.reform.common.errors import Refusal
from sen.reform.evidence.inspection import ACCEPTED, check_size
from sen.reform.evidence.kinds import DocumentKind, Sensitivity
from sen.reform.evidence.limits import (
    LONGEST_BODY,
    LONGEST_NAME,
    LONGEST_NUMBER,
    LONGEST_TITLE,
    LONGEST_URL,
    MAXIMUM_BYTES,
)
from sen.reform.evidence.operations import Description
from sen.reform.evidence.queries import PieceCard

_OWN_WORDS = ("file", "url", "is_free_of_secrets", "request_key")


class PassportForm(forms.Form):
    """What a document is."""

    title = forms.CharField(
        label=_("Title of the document"), max_length=LONGEST_TITLE, help_text=_("As it stands on its first page.")
    )
    document_kind = forms.ChoiceField(label=_("Kind of document"), choices=DocumentKind.choices)
    number = forms.CharField(
        label=_("Number and symbol"),
        max_length=LONGEST_NUMBER,
        required=False,
        help_text=_("For example 12/KH-UBND."),
    )
    issuing_body = forms.CharField(
        label=_("Issuing body"),
        max_length=LONGEST_BODY,
        required=False,
        help_text=_("Needed for decisions, plans, reports and official letters."),
    )
    issued_on = forms.DateField(
        label=_("Issued on"), required=False, help_text=_("Day/month/year, for example 21/9/2023.")
    )
    valid_from = forms.DateField(label=_("In force from"), required=False)
    valid_to = forms.DateField(
        label=_("In force until"), required=False, help_text=_("Leave empty when no end is named.")
    )
    sensitivity = forms.ChoiceField(
        label=_("Sensitivity"),
        choices=Sensitivity.choices,
        initial=Sensitivity.INTERNAL,
        help_text=_("Internal documents are never shown to the public."),
    )

    def description(self) -> Description:
        """What was said, as the passport of a piece."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in _OWN_WORDS}
        said["document_kind"] = DocumentKind(said["document_kind"])
        said["sensitivity"] = Sensitivity(said["sensitivity"])
        return Description(**said)

    @classmethod
    def of(cls, card: PieceCard, said: Any = None) -> "PassportForm":
        """The form filled with the passport that counts; or with what was typed."""
        return cls(said, initial={name: getattr(card, name) for name in cls.base_fields})


class _NewPiece(PassportForm):
    """What every new piece is asked."""

    is_free_of_secrets = forms.BooleanField(
        label=_("I confirm: the document holds no state secrets"),
        help_text=_("Documents marked MẬT, TỐI MẬT or TUYỆT MẬT must never be entered here, not even as pictures."),
        error_messages={
            "required": _("Confirm that the document holds no state secrets; otherwise it must not be entered here.")
        },
    )
    # The same for every retry of one upload; the browser makes a new one for another file.
    request_key = forms.UUIDField(
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid": _("The form was damaged on its way. Open the page again and send it once more.")},
    )

    def __init__(self, *said: Any, **options: Any) -> None:
        super().__init__(*said, **options)
        self.initial.setdefault("request_key", uuid.uuid4())


class PieceForm(_NewPiece):
    """A new file; what it may be is said before it is sent."""

    file = forms.FileField(label=pgettext_lazy("evidence", "File"), allow_empty_file=True)
    field_order = ("file",)

    def __init__(self, *said: Any, **options: Any) -> None:
        super().__init__(*said, **options)
        field = self.fields["file"]
        field.widget.attrs |= {"accept": ",".join(ACCEPTED), "data-limit": str(MAXIMUM_BYTES)}
        words = _("PDF, Word (.docx), Excel (.xlsx), PNG or JPEG, up to %(limit)s MB; no macros, no password.")
        field.help_text = words % {"limit": MAXIMUM_BYTES // (1024 * 1024)}

    def clean_file(self) -> UploadedFile:
        """Refuse by size before a byte is read into memory."""
        file: UploadedFile = self.cleaned_data["file"]
        try:
            check_size((file.name or "")[:LONGEST_NAME], file.size or 0)
        except Refusal as refusal:
            raise forms.ValidationError(refusal.sentence) from None
        return file


class LinkForm(_NewPiece):
    """A new link: for what is published elsewhere."""

    url = forms.CharField(
        label=_("Address of the page"),
        max_length=LONGEST_URL,
        widget=forms.URLInput,
        help_text=_("Copy it whole from the browser, beginning with https://."),
    )
    field_order = ("url",)
