"""What changed between two versions of an article, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from sen.reform.common.days import format_day
from sen.reform.news.kinds import Kind
from sen.reform.news.texts import ArticleText

SAME, ADDED, REMOVED = "same", "added", "removed"


@dataclass(frozen=True)
class Piece:
    """Some words that stayed, came or went."""

    kind: str
    text: str


@dataclass(frozen=True)
class Difference:
    """A part of the article that is not what it was."""

    part: "str | Promise"
    pieces: tuple[Piece, ...]


def differences(before: ArticleText, after: ArticleText) -> tuple[Difference, ...]:
    """Each part that changed, with its words in reading order; nothing when the texts are the same."""
    parts = (
        (pgettext_lazy("article", "Kind"), _kind(before), _kind(after)),
        (pgettext_lazy("article", "Title"), before.title, after.title),
        (pgettext_lazy("article", "Lead"), before.lead, after.lead),
        (pgettext_lazy("article", "Text"), before.body, after.body),
        (pgettext_lazy("article", "Topic"), before.topic, after.topic),
        (pgettext_lazy("article", "Source"), before.source, after.source),
        (pgettext_lazy("article", "Happened on"), format_day(before.happened_on), format_day(after.happened_on)),
        (pgettext_lazy("article", "Simulated data"), _yes_or_no(before), _yes_or_no(after)),
    )
    return tuple(Difference(part, pieces_of(old, new)) for part, old, new in parts if old != new)


def pieces_of(old: str, new: str) -> tuple[Piece, ...]:
    """
    The words of two texts laid over each other.

    >>> [(piece.kind, piece.text) for piece in pieces_of("ba tháng cuối", "ba tháng đầu")]
    [('same', 'ba tháng '), ('removed', 'cuối'), ('added', 'đầu')]
    """
    old_words, new_words = re.findall(r"\S+\s*|\s+", old), re.findall(r"\S+\s*|\s+", new)
    pieces: list[Piece] = []
    for kind, from_old, to_old, from_new, to_new in SequenceMatcher(
        None, old_words, new_words, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            pieces.append(Piece(SAME, "".join(new_words[from_new:to_new])))
            continue
        if to_old > from_old:
            pieces.append(Piece(REMOVED, "".join(old_words[from_old:to_old])))
        if to_new > from_new:
            pieces.append(Piece(ADDED, "".join(new_words[from_new:to_new])))
    return tuple(pieces)


def _kind(text: ArticleText) -> str:
    return str(Kind(text.kind).label)


def _yes_or_no(text: ArticleText) -> str:
    return str(pgettext_lazy("article", "yes") if text.is_simulated else pgettext_lazy("article", "no"))
