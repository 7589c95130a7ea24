"""What the secretary types to prepare a season."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.indices.queries import VersionCard

EARLIEST_YEAR, LATEST_YEAR = 2012, 2100


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
