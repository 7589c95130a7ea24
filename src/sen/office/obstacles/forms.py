"""The shapes of what people say of obstacles."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.directives.operations.obstacles import Escalation, Letter
from sen.reform.directives.operations.raising import NewObstacle
from sen.reform.directives.queries.obstacles import HIGHER_LEVELS, LEVELS
from sen.reform.organizations.queries import UnitCard

LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT = 300, 200, 4000
Choices = Iterable[tuple[str, Any]]


def _text(label: Any, hint: Any = "", **options: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, help_text=hint, max_length=LONGEST_TEXT, widget=area, **options)


class RaiseForm(forms.Form):
    """What stands in the way."""

    unit = forms.ChoiceField(label=_("Unit"))
    title = forms.CharField(
        label=_("What stands in the way"),
        max_length=LONGEST_LINE,
        help_text=_("In one line, as it is to be read out in the meeting."),
    )
    detail = _text(_("In detail"), _("Since when, what was tried already."), required=False)
    level = forms.ChoiceField(label=_("Who can solve it"), choices=LEVELS, widget=forms.RadioSelect)
    asked = _text(_("What is asked"), _("One request that can be answered."), required=False)
    addressee = forms.CharField(
        label=_("Of whom"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("The department of the province, for example Sở Nội vụ."),
    )
    area = forms.ChoiceField(label=_("Area"), required=False)
    task = forms.ChoiceField(label=_("Task it holds up"), required=False)
    criterion = forms.ChoiceField(label=_("Criterion it holds up"), required=False)
    due_on = forms.DateField(
        label=_("Answer wanted by"), required=False, help_text=_("Day/month/year, for example 21/9/2023.")
    )
    owner = forms.ChoiceField(
        label=_("Unit that follows it up"), required=False, help_text=_("The unit prepares the answer or the letter.")
    )

    def __init__(self, *said: Any, choices: Mapping[str, Choices], **options: Any) -> None:
        super().__init__(*said, **options)
        for name in ("unit", "area", "task", "criterion", "owner"):
            if name in choices:
                self.fields[name].choices = list(choices[name])  # type: ignore[attr-defined]  # a choice field
            else:
                del self.fields[name]

    def new_obstacle(self) -> NewObstacle:
        """What is to be entered."""
        said = self.cleaned_data
        round_id, _colon, code = said.get("criterion", "").partition(":")
        return NewObstacle(
            unit_id=int(said["unit"]),
            title=said["title"],
            level=said["level"],
            asked=said["asked"],
            addressee=said["addressee"],
            detail=said["detail"],
            area_code=said.get("area", ""),
            task_id=int(said["task"]) if said.get("task") else None,
            round_id=int(round_id) if round_id else None,
            criterion_code=code,
            due_on=said["due_on"],
            owner_unit_id=int(said["owner"]) if said.get("owner") else None,
        )


class ActForm(forms.Form):
    """A step, taken on the obstacle as the page showed it."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class LetterForm(ActForm):
    """A step that may come with a letter."""

    number = forms.CharField(
        label=_("Number of the letter"),
        max_length=100,
        required=False,
        help_text=_("Needed whenever the province is written to, or has answered; for example 120/UBND-NV."),
    )
    written_on = forms.DateField(label=_("Day of the letter"), required=False)

    def clean(self) -> dict[str, Any]:
        """Put number and day together."""
        said = super().clean() or {}
        said["letter"] = Letter(said.pop("number", ""), said.pop("written_on", None))
        return said


class EscalateForm(LetterForm):
    """Put to a higher level."""

    level = forms.ChoiceField(label=_("Put to"), choices=HIGHER_LEVELS, widget=forms.RadioSelect)
    addressee = forms.CharField(
        label=_("Of whom"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("The department of the province, for example Sở Nội vụ."),
    )
    note = _text(_("Note"), required=False)
    field_order = ("level", "addressee", "number", "written_on", "note")

    def clean(self) -> dict[str, Any]:
        """Put together to whom, by what letter, and why; what is wrong with one part has been said beside it."""
        said = super().clean()
        if not self.errors:
            said["to"] = Escalation(**{name: said.pop(name) for name in ("level", "addressee", "letter", "note")})
        return said


class AnswerForm(LetterForm):
    """What was answered."""

    answer = _text(_("Answer"))
    field_order = ("answer",)


class SolveForm(ActForm):
    """How it was taken out of the way."""

    solution = _text(_("How it was solved"))


class ReasonForm(ActForm):
    """Why a step is taken."""

    reason = _text(_("Reason"))


class EntrustForm(ActForm):
    """Which unit follows it up."""

    unit_id = forms.TypedChoiceField(label=_("Unit that follows it up"), coerce=int)
    note = _text(_("Note"), required=False)

    def __init__(self, *said: Any, units: Iterable[UnitCard], **options: Any) -> None:
        super().__init__(*said, **options)
        self.fields["unit_id"].choices = [("", "–"), *((unit.id, unit.name) for unit in units)]  # type: ignore[attr-defined]
