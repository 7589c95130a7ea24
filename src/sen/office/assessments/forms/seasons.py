"""What the secretary types to prepare a season."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from sen.reform.indices.queries import VersionCard

# No definition of an office comes near; a larger file is a mistake.
LARGEST_DEFINITION = 2 * 1024 * 1024
EARLIEST_YEAR, LATEST_YEAR = 2012, 2100


class AdoptForm(forms.Form):
    """The file of a definition, read as text."""

    definition = forms.FileField(
        label=_("File of the definition"), help_text=_("A .toml file; every rule in it is checked before it is kept.")
    )

    def clean_definition(self) -> tuple[str, str]:
        """Give the name of the file and its text."""
        file: UploadedFile = self.cleaned_data["definition"]
        if (file.size or 0) > LARGEST_DEFINITION:
            raise forms.ValidationError(_("The file is larger than 2 MB. Check that it is the definition."))
        try:
            return str(file.name), file.read().decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            raise forms.ValidationError(_("The file is not UTF-8 text. Save it again as UTF-8.")) from problem


class OpenForm(forms.Form):
    """A round over all wards and communes."""

    year = forms.IntegerField(
        label=_("Year"),
        min_value=EARLIEST_YEAR,
        max_value=LATEST_YEAR,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
        error_messages={"invalid": _("Write the year in four digits, for example 2023.")},
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    version_id = forms.TypedChoiceField(label=_("Index"), coerce=int)
    cut_off_on = forms.DateField(label=_("Figures up to"), help_text=_("Day/month/year, for example 14/9/2023."))

    def __init__(self, versions: tuple[VersionCard, ...], *said: Any, **options: Any) -> None:
        super().__init__(*said, **options)
        self.fields["version_id"].choices = [(each.id, each.title) for each in versions]  # type: ignore[attr-defined]  # a choice field
