"""The shapes of what people type while a meeting is on: conclusions, their tasks, opinions, who came."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.office.directives.forms import Deadline, DraftCorrection, NewTask
from sen.reform.assessments.queries import RoundCard
from sen.reform.organizations.queries import UnitCard
from sen.reform.reviews import operations
from sen.reform.reviews.operations import TaskSaid
from sen.reform.reviews.queries import HeldLine

LONGEST_REASON = 1000
LONGEST_NOTE = 200


class NewConclusion(Deadline, DraftCorrection):
    """What the chair decided, and the task it gives; without units it stands by itself."""

    # Made up for each form, so that what is sent twice is recorded once.
    save_key = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)

    def __init__(self, data: object = None, *, units: Iterable[UnitCard], **options: Any) -> None:
        super().__init__(data, units=units, **options)
        self.fields["title"].label = _("Conclusion")

    def clean(self) -> dict[str, Any]:
        """Ask for a lead only where there is something to lead."""
        units_are_known = "lead_unit_ids" not in self.errors
        said = super().clean()
        asked = ("co_ordinator_ids", "product", "due_on", "working_days", "is_regular")
        if units_are_known and not any(said.get(name) for name in asked):
            self.errors.pop("lead_unit_ids", None)
        return said

    def conclusion(self, item_id: int | None) -> operations.NewConclusion:
        """What is to be recorded."""
        said = self.cleaned_data
        task = TaskSaid(
            lead_unit_ids=said["leads"],
            co_ordinator_ids=tuple(int(unit_id) for unit_id in said["co_ordinator_ids"]),
            product=said["product"],
            due_on=said["due_on"],
            working_days=said["working_days"],
            is_regular=said["is_regular"],
        )
        return operations.NewConclusion(said["title"], item_id, task, said["save_key"])


class HeldTask(NewTask):
    """A task of a conclusion, said otherwise before the meeting is closed."""

    def __init__(
        self, data: object = None, *, held: HeldLine, units: Sequence[UnitCard], rounds: Sequence[RoundCard]
    ) -> None:
        initial = {
            "title": held.title,
            "lead_unit_ids": [str(unit.id) for unit in held.leads],
            "co_ordinator_ids": [str(unit.id) for unit in held.co_ordinators],
            "product": held.product,
            "due_on": held.due_on,
            "working_days": held.working_days,
            "is_regular": held.is_regular,
            "monitor_unit_id": held.monitor_unit_id,
            "round_id": held.round_id,
            "criterion_code": held.criterion_code,
        }
        super().__init__(data, units=units, rounds=rounds, areas={}, initial=initial)
        for unasked in ("basis", "area_code"):
            self.fields[unasked].widget = forms.HiddenInput()

    def said(self) -> TaskSaid:
        """What is to be held instead."""
        new = self.new_task()
        return TaskSaid(
            title=new.title,
            lead_unit_ids=new.lead_unit_ids,
            co_ordinator_ids=new.co_ordinator_ids,
            product=new.product,
            due_on=new.due_on,
            working_days=new.working_days,
            is_regular=new.is_regular,
            monitor_unit_id=new.monitor_unit_id,
            round_id=new.round_id,
            criterion_code=new.criterion_code,
        )


class Opinion(forms.Form):
    """What was said on a matter."""

    text = forms.CharField(label=_("Opinion"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 2}))
    unit_id = forms.TypedChoiceField(label=_("Opinion of"), required=False, coerce=int, empty_value=None)
    is_differing = forms.BooleanField(label=_("A differing opinion"), required=False)

    def __init__(self, data: object = None, *, units: Iterable[UnitCard]) -> None:
        super().__init__(data, prefix="opinion")  # type: ignore[arg-type]  # posted fields or nothing
        choices = [("", _("nobody in particular")), *((unit.id, unit.name) for unit in units)]
        self.fields["unit_id"].choices = choices  # type: ignore[attr-defined]  # a choice field


class Attendance(forms.Form):
    """Whether one unit came."""

    is_present = forms.BooleanField(label=_("Present"), required=False)
    note = forms.CharField(
        label=_("Who came, or why nobody did"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.TextInput(attrs={"size": 16}),
    )
