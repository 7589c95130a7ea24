"""The day a text was written, as its head states it."""

from datetime import date

from sen.reform.directives.drafting.patterns import Pattern
from sen.reform.directives.drafting.source import Source

_HEAD = 3_000
_IN_WORDS = Pattern(r"\bngày (?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>20\d\d)\b")
_IN_FIGURES = Pattern(r"\bngày (?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>20\d\d)\b")


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
