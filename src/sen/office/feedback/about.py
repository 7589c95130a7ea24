"""What ratings and comments are about, by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from sen.reform.feedback.queries.serving import service_units
from sen.reform.news.queries import article_id_of, headlines
from sen.reform.publishing.queries.promises import promises_named


@dataclass(frozen=True)
class Subject:
    """What a subject is called, and its public page while it has one."""

    name: str
    address: str = ""


def subjects_named(subjects: Iterable[str], on: date) -> dict[str, Subject]:
    """The names of several subjects at once."""
    wanted = set(subjects)
    numbers = {subject: article_id_of(subject) for subject in wanted}
    titles = headlines(number for number in numbers.values() if number is not None)
    services = {unit.subject: unit for unit in service_units(on)} if None in numbers.values() else {}
    promises = promises_named(wanted, on)
    found = {}
    for subject, number in numbers.items():
        if number in titles:
            title, slug = titles[number]
            found[subject] = Subject(title, reverse("portal:article", args=(number, slug)))
        elif subject in services:
            unit = services[subject]
            name = _("Service of %(unit)s") % {"unit": unit.name}
            found[subject] = Subject(name, reverse("portal:service", args=(unit.slug,)))
        elif subject in promises:
            promise = promises[subject]
            found[subject] = Subject(promise.wording, reverse("portal:promise", args=(promise.book, promise.number)))
        else:
            found[subject] = Subject(_("An article that is no longer public"))
    return found
