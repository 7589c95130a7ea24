"""What changed between two wordings, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Change(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Words:
    """Some words in a row that share a fate."""

    change: Change
    text: str


def differences(before: str, now: str) -> tuple[Words, ...]:
    """
    The words of both wordings in one text; blanks go with the word before them.

    >>> [(each.change.value, each.text) for each in differences("đạt 78 % kế hoạch", "đạt 80 % kế hoạch")]
    [('same', 'đạt '), ('gone', '78 '), ('new', '80 '), ('same', '% kế hoạch')]
    """
    old, new = _words(before), _words(now)
    return tuple(_changes(old, new))


def _changes(old: list[str], new: list[str]) -> Iterator[Words]:
    for _tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if gone == come:
            yield Words(Change.SAME, gone)
            continue
        if gone:
            yield Words(Change.GONE, gone)
        if come:
            yield Words(Change.NEW, come)


def _words(text: str) -> list[str]:
    return re.findall(r"\s*\S+\s*", text)
