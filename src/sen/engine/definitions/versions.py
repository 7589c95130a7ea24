"""Versions of one index: which is in force on a day, and which contradict each other."""

import itertools
from collections.abc import Iterable
from datetime import date

from sen.engine.answers import Finding
from sen.engine.definitions.tree import IndexDefinition


def check_versions(definitions: Iterable[tuple[str, IndexDefinition]]) -> tuple[Finding, ...]:
    """
    Refuse two versions of one index that are in force on the same day, unless one says that it replaces the other.

    :param definitions: pairs of file name and definition
    """
    found = []
    ordered = sorted(definitions, key=lambda pair: (pair[1].id, pair[1].valid_from))
    for (_, earlier), (name, later) in itertools.combinations(ordered, 2):
        is_replaced = later.version == earlier.replaces or earlier.version == later.replaces
        if earlier.id == later.id and later.valid_from <= earlier.valid_to and not is_replaced:
            found.append(
                Finding(
                    "versions-overlap",
                    name,
                    f"Phiên bản {later.version} và {earlier.version} của {later.id} cùng có hiệu lực "
                    f"ngày {later.valid_from:%d/%m/%Y}.",
                    f"Kết thúc phiên bản {earlier.version} trước ngày đó, hoặc ghi replaces = “{earlier.version}”.",
                )
            )
    return tuple(found)


def in_force(definitions: Iterable[IndexDefinition], on: date) -> IndexDefinition | None:
    """
    Return the version of one index that holds on a day; a version holds until the one that replaces it begins.

    A correction begins on the same day as what it corrects: that one then never held.
    """
    valid = [each for each in definitions if each.valid_from <= on <= each.valid_to]
    replaced = {each.replaces for each in valid}
    return next((each for each in valid if each.version not in replaced), None)
