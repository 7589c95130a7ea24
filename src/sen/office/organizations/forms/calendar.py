"""What people type about working days."""

from django import forms
from django.db.models import TextChoices
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

FIRST_YEAR, LAST_YEAR = 2000, 2099


class Choice(TextChoices):
    """What becomes of a day."""

    REST = "nghi", _("Day off")
    WORK = "lam", _("Working day")


class Year(forms.Form):
    """The year looked at."""

    nam = forms.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR)


class OwnDay(forms.Form):
    """What the authority decides for one day."""

    day = forms.DateField(label=_("Day"), help_text=_("Day/month/year, for example 21/9/2023."))
    choice = forms.ChoiceField(label=_("Becomes"), choices=Choice.choices, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("For example the number of the decision."))


class ForgottenDay(forms.Form):
    """The day whose own decision no longer stands."""

    day = forms.DateField()


class Week(forms.Form):
    """The weekdays worked from a day on."""

    valid_from = forms.DateField(label=_("From"), help_text=_("Day/month/year, for example 21/9/2023."))
    days = forms.TypedMultipleChoiceField(
        label=_("Weekdays worked"),
        choices=[(number + 1, label) for number, label in WEEKDAYS.items()],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
