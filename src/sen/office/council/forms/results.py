"""What is typed about places, grades, the approval and the publication of a result."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sen.reform.assessments.queries import AssessmentCard
from sen.reform.publishing.operations import LONGEST_REASON
from sen.reform.scoring.queries import OpenGrade, OpenOrder

_PLACE = "place_"


def _reason(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 2}))


class ReasonForm(forms.Form):
    """Why a result is taken up again or taken back."""

    reason = _reason(gettext_lazy("Reason"))

    def __init__(self, act: str, *said: Any, **options: Any) -> None:
        super().__init__(*said, **{"auto_id": f"{act}-%s", **options})


class OrderForm(forms.Form):
    """The places of units that stand level, and why."""

    reason = _reason(gettext_lazy("Reason of the order"))

    def __init__(self, order: OpenOrder, *said: Any, **options: Any) -> None:
        self.order = order
        super().__init__(*said, **{"auto_id": f"order-{order.cards[0].unit_id}-%s", **options})
        places = [(str(place), str(place)) for place in range(1, len(order.cards) + 1)]
        for number, card in enumerate(order.cards):
            self.fields[f"{_PLACE}{card.unit_id}"] = forms.ChoiceField(
                label=card.unit_name, choices=places, initial=str(number + 1)
            )
        self.order_fields([*(f"{_PLACE}{card.unit_id}" for card in order.cards), "reason"])

    @property
    def places(self) -> tuple[forms.BoundField, ...]:
        """The field of each unit."""
        return tuple(self[f"{_PLACE}{card.unit_id}"] for card in self.order.cards)

    @property
    def first(self) -> AssessmentCard:
        """The unit the form is known by."""
        return self.order.cards[0]

    @property
    def unit_ids(self) -> tuple[int, ...]:
        """The units, the better placed first."""
        ids = [card.unit_id for card in self.order.cards]
        return tuple(sorted(ids, key=lambda unit_id: int(self.cleaned_data[f"{_PLACE}{unit_id}"])))

    def clean(self) -> dict[str, Any]:
        """Every unit has a place of its own."""
        said = super().clean() or {}
        places = [said.get(f"{_PLACE}{card.unit_id}") for card in self.order.cards]
        if len(set(places)) != len(places):
            self.add_error(None, _("Give every unit a place of its own."))
        return said


class GradeForm(forms.Form):
    """The grade of one unit, and why."""

    grade = forms.ChoiceField(label=gettext_lazy("Grade"))
    reason = _reason(gettext_lazy("Reason of the grade"))

    def __init__(self, awaited: OpenGrade, labels: tuple[str, ...], *said: Any, **options: Any) -> None:
        self.awaited = awaited
        super().__init__(*said, **{"auto_id": f"grade-{awaited.card.unit_id}-%s", **options})
        self.fields["grade"].choices = [(label, label) for label in reversed(labels)]  # type: ignore[attr-defined]  # a choice field


class ApproveForm(forms.Form):
    """Exactly the result that was read, known by its digest."""

    run_id = forms.IntegerField(widget=forms.HiddenInput)
    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)
    note = forms.CharField(
        label=gettext_lazy("Note"), max_length=LONGEST_REASON, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class PublishForm(forms.Form):
    """Why the public reads another version now; nothing the first time."""

    reason = _reason(gettext_lazy("Reason of the correction"))

    def __init__(self, version_count: int, *said: Any, **options: Any) -> None:
        super().__init__(*said, **{"auto_id": "publish-%s", **options})
        if not version_count:
            del self.fields["reason"]

    @property
    def said_reason(self) -> str:
        """The reason; empty the first time."""
        return str(self.cleaned_data.get("reason", ""))
