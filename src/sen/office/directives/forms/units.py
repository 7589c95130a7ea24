"""Who leads and who co-ordinates: units to choose, one by one or a whole kind at once."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext_lazy as _

from sen.reform.directives import operations
from sen.reform.directives.queries import DraftCard
from sen.reform.organizations.kinds import GRASSROOTS, Kind
from sen.reform.organizations.queries import UnitCard

LONGEST_TITLE = 1000
LONGEST_PRODUCT = 300

# The kinds one tick stands for.
_SETS = {
    "grassroots": (_("All wards and communes"), GRASSROOTS),
    "departments": (_("All offices and departments"), (Kind.OFFICE, Kind.DEPARTMENT)),
}


class DraftCorrection(forms.Form):
    """A task as the person who gives it wants it; everything a draft proposes can be changed."""

    title = forms.CharField(
        label=_("What is to be done"), max_length=LONGEST_TITLE, widget=forms.Textarea(attrs={"rows": 3})
    )
    lead_sets = forms.MultipleChoiceField(label=_("Lead, all at once"), required=False)
    lead_unit_ids = forms.MultipleChoiceField(label=_("Lead"), required=False)
    co_ordinator_ids = forms.MultipleChoiceField(label=_("Co-ordinators"), required=False)
    due_on = forms.DateField(
        label=_("Due on"), required=False, help_text=_("Day/month/year. Empty means without a deadline.")
    )
    product = forms.CharField(label=_("Product"), required=False, max_length=LONGEST_PRODUCT)

    def __init__(self, data: object = None, *, units: Iterable[UnitCard], **options: Any) -> None:
        super().__init__(data, **options)  # type: ignore[arg-type]  # posted fields or nothing
        self._units = tuple(unit for unit in units if unit.kind != Kind.PROVINCE)
        choices = [(str(unit.id), unit.name) for unit in self._units]
        self._choose("lead_unit_ids", choices)
        self._choose("co_ordinator_ids", choices)
        self._choose("lead_sets", [(name, label) for name, (label, _kinds) in _SETS.items()])

    @classmethod
    def for_card(cls, card: DraftCard, units: Iterable[UnitCard], data: object = None) -> "DraftCorrection":
        """The form of a drafted task, filled with what the draft proposes."""
        proposed = {
            "title": card.title,
            "lead_unit_ids": [str(unit_id) for unit_id in card.lead_unit_ids],
            "co_ordinator_ids": [str(unit_id) for unit_id in card.co_ordinator_ids],
            "due_on": card.due_on,
            "product": card.product,
        }
        return cls(data, units=units, initial=proposed, prefix=f"draft-{card.id}")

    @property
    def leads(self) -> tuple[tuple[str, tuple[BoundWidget, ...]], ...]:
        """The boxes of the lead units, by kind."""
        return self._by_kind("lead_unit_ids")

    @property
    def co_ordinators(self) -> tuple[tuple[str, tuple[BoundWidget, ...]], ...]:
        """The boxes of the co-ordinating units, by kind."""
        return self._by_kind("co_ordinator_ids")

    @property
    def chosen_leads(self) -> tuple[str, ...]:
        """The names of the lead units ticked so far."""
        return self._chosen("lead_unit_ids")

    @property
    def chosen_co_ordinators(self) -> tuple[str, ...]:
        """The names of the co-ordinating units ticked so far."""
        return self._chosen("co_ordinator_ids")

    def clean(self) -> dict[str, Any]:
        """Put the sets and the single units together."""
        said = super().clean() or {}
        kinds = {kind for name in said.get("lead_sets", ()) for kind in _SETS[name][1]}
        ticked = {int(unit_id) for unit_id in said.get("lead_unit_ids", ())}
        leads = [unit.id for unit in self._units if unit.kind in kinds or unit.id in ticked]
        if not leads and "lead_unit_ids" not in self.errors:
            self.add_error("lead_unit_ids", operations.NoLead().sentence)
        said["leads"] = tuple(leads)
        return said

    def correction(self) -> operations.DraftCorrection:
        """What the person confirms."""
        said = self.cleaned_data
        return operations.DraftCorrection(
            title=said["title"],
            lead_unit_ids=said["leads"],
            co_ordinator_ids=tuple(int(unit_id) for unit_id in said["co_ordinator_ids"]),
            product=said["product"],
            due_on=said["due_on"],
        )

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        field.widget = forms.CheckboxSelectMultiple()
        field.choices = choices  # type: ignore[attr-defined]  # a choice field

    def _by_kind(self, name: str) -> tuple[tuple[str, tuple[BoundWidget, ...]], ...]:
        return boxes_by_kind(self._units, self[name])

    def _chosen(self, name: str) -> tuple[str, ...]:
        chosen = {str(unit_id) for unit_id in self[name].value() or ()}
        return tuple(unit.name for unit in self._units if str(unit.id) in chosen)


def boxes_by_kind(
    units: Iterable[UnitCard], boxes: Iterable[BoundWidget]
) -> tuple[tuple[str, tuple[BoundWidget, ...]], ...]:
    """The box of each unit under the name of its kind."""
    found: dict[str, list[BoundWidget]] = {}
    for unit, box in zip(units, boxes, strict=True):
        found.setdefault(unit.kind_label, []).append(box)
    return tuple((label, tuple(of_kind)) for label, of_kind in found.items())
