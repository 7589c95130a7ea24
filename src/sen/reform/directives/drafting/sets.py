"""Several units under one name, read by its grammar: "thủ trưởng các phòng chuyên môn", "UBND các xã, phường"."""

import re
from dataclasses import replace

from sen.reform.directives.drafting.forms import bare
from sen.reform.directives.drafting.gazetteer import DEPARTMENTS, LOCAL, SUBORDINATE, Gazetteer
from sen.reform.directives.drafting.mentions import Mention
from sen.reform.directives.drafting.named import bare_places
from sen.reform.directives.drafting.patterns import LOWER, UPPER, Pattern, words
from sen.reform.directives.drafting.source import Source

HEADS = words(
    "thủ trưởng", "người đứng đầu", "lãnh đạo", "tập thể", "chủ tịch", "phó chủ tịch", "trưởng", "phó trưởng",
    "trưởng phòng", "phó trưởng phòng", "thành viên", "hiệu trưởng",
    "giám đốc", "phó giám đốc", "chánh", "phó chánh", "bí thư", "bí thư đảng ủy", "đảng ủy",
)  # fmt: skip
_HEAD = Pattern(rf"(?:{HEADS}(?:,| và)? (?:của |các đồng chí )?){{1,3}}(?=\w)")
_LISTING = re.compile(r"\s?:")
_NOUNS: dict[str, frozenset[str]] = {
    "phòng": DEPARTMENTS, "ban": DEPARTMENTS, "xã": frozenset({"commune"}), "phường": frozenset({"ward"}),
    "thị trấn": LOCAL,    "phòng ban": DEPARTMENTS, "ban ngành": DEPARTMENTS, "xã phường": LOCAL, "phường xã": LOCAL,
    "địa phương": LOCAL, "cơ quan": SUBORDINATE, "đơn vị": SUBORDINATE,
}  # fmt: skip
_FOREIGN = (
    "sở", "sở ngành", "sở ban ngành", "huyện", "quận", "thị xã", "thành phố", "tỉnh", "bộ", "đoàn thể", "hội",
    "tổ chức", "ngành", "cấp",
)  # fmt: skip
_QUALITY = "(?: chuyên môn| sự nghiệp| trực thuộc| hành chính)?"
_NOUN = rf"(?:cấp (?:xã|phòng|huyện)|{words(*_NOUNS, *_FOREIGN)})\b{_QUALITY}"
_COUNTED = r"(?:tất cả các|toàn bộ các|toàn thể các|các|những|mỗi|từng|0?\d{1,2}(?:/\d{1,2})?)"
_SET = Pattern(
    rf"\b(?P<head>(?:{HEADS}(?:,| và)? ){{1,2}})?(?:ubnd |ủy ban nhân dân )?(?P<many>{_COUNTED} )?"
    rf"(?P<first>{_NOUN})(?P<more>(?:,\s?| và |, và |[^\S\n]?[-–/][^\S\n]?)(?:các )?{_NOUN}){{0,6}}"
    r"(?P<tail>(?: chuyên môn| có liên quan| liên quan| trực thuộc| thuộc| của| trên địa bàn| thành phố\b| ubnd| khác"
    r"| còn lại| cấp huyện| được giao| nêu trên| trong){0,5})"
)
_ALONE = Pattern(r"(?:cơ quan|đơn vị|cấp xã|cấp phòng)")


def sets(source: Source, gazetteer: Gazetteer) -> list[Mention]:
    """Units by kind: "thủ trưởng các phòng chuyên môn", "UBND các xã, phường"."""
    found: list[Mention] = []
    for words_found in _SET.all(source, 0, len(source.searched)):
        several = words_found["many"] or words_found["more"]
        alone = _ALONE.match(source, *words_found.span("first"))
        if several or (alone and (words_found["head"] or words_found["first"].startswith(("cấp", "cap")))):
            start, end = words_found.span()
            codes = _members(source, start, end, gazetteer)
            one = Mention(start, end, codes, is_set=True)
            is_places = words_found["many"] and _PLACES.fullmatch(words_found["first"])
            names = _unlisted_places(source, one) if is_places and not words_found["more"] else []
            if names:
                found += names
                continue
            listed = bare_places(source, (one,), gazetteer) if _LISTING.match(source.clean, end) else []
            # "các xã: Tân Khánh Đông, Tân Phú Đông" means these two.
            found += [replace(listed[0], start=start), *listed[1:]] if listed else [one]
    return found


_PLACES = re.compile("xã|phường|thị trấn|xa|phuong|thi tran")
_PLACE_NAME = re.compile(rf"(?P<joiner>\s|,\s?|\svà\s)(?P<name>(?:[{UPPER}][{LOWER}]*\s?){{1,4}})(?<!\s)")
_OFFICE = re.compile("(?:Phòng|Ban|Sở|Trung tâm|Công an|Văn phòng|Hội|Chi cục|Thanh tra|Mặt trận)")


def _unlisted_places(source: Source, one: Mention) -> list[Mention]:
    """In "UBND các xã Mỹ An, Mỹ Đông" each name is a place, though no list has it."""
    found: list[Mention] = []
    end = one.end
    while name := _PLACE_NAME.match(source.clean, end, end + 60):
        if _OFFICE.match(name["name"]) or (not found and name["joiner"] not in (" ", "\n")):
            break
        found.append(Mention(name.start("name") if found else one.start, name.end(), ()))
        end = name.end()
    return found


_EACH = Pattern(rf"\b(?:cấp xã|cấp phòng|{words(*_NOUNS, *_FOREIGN)})\b")
_RELATED = Pattern(r"\bliên quan|sự nghiệp|được giao|nêu trên|khác|còn lại")
_PROVINCIAL = Pattern(r"\b(?:sở|huyện|bộ|quận|thị xã)\b")
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
    return DEPARTMENTS if noun == "cap phong" else _BARE_NOUNS.get(noun, frozenset())


_BELOW = Pattern(
    r"\b(?:(?P<head>(?:hiệu trưởng|bí thư chi bộ|trưởng) )?các (?:trường(?! hợp)|khóm|ấp|khu phố|tổ dân phố)"
    r"(?:(?:,| và|-)? ?(?:học|mầm non|mẫu giáo|tiểu học|trung học cơ sở|trung học phổ thông|thcs|thpt|khóm|ấp"
    r"|tổ dân phố|khu phố)\b)*|các trưởng (?:khóm|ấp|khu phố)(?:(?:,| và) (?:khóm|ấp|khu phố))?)"
    r"(?: trên địa bàn| trực thuộc| công lập)*"
)


def groups_below(source: Source) -> list[Mention]:
    """Schools and hamlets: they are asked, but no list of units has them."""
    return [Mention(*found.span(), (), is_set=True) for found in _BELOW.all(source, 0, len(source.clean))]


_STAFF = Pattern(
    r"\b(?:toàn thể |đội ngũ |mỗi )?cán bộ, (?:công chức|đảng viên)"
    r"(?:(?:,| và) (?:viên chức|công chức|người lao động))*"
)


def staff(source: Source) -> list[Mention]:
    """Everybody who works here: asked often, but no unit."""
    return [
        Mention(*found.span(), (), is_set=True, is_staff=True) for found in _STAFF.all(source, 0, len(source.clean))
    ]


def plain_name(words_of_text: str) -> str:
    """
    The name without the title before it.

    >>> plain_name("Giám đốc Trung tâm Hành chính công")
    'Trung tâm Hành chính công'
    """
    source = Source.of(words_of_text)
    head = _HEAD.match(source, 0, len(source.clean))
    return source.clean[head.end() :] if head else source.clean
