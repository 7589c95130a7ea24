"""The leaves of an area, gathered under the groups pages show them in."""

from collections.abc import Iterator
from itertools import groupby

from sen.engine import Criterion, IndexDefinition


def groups_of(definition: IndexDefinition, area: Criterion) -> Iterator[tuple[Criterion, tuple[Criterion, ...]]]:
    """Pair each group right below the area with all leaves beneath it; leaves of the area itself go with the area."""
    leaves = [leaf for leaf in definition.leaves if leaf.code == area.code or leaf.code.startswith(f"{area.code}.")]
    for code, members in groupby(leaves, key=_group_code):
        yield definition.criterion(code), tuple(members)


def _group_code(leaf: Criterion) -> str:
    parts = leaf.code.split(".")
    return ".".join(parts[: 2 if len(parts) > 2 else 1])
