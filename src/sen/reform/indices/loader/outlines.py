"""An adopted index in outline: its leaves without their rules, and what each was called in another version."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from sen.engine import Criterion, IndexDefinition, difference
from sen.reform.common.numbers import decimal_of
from sen.reform.indices.loader.reading import definition_of
from sen.reform.indices.loader.words import leaf_line
from sen.reform.indices.queries import LeafLine

# Pairs of versions kept ready: this year's beside last year's, for a few kinds of units.
_KEPT = 8


@dataclass(frozen=True)
class OutlineLine:
    """A leaf by its code and title, with whose it is; the area is empty for what stands outside the tree."""

    code: str
    title: str
    maximum: Decimal
    owner: str
    area: str
    area_title: str


def outline(version_id: int) -> tuple[OutlineLine, ...]:
    """
    Every leaf units answer: those of the tree in order, then what stands outside it: bonus, penalties, facts.

    :raises VersionNotFound: if there is none
    """
    definition = definition_of(version_id)
    return (*_tree(definition), *_outside(definition))


def leaf_lines(version_id: int) -> Mapping[str, LeafLine]:
    """
    The same leaves in full, with their figures and rules, by code.

    :raises VersionNotFound: if there is none
    """
    definition = definition_of(version_id)
    return {leaf.code: leaf_line(definition, leaf) for leaf in (*definition.leaves, *definition.extras.all)}


def codes_before(old_id: int, new_id: int) -> Mapping[str, str]:
    """What the leaves of a version were called in an older one, by their code now, where that can be told."""
    if old_id == new_id:
        return {line.code: line.code for line in outline(new_id)}
    old, new = definition_of(old_id), definition_of(new_id)
    return _codes_before(_Pair((old.digest, new.digest), old, new))


@dataclass(frozen=True)
class _Pair:
    """Two versions, known by their digests: the same pair is compared once."""

    digests: tuple[str, str]
    old: IndexDefinition = field(compare=False)
    new: IndexDefinition = field(compare=False)


@lru_cache(maxsize=_KEPT)
def _codes_before(pair: _Pair) -> Mapping[str, str]:
    return {code_now: code_then for code_then, code_now in difference(pair.old, pair.new).mapping.items()}


def _tree(definition: IndexDefinition) -> Iterator[OutlineLine]:
    areas = {area.code: area.title for area in definition.areas}
    for leaf in definition.leaves:
        area = leaf.code.partition(".")[0]
        yield _line(leaf, area, areas.get(area, ""))


def _outside(definition: IndexDefinition) -> Iterator[OutlineLine]:
    for leaf in definition.extras.all:
        yield _line(leaf, "", "")


def _line(leaf: Criterion, area: str, area_title: str) -> OutlineLine:
    return OutlineLine(leaf.code, leaf.title, decimal_of(leaf.maximum), leaf.owner, area, area_title)
