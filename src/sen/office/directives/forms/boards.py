"""What the boards are narrowed to, and as of which day."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.office.directives.narrowing import DAY
from sen.reform.common.text import collation_key
from sen.reform.directives.queries import NONE, TaskChoice, TaskLine


class BoardDay(forms.Form):
    """The day as of which tasks are seen."""

    on = forms.DateField(label=_("As of"), required=False, help_text=_("Day/month/year. Empty means today."))

    def add_prefix(self, field_name: str) -> str:
        """The day has its own name in addresses."""
        return DAY if field_name == "on" else super().add_prefix(field_name)


class BoardNarrowing(BoardDay):
    """What the boards are narrowed to; every choice is one that some task has."""

    unit = forms.ChoiceField(label=_("Lead unit"), required=False)
    area = forms.ChoiceField(label=_("Area"), required=False)
    giver = forms.ChoiceField(label=_("Given by"), required=False)
    origin = forms.ChoiceField(label=_("Where it came from"), required=False)

    def __init__(self, data: object, *, lines: Sequence[TaskLine], areas: Mapping[str, str]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # the query of the address
        units: dict[str, str] = {str(line.lead_unit_id): line.lead_name for line in lines}
        codes = sorted({line.area_code for line in lines if line.area_code}, key=lambda code: (len(code), code))
        origins = {line.origin.partition(":")[0] for line in lines if line.origin}
        self._offer("unit", _("all units"), sorted(units.items(), key=lambda unit: collation_key(unit[1])))
        named = [(code, f"{code}. {areas[code]}" if code in areas else code) for code in codes]
        self._offer("area", _("all areas"), [*named, (NONE, _("without an area"))])
        givers = sorted({line.given_by for line in lines}, key=collation_key)
        self._offer("giver", _("everybody"), [(giver, giver) for giver in givers])
        kinds = [(origin, ORIGINS.get(origin, origin)) for origin in sorted(origins)]
        self._offer("origin", _("anywhere"), [*kinds, (NONE, _("given by hand"))])

    @property
    def choice(self) -> TaskChoice:
        """The tasks that are meant."""
        said = self.cleaned_data
        unit_id = int(said["unit"]) if said["unit"] else None
        return TaskChoice(unit_id=unit_id, area=said["area"], giver=said["giver"], origin=said["origin"])

    def _offer(self, name: str, nothing: object, choices: Iterable[tuple[str, Any]]) -> None:
        self.fields[name].choices = [("", nothing), *choices]  # type: ignore[attr-defined]  # a choice field


#: Where tasks come from → in words.
ORIGINS = {
    "plan": _("the reform plan"),
    "directives.item": _("an item of the reform plan"),
    "reviews.conclusion": _("a conclusion of a meeting"),
    "reviews.review": _("a meeting"),
}
