"""Which tasks a list shows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.office.directives.forms.boards import BoardDay
from sen.reform.common.text import fold
from sen.reform.directives.queries import AGE_LABELS, NONE, STANDINGS, Standing, TaskChoice, TaskLine

LONGEST_WORDS = 100


class BoardFilter(BoardDay):
    """What the list is narrowed to; every choice is one that some task of the list has."""

    q = forms.CharField(
        label=_("Find"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    unit = forms.ChoiceField(label=_("Lead unit"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    area = forms.ChoiceField(label=_("Area"), required=False)
    giver = forms.ChoiceField(label=_("Given by"), required=False)
    age = forms.ChoiceField(label=_("Time left"), required=False)
    # Boards link here with it.
    origin = forms.ChoiceField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: object, *, lines: Sequence[TaskLine], areas: Mapping[str, str]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # the query of the address
        names = {str(line.lead_unit_id): line.lead_name for line in lines}
        self._offer("unit", _("all units"), sorted(names.items(), key=lambda choice: fold(choice[1])))
        self._offer("state", _("all states"), _standings())
        codes = sorted({line.area_code for line in lines if line.area_code})
        named = [(code, f"{code}. {areas[code]}" if code in areas else code) for code in codes]
        self._offer("area", _("all areas"), [*named, (NONE, _("without an area"))])
        self._offer("giver", _("everybody"), [(giver, giver) for giver in sorted({line.given_by for line in lines})])
        self._offer("age", _("any"), [(str(age.value), label) for age, label in AGE_LABELS.items()])
        origins = {line.origin for line in lines} | {line.origin.partition(":")[0] for line in lines}
        self._offer("origin", "", [(NONE, NONE), *((origin, origin) for origin in sorted(origins - {""}))])

    def of(self, lines: Iterable[TaskLine]) -> tuple[TaskLine, ...]:
        """The tasks that are meant, whatever their state."""
        said = self.cleaned_data
        meant = TaskChoice(
            unit_id=int(said["unit"]) if said["unit"] else None,
            area=said["area"],
            giver=said["giver"],
            origin=said["origin"],
            age=said["age"],
        )
        words = fold(said["q"]).split()
        return tuple(line for line in meant.of(lines) if all(word in _searched(line) for word in words))

    @property
    def state_chosen(self) -> TaskChoice:
        """The state that is meant, by itself: the counts above the list leave it out."""
        return TaskChoice(standing=self.cleaned_data["state"])

    def _offer(self, name: str, nothing: Any, choices: Iterable[tuple[str, Any]]) -> None:
        self.fields[name].choices = [("", nothing), *choices]  # type: ignore[attr-defined]  # a choice field


def _standings() -> list[tuple[str, Any]]:
    labels = {str(one.value): one.label for one in Standing}
    return [(name, labels.get(name, _("Open in time"))) for name in STANDINGS]


def _searched(line: TaskLine) -> str:
    return fold(f"{line.title} {line.product} {line.lead_name}")
