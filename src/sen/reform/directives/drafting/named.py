"""Units under their own names, and the short ones that follow in a list."""

import re
from collections.abc import Iterable

from sen.reform.directives.drafting.gazetteer import SUBORDINATE, Gazetteer
from sen.reform.directives.drafting.mentions import Mention
from sen.reform.directives.drafting.patterns import Pattern
from sen.reform.directives.drafting.source import Source

_WORD = re.compile(r"[^\W_]+")
_JOINER = re.compile(r"[\s&./\-–—_]*$")
_LONGEST_GAP = 4
_LONGEST_NAME = 16  # words
_NEXT_PLACE = re.compile(r"\s?(?:,|;|và|va|,\s?và|:)\s?((?:[^\W_]+(?:\s?[-–&]\s?|\s)?){1,8})")
# "Phường 3, 2 đơn vị": this number counts, it names nobody.
_COUNTS = Pattern(
    r"[/%\d]|\.\d| (?:ngày|tháng|năm|tuần|quý|hồ sơ|đơn vị|lần|cuộc|buổi|người|công|cán|trường|tập|cá|chỉ"
    r"|tiêu|điểm|triệu|tỷ|xã|phường|phòng)"
)


def named(source: Source, gazetteer: Gazetteer) -> list[Mention]:
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
    return [*found, *bare_places(source, (one for one in found if _is_one_of_many(gazetteer, one)), gazetteer)]


def _longest(
    source: Source, gazetteer: Gazetteer, tokens: list[tuple[int, int, str]], first: int
) -> tuple[int, tuple[str, ...]] | None:
    so_far, best = "", None
    for index in range(first, min(len(tokens), first + _LONGEST_NAME)):
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


def _is_one_of_many(gazetteer: Gazetteer, mention: Mention) -> bool:
    return len(mention.codes) == 1 and gazetteer.unit(mention.codes[0]).kind in SUBORDINATE


def bare_places(source: Source, after: Iterable[Mention], gazetteer: Gazetteer) -> list[Mention]:
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
