"""The ways a unit's name is written, derived from the name itself."""

import re
from collections.abc import Iterator

from sen.reform.directives.drafting.source import without_marks

_COMMITTEE = ("ubnd", "uybannhandan")
_COUNCIL_AND_COMMITTEE = ("hdndubnd", "hoidongnhandanuybannhandan", "hdndvaubnd", "ubnd", "uybannhandan")
_CITY = re.compile(r"^(?:ubnd|uy ban nhan dan)\s+(thanh pho|thi xa|huyen|quan|tinh|xa|phuong|thi tran)\s*(.*)$")
_SHORT_LEVEL = {"thanhpho": "tp", "thixa": "tx", "huyen": "h", "quan": "q", "phuong": "p", "xa": "x", "thitran": "tt"}


def key(words: str) -> str:
    """
    Letters and digits only, without marks, joiners or the word "và": what two spellings share.

    >>> key("Phòng VH-TT"), key("phong  Nội vụ và Y tế")
    ('phongvhtt', 'phongnoivuyte')
    """
    return "".join(word for word in re.findall(r"[^\W_]+", bare(words)) if word != "va")


def bare(words: str) -> str:
    """Lower case, without marks."""
    return without_marks(words.lower())


def forms(name: str, kind: str) -> Iterator[str]:
    """The keys under which a unit of this name and kind is known."""
    yield key(name)
    plain = bare(name)
    if kind in ("ward", "commune"):
        yield from _local(plain)
    elif kind == "committee":
        yield from _committee(plain)
    elif plain.startswith("phong "):
        yield from _department(plain.removeprefix("phong "))
    elif plain.startswith("van phong"):
        yield from (lead + rest for lead in ("vanphong", "vp") for rest in _COUNCIL_AND_COMMITTEE)
    elif plain.startswith("thanh tra"):
        rest = key(plain.removeprefix("thanh tra"))
        if rest.startswith("thanhpho"):
            yield from ("thanhtratp", "thanhtrathanhpho")


def place(name: str, kind: str) -> str:
    """What may stand alone after a first unit of its kind: "Phường 1, 2 và An Hòa", "các Phòng: Nội vụ, Tư pháp"."""
    plain = bare(name)
    if kind in ("ward", "commune"):
        return key(re.sub(r"^(phuong|xa|thi tran)\s+", "", plain))
    return key(plain.removeprefix("phong ")) if plain.startswith("phong ") else ""


def _department(rest: str) -> Iterator[str]:
    """Phòng Văn hóa và Thông tin: P. Văn hóa Thông tin, Phòng VH-TT, PVHTT, P.VH&TT."""
    initials = "".join(word[0] for word in re.findall(r"[^\W_]+", rest) if word != "va")
    for start in ("phong", "p"):
        yield start + key(rest)
        yield start + initials


def _local(plain: str) -> Iterator[str]:
    """Phường 3: P.3, P3, UBND Phường 3, UBND P.3, UBND các phường 3, …"""
    level, _, rest = plain.partition(" ")
    for start in ("", *_COMMITTEE):
        if len(initials := _initials(rest)) > 1:
            yield from (start + level_word + initials for level_word in (level, _SHORT_LEVEL.get(level, level)))
        for cac in ("", "cac"):
            yield start + cac + key(plain)
            yield start + cac + _SHORT_LEVEL.get(level, level) + key(rest)


def _initials(words: str) -> str:
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", words))


def place_initials(name: str, kind: str) -> str:
    """
    The short form of a ward's or commune's name in a list that opened with its kind, as in "UBND P2, P4, TQĐ".

    >>> place_initials("Phường Tân Quy Đông", "ward"), place_initials("Phường 2", "ward")
    ('tqd', '')
    """
    if kind not in ("ward", "commune"):
        return ""
    short = _initials(re.sub(r"^(phuong|xa|thi tran)\s+", "", bare(name)))
    return short if len(short) > 1 else ""


def _committee(plain: str) -> Iterator[str]:
    """UBND thành phố Sa Đéc: Ủy ban nhân dân thành phố, UBND TP, UBND TP. Sa Đéc."""
    for start in _COMMITTEE:
        for tail in committee_tails(plain):
            yield start + tail


def proper_name(name: str) -> str:
    """
    What a committee's place is called, without its level.

    >>> proper_name("UBND thành phố Sa Đéc")
    'sa dec'
    """
    found = _CITY.match(bare(name))
    return found[2] if found else ""


def committee_tails(name: str) -> Iterator[str]:
    """What may follow the name of an office of this committee: "thành phố", "TP. Sa Đéc"."""
    found = _CITY.match(bare(name))
    if found is None:
        return
    level, rest = key(found[1]), key(found[2])
    for tail in ("", rest):
        yield level + tail
        yield _SHORT_LEVEL.get(level, level) + tail
