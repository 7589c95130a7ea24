"""Where a text names units: one unit, a set of units, or a unit nobody here knows."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sen.reform.directives.drafting.forms import bare, key
from sen.reform.directives.drafting.gazetteer import DEPARTMENTS, LOCAL, SUBORDINATE, Gazetteer
from sen.reform.directives.drafting.patterns import UPPER, Pattern, words
from sen.reform.directives.drafting.source import Source
from sen.reform.directives.drafting.strangers import MORE_SECTORS, strangers


@dataclass(frozen=True)
class Mention:
    """Units named between two positions; `is_set` when several are named by one word."""

    start: int
    end: int
    codes: tuple[str, ...]
    is_set: bool = False
    is_committee: bool = False
    is_staff: bool = False

    @property
    def is_unknown(self) -> bool:
        return not self.codes


class Mentions:
    """The mentions of one text in order, none overlapping another."""

    def __init__(self, source: Source, gazetteer: Gazetteer) -> None:
        found = [*_named(source, gazetteer), *_sets(source, gazetteer), *_officials(source), *_strangers(source)]
        self._all = _without_overlaps([_widened(source, one, gazetteer) for one in found])
        self._starts = [one.start for one in self._all]

    def at(self, place: int) -> Mention | None:
        """The mention that starts exactly there."""
        index = bisect_left(self._starts, place)
        return self._all[index] if index < len(self._all) and self._starts[index] == place else None

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that start between two positions."""
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


_WORD = re.compile(r"[^\W_]+")
_JOINER = re.compile(r"[\s&./\-–—_]*$")
_LONGEST_GAP = 4


def _named(source: Source, gazetteer: Gazetteer) -> list[Mention]:
    """Units by name: walk the words as long as they are the beginning of a known form."""
    tokens = [(word.start(), word.end(), word.group()) for word in _WORD.finditer(source.bare)]
    found: list[Mention] = []
    index = 0
    while index < len(tokens):
        longest = _longest(source, gazetteer, tokens, index)
        if longest is None:
            index += 1
            continue
        last, codes = longest
        mention = Mention(tokens[index][0], tokens[last][1], codes, len(codes) > 1, _committee(gazetteer, codes))
        found.append(mention)
        index = last + 1
    return [*found, *_bare_places(source, (one for one in found if _is_one_of_many(gazetteer, one)), gazetteer)]


def _longest(
    source: Source, gazetteer: Gazetteer, tokens: list[tuple[int, int, str]], first: int
) -> tuple[int, tuple[str, ...]] | None:
    so_far, best = "", None
    for index in range(first, len(tokens)):
        start, _, word = tokens[index]
        if index > first and not _JOINER.match(source.bare[tokens[index - 1][1] : start][:_LONGEST_GAP]):
            break
        if word == "va" and so_far:
            continue
        so_far += word
        if so_far not in gazetteer.beginnings:
            break
        if so_far in gazetteer.codes_by_form:
            best = index, gazetteer.codes_by_form[so_far]
    return best


def _committee(gazetteer: Gazetteer, codes: tuple[str, ...]) -> bool:
    return len(codes) == 1 and gazetteer.unit(codes[0]).kind == "committee"


_NEXT_PLACE = re.compile(r"\s?(?:,|;|và|va|,\s?và|:)\s?((?:[^\W_]+(?:\s?[-–&]\s?|\s)?){1,8})")


def _is_one_of_many(gazetteer: Gazetteer, mention: Mention) -> bool:
    return len(mention.codes) == 1 and gazetteer.unit(mention.codes[0]).kind in SUBORDINATE


