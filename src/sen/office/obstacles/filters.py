"""Which obstacles the register shows; what is filtered out is not counted, what is counted is shown."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.reform.common.text import collation_key
from sen.reform.directives.queries.obstacles import LEVELS, STATES, ObstacleLine

# An age, and the days it reaches from and to.
AGES: Mapping[str, tuple[int, int | None]] = {"7": (0, 7), "30": (8, 30), "90": (31, 90), "more": (91, None)}
_AGES_IN_WORDS = (
    ("7", _("up to 7 days")),
    ("30", _("8 to 30 days")),
    ("90", _("31 to 90 days")),
    ("more", _("more than 90 days")),
)
_OPEN = "open"


class RegisterFilter(forms.Form):
    """What people choose by."""

    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("all states")), (_OPEN, _("all open")), *STATES]
    )
    level = forms.ChoiceField(label=_("Who can solve it"), required=False, choices=[("", _("all levels")), *LEVELS])
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    area = forms.ChoiceField(label=_("Area"), required=False)
    age = forms.ChoiceField(label=_("Standing for"), required=False, choices=[("", _("any age")), *_AGES_IN_WORDS])

    def __init__(self, data: Any, *, lines: Iterable[ObstacleLine], areas: Mapping[str, str]) -> None:
        super().__init__(data)
        lines = tuple(lines)
        units = {str(line.parties.unit_id): line.unit_name for line in lines}
        used = sorted({line.area_code for line in lines if line.area_code})
        named = sorted(units.items(), key=lambda unit: collation_key(unit[1]))
        self.fields["unit"].choices = [("", _("all units")), *named]  # type: ignore[attr-defined]
        chosen = [(code, f"{code}. {areas[code]}" if code in areas else code) for code in used]
        self.fields["area"].choices = [("", _("all areas")), *chosen]  # type: ignore[attr-defined]

    def of_those(self, lines: Iterable[ObstacleLine]) -> tuple[ObstacleLine, ...]:
        """The obstacles chosen, whatever their state: what the counts are about."""
        said = self.cleaned_data if self.is_valid() else {}
        return tuple(
            line
            for line in lines
            if said.get("level") in (None, "", line.parties.level)
            and said.get("unit") in (None, "", str(line.parties.unit_id))
            and said.get("area") in (None, "", line.area_code)
            and _is_aged(line, said.get("age") or "")
        )

    def in_state(self, lines: Iterable[ObstacleLine]) -> tuple[ObstacleLine, ...]:
        """Of these, the ones in the chosen state."""
        state = self.cleaned_data.get("state") if self.is_valid() else ""
        if state == _OPEN:
            return tuple(line for line in lines if line.is_open)
        return tuple(line for line in lines if state in (None, "", line.parties.state))


def _is_aged(line: ObstacleLine, age: str) -> bool:
    youngest, oldest = AGES.get(age, (0, None))
    return line.age_days >= youngest and (oldest is None or line.age_days <= oldest)
