"""What an officer types for one criterion."""

import secrets
from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.office.figures import choices_of, figure_field, label_of, unit_of
from sen.reform.assessments.queries import CurrentAnswer
from sen.reform.indices.loader import Declared
from sen.reform.indices.queries import AskedFigure, LeafLine

LONGEST_REASON = 500
NOT_APPLICABLE = "is_not_applicable"
REASON = "why_not_applicable"
SEEN = "seen_entries"
SAVE_KEY = "save_key"
LONGEST_KEY = 40
# What is about the form, not about the criterion.
_OWN = (SEEN, SAVE_KEY)
# What every form of ours sends along.
_ALWAYS = frozenset({"csrfmiddlewaretoken"})


@dataclass(frozen=True)
class AskedField:
    """The field of one figure, its unit, and whether the rule can do without it."""

    field: forms.BoundField
    unit: str
    is_optional: bool


class LeafForm(forms.Form):
    """The figures one criterion asks for; what they may be is decided by the index, not here."""

    def __init__(self, leaf: LeafLine, *said: Any, **options: Any) -> None:
        options["auto_id"] = f"c-{leaf.code}-%s"
        super().__init__(*said, **options)
        self.leaf = leaf
        for asked in leaf.asked:
            self.fields[asked.name] = asked_field(asked, leaf)
        if leaf.may_be_not_applicable:
            self.fields[NOT_APPLICABLE] = forms.BooleanField(
                label=_("Does not apply to the unit"),
                required=False,
                help_text=_("Figures above are then not counted."),
            )
            self.fields[REASON] = forms.CharField(
                label=_("Why it does not apply"), required=False, max_length=LONGEST_REASON
            )
        self.fields[SEEN] = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
        self.fields[SAVE_KEY] = forms.CharField(max_length=LONGEST_KEY, required=False, widget=forms.HiddenInput)
        self.initial.setdefault(SAVE_KEY, secrets.token_hex(16))

    @classmethod
    def of(cls, leaf: LeafLine, answer: CurrentAnswer | None) -> Self:
        """Show what was declared last."""
        if answer is None:
            return cls(leaf, initial={SEEN: 0})
        figures = {name: text.replace(".", ",") for name, text in answer.figures.items()}
        claim = {NOT_APPLICABLE: bool(answer.not_applicable), REASON: answer.not_applicable}
        return cls(leaf, initial={**figures, **claim, SEEN: answer.entry_count})

    def clean(self) -> dict[str, Any]:
        """Claim and reason come together."""
        said = super().clean() or {}
        claimed, reason = said.get(NOT_APPLICABLE), said.get(REASON)
        if claimed and not reason:
            self.add_error(REASON, _("Say why the criterion does not apply; the appraiser reads it."))
        if reason and not claimed:
            self.add_error(NOT_APPLICABLE, _("Tick this box too, or empty the reason."))
        return said

    @property
    def strangers(self) -> frozenset[str]:
        """Posted names this form has no field for: nobody types these by accident."""
        return frozenset(self.data) - frozenset(self.fields) - _ALWAYS

    @property
    def save_key(self) -> str:
        """What the browser made up for this save, so that it counts once however often it is sent."""
        return str(self.cleaned_data[SAVE_KEY])

    @property
    def seen(self) -> int:
        """How many entries the criterion had when the form was shown."""
        return int(self.cleaned_data[SEEN])

    @property
    def asked(self) -> tuple[AskedField, ...]:
        """The fields of the figures, with the units they are counted in where the label does not say them."""
        return tuple(AskedField(self[asked.name], unit_of(asked), asked.is_optional) for asked in self.leaf.asked)

    @property
    def was(self) -> tuple[tuple[str, str], ...]:
        """Every figure as it was typed, by name: what a conflict page sends once more."""
        return tuple((name, self.data[name]) for name in self.fields if name in self.data and name not in _OWN)

    @property
    def mine(self) -> tuple[tuple[str, str], ...]:
        """What was typed, as people read it: the label of each figure with its value in words."""
        found = [(str(each.field.label), _in_words(each.field)) for each in self.asked]
        if self.data.get(NOT_APPLICABLE):
            found = [(str(_("Does not apply to the unit")), self.data.get(REASON, ""))]
        return tuple((label, words) for label, words in found if words)

    @property
    def is_claimed(self) -> bool:
        """Whether the box that says it does not apply is ticked, or is in question."""
        return any(field.value() or field.errors for field in self.claim)

    @property
    def claim(self) -> tuple[forms.BoundField, ...]:
        """The fields that say the criterion does not apply, where that may be said."""
        return tuple(self[name] for name in (NOT_APPLICABLE, REASON) if name in self.fields)

    @property
    def declared(self) -> Declared:
        """What was said, for the ledger."""
        said = self.cleaned_data
        if said.get(NOT_APPLICABLE):
            return Declared(self.leaf.code, not_applicable=said[REASON])
        return Declared(self.leaf.code, {asked.name: said[asked.name] for asked in self.leaf.asked})


def _in_words(bound: forms.BoundField) -> str:
    typed = str(bound.value() or "")
    choices = dict(getattr(bound.field, "choices", ()))
    return str(choices.get(typed, typed))


def asked_field(asked: AskedFigure, leaf: LeafLine) -> forms.Field:
    """The field of one figure; what it may be chosen from lies open."""
    choices, label = choices_of(asked), label_of(asked, leaf.title)
    if choices:
        return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, required=False)
    return figure_field(label)
