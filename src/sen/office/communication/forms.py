"""The shapes of what people say of communication."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.common.decisions import Decision
from sen.reform.common.text import collation_key
from sen.reform.directives.operations.activities import LONGEST_LINK, NewActivity, Proof
from sen.reform.directives.queries.activities import CHANNELS, ActivityLine, ActivityState
from sen.reform.evidence.inspection import ACCEPTED
from sen.reform.evidence.limits import MAXIMUM_BYTES
from sen.reform.evidence.queries import PieceCard
from sen.reform.organizations.queries import UnitCard

LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT = 300, 200, 4000


class YearFilter(forms.Form):
    """Which activities the page of a year shows."""

    unit = forms.ChoiceField(label=_("Unit"), required=False)
    channel = forms.ChoiceField(label=_("Channel"), required=False, choices=[("", _("all channels")), *CHANNELS])
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all states")), *ActivityState.choices])

    def __init__(self, data: Any, *, lines: Iterable[ActivityLine]) -> None:
        super().__init__(data)
        units = {str(line.unit_id): line.unit_name for line in lines}
        named = sorted(units.items(), key=lambda unit: collation_key(unit[1]))
        self.fields["unit"].choices = [("", _("all units")), *named]  # type: ignore[attr-defined]  # a choice field

    def of_those(self, lines: Iterable[ActivityLine]) -> tuple[ActivityLine, ...]:
        """The activities chosen, whatever their state: what the counts are about."""
        said = self.cleaned_data if self.is_valid() else {}
        return tuple(
            line
            for line in lines
            if said.get("unit") in (None, "", str(line.unit_id)) and said.get("channel") in (None, "", line.channel)
        )

    def in_state(self, lines: Iterable[ActivityLine]) -> tuple[ActivityLine, ...]:
        """Of these, the ones in the chosen state."""
        state = self.cleaned_data.get("state") if self.is_valid() else ""
        return tuple(line for line in lines if state in (None, "", line.state))


class PlanForm(forms.Form):
    """An activity of the plan."""

    unit = forms.ChoiceField(label=_("Unit"))
    title = forms.CharField(
        label=_("Activity"),
        max_length=LONGEST_LINE,
        help_text=_("For example: Hội nghị tuyên truyền dịch vụ công trực tuyến."),
    )
    channel = forms.ChoiceField(label=_("Channel"), choices=CHANNELS)
    audience = forms.CharField(
        label=_("Audience"), max_length=LONGEST_NAME, required=False, help_text=_("Whom it is to reach.")
    )
    due_on = forms.DateField(label=_("Due on"), help_text=_("Day/month/year, for example 21/9/2023."))
    detail = forms.CharField(
        label=_("In detail"), required=False, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *said: Any, units: Iterable[UnitCard], **options: Any) -> None:
        super().__init__(*said, **options)
        named = [(str(unit.id), unit.name) for unit in units]
        choices = named if len(named) == 1 else [("", "–"), *named]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def new_activity(self, year: int) -> NewActivity:
        """What is to be entered."""
        said = dict(self.cleaned_data)
        return NewActivity(year=year, unit_id=int(said.pop("unit")), **said)


class ReportForm(forms.Form):
    """That it took place, and what shows it."""

    done_on = forms.DateField(
        label=_("Took place on"), help_text=_("The day itself. It decides whether it was in time.")
    )
    text = forms.CharField(
        label=_("What was done"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    link = forms.CharField(
        label=_("Address of a page"),
        required=False,
        max_length=LONGEST_LINK,
        widget=forms.URLInput,
        help_text=_("An article, a post, a recording: copy the address whole, beginning with https://."),
    )
    piece = forms.ChoiceField(label=_("Or a document of the library"), required=False)
    file = forms.FileField(label=_("Or a new document"), required=False, allow_empty_file=True)
    is_free_of_secrets = forms.BooleanField(label=_("I confirm: the document holds no state secrets"), required=False)

    def __init__(self, data: Any, files: Any, *, pieces: Iterable[PieceCard], may_add: Decision, on: date) -> None:
        super().__init__(data, files, initial={"done_on": on})
        named = [(piece.key, f"{piece.number} · {piece.title}" if piece.number else piece.title) for piece in pieces]
        self.fields["piece"].choices = [("", "–"), *named]  # type: ignore[attr-defined]  # a choice field
        if may_add:
            words = _("PDF, Word (.docx), Excel (.xlsx), PNG or JPEG, up to %(limit)s MB; no macros, no password.")
            self.fields["file"].help_text = words % {"limit": MAXIMUM_BYTES // (1024 * 1024)}
            self.fields["file"].widget.attrs["accept"] = ",".join(ACCEPTED)
        else:
            del self.fields["file"], self.fields["is_free_of_secrets"]

    def proof(self, piece_key: str = "") -> Proof:
        """What shows it; a document just taken in counts before one chosen."""
        return Proof(piece_key or self.cleaned_data["piece"], self.cleaned_data["link"])


class ReasonForm(forms.Form):
    """Why it does not take place."""

    reason = forms.CharField(label=_("Reason"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 2}))
