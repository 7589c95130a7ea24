"""A deadline said in one of three ways."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.directives import operations

# About two years; what takes longer is said as a day.
_MOST_WORKING_DAYS = 500


class Deadline(forms.Form):
    """A day, a number of working days, or regular; nothing of it means without a deadline."""

    due_on = forms.DateField(label=_("By a day"), required=False, help_text=_("Day/month/year."))
    working_days = forms.IntegerField(
        label=_("Or in working days"),
        required=False,
        max_value=_MOST_WORKING_DAYS,
        help_text=_("Counted from the day it is given, without days off and holidays."),
    )
    is_regular = forms.BooleanField(label=_("Or to be done regularly, without a deadline"), required=False)

    def clean(self) -> dict[str, Any]:
        """Take the deadline said in one way only."""
        said = super().clean() or {}
        if sum(bool(said.get(name)) for name in ("due_on", "working_days", "is_regular")) > 1:
            self.add_error("due_on", operations.TwoDeadlines().sentence)
        return said
