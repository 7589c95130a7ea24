"""The shapes of what is typed about commendation."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sen.reform.assessments.queries import RoundCard as Assessed
from sen.reform.commendations.kinds import Occasion
from sen.reform.commendations.operations import Count, NewRegulation, NewRound
from sen.reform.commendations.queries import ConditionLine, NominationCard, RegulationCard, RoundCard
from sen.reform.commendations.rules import Answer, with_limits
from sen.reform.common.errors import Refusal
from sen.reform.common.numbers import format_number, parse_number
from sen.reform.organizations.queries import UnitCard
from sen.reform.reviews.queries import ReviewLine

_DAY = gettext_lazy("Day/month/year, for example 21/9/2023.")
_AGAINST, _FOR, _DISSENT = "against_", "for_", "dissent_"


class Number(forms.CharField):
    """A number as offices type it."""

    def clean(self, value: Any) -> Any:
        """Read it, or say what is wrong."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_number(text)
        except Refusal as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal


class OpenForm(forms.Form):
    """A round of commendation to open."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=2000, max_value=2100, localize=False)
    occasion = forms.ChoiceField(label=gettext_lazy("Occasion"), choices=Occasion.choices)
    held_on = forms.DateField(label=gettext_lazy("Day of the conference"), required=False, help_text=_DAY)
    dossiers_due_on = forms.DateField(
        label=gettext_lazy("Dossiers due on"),
        required=False,
        help_text=gettext_lazy("Left empty, it follows from the day of the conference by the regulation that applies."),
    )
    period_from = forms.DateField(label=gettext_lazy("Period looked at, from"), help_text=_DAY)
    period_to = forms.DateField(label=gettext_lazy("Period looked at, to"), help_text=_DAY)
    review = forms.TypedChoiceField(
        label=gettext_lazy("Review it is opened for"), required=False, coerce=int, empty_value=None
    )
    results = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Results it rests on"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, assessed: Iterable[Assessed], reviews: Iterable[ReviewLine], *said: Any, **options: Any) -> None:
        super().__init__(*said, **options)
        none = ("", _("none"))
        self.fields["results"].choices = [(each.id, each.title) for each in assessed]  # type: ignore[attr-defined]
        self.fields["review"].choices = [none, *((line.review.id, line.review.title) for line in reviews)]  # type: ignore[attr-defined]

    @property
    def new_round(self) -> NewRound:
        """What is to be opened."""
        said = dict(self.cleaned_data)
        review, results = said.pop("review"), said.pop("results")
        origin = f"reviews.review:{review}" if review else ""
        return NewRound(**said, assessment_round_ids=tuple(results), origin=origin)


class NominateForm(forms.Form):
    """A unit for something measured, from the list."""

    unit_id = forms.IntegerField(widget=forms.HiddenInput)
    rule_key = forms.CharField(max_length=40, widget=forms.HiddenInput)
    basis_id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    deed = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)


class DeedForm(forms.Form):
    """A unit for something the data cannot show."""

    unit_id = forms.TypedChoiceField(label=gettext_lazy("Unit"), coerce=int)
    rule_key = forms.ChoiceField(label=gettext_lazy("Achievement"))
    deed = forms.CharField(
        label=gettext_lazy("Emulation movement or deed"),
        max_length=200,
        help_text=gettext_lazy("As the certificate names it, after “Đã có thành tích”."),
    )

    def __init__(self, card: RoundCard, units: Iterable[UnitCard], *said: Any, **options: Any) -> None:
        super().__init__(*said, **{"auto_id": "deed-%s", **options})
        self.fields["unit_id"].choices = [(unit.id, unit.name) for unit in units]  # type: ignore[attr-defined]
        told = [(rule.key, rule.label) for rule in card.rules.achievements if rule.limit is None]
        self.fields["rule_key"].choices = told  # type: ignore[attr-defined]


class ReportForm(forms.Form):
    """The report of achievements and the words of the certificate."""

    achievement = forms.CharField(
        label=gettext_lazy("Words of the certificate"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    report = forms.CharField(
        label=gettext_lazy("Report of achievements"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("The head of the unit confirms it by submitting the dossier."),
    )

    @classmethod
    def of(cls, card: NominationCard) -> "ReportForm":
        """With what is written so far."""
        return cls(initial={"achievement": card.achievement, "report": card.report})


class ConditionForm(forms.Form):
    """What a person says of one condition of law."""

    key = forms.CharField(max_length=40, widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label=gettext_lazy("Condition"),
        choices=[(Answer.MET.value, gettext_lazy("Met")), (Answer.NOT_MET.value, gettext_lazy("Not met"))],
    )
    proof = forms.CharField(label=gettext_lazy("Number of the proving document; or why it is not met"), max_length=200)

    def __init__(self, line: ConditionLine, *said: Any, **options: Any) -> None:
        key = line.condition.key
        super().__init__(*said, **{"auto_id": f"{key}-%s", "initial": {"key": key, "proof": line.proof}, **options})
        self.line = line


class StepForm(forms.Form):
    """Why a step is taken."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, name: str, *said: Any, **options: Any) -> None:
        super().__init__(*said, **{"auto_id": f"{name}-%s", **options})


