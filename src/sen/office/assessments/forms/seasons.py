"""What the secretary types to open a round: its index, its units in peer groups, its calendar."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from sen.office.assessments.forms.calendars import DaysForm
from sen.reform.assessments.queries import Member, in_groups
from sen.reform.indices.queries import VersionCard
from sen.reform.organizations.kinds import GRASSROOTS, Kind
from sen.reform.organizations.queries import UnitCard

EARLIEST_YEAR, LATEST_YEAR = 2012, 2100
LEAST_GROUPS = 2

# Blocks that are taken whole by one tick: their key, what they are called, and the kinds of unit in them.
BLOCKS = (
    ("grassroots", _("Wards and communes"), GRASSROOTS),
    ("departments", _("Departments"), (Kind.OFFICE, Kind.DEPARTMENT)),
)


class OpenForm(DaysForm):
    """A round; units by whole blocks, by named groups, or both."""

    year = forms.IntegerField(
        label=_("Year"),
        min_value=EARLIEST_YEAR,
        max_value=LATEST_YEAR,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
        error_messages={"invalid": _("Write the year in four digits, for example 2023.")},
    )
    block = forms.CharField(
        label=_("Who is measured"), max_length=100, help_text=_("The address of the round is made from it.")
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    version_id = forms.TypedChoiceField(label=_("Index"), coerce=int)
    cut_off_on = forms.DateField(label=_("Figures up to"), help_text=_("Day/month/year, for example 14/9/2023."))
    blocks = forms.MultipleChoiceField(label=_("Whole blocks"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(
        self,
        versions: tuple[VersionCard, ...],
        units: tuple[UnitCard, ...],
        group_count: int,
        *said: Any,
        **options: Any,
    ) -> None:
        super().__init__(*said, **options)
        self.units = units
        self.group_count = group_count
        self.fields["version_id"].choices = [(each.id, f"{each.title} · {each.version}") for each in versions]  # type: ignore[attr-defined]
        self.fields["blocks"].choices = [  # type: ignore[attr-defined]
            (key, _("%(name)s (%(count)d units)") % {"name": name, "count": len(self._of(kinds))})
            for key, name, kinds in BLOCKS
        ]
        for number in range(group_count):
            self.fields[f"name_{number}"] = forms.CharField(
                label=_("Name of group %(number)d") % {"number": number + 1}, max_length=100, required=False
            )
            self.fields[f"units_{number}"] = forms.TypedMultipleChoiceField(
                label=_("Units of group %(number)d") % {"number": number + 1},
                choices=[(unit.id, unit.name) for unit in units if unit.kind not in (Kind.PROVINCE, Kind.COMMITTEE)],
                coerce=int,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def groups(self) -> Iterator[tuple[BoundField, BoundField]]:
        """The fields of each named group."""
        for number in range(self.group_count):
            yield self[f"name_{number}"], self[f"units_{number}"]

    @property
    def peer_groups(self) -> Mapping[str, tuple[int, ...]]:
        """The units that take part, by group; a unit of a named group stands there, not in its block."""
        found: dict[str, tuple[int, ...]] = {}
        for number in range(self.group_count):
            members = self.cleaned_data.get(f"units_{number}", [])
            if members:
                found[self.cleaned_data[f"name_{number}"]] = tuple(members)
        taken = {unit_id for members in found.values() for unit_id in members}
        for key, name, kinds in BLOCKS:
            rest = tuple(unit.id for unit in self._of(kinds) if unit.id not in taken)
            if key in self.cleaned_data.get("blocks", ()) and rest:
                found[str(name)] = (*found.get(str(name), ()), *rest)
        return found

    def clean(self) -> dict[str, Any]:
        """A group has a name of its own, and a unit stands in one group."""
        said = super().clean()
        names: set[str] = set()
        placed: set[int] = set()
        for number in range(self.group_count):
            members = set(said.get(f"units_{number}", ()))
            name = said.get(f"name_{number}", "")
            if members and (not name or name in names):
                self.add_error(f"name_{number}", _("Give the group a name of its own."))
            if twice := members & placed:
                named = ", ".join(unit.name for unit in self.units if unit.id in twice)
                self.add_error(f"units_{number}", _("In two groups: %(units)s. Leave each in one.") % {"units": named})
            names.add(name)
            placed |= members
        if not placed and not said.get("blocks"):
            self.add_error("blocks", _("Choose a block, or units of a group: a round needs units."))
        return said

    def _of(self, kinds: tuple[Kind, ...]) -> tuple[UnitCard, ...]:
        return tuple(unit for unit in self.units if unit.kind in kinds)


def chosen(members: tuple[Member, ...], units: tuple[UnitCard, ...]) -> dict[str, Any]:
    """What to tick for these members: a block where a group is all of it, else a named group."""
    initial: dict[str, Any] = {"blocks": []}
    blocks = {key: {unit.id for unit in units if unit.kind in kinds} for key, _name, kinds in BLOCKS}
    number = 0
    for name, unit_ids in in_groups(members).items():
        whole = next((key for key, ids in blocks.items() if ids == set(unit_ids)), "")
        if whole:
            initial["blocks"].append(whole)
        else:
            initial |= {f"name_{number}": name, f"units_{number}": list(unit_ids)}
            number += 1
    return initial
