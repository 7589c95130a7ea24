"""What is said to change the rule of reminders, and to urge a unit."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sen.reform.directives.operations.follow_up import LONGEST_DAYS, NewFollowUp
from sen.reform.directives.queries.follow_up import FollowUp


class DaysField(forms.CharField):
    """Numbers of days, one after the other: "7, 3, 1"."""

    def to_python(self, value: Any) -> tuple[int, ...]:  # type: ignore[override]  # numbers, not text
        """Read the numbers, or say that they are none."""
        parts = (super().to_python(value) or "").replace(";", ",").replace(",", " ").split()
        if not all(part.isdecimal() and len(part) <= len(str(LONGEST_DAYS)) for part in parts):
            raise ValidationError(_("Write days as numbers with commas between them, for example 7, 3, 1."))
        return tuple(int(part) for part in parts)

    def prepare_value(self, value: Any) -> Any:
        """Write the numbers as they are typed."""
        return value if isinstance(value, str) else ", ".join(map(str, value or ()))


class RuleForm(forms.Form):
    """When who is told."""

    remind_days_before = DaysField(
        label=_("Remind the officer, days before the deadline"), help_text=_("For example 7, 3, 1.")
    )
    head_after_days = forms.IntegerField(
        label=_("Tell the head of the unit after"), min_value=1, max_value=LONGEST_DAYS
    )
    secretary_after_days = forms.IntegerField(
        label=_("Tell the secretary (Phòng Nội vụ) after"), min_value=1, max_value=LONGEST_DAYS
    )
    leader_after_days = forms.IntegerField(
        label=_("Tell the leaders of the committee after"), min_value=1, max_value=LONGEST_DAYS
    )
    quiet_from = forms.TimeField(label=_("Quiet from"), widget=forms.TimeInput(format="%H:%M"))
    quiet_to = forms.TimeField(
        label=_("Quiet until"),
        widget=forms.TimeInput(format="%H:%M"),
        help_text=_("The same hour twice means: never quiet."),
    )

    @classmethod
    def showing(cls, rule: FollowUp) -> "RuleForm":
        """The form with the rule that counts."""
        return cls(initial={name: getattr(rule, name) for name in cls.base_fields})

    def new_rule(self) -> NewFollowUp:
        """The rule as said."""
        return NewFollowUp(**self.cleaned_data)


class UrgingForm(forms.Form):
    """The letter to a unit."""

    number = forms.IntegerField(
        label=_("Number of the letter"),
        required=False,
        min_value=1,
        max_value=99_999,
        help_text=_("Leave it empty if the clerk gives it later: its place stays blank."),
    )
    report_by_on = forms.DateField(label=_("Report by"), help_text=_("Day/month/year."))
