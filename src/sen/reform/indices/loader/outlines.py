"""An adopted index opened once for a page: its leaves in outline or in full, their marks, their older codes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from sen.engine import Criterion, IndexDefinition, difference
from sen.reform.common.numbers import decimal_of
from sen.reform.indices.loader.answers import Declared, UnknownCriterion
from sen.reform.indices.loader.marks import Mark, marks_in
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


@dataclass(frozen=True)
class OpenIndex:
    """An adopted index, read from the database once however much is asked of it."""

    version_id: int
    _definition: IndexDefinition = field(compare=False, repr=False)

    def outline(self) -> tuple[OutlineLine, ...]:
        """Every leaf units answer: those of the tree in order, then what stands outside: bonus, penalties, facts."""
        return (*_tree(self._definition), *(_line(leaf, "", "") for leaf in self._definition.extras.all))

    def leaf(self, code: str) -> LeafLine:
        """
        One leaf in full.

        :raises UnknownCriterion: if the index has none with this code
        """
        criterion = self._definition.by_code.get(code)
        if criterion is None or criterion.scoring is None:
            raise UnknownCriterion(code=code)
        return leaf_line(self._definition, criterion)

    def leaf_lines(self) -> Mapping[str, LeafLine]:
        """All leaves in full, by code, in the order of the outline."""
        leaves = (*self._definition.leaves, *self._definition.extras.all)
        return {leaf.code: leaf_line(self._definition, leaf) for leaf in leaves}

    def marks(self, said: Iterable[Declared]) -> tuple[Mark, ...]:
        """What the rules give, in the order asked; what is said alike of a leaf is computed once."""
        return marks_in(self._definition, said)

    def codes_before(self, old_id: int) -> Mapping[str, str]:
        """What the leaves were called in an older version, by their code now, where that can be told."""
        if old_id == self.version_id:
            return {line.code: line.code for line in self.outline()}
        old, new = definition_of(old_id), self._definition
        return _codes_before(_Pair((old.digest, new.digest), old, new))


def open_index(version_id: int) -> OpenIndex:
    """
    Open an adopted index.

    :raises VersionNotFound: if there is none
    """
    return OpenIndex(version_id, definition_of(version_id))


def outline(version_id: int) -> tuple[OutlineLine, ...]:
    """
    The leaves of an adopted index in outline.

    :raises VersionNotFound: if there is none
    """
    return open_index(version_id).outline()


def leaf_lines(version_id: int) -> Mapping[str, LeafLine]:
    """
    The leaves of an adopted index in full, by code.

    :raises VersionNotFound: if there is none
    """
    return open_index(version_id).leaf_lines()


def marks_of(version_id: int, said: Iterable[Declared]) -> tuple[Mark, ...]:
    """
    What the rules of an adopted index give, in the order asked.

    :raises UnknownCriterion: if the index has no such leaf
    """
    return open_index(version_id).marks(said)


def codes_before(old_id: int, new_id: int) -> Mapping[str, str]:
    """What the leaves of a version were called in an older one, by their code now, where that can be told."""
    return open_index(new_id).codes_before(old_id)


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


def _line(leaf: Criterion, area: str, area_title: str) -> OutlineLine:
    return OutlineLine(leaf.code, leaf.title, decimal_of(leaf.maximum), leaf.owner, area, area_title)
