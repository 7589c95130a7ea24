"""What the council decides about one criterion: what counts, and why."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sen.office.council.words import ItemLine
from sen.office.figures import asked_field, unit_of
from sen.reform.assessments.queries import AssessmentCard, CurrentAnswer, Stage
from sen.reform.indices.loader import Declared
from sen.reform.indices.queries import LeafLine

KEEP, OBJECTION, DECLARED, NOTHING, FIGURES, NOT_APPLICABLE = "keep", "objection", "declared", "none", "figures", "na"
LONGEST_REASON, LONGEST_CLAIM = 2000, 500
_PREFIX = "so-"


@dataclass(frozen=True)
class Verdict:
    """One thing the council may decide: its words, the points it gives where they are known."""

    value: str
    label: str
    points: str = ""


class DecisionForm(forms.Form):
    """What counts for one criterion, recorded by the secretary; the reason stands in the minutes."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Decision of the council"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what the council decided.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason, as the minutes say it"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen_entries = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    save_key = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(self, line: ItemLine, *said: Any, **options: Any) -> None:
        super().__init__(*said, **options)
        self.line = line
        self.verdicts = tuple(_verdicts(line))
        self.fields["verdict"].choices = [(each.value, each.label) for each in self.verdicts]  # type: ignore[attr-defined]  # a choice field
        for asked in line.leaf.asked:
            self.fields[_PREFIX + asked.name] = asked_field(asked, line.leaf.title)

    @classmethod
    def of(cls, line: ItemLine) -> "DecisionForm":
        """An empty form that knows what stands, and how many decisions were seen."""
        stands = _standing(line.item.words)
        figures = {_PREFIX + name: text.replace(".", ",") for name, text in (stands.figures if stands else {}).items()}
        decided = line.item.decision
        seen = {"seen_entries": decided.entry_count if decided else 0, "save_key": secrets.token_hex(16)}
        return cls(line, initial={**figures, **seen, "reason": decided.reason if decided else ""})

    @property
    def figure_fields(self) -> tuple[tuple[forms.BoundField, str], ...]:
        """The fields of other figures, with the units they are counted in where the label does not say them."""
        return tuple((self[_PREFIX + asked.name], unit_of(asked)) for asked in self.line.leaf.asked)

    @property
    def chosen(self) -> str:
        """The verdict typed before, when the form comes back."""
        return str(self["verdict"].value() or "")

    @property
    def takes_figures(self) -> bool:
        """Whether other figures are being typed, so that their fields are shown."""
        return self.chosen == FIGURES or any(field.errors for field, _unit in self.figure_fields)

    @property
    def figures(self) -> Declared | None:
        """What counts from now on; none where what stood before the council is kept."""
        code, words = self.line.leaf.code, self.line.item.words
        match self.cleaned_data["verdict"]:
            case "keep":
                return None
            case "objection":
                return _as_said(words[Stage.EXPLANATION])
            case "declared":
                return _as_said(words[Stage.SELF])
            case "na":
                return Declared(code, not_applicable=self.cleaned_data["reason"])
            case "figures":
                asked = self.line.leaf.asked
                return Declared(code, {each.name: self.cleaned_data[_PREFIX + each.name] for each in asked})
        return Declared(code)

    def clean(self) -> dict[str, Any]:
        """Why something does not apply is kept in fewer words than a reason."""
        said = super().clean() or {}
        if said.get("verdict") == NOT_APPLICABLE and len(said.get("reason", "")) > LONGEST_CLAIM:
            words = _("Say in at most %(most)d characters why it does not apply.")
            self.add_error("reason", words % {"most": LONGEST_CLAIM})
        return said

    def refuse_figure(self, name: str, sentence: str) -> None:
        """Say beside a figure what is wrong with it."""
        self.add_error(_PREFIX + name if _PREFIX + name in self.fields else None, sentence)


class ChooseForm(forms.Form):
    """Which criterion of which unit the council looks at."""

    don_vi = forms.ChoiceField(label=gettext_lazy("Unit"))
    tieu_chi = forms.ChoiceField(label=gettext_lazy("Criterion"))

    def __init__(
        self, members: tuple[AssessmentCard, ...], leaves: Mapping[str, LeafLine], *said: Any, **options: Any
    ) -> None:
        super().__init__(*said, **options)
        self.fields["don_vi"].choices = [(each.unit_slug, each.unit_name) for each in members]  # type: ignore[attr-defined]
        self.fields["tieu_chi"].choices = [(leaf.code, f"{leaf.code} {leaf.title}") for leaf in leaves.values()]  # type: ignore[attr-defined]


def _verdicts(line: ItemLine) -> Iterator[Verdict]:
    words, shown = line.item.words, {said.stage: said.shown_points for said in line.said}
    stands = _standing(words)
    if stands is not None:
        yield Verdict(KEEP, _("Keep what the appraisal came to"), shown[stands.stage.value])
    reply = words.get(Stage.EXPLANATION)
    if reply is not None and not reply.is_missing:
        yield Verdict(OBJECTION, _("Take the figures the unit proposes"), shown[Stage.EXPLANATION.value])
    own = words.get(Stage.SELF)
    if own is not None and not own.is_missing and stands is not own:
        yield Verdict(DECLARED, _("Take what the unit declared"), shown[Stage.SELF.value])
    yield Verdict(FIGURES, _("Take other figures"))
    yield Verdict(NOTHING, _("Acknowledge nothing"))
    if line.leaf.may_be_not_applicable:
        yield Verdict(NOT_APPLICABLE, _("It does not apply to the unit"))


def _standing(words: Mapping[Stage, CurrentAnswer]) -> CurrentAnswer | None:
    """What counts before the council says anything."""
    return next((words[stage] for stage in (Stage.REAPPRAISAL, Stage.APPRAISAL, Stage.SELF) if stage in words), None)


def _as_said(word: CurrentAnswer) -> Declared:
    return Declared(word.code, word.figures, word.not_applicable)
