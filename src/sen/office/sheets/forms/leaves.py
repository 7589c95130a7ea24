"""What an officer types for one criterion."""

from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.assessments.queries import CurrentAnswer
from sen.reform.indices.loader import Declared
from sen.reform.indices.queries import AskedFigure, LeafLine

LONGEST_FIGURE = 60
LONGEST_REASON = 500
NOT_APPLICABLE = "is_not_applicable"
REASON = "why_not_applicable"
SEEN = "seen_entries"
_YES_NO = (("1", _("Yes")), ("0", _("No")))


class LeafForm(forms.Form):
    """The figures one criterion asks for; what they may be is decided by the index, not here."""

    def __init__(self, leaf: LeafLine, *said: Any, **options: Any) -> None:
        options["auto_id"] = f"c-{leaf.code}-%s"
        super().__init__(*said, **options)
        self.leaf = leaf
        for asked in leaf.asked:
            self.fields[asked.name] = _field(asked, leaf)
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
    def seen(self) -> int:
        """How many entries the criterion had when the form was shown."""
        return int(self.cleaned_data[SEEN])

    @property
    def asked(self) -> tuple[tuple[forms.BoundField, str], ...]:
        """The fields of the figures, with the units they are counted in where the label does not say them."""
        return tuple(
            (self[asked.name], "" if asked.unit.casefold() == asked.label.casefold() else asked.unit)
            for asked in self.leaf.asked
        )

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


def _field(asked: AskedFigure, leaf: LeafLine) -> forms.Field:
    label = leaf.title if asked.kind == "choice" else asked.label[:1].upper() + asked.label[1:]
    if asked.kind == "choice":
        choices = [(choice.key, choice.label[:1].upper() + choice.label[1:]) for choice in asked.choices]
        return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, required=False)
    if asked.kind == "tick":
        return forms.ChoiceField(label=label, choices=_YES_NO, widget=forms.RadioSelect, required=False)
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.CharField(label=label, max_length=LONGEST_FIGURE, required=False, widget=widget)
