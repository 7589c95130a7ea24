"""What one may look for among promises, as plain links that keep what is chosen already."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from sen.reform.publishing.queries.promises import PromisesPage, Wanted

# The parameter of the address for each thing one may look for.
STATE, UNIT, YEAR = "trang-thai", "don-vi", "nam"


@dataclass(frozen=True)
class Link:
    """One choice."""

    label: str
    address: str
    is_current: bool


@dataclass(frozen=True)
class Filter:
    """The choices of one kind; `all` of them come first."""

    label: str
    links: tuple[Link, ...]


def wanted_by(asked: dict[str, str]) -> Wanted:
    """What an address asks for."""
    return Wanted(state=asked.get(STATE, ""), unit=asked.get(UNIT, ""), year=asked.get(YEAR, ""))


def filters_of(page: PromisesPage) -> tuple[Filter, ...]:
    """Every kind with at least two choices."""
    wanted = page.wanted
    states = ((each.label, replace(wanted, state=each.code)) for each in page.states)
    units = ((each.name, replace(wanted, unit=each.slug)) for each in page.units)
    years = ((str(year), replace(wanted, year=str(year))) for year in page.years)
    every = (
        _filter(_("State"), wanted, replace(wanted, state=""), states),
        _filter(_("Unit"), wanted, replace(wanted, unit=""), units),
        _filter(_("Year"), wanted, replace(wanted, year=""), years),
    )
    return tuple(each for each in every if len(each.links) > 2)


def _filter(label: str, wanted: Wanted, none: Wanted, choices: Iterable[tuple[str, Wanted]]) -> Filter:
    def links() -> Iterator[Link]:
        for name, choice in ((_("All"), none), *choices):
            yield Link(name, _address(choice), choice == wanted)

    return Filter(label, tuple(links()))


def _address(wanted: Wanted) -> str:
    said = {STATE: wanted.state, UNIT: wanted.unit, YEAR: wanted.year}
    query = urlencode({name: value for name, value in said.items() if value})
    return f"{reverse('portal:promises')}{'?' if query else ''}{query}"
