"""What a unit answers to a mark: why it disagrees, and the figures it proposes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.office.sheets.forms.leaves import AskedField, asked_field
from sen.reform.assessments.operations import Reply
from sen.reform.assessments.queries import CurrentAnswer
from sen.reform.indices.loader import Declared
from sen.reform.indices.queries import LeafLine

LONGEST_REPLY = 2000
REASON = "reply_reason"
SEEN = "seen_entries"


class ReplyForm(forms.Form):
    """An objection: its reason, and optionally other figures."""

    def __init__(self, leaf: LeafLine, *said: Any, **options: Any) -> None:
        options["auto_id"] = f"g-{leaf.code}-%s"
        super().__init__(*said, **options)
        self.leaf = leaf
        self.fields[REASON] = forms.CharField(
            label=_("Why you disagree"),
            max_length=LONGEST_REPLY,
            widget=forms.Textarea(attrs={"rows": 3}),
            error_messages={"required": _("Say why you disagree; the appraiser decides on it.")},
        )
        for asked in leaf.asked:
            self.fields[asked.name] = asked_field(asked, leaf)
        self.fields[SEEN] = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    @classmethod
    def of(cls, leaf: LeafLine, reply: CurrentAnswer | None) -> "ReplyForm":
        """Show what was answered last."""
        if reply is None:
            return cls(leaf, initial={SEEN: 0})
        figures = {name: text.replace(".", ",") for name, text in reply.figures.items()}
        return cls(leaf, initial={**figures, REASON: reply.reason, SEEN: reply.entry_count})

    @property
    def reason(self) -> forms.BoundField:
        """The field of the reason."""
        return self[REASON]

    @property
    def seen(self) -> int:
        """How many answers there were when the form was shown."""
        return int(self.cleaned_data[SEEN])

    @property
    def asked(self) -> tuple[AskedField, ...]:
        """The fields of the figures; none of them is needed."""
        return tuple(AskedField(self[asked.name], asked.unit, False) for asked in self.leaf.asked)

    @property
    def reply(self) -> Reply:
        """What was said, for the ledger."""
        figures = {asked.name: text for asked in self.leaf.asked if (text := self.cleaned_data[asked.name])}
        proposed = Declared(self.leaf.code, figures) if figures else None
        return Reply(self.leaf.code, self.cleaned_data[REASON], proposed)
