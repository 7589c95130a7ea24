"""The units of one authority under every name people give them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from sen.reform.directives.drafting.forms import bare, committee_tails, forms, key, place, place_initials, proper_name

DEPARTMENTS = frozenset({"department", "office"})
LOCAL = frozenset({"ward", "commune"})
SUBORDINATE = DEPARTMENTS | LOCAL

_NEAR_ENOUGH = 70


@dataclass(frozen=True)
class KnownUnit:
    """A unit by its code, name and kind (committee, department, office, ward, commune)."""

    code: str
    name: str
    kind: str
    short_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownSet:
    """A name this authority uses for several units at once, or for one that is called otherwise elsewhere."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Gazetteer:
    """
    Units and sets, found by any spelling.

    >>> one = Gazetteer((KnownUnit("nv", "Phòng Nội vụ", "department"),))
    >>> one.codes_by_form["pnv"]
    ('nv',)
    """

    units: tuple[KnownUnit, ...]
    sets: tuple[KnownSet, ...] = ()
    # Names are found, but mean nobody of ours.
    is_of_others: bool = False
    codes_by_form: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    beginnings: frozenset[str] = field(init=False, repr=False, compare=False)
    code_by_place: dict[str, str] = field(init=False, repr=False, compare=False)
    own_tails: frozenset[str] = field(init=False, repr=False, compare=False)
    own_names: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        known: dict[str, set[str]] = {}
        for unit in self.units:
            for form in _all_forms(unit):
                known.setdefault(form, set()).add(unit.code)
        # A form two units share names neither of them: better no lead than a wrong one.
        by_form = {form: tuple(codes) for form, codes in known.items() if len(codes) == 1}
        by_form |= {key(one.name): one.codes for one in self.sets}
        by_form.pop("", None)
        beginnings = {form[:end] for form in by_form for end in range(1, len(form) + 1)}
        places = {place(unit.name, unit.kind): unit.code for unit in self.units}
        object.__setattr__(self, "codes_by_form", by_form)
        object.__setattr__(self, "beginnings", frozenset(beginnings))
        tails = {tail for unit in self.units if unit.kind == "committee" for tail in committee_tails(unit.name)}
        object.__setattr__(self, "own_tails", frozenset(tails))
        proper = (proper_name(unit.name) for unit in self.units if unit.kind == "committee")
        object.__setattr__(self, "own_names", frozenset(name for name in proper if name))
        object.__setattr__(
            self, "code_by_place", _short_places(self.units) | {one: code for one, code in places.items() if one}
        )

    def unit(self, code: str) -> KnownUnit:
        """The unit of a code."""
        return next(unit for unit in self.units if unit.code == code)

    def of_kinds(self, kinds: Iterable[str]) -> tuple[str, ...]:
        """The codes of every unit of these kinds, in the order given."""
        wanted = frozenset(kinds)
        return tuple(unit.code for unit in self.units if unit.kind in wanted)

    def of_others(self, committee: str) -> "Gazetteer":
        """The same kinds of offices at another authority: their names are known, their units are not ours."""
        offices = tuple(unit for unit in self.units if unit.kind in DEPARTMENTS)
        return Gazetteer((*offices, KnownUnit("", committee, "committee")), is_of_others=True)

    def suggestions(self, name: str) -> tuple[str, ...]:
        """The names nearest to one nobody answers to, the nearest first."""
        names = {unit.name: bare(unit.name) for unit in self.units}
        near = process.extract(bare(name), names, scorer=fuzz.ratio, limit=3, score_cutoff=_NEAR_ENOUGH)
        return tuple(found[2] for found in near)


def _short_places(units: Iterable[KnownUnit]) -> dict[str, str]:
    """The initials that only one place has."""
    shorts = [(place_initials(unit.name, unit.kind), unit.code) for unit in units]
    counted = Counter(short for short, _ in shorts)
    return {short: code for short, code in shorts if short and counted[short] == 1}


def _all_forms(unit: KnownUnit) -> set[str]:
    return {*forms(unit.name, unit.kind), *map(key, unit.short_names)}
