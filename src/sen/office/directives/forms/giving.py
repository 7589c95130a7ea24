"""A task given by hand: its deadline, who keeps an eye on it, and the criterion it moves."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.office.directives.forms.deadlines import Deadline
from sen.office.directives.forms.texts import ORIGIN
from sen.office.directives.forms.units import DraftCorrection
from sen.reform.assessments.queries import RoundCard
from sen.reform.common.text import nfc
from sen.reform.directives import operations
from sen.reform.indices import loader
from sen.reform.indices.loader import OutlineLine
from sen.reform.organizations.queries import UnitCard

LONGEST_CODE = 20


class NewTask(Deadline, DraftCorrection):
    """Everything that may be said of a task when it is given."""

    basis = forms.CharField(
        label=_("Basis"), required=False, max_length=300, help_text=_("The document or meeting the task follows from.")
    )
    monitor_unit_id = forms.TypedChoiceField(label=_("Monitored by"), required=False, coerce=int, empty_value=None)
    area_code = forms.ChoiceField(label=_("Area of the plan"), required=False)
    round_id = forms.TypedChoiceField(label=_("Round"), required=False, coerce=int, empty_value=None)
    criterion_code = forms.CharField(
        label=_("Code of the criterion"),
        required=False,
        max_length=LONGEST_CODE,
        help_text=_("As it stands in the index, for example 1.2.3."),
    )
    origin = forms.RegexField(regex=f"^{ORIGIN}$", required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: object = None,
        *,
        units: Sequence[UnitCard],
        rounds: Sequence[RoundCard],
        areas: Mapping[str, str],
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, units=units, initial=initial)
        self._rounds = {card.id: card for card in rounds}
        self._offer("monitor_unit_id", _("nobody in particular"), {str(unit.id): unit.name for unit in self._units})
        self._offer("area_code", _("none"), {code: f"{code}. {name}" for code, name in areas.items()})
        self._offer("round_id", _("none"), {str(card.id): card.title for card in rounds})

    @property
    def criterion(self) -> OutlineLine | None:
        """The criterion as its index names it; none while it is not named, or there is no such one."""
        card = self._rounds.get(_number(self["round_id"].value()))
        code = nfc(str(self["criterion_code"].value() or ""))
        lines = loader.outline(card.version_id) if card else ()
        return next((line for line in lines if line.code == code), None)

    def clean(self) -> dict[str, Any]:
        """Know the criterion by its round and code, or not at all."""
        said = super().clean()
        code, round_id = nfc(said.get("criterion_code", "")), said.get("round_id")
        if code and round_id is None:
            self.add_error("round_id", _("Choose the round the criterion belongs to."))
        elif round_id is not None and not code:
            self.add_error("criterion_code", _("Write the code of the criterion, or take the round out."))
        elif code and self.criterion is None:
            words = _("The index of this round has no criterion %(code)s. Look it up in the index.")
            self.add_error("criterion_code", words % {"code": code})
        return said

    def new_task(self) -> operations.NewTask:
        """What is to be given."""
        said, correction, line = self.cleaned_data, self.correction(), self.criterion
        return operations.NewTask(
            title=correction.title,
            lead_unit_ids=correction.lead_unit_ids,
            co_ordinator_ids=correction.co_ordinator_ids,
            product=correction.product,
            basis=said["basis"],
            due_on=said["due_on"],
            working_days=said["working_days"],
            is_regular=said["is_regular"],
            monitor_unit_id=said["monitor_unit_id"],
            area_code=said["area_code"] or (line.area if line else ""),
            round_id=said["round_id"],
            criterion_code=line.code if line else "",
            origin=said["origin"],
        )

    def _offer(self, name: str, nothing: Any, choices: Mapping[str, str]) -> None:
        self.fields[name].choices = [("", nothing), *choices.items()]  # type: ignore[attr-defined]  # a choice field


def _number(typed: object) -> int:
    text = str(typed)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
