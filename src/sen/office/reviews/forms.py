"""The shapes of what people type about meetings."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.office.directives.forms import NumberField
from sen.reform.organizations.queries import UnitCard
from sen.reform.reviews.kinds import Kind


class NewReview(forms.Form):
    """A meeting to prepare."""

    kind = forms.ChoiceField(label=_("Kind of review"), choices=Kind.choices, initial=Kind.NINE_MONTHS)
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100, localize=False)
    cut_off_on = forms.DateField(
        label=_("Figures up to"), help_text=_("Day/month/year. Reports close on the 14th of the last month.")
    )
    held_on = forms.DateField(label=_("Day of the meeting"), help_text=_("Day/month/year, for example 21/9/2023."))
    place = forms.CharField(label=_("Place"), max_length=150)
    chaired_by = forms.CharField(label=_("Chaired by"), max_length=120, help_text=_("The post, not a person's name."))
    line_percent = NumberField(
        label=_("Line for low units"),
        initial="70",
        help_text=_("Units under this share of the provisional points are looked at first."),
    )


class NewItem(forms.Form):
    """A matter for the agenda."""

    title = forms.CharField(label=_("Matter"), max_length=200)
    presenter_id = forms.TypedChoiceField(label=_("Presented by"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, units: Iterable[UnitCard], **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "matter-%s", **kwargs})
        choices = [("", _("nobody in particular")), *((unit.id, unit.name) for unit in units)]
        self.fields["presenter_id"].choices = choices  # type: ignore[attr-defined]  # a choice field


class Wording(forms.Form):
    """A conclusion in other words."""

    text = forms.CharField(label=_("Conclusion"), widget=forms.Textarea(attrs={"rows": 4}))


def for_this_year(today: date) -> dict[str, object]:
    """What a new review most likely is."""
    return {"year": today.year, "held_on": today}
