"""What the public reads: the newest version of each result, and where it came from."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from sen.reform.common.text import slug
from sen.reform.publishing.models import Kind, PublishedResult
from sen.reform.publishing.queries.cards import (
    GroupRanking,
    Movement,
    ResultHead,
    ResultLine,
    ResultNotFound,
    ResultPage,
    UnitNotInResult,
    UnitResult,
    UnitRow,
    VersionLine,
    areas_of,
    figures_of,
    movement_between,
    version_line,
)
from sen.reform.publishing.queries.seals import is_intact

Content = Mapping[str, Any]


def results() -> tuple[ResultLine, ...]:
    """Every result ever published, the newest year first; a withdrawn one says so."""
    newest: dict[int, PublishedResult] = {}
    for version in _versions().order_by("-round__year", "round__block", "round__key", "number"):
        newest[version.round_id] = version
    return tuple(
        ResultLine(
            year=version.round.year,
            key=version.round.key,
            block=version.round.block,
            title=version.round.title,
            is_simulated=version.round.is_simulated,
            version=version_line(version),
        )
        for version in newest.values()
    )


def history(year: int, key: str) -> tuple[VersionLine, ...]:
    """The log of a result, the newest version first."""
    return tuple(version_line(version) for version in _versions_of(year, key))


def current(year: int, key: str) -> ResultPage:
    """
    A result as it stands, ranked group by group, with movement since the year before.

    :raises ResultNotFound: if nothing was published
    """
    head, content = _read(year, key)
    if content is None:
        return ResultPage(head, (), None)
    before, names = _content_before(year, key), _address_names(content)
    ranks = None if before is None else _ranks(before)
    groups = tuple(GroupRanking(group["name"], _rows(group, names, ranks, year - 1)) for group in content["groups"])
    return ResultPage(head, groups, None if ranks is None else year - 1)


def unit_result(year: int, key: str, name: str) -> UnitResult:
    """
    One unit of a result, by the name addresses give it or by its code.

    :raises ResultNotFound: if nothing was published, or it is no longer to be read
    :raises UnitNotInResult: if no unit goes by that name
    """
    head, content = _read(year, key)
    if content is None:
        raise ResultNotFound
    names = _address_names(content)
    for group in content["groups"]:
        for unit in group["units"]:
            if name in (unit["code"], names[unit["code"]]):
                return UnitResult(head, group["name"], _row(unit, names, None), areas_of(unit))
    raise UnitNotInResult


def content_of(year: int, key: str, number: int | None = None) -> tuple[VersionLine, Content]:
    """
    The sealed text of a version, or of the newest; a withdrawn result is no longer handed out.

    :raises ResultNotFound: if there is no such version, or the result was withdrawn, or the text was touched
    """
    versions = list(_versions_of(year, key))
    if not versions or versions[0].kind == Kind.WITHDRAWN:
        raise ResultNotFound
    chosen = next((each for each in versions if number in (None, each.number)), None)
    if chosen is None or chosen.content is None or not is_intact(chosen):
        raise ResultNotFound
    return version_line(chosen), chosen.content


def _versions() -> QuerySet[PublishedResult]:
    return PublishedResult.objects.select_related("round", "previous").defer("content", "previous__content")


def _versions_of(year: int, key: str) -> QuerySet[PublishedResult]:
    return _versions().filter(round__year=year, round__key=key).order_by("-number")


def head_of(version: PublishedResult, log: Iterable[PublishedResult] = ()) -> tuple[ResultHead, Content | None]:
    """What is said about a version, and its text when that may be shown."""
    whole = is_intact(version)
    # What is said of a withdrawn or touched version comes from the round: its text speaks no more.
    content = version.content if whole else None
    said = content["round"] if content else None
    index = content["index"] if content else {"title": "", "version": "", "is_sample": False}
    head = ResultHead(
        year=version.round.year,
        key=version.round.key,
        block=said["block"] if said else version.round.block,
        title=said["title"] if said else version.round.title,
        cut_off_on=date.fromisoformat(said["cut_off_on"]) if said else version.round.cut_off_on,
        is_simulated=said["is_simulated"] if said else version.round.is_simulated,
        is_sample=index["is_sample"],
        index_title=index["title"],
        index_version=index["version"],
        version=version_line(version),
        log=tuple(version_line(each) for each in log),
        is_intact=whole,
    )
    return head, content


def _read(year: int, key: str) -> tuple[ResultHead, Content | None]:
    versions = list(_versions_of(year, key))
    if not versions:
        raise ResultNotFound
    return head_of(versions[0], versions)


def _content_before(year: int, key: str) -> Content | None:
    newest = _versions_of(year - 1, key).first()
    return newest.content if newest and is_intact(newest) else None


def _ranks(content: Content) -> dict[tuple[str, str], int | None]:
    """Places by peer group and unit: a unit that changed its group is not compared."""
    return {(group["name"], unit["code"]): unit["rank"] for group in content["groups"] for unit in group["units"]}


def _address_names(content: Content) -> dict[str, str]:
    """What addresses call each unit, by its code: the slug of its name, with its code where it has namesakes."""
    units = [(unit["code"], slug(unit["name"])) for group in content["groups"] for unit in group["units"]]
    bearers = Counter(name for _code, name in units)
    return {code: name if bearers[name] == 1 else f"{name}-{slug(code)}" for code, name in units}


def _rows(
    group: Content, names: Mapping[str, str], ranks: Mapping[tuple[str, str], int | None] | None, year: int
) -> tuple[UnitRow, ...]:
    return tuple(
        _row(
            unit,
            names,
            None if ranks is None else movement_between(unit["rank"], ranks.get((group["name"], unit["code"])), year),
        )
        for unit in group["units"]
    )


def _row(unit: Content, names: Mapping[str, str], movement: Movement | None) -> UnitRow:
    return UnitRow(
        code=unit["code"],
        name=unit["name"],
        slug=names[unit["code"]],
        rank=unit["rank"],
        unranked_reason=unit["unranked_reason"],
        grade=unit["grade"],
        figures=figures_of(unit),
        movement=movement,
    )
