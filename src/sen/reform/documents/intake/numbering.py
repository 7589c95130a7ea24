"""The numbers and bullets Word counts by itself: they stand in no text, but in a part of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

from sen.reform.documents.intake.archive import Archive

LONGEST_SIGN = 20  # of a made-up one; real ones are "1.2.3." and the like
HIGHEST = 3_000
_LEVELS = 9
_BULLETS = "•+▪"
_PLAIN_BULLETS = frozenset("-–—•●▪■*➢✓+o◦")
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True)
class Level:
    """How one level of a list counts and what it writes: "%1.%2)" in which format."""

    start: int = 1
    kind: str = "decimal"
    sign: str = ""


@dataclass(frozen=True)
class ListUse:
    """A list as paragraphs use it: which definition counts, and where it begins anew."""

    definition: str
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the paragraphs of one document from top to bottom."""

    def __init__(self, archive: Archive, main_part: str) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._uses: dict[str, ListUse] = {}
        self._styles: dict[str, tuple[str, int, str]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        parts = _parts(archive, main_part)
        if "styles" in parts:
            self._read_styles(archive.xml(parts["styles"]))
        if "numbering" in parts:
            self._read_lists(archive.xml(parts["numbering"]))

    def sign(self, paragraph: Element) -> str:
        """The number or bullet of the next paragraph, or nothing."""
        number, depth = self._asked(paragraph)
        use = self._uses.get(number)
        if use is None or not 0 <= depth < _LEVELS:
            return ""
        levels = self._levels.get(use.definition, {})
        counts = self._counts.setdefault(use.definition, [None] * _LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            for level in use.starts:
                counts[level] = None
        self._count(counts, levels, use, depth)
        return _written(levels, counts, depth)

    def _count(self, counts: list[int | None], levels: dict[int, Level], use: ListUse, depth: int) -> None:
        for level in range(depth + 1):
            before = counts[level]
            begin = use.starts.get(level, levels.get(level, Level()).start)
            if before is None:
                counts[level] = begin
            elif level == depth:
                counts[level] = before + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)

    def _asked(self, paragraph: Element) -> tuple[str, int]:
        """The list and the level a paragraph asks for, itself or through its style."""
        properties = _child(paragraph, "pPr")
        if properties is None:
            return "", 0
        own = _child(properties, "numPr")
        style = _value(_child(properties, "pStyle"))
        number, depth = self._of_style(style)
        if own is not None:
            number = _value(_child(own, "numId")) or number
            depth = _whole(_value(_child(own, "ilvl")), depth)
        return number, depth

    def _of_style(self, style: str) -> tuple[str, int]:
        for _each in range(_LEVELS):
            number, depth, based_on = self._styles.get(style, ("", 0, ""))
            if number or not based_on:
                return number, depth
            style = based_on
        return "", 0

    def _read_styles(self, root: Element) -> None:
        for style in _children(root, "style"):
            asked = _child(_child(style, "pPr"), "numPr")
            number, depth = _value(_child(asked, "numId")), _whole(_value(_child(asked, "ilvl")), 0)
            self._styles[_attribute(style, "styleId")] = (number, depth, _value(_child(style, "basedOn")))

    def _read_lists(self, root: Element) -> None:
        linked: dict[str, str] = {}
        for definition in _children(root, "abstractNum"):
            name = _attribute(definition, "abstractNumId")
            linked[name] = _value(_child(definition, "numStyleLink"))
            self._levels[name] = {
                _whole(_attribute(level, "ilvl"), 0): _level(level) for level in _children(definition, "lvl")
            }
        for use in _children(root, "num"):
            starts = {
                _whole(_attribute(override, "ilvl"), 0): _whole(_value(_child(override, "startOverride")), 1)
                for override in _children(use, "lvlOverride")
                if _child(override, "startOverride") is not None
            }
            self._uses[_attribute(use, "numId")] = ListUse(_value(_child(use, "abstractNumId")), starts)
        for name, style in linked.items():
            other = self._uses.get(self._of_style(style)[0])
            if style and other is not None and other.definition != name:
                self._levels[name] = self._levels.get(other.definition, {})


def _parts(archive: Archive, main_part: str) -> dict[str, str]:
    """Where the styles and the lists of a document stand."""
    folder, name = dirname(main_part), main_part.rpartition("/")[2]
    relations = f"{folder}/_rels/{name}.rels"
    if not archive.has(relations):
        return {}
    targets = {
        kind: normpath(join("/", folder, target)).lstrip("/")
        for kind, target, is_outside in archive.relations(relations)
        if kind in ("styles", "numbering") and not is_outside
    }
    return {kind: part for kind, part in targets.items() if archive.has(part)}


def _level(level: Element) -> Level:
    return Level(
        start=_whole(_value(_child(level, "start")), 1),
        kind=_value(_child(level, "numFmt")) or "decimal",
        sign=_value(_child(level, "lvlText"))[:LONGEST_SIGN],
    )


def _written(levels: dict[int, Level], counts: list[int | None], depth: int) -> str:
    level = levels.get(depth, Level())
    if level.kind == "bullet":
        sign = level.sign.strip()
        return sign if sign in _PLAIN_BULLETS else _BULLETS[depth % len(_BULLETS)]
    if level.kind == "none":
        return ""

    def one(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        return _number(counts[at] or 0, levels.get(at, Level()).kind)

    return _PLACE.sub(one, level.sign)[:LONGEST_SIGN].strip()


def _number(count: int, kind: str) -> str:
    if kind in ("upperRoman", "lowerRoman"):
        roman = _roman(count)
        return roman.upper() if kind == "upperRoman" else roman
    if kind in ("upperLetter", "lowerLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, LONGEST_SIGN)
        return letter.upper() if kind == "upperLetter" else letter
    return f"{count:02}" if kind == "decimalZero" else str(count)


def _roman(count: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        said += letters * (count // value)
        count %= value
    return said


def _children(parent: Element | None, word: str) -> Iterator[Element]:
    for child in parent if parent is not None else ():
        if child.tag.rpartition("}")[2] == word:
            yield child


def _child(parent: Element | None, word: str) -> Element | None:
    return next(_children(parent, word), None)


def _attribute(element: Element | None, word: str) -> str:
    named = element.attrib.items() if element is not None else ()
    return next((value for name, value in named if name.rpartition("}")[2] == word), "")


def _value(element: Element | None) -> str:
    return _attribute(element, "val")


def _whole(written: str, otherwise: int) -> int:
    """A count as written, or another when it is none; never more than any list has."""
    return min(int(written), HIGHEST) if written.isascii() and written.isdecimal() and len(written) <= 9 else otherwise
