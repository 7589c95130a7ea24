"""One item of the plan added or changed by hand, and the document that says so."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import DecimalValidator
from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext_lazy as _

from sen.office.directives.forms.fields import NumberField
from sen.office.directives.forms.plans import LONGEST_NOTE
from sen.office.directives.forms.units import LONGEST_TITLE, boxes_by_kind
from sen.reform.directives import operations
from sen.reform.directives.queries import AmendableItem, AmendablePlan
from sen.reform.organizations.kinds import Kind
from sen.reform.organizations.queries import UnitCard

_KINDS = (("task", _("Task")), ("target", _("Target")))
_FIGURE = DecimalValidator(max_digits=18, decimal_places=4)
# Where an item stands and how it is measured stays when it is changed.
_ONLY_NEW = ("area_code", "kind", "code", "measure", "baseline")


def _words(label: Any, rows: int, **said: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": rows}), **said)


class PlanItemForm(forms.Form):
    """Everything the plan says of one item; of a changed one, what may change."""

    number = forms.CharField(
        label=_("Number and symbol"), max_length=60, help_text=_("As on the paper, for example 12/KH-UBND.")
    )
    issued_on = forms.DateField(
        label=_("Issued on"), help_text=_("Day/month/year. The plan is in force from this day.")
    )
    reason = _words(_("Why it is issued again"), 2)
    area_code = forms.ChoiceField(label=_("Area"))
    kind = forms.ChoiceField(label=_("Kind"), choices=_KINDS)
    code = forms.CharField(
        label=_("Code"), required=False, max_length=20, help_text=_("Empty means the next one of the area.")
    )
    title = forms.CharField(
        label=_("Task or target"), max_length=LONGEST_TITLE, widget=forms.Textarea(attrs={"rows": 3})
    )
    lead_unit_id = forms.TypedChoiceField(label=_("Lead"), coerce=int)
    co_ordinator_ids = forms.TypedMultipleChoiceField(
        label=_("Co-ordinators"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    product = _words(_("Product"), 2, required=False)
    due_on = forms.DateField(label=_("Due on"), help_text=_("Day/month/year, within the year of the plan."))
    planned = NumberField(
        label=_("Planned"),
        help_text=_("A task: its steps, at least 1. A target: the figure."),
        validators=[_FIGURE],
    )
    measure = forms.CharField(
        label=_("Measure"), required=False, max_length=60, help_text=_("What is counted, for example %, thủ tục.")
    )
    baseline = NumberField(label=_("Baseline"), required=False, validators=[_FIGURE])
    basis = _words(_("Basis"), 2, required=False)
    budget = _words(_("Budget"), 2, required=False)
    base_revision = forms.IntegerField(label=_("Issues"), min_value=1, widget=forms.HiddenInput)

    def __init__(self, data: object = None, *, plan: AmendablePlan, units: Sequence[UnitCard], **options: Any) -> None:
        self._item = plan.item
        super().__init__(data, initial=_initial(plan, **options))  # type: ignore[arg-type]  # posted fields or nothing
        self._units = tuple(unit for unit in units if unit.kind != Kind.PROVINCE)
        names = [(str(unit.id), unit.name) for unit in self._units]
        self._offer("area_code", [(code, f"{code}. {name}") for code, name in plan.areas])
        self._offer("lead_unit_id", [("", _("choose")), *names])
        self._offer("co_ordinator_ids", names)
        for name in _ONLY_NEW if plan.item else ():
            del self.fields[name]

    @property
    def co_ordinators(self) -> tuple[tuple[str, tuple[BoundWidget, ...]], ...]:
        """The boxes of the co-ordinating units, by kind."""
        return boxes_by_kind(self._units, self["co_ordinator_ids"])

    @property
    def chosen_co_ordinators(self) -> tuple[str, ...]:
        """The names of the co-ordinating units ticked so far."""
        chosen = {str(unit_id) for unit_id in self["co_ordinator_ids"].value() or ()}
        return tuple(unit.name for unit in self._units if str(unit.id) in chosen)

    def clean(self) -> dict[str, Any]:
        """Keep the ends of lines as the plan has them: browsers send them as two characters."""
        said = super().clean() or {}
        return {name: _lines(value) if isinstance(value, str) else value for name, value in said.items()}

    def amendment(self) -> operations.Amendment:
        """What is to be issued."""
        said, old = self.cleaned_data, self._item
        item = operations.NewItem(
            code=old.code if old else said["code"],
            title=said["title"],
            kind=old.kind if old else said["kind"],
            lead_unit_id=said["lead_unit_id"],
            due_on=said["due_on"],
            planned=said["planned"],
            measure=old.measure if old else said["measure"],
            product=said["product"],
            co_ordinator_ids=tuple(said["co_ordinator_ids"]),
            basis=said["basis"],
            budget=said["budget"],
            baseline=None if old else said["baseline"],
        )
        return operations.Amendment(
            number=said["number"],
            issued_on=said["issued_on"],
            reason=said["reason"],
            area_code=old.area_code if old else said["area_code"],
            item=item,
            base_revision=said["base_revision"],
            is_new=old is None,
        )

    def _offer(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field


def _lines(typed: str) -> str:
    return typed.replace("\r\n", "\n")


def _initial(plan: AmendablePlan, **said: Any) -> dict[str, Any]:
    return {"base_revision": plan.revision, **(_of(plan.item) if plan.item else {}), **said}


def _of(item: AmendableItem) -> dict[str, Any]:
    return {
        "title": item.title,
        "lead_unit_id": str(item.lead_unit_id),
        "co_ordinator_ids": [str(unit_id) for unit_id in item.co_ordinator_ids],
        "product": item.product,
        "due_on": item.due_on,
        "planned": item.planned,
        "basis": item.basis,
        "budget": item.budget,
    }
