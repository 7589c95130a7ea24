"""An adopted index as a page: areas, groups, leaves."""

from sen.engine import Criterion, IndexDefinition
from sen.reform.common.numbers import decimal_of
from sen.reform.indices import queries
from sen.reform.indices.loader.groups import groups_of
from sen.reform.indices.loader.reading import definition_of
from sen.reform.indices.loader.words import leaf_line
from sen.reform.indices.queries import AreaLine, DefinitionPage, GroupLine


def definition_page(version_id: int) -> DefinitionPage:
    """
    Everything the page of an index shows.

    :raises VersionNotFound: if there is none
    """
    card = queries.version(version_id)
    definition = definition_of(version_id)
    return DefinitionPage(
        version=card,
        scale=decimal_of(definition.scale),
        areas=tuple(_area(definition, area) for area in definition.areas),
        leaf_count=len(definition.leaves),
    )


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
