"""The rankings in a sealed text, in the small form most pages need; remembered, as texts never change."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from sen.reform.common.text import slug
from sen.reform.publishing.models import PublishedResult
from sen.reform.publishing.queries.cards import AreaName, GroupRanking, UnitRow, figures_of
from sen.reform.publishing.queries.versions import Content, Touched, said_of, text_of

MOST_RANKINGS = 64


@dataclass(frozen=True)
class Rankings:
    """The peer groups of a version, and the index they were measured by."""

    groups: tuple[GroupRanking, ...]
    index: str
    index_version: str

    @property
    def rows(self) -> Mapping[str, tuple[GroupRanking, UnitRow]]:
        """Every unit with its group, by its code."""
        return {unit.code: (group, unit) for group in self.groups for unit in group.units}


_NOTHING = Rankings((), "", "")


@dataclass(frozen=True)
class _Known:
    """A version known by everything light about it."""

    said: tuple[object, ...]
    version: PublishedResult = field(compare=False)


def rankings_of(version: PublishedResult) -> Rankings:
    """The rankings of a version; none where it withdraws or was touched."""
    try:
        return _remembered(_Known(said_of(version), version))
    except Touched:
        return _NOTHING


def rankings_in(content: Content) -> tuple[GroupRanking, ...]:
    """The peer groups of a text, each in the order of its places."""
    names = _address_names(content)
    return tuple(
        GroupRanking(group["name"], tuple(_row(unit, names) for unit in group["units"]), _areas(group))
        for group in content["groups"]
    )


def forget_rankings() -> None:
    """Let every ranking be read anew."""
    _remembered.cache_clear()


@lru_cache(maxsize=MOST_RANKINGS)
def _remembered(known: _Known) -> Rankings:
    content = text_of(known.version)
    if content is None:
        return _NOTHING
    index = content["index"]
    return Rankings(rankings_in(content), index["id"], index["version"])


def _areas(group: Content) -> tuple[AreaName, ...]:
    """The areas of a group's units; all are measured by the same index."""
    first = next(iter(group["units"]), {"areas": ()})
    return tuple(AreaName(area["code"], area["title"]) for area in first["areas"])


def _address_names(content: Content) -> dict[str, str]:
    """What addresses call each unit, by its code: the slug of its name, with its code where it has namesakes."""
    units = [(unit["code"], slug(unit["name"])) for group in content["groups"] for unit in group["units"]]
    bearers = Counter(name for _code, name in units)
    return {code: name if bearers[name] == 1 else f"{name}-{slug(code)}" for code, name in units}


def _row(unit: Content, names: Mapping[str, str]) -> UnitRow:
    return UnitRow(
        code=unit["code"],
        name=unit["name"],
        slug=names[unit["code"]],
        rank=unit["rank"],
        unranked_reason=unit["unranked_reason"],
        grade=unit["grade"],
        figures=figures_of(unit),
        areas=tuple(figures_of(area) for area in unit["areas"]),
    )
