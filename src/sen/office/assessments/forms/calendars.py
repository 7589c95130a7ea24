"""The days of a round, each seen on the authority's calendar; and the reasons that go with changes."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sen.reform.assessments.queries import Calendar, DayLine, day_lines
from sen.reform.common.days import format_day

LONGEST_REASON = 500
MOST_EXPLANATION_DAYS = 30
READ_BY_ALL = _("Everybody in the round reads it.")


class ReasonForm(forms.Form):
    """Why, for everybody to read."""

    reason = forms.CharField(label=_("Reason"), max_length=LONGEST_REASON, help_text=READ_BY_ALL)


class ExtendForm(forms.Form):
    """More time for one unit."""

    until = forms.DateField(label=_("Until"), help_text=_("Day/month/year, for example 21/9/2023."))
    reason = forms.CharField(label=_("Reason"), max_length=LONGEST_REASON, help_text=READ_BY_ALL)


class DaysForm(forms.Form):
    """The days of a calendar. A deadline on a day off is possible, but only when it is meant."""

    explanation_days = forms.IntegerField(
        label=_("Working days to explain, at least"),
        min_value=1,
        max_value=MOST_EXPLANATION_DAYS,
        initial=3,
        help_text=_("However late the first appraisal ends, a unit has this long."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 2}),
    )
    keeps_days_off = forms.BooleanField(label=_("Keep the deadlines that fall on days off"), required=False)

    def __init__(self, *said: Any, **options: Any) -> None:
        super().__init__(*said, **options)
        for name, label in Calendar.names.items():
            self.fields[name] = forms.DateField(label=str(label))

    @property
    def is_final(self) -> bool:
        """Whether the button that was pressed is the one that saves."""
        return bool(self.data.get("act", "save") == "save")

    @property
    def calendar(self) -> Calendar:
        """The calendar that was typed."""
        said = {name: self.cleaned_data[name] for name in Calendar.names}
        return Calendar(**said, explanation_days=self.cleaned_data["explanation_days"])

    def clean(self) -> dict[str, Any]:
        """Days off are kept only where that was said."""
        said = super().clean() or {}
        if self.is_final and not said.get("keeps_days_off") and self.days_off:
            named = ", ".join(f"{line.label} {format_day(line.on)}" for line in self.days_off)
            words = _("These fall on days off: %(days)s. Move them to the next working day, or keep them.")
            self.add_error("keeps_days_off", words % {"days": named})
        return said

    @property
    def lines(self) -> tuple[DayLine, ...]:
        """The days as they stand in the form, as the authority's calendar sees them."""
        found = {}
        for name in Calendar.names:
            day = (
                getattr(self, "cleaned_data", {}).get(name)
                if self.is_bound
                else self.get_initial_for_field(self.fields[name], name)
            )
            if isinstance(day, date):
                found[name] = day
        return day_lines(found)

    @property
    def days_off(self) -> tuple[DayLine, ...]:
        """The days that are not worked."""
        return tuple(line for line in self.lines if not line.is_working)

    @property
    def rows(self) -> Iterator[tuple[BoundField, DayLine | None]]:
        """Each day with its field."""
        known = {line.name: line for line in self.lines}
        for name in Calendar.names:
            yield self[name], known.get(name)

    def moved_data(self) -> QueryDict:
        """What was typed, with days off moved to the next working day."""
        said = QueryDict(mutable=True)
        said.update(self.data)
        for line in self.days_off:
            said[line.name] = format_day(line.proposed_on)
        return said


class CalendarForm(DaysForm):
    """The calendar of a round that is open, and why it moves."""

    reason = forms.CharField(label=_("Reason"), max_length=LONGEST_REASON, help_text=READ_BY_ALL)
