"""A text as it was given, with three views of equal length that rules can search."""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

LONGEST_TEXT = 200_000

_TONES = "\u0300\u0301\u0309\u0303\u0323"
# "hoà" and "hòa", "thuỷ" and "thủy" are one word; not so "hoàn" (closed) and "quý".
_LATE_TONE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\w)")
# Short forms of words that open or join an order; a view has the whole words, its places those of the short form.
_SHORT_FORMS = {
    "p/h": "phối hợp",
    "b/c": "báo cáo",
    "đ/v": "đối với",
    "t/h": "thực hiện",
    "c/trì": "chủ trì",
    "t/m": "tham mưu",
}
# A run of spaces, one of these forms, or a letter with the marks that follow it.
_CLUSTER = re.compile(
    rf"(?P<space>\s+)|(?P<short>(?<![\w/])(?:{'|'.join(_SHORT_FORMS)})(?![\w/]))|.[\u0300-\u036f]*",
    re.DOTALL | re.IGNORECASE,
)
# Below this share of marked letters a text was typed without Vietnamese marks.
_MARKED_SHARE = 0.05


class TextTooLong(ValueError):
    """The text is longer than any notice of conclusions."""

    def __init__(self, length: int) -> None:
        given, longest = (f"{number:,}".replace(",", ".") for number in (length, LONGEST_TEXT))
        super().__init__(
            f"Văn bản dài {given} ký tự, quá giới hạn {longest} ký tự. Hãy tách riêng phần kết luận rồi thử lại."
        )


@dataclass(frozen=True)
class Source:
    """
    The given text and its views: `clean` (NFC), `low` (lower case), `bare` (no marks).

    Words are looked up in `searched`: `low`, or `bare` when the whole text was typed without marks.
    Positions are the same in all views; `span` turns them into positions of the given text.
    """

    given: str
    clean: str
    low: str
    bare: str
    searched: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Source":
        """
        Read a text in any Unicode form.

        :raises TextTooLong: beyond `LONGEST_TEXT` characters
        """
        if len(text) > LONGEST_TEXT:
            raise TextTooLong(len(text))
        letters, starts, ends = _letters(text)
        clean = "".join(letters)
        low = "".join(_one_or_same(letter, letter.lower()) for letter in letters)
        low = _LATE_TONE.sub(lambda found: _early_tone(found.group()), low)
        bare = without_marks(low)
        return cls(
            given=text,
            clean=clean,
            low=low,
            bare=bare,
            searched=low if _is_marked(low, bare) else bare,
            starts=tuple(starts),
            ends=tuple(ends),
        )

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The positions in the given text of the letters from `start` up to `end` of a view."""
        if start >= end:
            place = self.starts[start] if start < len(self.starts) else len(self.given)
            return place, place
        return self.starts[start], self.ends[end - 1]

    def place(self, given: int) -> int:
        """The position in the views of the first letter at or behind a position of the given text."""
        return bisect_left(self.starts, given)


def without_marks(text: str) -> str:
    """The text with every Vietnamese mark dropped, letter for letter."""
    return "".join(map(_without_mark, text))


@cache
def _without_mark(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter in "đĐ":
        return "d" if letter == "đ" else "D"
    return _one_or_same(letter, unicodedata.normalize("NFD", letter)[0])


def _is_marked(low: str, bare: str) -> bool:
    marked = sum(one != other for one, other in zip(low, bare, strict=True))
    return marked > sum(map(str.isalpha, low)) * _MARKED_SHARE


def _letters(text: str) -> tuple[list[str], list[int], list[int]]:
    """Compose each letter with its marks, drop invisible signs, join spaces, keep the places."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        if unicodedata.category(cluster[0][0]) == "Cf":
            continue
        composed = _read_out(cluster)
        letters.extend(composed)
        starts.extend([cluster.start()] * len(composed))
        ends.extend([cluster.end()] * len(composed))
    return letters, starts, ends


def _read_out(cluster: re.Match[str]) -> str:
    if cluster["space"]:
        return _one_space(cluster[0])
    if cluster["short"]:
        return _SHORT_FORMS[cluster["short"].lower()]
    return _composed(cluster[0])


def _one_space(run: str) -> str:
    """A run of spaces is one line break, else one tab, else one space."""
    if run.splitlines() != [run]:
        return "\n"
    return "\t" if "\t" in run else " "


@cache
def _composed(cluster: str) -> str:
    return unicodedata.normalize("NFC", cluster)


def _one_or_same(letter: str, changed: str) -> str:
    return changed if len(changed) == 1 else letter


def _early_tone(pair: str) -> str:
    first, marked = pair[0], unicodedata.normalize("NFD", pair[1])
    tone = next(mark for mark in marked if mark in _TONES)
    return unicodedata.normalize("NFC", first + tone) + marked.replace(tone, "")
