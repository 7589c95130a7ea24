"""What the refusals in the log were about, as far as the public may know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sen.reform.feedback.queries import RefusalLine
from sen.reform.feedback.queries.serving import service_units
from sen.reform.news.queries import article_id_of, headlines
from sen.reform.publishing.queries.promises import promises_named


@dataclass(frozen=True)
class LogLine:
    """One refusal, with the page it was about while that is public."""

    on: date
    about: str
    address: str
    reason: "str | Promise"


def lines_of(refusals: Iterable[RefusalLine], on: date) -> tuple[LogLine, ...]:
    """The refusals with the names of what they were about."""
    lines = tuple(refusals)
    numbers = {line.subject: article_id_of(line.subject) for line in lines}
    titles = headlines(number for number in numbers.values() if number is not None)
    units = {unit.subject: unit for unit in service_units(on)}
    promises = promises_named(numbers, on)
    found = []
    for line in lines:
        number = numbers[line.subject]
        if number in titles:
            title, slug = titles[number]
            about, address = title, reverse("portal:article", args=(number, slug))
        elif line.subject in units:
            unit = units[line.subject]
            about, address = unit.name, reverse("portal:service", args=(unit.slug,))
        elif line.subject in promises:
            promise = promises[line.subject]
            about, address = promise.wording, reverse("portal:promise", args=(promise.book, promise.number))
        else:
            about, address = _("Something that is no longer public"), ""
        found.append(LogLine(line.on, about, address, line.reason))
    return tuple(found)
