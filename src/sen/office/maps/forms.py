"""The shapes of what is typed and uploaded about maps."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sen.reform.common.text import fold
from sen.reform.organizations.queries import UnitCard
from sen.reform.publishing.maps.operations import LONGEST_REASON, LONGEST_SOURCE, SchemeUnit
from sen.reform.publishing.maps.records import SchemeLine

# How wide a sheet people sketch on; only proportions count.
FARTHEST = 1000


class Day(forms.Form):
    """The day whose units are meant."""

    ngay = forms.DateField()


class Boundaries(forms.Form):
    """A file of boundaries."""

    file = forms.FileField(
        label=_("GeoJSON file"),
        help_text=_("Polygons in WGS 84 with the code of each unit, at most 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".geojson,.json,application/geo+json"}),
    )
    valid_from = forms.DateField(
        label=_("Boundaries since"), help_text=_("Day/month/year. The units of that day are looked for in the file.")
    )
    source = forms.CharField(
        label=_("Where the map comes from"), max_length=LONGEST_SOURCE, help_text=_("It stands under the public map.")
    )
    code_property = forms.CharField(
        label=_("Property that holds the code"),
        max_length=100,
        required=False,
        help_text=_("Empty: the one that fits best is found."),
    )


class Withdrawal(forms.Form):
    """Why a map is withdrawn."""

    reason = forms.CharField(label=_("Reason"), max_length=LONGEST_REASON)


@dataclass(frozen=True)
class Row:
    """One unit's fields."""

    unit: UnitCard
    x: BoundField
    y: BoundField
    near: BoundField


class Scheme(forms.Form):
    """Where units lie and what they border on, a row for each."""

    valid_from = forms.DateField(widget=forms.HiddenInput)
    source = forms.CharField(
        label=_("Where the scheme comes from"),
        max_length=LONGEST_SOURCE,
        help_text=_("For example the office that drew it; readers see that it is a scheme."),
    )

    def __init__(self, *args: Any, lines: Sequence[SchemeLine], **options: Any) -> None:
        super().__init__(*args, **options)
        self.cards = [line.unit for line in lines]
        names = {card.code: card.name for card in self.cards}
        self.known = {
            fold(word): card.code for card in self.cards for word in (*card.short_names, card.name, card.code)
        }
        for line in lines:
            name, code = line.unit.name, line.unit.code
            self.fields[f"x_{code}"] = _place(gettext("%(unit)s: to the east") % {"unit": name}, line.x)
            self.fields[f"y_{code}"] = _place(gettext("%(unit)s: to the south") % {"unit": name}, line.y)
            self.fields[f"near_{code}"] = forms.CharField(
                label=gettext("%(unit)s: borders on") % {"unit": name},
                required=False,
                initial="; ".join(names.get(near, near) for near in line.near),
                widget=forms.TextInput(attrs={"size": 44}),
            )

    def clean(self) -> dict[str, Any]:
        """Turn the names of neighbours into their codes."""
        said = super().clean() or {}
        for card in self.cards:
            field = f"near_{card.code}"
            if field in said:
                said[field] = self._codes(field, said[field])
        return said

    @property
    def rows(self) -> Iterator[Row]:
        """Give the fields of each unit."""
        for card in self.cards:
            yield Row(card, self[f"x_{card.code}"], self[f"y_{card.code}"], self[f"near_{card.code}"])

    @property
    def units(self) -> tuple[SchemeUnit, ...]:
        """Give what was typed, as the operation takes it."""
        said = self.cleaned_data
        return tuple(
            SchemeUnit(
                card.code, _figure(said[f"x_{card.code}"]), _figure(said[f"y_{card.code}"]), said[f"near_{card.code}"]
            )
            for card in self.cards
        )

    def _codes(self, field: str, text: str) -> tuple[str, ...]:
        words = [word.strip() for word in re.split(r"[;,]", text) if word.strip()]
        unknown = [word for word in words if fold(word) not in self.known]
        if unknown:
            sentence = gettext("No unit is called “%(word)s”. Use the names of the first column, parted by semicolons.")
            self.add_error(field, sentence % {"word": unknown[0]})
        return tuple(sorted({self.known[fold(word)] for word in words if fold(word) in self.known}))


def _place(label: str, initial: float | None) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        localize=True,
        initial=initial,
        min_value=-FARTHEST,
        max_value=FARTHEST,
        max_digits=8,
        decimal_places=4,
    )


def _figure(value: Any) -> float | None:
    return None if value is None else float(value)
