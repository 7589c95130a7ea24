"""An adopted index as a page: areas, groups, leaves."""

from collections.abc import Iterator

from sen.engine import Criterion, IndexDefinition
from sen.reform.common.numbers import decimal_of
from sen.reform.indices import queries
from sen.reform.indices.loader.groups import groups_of
from sen.reform.indices.loader.reading import once_per_definition, read_version
from sen.reform.indices.loader.wholes import whole_words
from sen.reform.indices.loader.words import leaf_line
from sen.reform.indices.queries import AreaLine, DefinitionPage, GroupLine, OutsideLine


def definition_page(version_id: int) -> DefinitionPage:
    """
    Everything the page of an index shows.

    :raises VersionNotFound: if there is none
    """
    card = queries.version(version_id)
    definition, remarks = read_version(version_id)
    return DefinitionPage(
        version=card,
        scale=decimal_of(definition.scale),
        whole=whole_words(definition),
        areas=_areas(definition),
        outside=tuple(_outside(definition)),
        leaf_count=len(definition.leaves),
        remarks=remarks,
    )


@once_per_definition
def _areas(definition: IndexDefinition) -> tuple[AreaLine, ...]:
    return tuple(_area(definition, area) for area in definition.areas)


def _outside(definition: IndexDefinition) -> Iterator[OutsideLine]:
    extras = definition.extras
    for kind, cap, found in (
        ("bonus", extras.bonus_cap, extras.bonus),
        ("penalty", extras.penalty_cap, extras.penalty),
        ("fact", None, extras.facts),
    ):
        if found:
            most = None if cap is None else decimal_of(cap)
            yield OutsideLine(kind, most, tuple(leaf_line(definition, each) for each in found))


def _area(definition: IndexDefinition, area: Criterion) -> AreaLine:
    groups = tuple(
        GroupLine(
            code=group.code,
            title=group.title,
            maximum=decimal_of(group.maximum),
            leaves=tuple(leaf_line(definition, leaf) for leaf in leaves),
        )
        for group, leaves in groups_of(definition, area)
    )
    return AreaLine(area.code, area.title, decimal_of(area.maximum), groups)
