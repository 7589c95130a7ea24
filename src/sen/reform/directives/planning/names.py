"""The units a cell names, under any name they are known by."""

import re
from dataclasses import dataclass

from sen.reform.common.text import fold
from sen.reform.directives.drafting import Gazetteer, key
from sen.reform.directives.drafting.cells import is_blank, units_in
from sen.reform.directives.drafting.source import Source

_PART = re.compile(r"[;\n]+")


@dataclass(frozen=True)
class Named:
    """The units of a cell: codes of the known ones, those behind "phối hợp", and the names nobody answers to."""

    codes: tuple[str, ...]
    beside: tuple[str, ...]
    unknown: tuple[str, ...]


class Names:
    """Reads cells with the names of one authority's units."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._by_name = {fold(unit.name): unit.code for unit in gazetteer.units}

    def read(self, text: str) -> Named:
        """Whom a cell names, each once, in order."""
        codes: list[str] = []
        beside: list[str] = []
        unknown: list[str] = []
        for part in filter(None, (each.strip(" .,-–+*•") for each in _PART.split(text))):
            exact = self._by_name.get(fold(part))
            if exact is not None:
                codes.append(exact)
                continue
            source = Source.of(part)
            leads, helpers = units_in(source, self._gazetteer, 0, len(source.clean))
            codes += [code for one in leads for code in one.codes]
            beside += [code for one in helpers for code in one.codes]
            unknown += [source.clean[one.start : one.end] for one in (*leads, *helpers) if one.is_unknown]
        return Named(tuple(dict.fromkeys(codes)), tuple(dict.fromkeys(beside)), tuple(dict.fromkeys(unknown)))

    def suggestions(self, name: str) -> tuple[str, ...]:
        """The known names nearest to one nobody answers to."""
        return self._gazetteer.suggestions(name)

    def name(self, code: str) -> str:
        """The name of a unit."""
        return self._gazetteer.unit(code).name


def says_the_same(text: str) -> bool:
    """Whether a cell only says "như trên"."""
    source = Source.of(text)
    return bool(key(text) or text.strip()) and is_blank(source, 0, len(source.clean))
