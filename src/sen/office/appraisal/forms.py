"""The shapes of what appraisers and the secretary type."""

import secrets
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.office.appraisal.controls import FIGURES, LIKE, NOT_APPLICABLE, Controls
from sen.office.figures import asked_field, unit_of
from sen.reform.accounts.queries import Actor
from sen.reform.assessments.operations import ReasonNeeded
from sen.reform.assessments.queries import CurrentAnswer
from sen.reform.common.errors import Refusal
from sen.reform.common.numbers import parse_number
from sen.reform.indices.loader import BadFigure

LONGEST_REASON, LONGEST_CLAIM, LONGEST_SEED = 2000, 500, 40
KEEP_HERE, KEEP_FOR_ALL = "here", "all"
_PREFIX = "so-"


class MarkForm(forms.Form):
    """A verdict on one criterion of one unit, with its reason; what it may be is said by the controls."""

    verdict = forms.ChoiceField(
        error_messages={"required": _("Choose a verdict."), "invalid_choice": _("Choose a verdict.")}
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3, "data-reason": ""}),
    )
    ask = forms.BooleanField(label=_("Ask the unit to explain"), required=False)
    keep = forms.ChoiceField(
        label=_("Keep the reason for use again"),
        required=False,
        choices=[("", _("no")), (KEEP_HERE, _("for this criterion")), (KEEP_FOR_ALL, _("for all criteria"))],
    )
    like = forms.TypedChoiceField(label=_("Same as unit"), required=False, coerce=int, empty_value=None)
    seen_entries = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    save_key = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(self, controls: Controls, *said: Any, **options: Any) -> None:
        super().__init__(*said, **options)
        self.controls = controls
        verdicts = [(each.value, each.label) for each in controls.verdicts]
        if controls.likes:
            verdicts.append((LIKE, ""))
        self.fields["verdict"].choices = verdicts  # type: ignore[attr-defined]  # a choice field
        self.fields["like"].choices = [("", "–"), *controls.likes]  # type: ignore[attr-defined]
        if any(each.value == FIGURES for each in controls.verdicts):
            for asked in controls.leaf.asked:
                self.fields[_PREFIX + asked.name] = asked_field(asked, controls.leaf.title)

    @classmethod
    def of(cls, controls: Controls, *, stands: CurrentAnswer | None, own: CurrentAnswer | None) -> "MarkForm":
        """An empty form that knows what stands: figures to correct, and how many marks were seen."""
        figures = {_PREFIX + name: text.replace(".", ",") for name, text in (stands.figures if stands else {}).items()}
        seen = {"seen_entries": own.entry_count if own else 0, "save_key": secrets.token_hex(16)}
        return cls(controls, initial={**figures, **seen, "reason": own.reason if own else ""})

    def again(self, *, own: CurrentAnswer | None) -> "MarkForm":
        """The same words in a form that has seen the newest mark."""
        seen = {"seen_entries": str(own.entry_count if own else 0), "save_key": secrets.token_hex(16)}
        return type(self)(self.controls, {**{name: self.data.get(name, "") for name in self.data}, **seen})

    def clean(self) -> dict[str, Any]:
        """Some verdicts need more to be said."""
        said = super().clean() or {}
        if said.get("verdict") == LIKE and said.get("like") is None:
            self.add_error("like", _("Choose the unit whose verdict this one shares."))
        if said.get("verdict") == NOT_APPLICABLE:
            if not said.get("reason"):
                self.add_error("reason", _("Say why the criterion does not apply."))
            elif len(said["reason"]) > LONGEST_CLAIM:
                self.add_error(
                    "reason", _("Say in at most %(most)d characters why it does not apply.") % {"most": LONGEST_CLAIM}
                )
        return said

    @property
    def figures(self) -> dict[str, str]:
        """The figures typed, by their names in the index."""
        return {asked.name: self.cleaned_data[_PREFIX + asked.name] for asked in self.controls.leaf.asked}

    @property
    def figure_fields(self) -> tuple[tuple[forms.BoundField, str], ...]:
        """The fields of the figures with the units they are counted in."""
        return tuple(
            (self[_PREFIX + asked.name], unit_of(asked))
            for asked in self.controls.leaf.asked
            if _PREFIX + asked.name in self.fields
        )

    @property
    def chosen(self) -> str:
        """The verdict typed before, when the form comes back."""
        return str(self["verdict"].value() or "")

    def refuse(self, refusal: Refusal) -> None:
        """Say what is wrong beside the field it is about."""
        match refusal:
            case BadFigure() if _PREFIX + refusal.name in self.fields:
                self.add_error(_PREFIX + refusal.name, refusal.sentence)
            case ReasonNeeded():
                self.add_error("reason", refusal.sentence)
            case _:
                self.add_error(None, refusal.sentence)


class AssignForm(forms.Form):
    """Who appraises the criteria of an area: ticks by criterion, and a row for all of them."""

    def __init__(self, codes: Sequence[str], people: Sequence[Actor], *said: Any, **options: Any) -> None:
        super().__init__(*said, **options)
        choices = [(person.user_id, person.name) for person in people]
        for code in codes:
            self.fields[code] = forms.TypedMultipleChoiceField(choices=choices, coerce=int, required=False)
        self.fields["all"] = forms.TypedMultipleChoiceField(choices=choices, coerce=int, required=False)
        self._codes = tuple(codes)

    @property
    def people(self) -> dict[str, tuple[int, ...]]:
        """Who is chosen for each criterion; whoever is chosen for the area is added to all."""
        for_all = self.cleaned_data["all"]
        return {code: tuple(sorted({*self.cleaned_data[code], *for_all})) for code in self._codes}


class SampleForm(forms.Form):
    """How much is read twice, and the seed of the draw."""

    share = forms.CharField(label=_("Share of the marked items"), max_length=10)
    seed = forms.CharField(
        label=_("Seed of the draw"),
        max_length=LONGEST_SEED,
        help_text=_("Any words or number; with it anybody can draw the same sample again."),
    )

    def clean_share(self) -> Fraction:
        """Ten means ten of a hundred."""
        try:
            percent = parse_number(self.cleaned_data["share"])
        except Refusal as refusal:
            raise forms.ValidationError(refusal.sentence) from None
        return Fraction(percent) / Fraction(Decimal(100))
