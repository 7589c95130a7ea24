"""What the head of a text states: the day it was written, and whose text it is."""

import re
from datetime import date

from sen.reform.directives.drafting.forms import key
from sen.reform.directives.drafting.gazetteer import Gazetteer
from sen.reform.directives.drafting.patterns import UPPER, Pattern
from sen.reform.directives.drafting.source import Source

_HEAD = 3_000
_LETTERHEAD = 800
_IN_WORDS = Pattern(r"\bngày (?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>20\d\d)\b")
_IN_FIGURES = Pattern(r"\bngày (?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>20\d\d)\b")
# "UBND HUYỆN …", or "ỦY BAN NHÂN DÂN | CỘNG HÒA …" with "HUYỆN …" in the next line.
_COMMITTEE = re.compile(
    r"(?:UBND|[UỦ][YỶ] BAN NHÂN DÂN)(?:[\t |][^\n]*)?[\s|]+?"
    rf"(?P<name>(?:THÀNH PHỐ|THỊ XÃ|HUYỆN|QUẬN|TỈNH|PHƯỜNG|XÃ|THỊ TRẤN) (?:[{UPPER}\d]+ ?){{1,4}})"
)


def written_on(text: str) -> date | None:
    """The first full date in the head of a text, that of a letterhead before any other."""
    source = Source.of(text[:_HEAD])
    for pattern in (_IN_WORDS, _IN_FIGURES):
        for found in pattern.all(source, 0, len(source.clean)):
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                continue
    return None


def other_authority(source: Source, gazetteer: Gazetteer) -> str:
    """
    The committee in the letterhead when it is another one than the list's, else nothing.

    A text that speaks of our own city anywhere concerns its units, whoever wrote it.
    """
    found = _COMMITTEE.search(source.clean, 0, _LETTERHEAD)
    if found is None or not gazetteer.own_names:
        return ""
    name = found["name"].strip()
    is_ours = key(name) in gazetteer.codes_by_form or any(own in source.bare for own in gazetteer.own_names)
    return "" if is_ours else f"UBND {name.title()}"