def _bare_places(source: Source, after: Iterable[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """After "Phường 1" or "các xã:" a lone "2" or "An Hòa" is a unit too."""
    found: list[Mention] = []
    for mention in after:
        end = mention.end
        while following := _bare_place(source, end, gazetteer):
            found.append(following)
            end = following.end
    return found


def _bare_place(source: Source, place: int, gazetteer: Gazetteer) -> Mention | None:
    found = _NEXT_PLACE.match(source.low, place, place + 60)
    if found is None:
        return None
    tokens = list(_WORD.finditer(source.bare, found.start(1), found.end(1)))
    for count in range(len(tokens), 0, -1):
        start, end = tokens[0].start(), tokens[count - 1].end()
        name = "".join(token.group() for token in tokens[:count] if token.group() != "va")
        code = gazetteer.code_by_place.get(name) if tokens[count - 1].group() != "va" else None
        first = source.clean[start]
        if code and (first.isupper() or (first.isdigit() and not _COUNTS.match(source, end, end + 12))):
            return Mention(start, end, (code,))
    return None


# "Phường 3, 2 đơn vị": this number counts, it names nobody.
_COUNTS = Pattern(
    r"[/%\d]|\.\d| (?:ngày|tháng|năm|tuần|quý|hồ sơ|đơn vị|lần|cuộc|buổi|người|công|cán|trường|tập|cá|chỉ|tiêu|điểm|triệu|tỷ|xã|phường|phòng)"
)
_HEADS = words(
    "thủ trưởng",
    "người đứng đầu",
    "lãnh đạo",
    "tập thể",
    "chủ tịch",
    "phó chủ tịch",
    "trưởng",
    "phó trưởng",
    "giám đốc",
    "phó giám đốc",
    "chánh",
    "phó chánh",
    "bí thư",
    "bí thư đảng ủy",
    "đảng ủy",
)
_HEAD = Pattern(rf"\b(?:{_HEADS}(?:,| và|;)? (?:của |các đồng chí |các )?){{1,3}}(?:ubnd |ủy ban nhân dân )?$")
_TAIL = Pattern(
    r" (?:(?:của |thuộc |trực thuộc )?(?:ubnd |ủy ban nhân dân )?(?P<level>thành phố|tp\.?|thị xã|huyện|quận|tỉnh))\b"
)
_PROPER = re.compile(rf"(?: [{UPPER}]\w*){{1,3}}")
_LONGEST_HEAD = 70


def _widened(source: Source, one: Mention, gazetteer: Gazetteer) -> Mention:
    """A mention with the head's title before it and the city's name behind it."""
    start, end = one.start, one.end
    head = _HEAD.search(source, max(0, start - _LONGEST_HEAD), start)
    if head:
        start = head.start()
    more = None if one.is_committee or one.is_set else MORE_SECTORS.match(source, end, end + 80)
    if more:
        # "Phòng Nội vụ - Lao động – …" is another office than "Phòng Nội vụ".
        return Mention(start, more.end(), ())
    tail = None if one.is_committee else _TAIL.match(source, end, end + 40)
    if tail is None:
        return replace(one, start=start)
    proper = _PROPER.match(source.clean, tail.end(), tail.end() + 24)
    end = proper.end() if proper else tail.end()
    # "Văn phòng UBND tỉnh", "Phòng Nội vụ huyện …": an office of somebody else.
    written = key(source.clean[tail.start("level") : end])
    is_own = not gazetteer.own_tails or written in gazetteer.own_tails
    return replace(one, start=start, end=end, codes=one.codes if is_own else ())


_LISTING = re.compile(r"\s?:")
_NOUNS = {
    "phòng": DEPARTMENTS, "ban": DEPARTMENTS, "xã": {"commune"}, "phường": {"ward"}, "thị trấn": LOCAL,
    "phòng ban": DEPARTMENTS, "ban ngành": DEPARTMENTS, "xã phường": LOCAL, "phường xã": LOCAL,
    "địa phương": LOCAL, "cơ quan": SUBORDINATE, "đơn vị": SUBORDINATE,
}  # fmt: skip
_FOREIGN = (
    "sở",
    "sở ngành",
    "sở ban ngành",
    "huyện",
    "quận",
    "thị xã",
    "thành phố",
    "tỉnh",
    "bộ",
    "đoàn thể",
    "hội",
    "tổ chức",
    "ngành",
    "cấp",
)
_NOUN = rf"(?:cấp (?:xã|phòng|huyện)|{words(*_NOUNS, *_FOREIGN)})\b(?: chuyên môn| sự nghiệp| trực thuộc| hành chính)?"
_COUNTED = r"(?:tất cả các|toàn bộ các|toàn thể các|các|những|mỗi|từng|0?\d{1,2}(?:/\d{1,2})?)"
_SET = Pattern(
    rf"\b(?P<head>(?:{_HEADS}(?:,| và)? ){{1,2}})?(?:ubnd |ủy ban nhân dân )?(?P<many>{_COUNTED} )?"
    rf"(?P<first>{_NOUN})(?P<more>(?:,| và|, và|\s?[-–/])\s?(?:các )?{_NOUN}){{0,6}}"
    r"(?P<tail>(?: chuyên môn| có liên quan| liên quan| trực thuộc| thuộc| của| trên địa bàn| thành phố\b| ubnd| khác| còn lại"
    r"| cấp huyện| được giao| nêu trên| trong){0,5})"
)
_ALONE = Pattern(r"(?:cơ quan|đơn vị|cấp xã|cấp phòng)")


def _sets(source: Source, gazetteer: Gazetteer) -> list[Mention]:
    """Units by kind: "thủ trưởng các phòng chuyên môn", "UBND các xã, phường"."""
    found: list[Mention] = []
    for words_found in _SET.all(source, 0, len(source.searched)):
        several = words_found["many"] or words_found["more"]
        alone = _ALONE.match(source, *words_found.span("first"))
        if several or (alone and (words_found["head"] or words_found["first"].startswith(("cấp", "cap")))):
            start, end = words_found.span()
            codes = _members(source, start, end, gazetteer)
            one = Mention(start, end, codes, is_set=True)
            listed = _bare_places(source, (one,), gazetteer) if _LISTING.match(source.clean, end) else []
            # "các xã: Tân Khánh Đông, Tân Phú Đông" means these two.
            found += [replace(listed[0], start=start), *listed[1:]] if listed else [one]
    return found


_EACH = Pattern(rf"\b(?:cấp xã|cấp phòng|{words(*_NOUNS, *_FOREIGN)})\b")
_RELATED = Pattern(r"\bliên quan|sự nghiệp|được giao|nêu trên|khác|còn lại")
_PROVINCIAL = Pattern(rf"\b(?:sở|huyện|bộ|quận|thị xã)\b")
_SPECIAL = Pattern(r"\b(?:cơ quan|phòng)(?:, ban)? chuyên môn")


def _members(source: Source, start: int, end: int, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The units a set stands for; none when it says "liên quan" or speaks of another level."""
    if _RELATED.search(source, start, end) or _PROVINCIAL.search(source, start, end):
        return ()
    kinds = [kind for kind in map(_kinds_of, _EACH.all(source, start, end)) if kind]
    if any(kind <= DEPARTMENTS for kind in kinds) or _SPECIAL.search(source, start, end):
        kinds = [kind if kind != SUBORDINATE else DEPARTMENTS for kind in kinds]
    return gazetteer.of_kinds(frozenset().union(*kinds))


_BARE_NOUNS = {bare(noun): kinds for noun, kinds in _NOUNS.items()}


def _kinds_of(found: re.Match[str]) -> frozenset[str]:
    noun = bare(found.group())
    if noun == "cap xa":
        return LOCAL
    return frozenset(DEPARTMENTS if noun == "cap phong" else _BARE_NOUNS.get(noun, ()))


def _without_overlaps(found: list[Mention]) -> list[Mention]:
    """The leftmost, then the longest; of equals the one that was looked up first."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


_OFFICIALS = Pattern(
    r"\b(?:toàn thể |đội ngũ |mỗi )?cán bộ, (?:công chức|đảng viên)(?:(?:,| và) (?:viên chức|công chức|người lao động))*"
)


def _officials(source: Source) -> list[Mention]:
    """Everybody who works here: asked often, but no unit."""
    return [
        Mention(*found.span(), (), is_set=True, is_staff=True) for found in _OFFICIALS.all(source, 0, len(source.clean))
    ]


def _strangers(source: Source) -> list[Mention]:
    return [Mention(start, end, ()) for start, end in strangers(source)]
