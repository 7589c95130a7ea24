"""What the public reads: the newest version of each result, and where it came from."""

from sen.reform.publishing.models import Kind, PublishedResult
from sen.reform.publishing.queries.cards import (
    ResultLine,
    ResultNotFound,
    ResultPage,
    UnitNotInResult,
    UnitResult,
    VersionLine,
    areas_of,
    version_line,
)
from sen.reform.publishing.queries.lineages import lineages
from sen.reform.publishing.queries.places import places_in, with_movements
from sen.reform.publishing.queries.rankings import rankings_in, rankings_of
from sen.reform.publishing.queries.versions import (
    Content,
    Touched,
    newest_of_each,
    read,
    text_of,
    versions,
    versions_of,
)


def results() -> tuple[ResultLine, ...]:
    """Every result ever published, the newest year first; a withdrawn one says so."""
    return tuple(
        ResultLine(
            year=version.year,
            key=version.key,
            block=version.block,
            title=version.title,
            is_simulated=version.is_simulated,
            version=version_line(version),
        )
        for version in newest_of_each(versions().order_by("-year", "block", "key", "number"))
    )


def history(year: int, key: str) -> tuple[VersionLine, ...]:
    """The log of a result, the newest version first."""
    return tuple(version_line(version) for version in versions_of(year, key))


def current(year: int, key: str) -> ResultPage:
    """
    A result as it stands, ranked group by group, with movement since the year before.

    :raises ResultNotFound: if nothing was published
    """
    found = read(year, key)
    if found.content is None:
        return ResultPage(found.head, (), None)
    rankings = rankings_of(found.version)
    before = version_before(year, key)
    if before is None or not rankings_of(before).groups:
        return ResultPage(found.head, rankings.groups, None)
    known = lineages(found.version.cut_off_on)
    groups = with_movements(rankings, places_in(found.version, known), places_in(before, known), before.year)
    return ResultPage(found.head, groups, before.year)


def unit_result(year: int, key: str, name: str) -> UnitResult:
    """
    One unit of a result, by the name addresses give it or by its code.

    :raises ResultNotFound: if nothing was published, or it is no longer to be read
    :raises UnitNotInResult: if no unit goes by that name
    """
    found = read(year, key)
    kept = {unit["code"]: unit for group in found.text["groups"] for unit in group["units"]}
    for group in rankings_in(found.text):
        for row in group.units:
            if name in (row.code, row.slug):
                return UnitResult(found.head, group.name, row, areas_of(kept[row.code]))
    raise UnitNotInResult


def content_of(year: int, key: str, number: int | None = None) -> tuple[VersionLine, Content]:
    """
    The sealed text of a version, or of the newest; a withdrawn result is no longer handed out.

    :raises ResultNotFound: if there is no such version, or the result was withdrawn, or the text was touched
    """
    found = list(versions_of(year, key))
    if not found or found[0].kind == Kind.WITHDRAWN:
        raise ResultNotFound
    chosen = next((each for each in found if number in (None, each.number)), None)
    if chosen is None:
        raise ResultNotFound
    try:
        content = text_of(chosen)
    except Touched:
        raise ResultNotFound from None
    if content is None:
        raise ResultNotFound
    return version_line(chosen), content


def version_before(year: int, key: str) -> PublishedResult | None:
    """The newest version of the same round a year earlier."""
    return versions_of(year - 1, key).first()
