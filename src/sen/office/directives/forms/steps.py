"""What people say with a step of a task; each form knows the task it speaks of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import Refusal
from sen.reform.directives import operations
from sen.reform.directives.queries import TaskPage
from sen.reform.organizations.kinds import Kind
from sen.reform.organizations.queries import units_on

LONGEST_TEXT = 2000


@dataclass(frozen=True)
class About:
    """The task a step is about, and the day it is taken."""

    page: TaskPage
    on: date


class Step(forms.Form):
    """A step that needs no words."""

    #: The field a refusal speaks of; every other refusal belongs to the form as a whole.
    places: ClassVar[Mapping[type[Refusal], str]] = {operations.NoReason: "reason"}

    def __init__(self, data: Any = None, files: Any = None, *, about: About, name: str) -> None:
        super().__init__(data, files, auto_id=f"id_{name}_%s")
        self.prepare(about)

    def prepare(self, about: About) -> None:
        """Fill in what the task itself proposes."""

    def refuse(self, refusal: Refusal) -> None:
        """Say why the step was not taken, at the field it is about."""
        self.add_error(self.places.get(type(refusal)), refusal.sentence)


class Reason(Step):
    """Why something is decided against somebody."""

    reason = forms.CharField(label=_("Reason"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 2}))


class Remark(Step):
    """Something to add, where nothing has to be said."""

    note = forms.CharField(
        label=_("Remark"), required=False, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 2})
    )


class ExtensionWish(Reason):
    """The later day a unit asks for, and why."""

    new_due_on = forms.DateField(label=_("New deadline"), help_text=_("A task is extended once only."))
    field_order = ("new_due_on", "reason")
    places = {**Reason.places, operations.NotLater: "new_due_on"}


class ExtensionGrant(Remark):
    """The later day granted: the one asked for, or another."""

    new_due_on = forms.DateField(label=_("New deadline"))
    field_order = ("new_due_on", "note")
    places = {operations.NotLater: "new_due_on"}

    def prepare(self, about: About) -> None:
        """Propose the day asked for."""
        self.initial["new_due_on"] = about.page.parties.asked_due_on


class Return(Reason):
    """Why the task is not the unit's to do, and whose it is."""

    competent_unit_id = forms.ChoiceField(label=_("Competent unit"))
    field_order = ("competent_unit_id", "reason")
    places = {
        **Reason.places,
        operations.CompetentItself: "competent_unit_id",
        operations.UnknownUnit: "competent_unit_id",
        operations.UnitNotThere: "competent_unit_id",
    }

    def prepare(self, about: About) -> None:
        """Let every other unit be chosen."""
        self.fields["competent_unit_id"].choices = _others(about)  # type: ignore[attr-defined]  # a choice field

    def clean_competent_unit_id(self) -> int:
        """Give the number of the unit."""
        return int(self.cleaned_data["competent_unit_id"])


class HandOn(Step):
    """The unit that gets a returned task; with a new day where the old one has passed."""

    unit_id = forms.ChoiceField(label=_("Give it to"))
    due_on = forms.DateField(
        label=_("New deadline"), required=False, help_text=_("Day/month/year. Empty keeps the deadline as it is.")
    )
    places = {
        operations.UnknownUnit: "unit_id",
        operations.UnitNotThere: "unit_id",
        operations.DueBeforeGiven: "due_on",
    }

    def prepare(self, about: About) -> None:
        """Propose the unit that is called competent."""
        self.fields["unit_id"].choices = _others(about)  # type: ignore[attr-defined]  # a choice field
        self.initial["unit_id"] = about.page.parties.competent_unit_id

    def clean_unit_id(self) -> int:
        """Give the number of the unit."""
        return int(self.cleaned_data["unit_id"])


def _others(about: About) -> list[tuple[str, Any]]:
    """The units a task may go to instead of the one that has it."""
    return [("", _("Choose a unit")), *_choices(about)]


def _choices(about: About) -> Iterable[tuple[str, str]]:
    for unit in units_on(about.on):
        if unit.kind != Kind.PROVINCE and unit.id != about.page.line.lead_unit_id:
            yield str(unit.id), unit.name