class DecisionForm(forms.Form):
    """Number and day of a decision."""

    number = forms.IntegerField(label=gettext_lazy("Number of the decision"), min_value=1, localize=False)
    decided_on = forms.DateField(label=gettext_lazy("Day of the decision"), help_text=_DAY)


class DecideForm(DecisionForm):
    """A decision that commends; all the council agreed to, unless some are left out."""

    chosen = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Units commended"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, agreed: Iterable[NominationCard], *said: Any, **options: Any) -> None:
        cards = tuple(agreed)
        super().__init__(*said, **{"auto_id": "decide-%s", "initial": {"chosen": [c.id for c in cards]}, **options})
        self.fields["chosen"].choices = [(card.id, card.unit_name) for card in cards]  # type: ignore[attr-defined]


class RevokeForm(DecisionForm):
    """A decision that takes an award back, and why."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *said: Any, **options: Any) -> None:
        super().__init__(*said, **{"auto_id": "revoke-%s", **options})


class SessionForm(forms.Form):
    """A meeting of the council with the count for each nomination."""

    held_on = forms.DateField(label=gettext_lazy("Day of the meeting"), help_text=_DAY)
    place = forms.CharField(label=gettext_lazy("Place"), max_length=150, required=False)
    member_count = forms.IntegerField(label=gettext_lazy("Members of the council"), min_value=1, max_value=99)
    present_count = forms.IntegerField(label=gettext_lazy("Members present"), min_value=0, max_value=99)
    written_count = forms.IntegerField(
        label=gettext_lazy("Absent members who gave their opinion in writing"), min_value=0, max_value=99, initial=0
    )
    discussion = forms.CharField(
        label=gettext_lazy("What was said, for the minutes"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, waiting: Iterable[NominationCard], *said: Any, **options: Any) -> None:
        super().__init__(*said, **options)
        self.waiting = tuple(waiting)
        for card in self.waiting:
            unit = {"unit": card.unit_name}
            self.fields[f"{_FOR}{card.id}"] = forms.IntegerField(label=_("%(unit)s: in favour") % unit, min_value=0)
            self.fields[f"{_AGAINST}{card.id}"] = forms.IntegerField(
                label=_("%(unit)s: against") % unit, min_value=0, initial=0
            )
            self.fields[f"{_DISSENT}{card.id}"] = forms.CharField(
                label=_("%(unit)s: dissenting opinion") % unit, max_length=1000, required=False
            )

    @property
    def counted(self) -> tuple[tuple[NominationCard, forms.BoundField, forms.BoundField, forms.BoundField], ...]:
        """The fields of each nomination."""
        return tuple(
            (card, self[f"{_FOR}{card.id}"], self[f"{_AGAINST}{card.id}"], self[f"{_DISSENT}{card.id}"])
            for card in self.waiting
        )

    @property
    def counts(self) -> tuple[Count, ...]:
        """How the council voted."""
        said = self.cleaned_data
        return tuple(
            Count(card.id, said[f"{_FOR}{card.id}"], said[f"{_AGAINST}{card.id}"], said[f"{_DISSENT}{card.id}"])
            for card in self.waiting
        )


class SalaryForm(forms.Form):
    """The base salary from a day."""

    valid_from = forms.DateField(label=gettext_lazy("Applies from"), help_text=_DAY)
    amount = forms.IntegerField(label=gettext_lazy("Base salary, in đồng"), min_value=1, localize=False)
    source = forms.CharField(label=gettext_lazy("Document and article"), max_length=300)

    def __init__(self, *said: Any, **options: Any) -> None:
        super().__init__(*said, **{"auto_id": "salary-%s", **options})


class DisciplineForm(forms.Form):
    """A unit under discipline."""

    unit_id = forms.TypedChoiceField(label=gettext_lazy("Unit"), coerce=int)
    decided_on = forms.DateField(label=gettext_lazy("Day of the decision"), help_text=_DAY)
    document = forms.CharField(label=gettext_lazy("Document"), max_length=200)

    def __init__(self, units: Iterable[UnitCard], *said: Any, **options: Any) -> None:
        super().__init__(*said, **{"auto_id": "discipline-%s", **options})
        self.fields["unit_id"].choices = [(unit.id, unit.name) for unit in units]  # type: ignore[attr-defined]


class RegulationForm(forms.Form):
    """What the authority applies from a day; the words of the rules are taken over from what applied before."""

    valid_from = forms.DateField(label=gettext_lazy("Applies from"), help_text=_DAY)
    grounds = forms.CharField(
        label=gettext_lazy("Legal grounds, one a line"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    dossier_days = forms.IntegerField(
        label=gettext_lazy("Dossiers due so many days before the conference"), min_value=0, max_value=90
    )
    dossier_source = forms.CharField(label=gettext_lazy("Source of the deadline"), max_length=300)
    quorum_share = forms.CharField(label=gettext_lazy("Quorum, as a share of the members"), max_length=12)
    votes_share = forms.CharField(label=gettext_lazy("Votes needed, as a share of all members"), max_length=12)
    council_source = forms.CharField(label=gettext_lazy("Source of quorum and votes"), max_length=300)
    reward_factor = Number(label=gettext_lazy("Reward, as a multiple of the base salary"), max_length=8)
    reward_source = forms.CharField(label=gettext_lazy("Source of the reward"), max_length=300)

    def __init__(self, applied: RegulationCard, *said: Any, **options: Any) -> None:
        initial = {
            "grounds": "\n".join(applied.grounds),
            "dossier_days": applied.dossier_days,
            "dossier_source": applied.dossier_source,
            "quorum_share": str(applied.quorum_share),
            "votes_share": str(applied.votes_share),
            "council_source": applied.council_source,
            "reward_factor": format_number(applied.reward_factor),
            "reward_source": applied.reward_source,
        }
        super().__init__(*said, **{"auto_id": "regulation-%s", "initial": initial, **options})
        self.applied = applied
        self.measured = tuple(rule for rule in applied.rules.achievements if rule.limit is not None)
        for rule in self.measured:
            number = format_number(rule.limit or Decimal(0))
            self.fields[f"limit_{rule.key}"] = Number(label=rule.label, max_length=8, initial=number)

    @property
    def new_regulation(self) -> NewRegulation:
        """What is to be adopted."""
        said = dict(self.cleaned_data)
        limits = {rule.key: said.pop(f"limit_{rule.key}") for rule in self.measured}
        said["grounds"] = tuple(line for line in said["grounds"].splitlines() if line.strip())
        return NewRegulation(**said, rules=with_limits(self.applied.rules, limits))
