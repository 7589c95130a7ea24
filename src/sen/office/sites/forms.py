"""The shapes of what is typed about a site and an outage."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.news.operations import SiteText
from sen.reform.news.queries import MenuPage, SiteCard
from sen.reform.organizations.queries import UnitCard


class Site(forms.Form):
    """What a site says about itself."""

    name = forms.CharField(label=_("Name of the site"), max_length=120, help_text=_("As readers see it: “Phường 3”."))
    tagline = forms.CharField(label=_("Second line"), max_length=120, required=False)
    key = forms.CharField(
        label=_("First word of its addresses"),
        max_length=60,
        required=False,
        help_text=_("Small letters, figures, hyphens: “phuong-3”. Empty for the site at the root."),
    )
    host = forms.CharField(
        label=_("Host name of its own"),
        max_length=200,
        required=False,
        help_text=_("For example phuong3.example.vn; it must also stand in SEN_HOSTS. May stay empty."),
    )
    shows_all_units = forms.BooleanField(label=_("Show the news of every unit, as a city does"), required=False)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    phone = forms.CharField(label=_("Telephone of the office"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail of the office"), required=False)
    hours = forms.CharField(label=_("Opening hours"), max_length=200, required=False)
    latitude = forms.DecimalField(
        label=_("Latitude"), min_value=8, max_value=24, max_digits=8, decimal_places=5, localize=True, required=False
    )
    longitude = forms.DecimalField(
        label=_("Longitude"),
        min_value=102,
        max_value=118,
        max_digits=8,
        decimal_places=5,
        localize=True,
        required=False,
    )
    menu = forms.TypedMultipleChoiceField(
        label=_("Pages in its menu"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, pages: tuple[MenuPage, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["menu"].choices = [(page.id, page.title) for page in pages]  # type: ignore[attr-defined]  # a choice field

    @property
    def said(self) -> SiteText:
        """What was typed, as the operation takes it."""
        return SiteText(**{**self.cleaned_data, "menu": tuple(self.cleaned_data["menu"])})


class NewSite(forms.Form):
    """Whose site it is."""

    unit = forms.TypedChoiceField(label=_("Unit"), coerce=int)

    def __init__(self, *args: Any, units: tuple[UnitCard, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].choices = [(unit.id, unit.name) for unit in units]  # type: ignore[attr-defined]  # a choice field


class Closing(forms.Form):
    """When the unit went on as another, and where its readers are led."""

    on = forms.DateField(label=_("Last day"), help_text=_("Day/month/year."))
    successor = forms.TypedChoiceField(
        label=_("Site that goes on"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Readers are led there."),
    )

    def __init__(self, *args: Any, others: tuple[SiteCard, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", _("None")), *((site.id, site.name) for site in others)]
        self.fields["successor"].choices = choices  # type: ignore[attr-defined]  # a choice field


class Outage(forms.Form):
    """Hours without service."""

    begins_at = forms.DateTimeField(label=_("Rests from"), help_text=_("Day/month/year hour:minute."))
    ends_at = forms.DateTimeField(label=_("Rests until"), help_text=_("Day/month/year hour:minute."))
    reason = forms.CharField(label=_("Why, in words for readers"), max_length=300)
    urgency = forms.CharField(
        label=_("Why it cannot wait seven working days"),
        max_length=300,
        required=False,
        help_text=_("Only when it is urgent; kept on record."),
    )
