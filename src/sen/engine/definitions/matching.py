"""Which criterion of one version is which of another."""

import unicodedata
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from sen.engine.definitions.criterion import Criterion
from sen.engine.definitions.tree import IndexDefinition

#: Titles at least so alike, under the same code, are one criterion with new words.
ALIKE = 0.6


def match(old: IndexDefinition, new: IndexDefinition, given: Mapping[str, str] | None = None) -> dict[str, str]:
    """
    Map old codes to new ones: as given, then by equal title, then by equal code with alike titles.

    Groups are matched with groups and leaves with leaves; what has no counterpart is not in the map.

    :raises KeyError: if a given code is not there
    """
    found: dict[str, str] = {}
    for code, other in (given or {}).items():
        found[old.criterion(code).code] = new.criterion(other).code
    for pairs in (_by_title(old, new), _by_code(old, new)):
        for code, other in pairs:
            if code not in found and other not in found.values():
                found[code] = other
    return {each.code: found[each.code] for each in old.by_code.values() if each.code in found}


def _by_title(old: IndexDefinition, new: IndexDefinition) -> Iterator[tuple[str, str]]:
    olds, news = _titles(old), _titles(new)
    for title, codes in olds.items():
        others = news.get(title, [])
        if len(codes) == len(others) == 1:
            yield codes[0], others[0]


def _by_code(old: IndexDefinition, new: IndexDefinition) -> Iterator[tuple[str, str]]:
    for code, criterion in old.by_code.items():
        other = new.by_code.get(code)
        if other is None or (criterion.scoring is None) != (other.scoring is None):
            continue
        if SequenceMatcher(None, _folded(criterion.title), _folded(other.title)).ratio() >= ALIKE:
            yield code, code


def _titles(definition: IndexDefinition) -> dict[tuple[str, bool], list[str]]:
    found: dict[tuple[str, bool], list[str]] = {}
    for each in definition.by_code.values():
        found.setdefault(_key(each), []).append(each.code)
    return found


def _key(criterion: Criterion) -> tuple[str, bool]:
    return _folded(criterion.title), criterion.scoring is None


def _folded(title: str) -> str:
    return " ".join(unicodedata.normalize("NFC", title).casefold().split())
