"""Published results as the API answers them."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sen.portal.data.addresses import site_address
from sen.portal.data.api import shapes
from sen.portal.data.api.pages import cut, pages
from sen.portal.data.api.questions import Nothing, OfGroup, OfYear
from sen.reform.common.addresses import absolute_address
from sen.reform.common.errors import NotFound
from sen.reform.publishing import queries
from sen.reform.publishing.queries import ResultHead, ResultLine, UnitRow, VersionLine

Content = Mapping[str, Any]


class CriterionNotFound(NotFound):
    """No line of the index has this code."""

    message = _("The result has no area or criterion with this code. Look in its list of criteria.")


class NoHistory(NotFound):
    """No result knows this unit."""

    message = _("No published result has a unit with this code.")


def results(question: OfYear) -> shapes.Results:
    """Every result, or those of a year."""
    found = [line for line in queries.results() if question.year in (None, line.year)]
    items = [_item(line) for line in cut(found, question)]
    where = site_address(reverse("portal:api_results"))
    return shapes.Results(items=items, **pages(question, len(found), where))


def result(question: Nothing, year: int, key: str) -> shapes.Result:
    """A result with its versions."""
    head = queries.current(year, key).head
    line = ResultLine(head.year, head.key, head.block, head.title, head.is_simulated, head.version)
    return shapes.Result(
        **vars(_item(line)),
        cut_off_on=head.cut_off_on,
        index_title=head.index_title,
        index_version=head.index_version,
        versions=[version_of(each) for each in head.log],
    )


def ranking(question: OfGroup, year: int, key: str, number: int | None = None) -> shapes.Ranking:
    """The places of the newest version or of another."""
    version, content = queries.content_of(year, key, number)
    return shapes.Ranking(
        year=year,
        key=key,
        version=version_of(version),
        groups=[
            shapes.Group(name=group["name"], units=[_ranked(unit) for unit in group["units"]])
            for group in content["groups"]
            if question.group in ("", group["name"])
        ],
    )


def version(question: OfGroup, year: int, key: str, number: int) -> shapes.Ranking:
    """The places of one version."""
    return ranking(question, year, key, number)


def units(question: Nothing, year: int, key: str) -> shapes.Units:
    """The units of a result."""
    page = _shown(year, key)
    return shapes.Units(
        version=version_of(page.head.version),
        units=[_unit_item(page.head, group.name, row) for group in page.groups for row in group.units],
    )


def unit(question: Nothing, year: int, key: str, name: str) -> shapes.Unit:
    """One unit, by its code or the name addresses give it, with every point."""
    page = queries.unit_result(year, key, name)
    return shapes.Unit(
        **vars(_unit_item(page.head, page.group, page.unit)),
        version=version_of(page.head.version),
        areas=[
            shapes.Area(
                code=area.code,
                title=area.title,
                figures=_figures(area.figures),
                sentence=area.sentence,
                criteria=[
                    shapes.Criterion(
                        code=leaf.code, title=leaf.title, figures=_figures(leaf.figures), sentence=leaf.sentence
                    )
                    for part in area.parts
                    for leaf in part.leaves
                ],
            )
            for area in page.areas
        ],
    )


def criteria(question: Nothing, year: int, key: str) -> shapes.Criteria:
    """The lines of the index."""
    said, content = queries.content_of(year, key)
    lines: dict[str, shapes.CriterionItem] = {}
    for _group, each in _units_in(content):
        for level, node in _nodes(each):
            lines.setdefault(node["code"], shapes.CriterionItem(code=node["code"], title=node["title"], level=level))
    return shapes.Criteria(version=version_of(said), criteria=list(lines.values()))


def criterion(question: Nothing, year: int, key: str, code: str) -> shapes.CriterionFigures:
    """
    One line of the index over all units.

    :raises CriterionNotFound: if there is none
    """
    said, content = queries.content_of(year, key)
    item: shapes.CriterionItem | None = None
    rows = []
    for group, each in _units_in(content):
        for level, node in _nodes(each):
            if node["code"] == code:
                item = item or shapes.CriterionItem(code=code, title=node["title"], level=level)
                rows.append(_row(group, each, node))
    if item is None:
        raise CriterionNotFound
    return shapes.CriterionFigures(**vars(item), version=version_of(said), units=rows)


def history(question: Nothing, code: str) -> shapes.History:
    """
    What a unit reached under its code, the newest year first.

    :raises NoHistory: if no result has it
    """
    past = []
    for line in queries.results():
        if not line.version.is_withdrawal:
            past += list(_past(_shown(line.year, line.key), code))
    if not past:
        raise NoHistory
    names = list(dict.fromkeys(each.unit.name for each in past))
    return shapes.History(code=code, names=names, results=past)


def version_of(line: VersionLine) -> shapes.Version:
    """A version as the API says it."""
    return shapes.Version(
        number=line.number, kind=line.kind, published_at=line.published_at, reason=line.reason, digest=line.digest
    )


def _shown(year: int, key: str) -> queries.ResultPage:
    page = queries.current(year, key)
    if not page.head.shows_figures:
        raise queries.ResultNotFound
    return page


def _item(line: ResultLine) -> shapes.ResultItem:
    where = (line.year, line.key)
    links = shapes.Links(page=absolute_address("portal:result", *where))
    if not line.version.is_withdrawal:
        files = {
            name: absolute_address(route, *where, line.version.number)
            for name, route in (
                ("csv", "portal:result_table"),
                ("json_", "portal:result_text"),
                ("xlsx", "portal:result_workbook"),
            )
        }
        links = shapes.Links(page=links.page, **files)
    return shapes.ResultItem(
        year=line.year,
        key=line.key,
        block=line.block,
        title=line.title,
        is_simulated=line.is_simulated,
        version=version_of(line.version),
        links=links,
    )


def _past(page: queries.ResultPage, code: str) -> Iterator[shapes.PastResult]:
    head = page.head
    for group in page.groups:
        for row in group.units:
            if row.code == code:
                yield shapes.PastResult(
                    year=head.year,
                    key=head.key,
                    title=head.title,
                    group=group.name,
                    group_size=len(group.units),
                    unit=_of_row(row),
                    links=_unit_links(head, row),
                )


def _units_in(content: Content) -> Iterator[tuple[str, Content]]:
    for group in content["groups"]:
        for each in group["units"]:
            yield group["name"], each


def _nodes(each: Content) -> Iterator[tuple[str, Content]]:
    """Areas, parts and criteria in their order; a part that is its area or its criterion is not told twice."""
    for area in each["areas"]:
        yield "area", area
        for part in area["parts"]:
            if part["code"] not in (area["code"], *(leaf["code"] for leaf in part["leaves"])):
                yield "part", part
            for leaf in part["leaves"]:
                yield "criterion", leaf


def _row(group: str, each: Content, node: Content) -> shapes.UnitFigures:
    return shapes.UnitFigures(
        group=group,
        code=each["code"],
        name=each["name"],
        figures=_figures(queries.figures_of(node)),
        sentence=node.get("sentence", ""),
    )


def _ranked(each: Content) -> shapes.RankedUnit:
    return shapes.RankedUnit(
        code=each["code"],
        name=each["name"],
        rank=each["rank"],
        unranked_reason=each["unranked_reason"],
        grade=each["grade"],
        figures=_figures(queries.figures_of(each)),
    )


def _of_row(row: UnitRow) -> shapes.RankedUnit:
    return shapes.RankedUnit(
        code=row.code,
        name=row.name,
        rank=row.rank,
        unranked_reason=row.unranked_reason,
        grade=row.grade,
        figures=_figures(row.figures),
    )


def _unit_item(head: ResultHead, group: str, row: UnitRow) -> shapes.UnitItem:
    return shapes.UnitItem(**vars(_of_row(row)), group=group, links=_unit_links(head, row))


def _unit_links(head: ResultHead, row: UnitRow) -> shapes.Links:
    return shapes.Links(page=absolute_address("portal:result_unit", head.year, head.key, row.slug))


def _figures(figures: queries.Figures) -> shapes.Figures:
    return shapes.Figures(points=figures.points, out_of=figures.out_of, percent=figures.percent, state=figures.state)
