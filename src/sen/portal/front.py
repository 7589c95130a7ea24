"""What the first page tells beside the news: who leads the newest results, and where the site's own unit stands."""

from dataclasses import dataclass

from sen.reform.news.queries import SiteCard
from sen.reform.publishing import queries as publishing
from sen.reform.publishing.queries import ResultLine, UnitRow

_PLACES = 3


@dataclass(frozen=True)
class Teaser:
    """A result in a few lines."""

    line: ResultLine
    group: str
    unit_count: int
    first: tuple[UnitRow, ...]
    own: UnitRow | None


def teasers(site: SiteCard) -> tuple[Teaser, ...]:
    """The results of the newest year, one peer group each: the group of the site's unit, or the largest."""
    lines = [line for line in publishing.results() if not line.version.is_withdrawal]
    newest = [line for line in lines if line.year == lines[0].year]
    found = (_teaser(line, site.unit_code) for line in newest)
    return tuple(teaser for teaser in found if teaser is not None)


def _teaser(line: ResultLine, unit_code: str) -> Teaser | None:
    groups = publishing.current(line.year, line.key).groups
    if not groups:
        return None
    own = next(((group, unit) for group in groups for unit in group.units if unit.code == unit_code), None)
    group = own[0] if own else max(groups, key=lambda each: len(each.units))
    return Teaser(
        line=line,
        group=group.name,
        unit_count=len(group.units),
        first=tuple(unit for unit in group.units if unit.rank is not None)[:_PLACES],
        own=own[1] if own else None,
    )
