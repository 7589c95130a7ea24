"""The shapes of what visitors type."""

from django import forms
from django.utils.translation import gettext_lazy as _


class Search(forms.Form):
    """Words to look for."""

    q = forms.CharField(label=_("Search the news"), required=False, max_length=100)
