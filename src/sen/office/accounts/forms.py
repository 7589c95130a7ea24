"""The shapes of what administrators type about accounts."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.roles import Role


class SignIn(LoginForm):  # type: ignore[misc]  # the library has no types
    """Name and password; the labels stand above the fields, so nothing stands in them."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class NewAccount(forms.Form):
    """An account to open."""

    full_name = forms.CharField(label=_("Full name"), max_length=120)
    username = forms.SlugField(
        label=_("Sign-in name"), max_length=60, help_text=_("Small letters, digits and hyphens, for example noivu-01.")
    )
    password = forms.CharField(
        label=_("First password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 8 characters: small letters, capitals, digits and signs."),
    )


class Appointment(forms.Form):
    """A post to give."""

    user_id = forms.ChoiceField(label=_("Person"))
    unit_id = forms.ChoiceField(label=_("Unit"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    title = forms.CharField(
        label=_("Title of the post"), max_length=120, required=False, help_text=_("Leave empty to use the role's name.")
    )
    starts_on = forms.DateField(label=_("From day"), help_text=_("Day/month/year, for example 21/9/2023."))
