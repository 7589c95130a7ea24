"""The shape of a support task."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.reviews.queries import Match


class SupportTask(forms.Form):
    """Whom to learn from, and by when."""

    peer_unit_id = forms.TypedChoiceField(
        label=_("Unit to learn from"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("It co-ordinates the task. Empty means that nobody helps."),
    )
    due_on = forms.DateField(label=_("Due on"), help_text=_("Day/month/year."))

    def __init__(self, *args: Any, found: Match, **options: Any) -> None:
        super().__init__(*args, **options)
        peers = [(str(one.unit_id), one.name) for one in found.practices]
        field = self.fields["peer_unit_id"]
        field.choices = [*peers, ("", _("No unit"))]  # type: ignore[attr-defined]  # a choice field
        if peers:
            field.initial = peers[0][0]
