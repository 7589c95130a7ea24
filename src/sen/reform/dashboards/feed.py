"""A person's deadlines for the calendar of their phone: whole days, what and where, nothing else."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Calendar, Event

from sen.reform.accounts.queries import Actor
from sen.reform.common.addresses import absolute_address
from sen.reform.dashboards.queries import WorkItem, my_work


def deadlines_feed(by: Actor, *, on: date, at: datetime) -> bytes:
    """Everything a person has to do by a day, as iCalendar; what has no deadline is not in it."""
    with override(settings.LANGUAGE_CODE):
        calendar = Calendar()
        calendar.add("prodid", "-//Sen//Việc của tôi//VI")
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", _("My work"))
        calendar.add("x-published-ttl", "PT1H")
        for event in _events(by, on, at):
            calendar.add_component(event)
        return bytes(calendar.to_ical())


def _events(by: Actor, on: date, at: datetime) -> Iterator[Event]:
    for group in my_work(by, on):
        for item in group.items:
            if item.due_on is not None:
                yield _event(item, item.due_on, at)


def _event(item: WorkItem, due_on: date, at: datetime) -> Event:
    event = Event()
    event.add("uid", _uid(item))
    event.add("dtstamp", at)
    event.add("dtstart", due_on)
    event.add("dtend", due_on + timedelta(days=1))
    event.add("summary", item.title)
    event.add("url", absolute_address(item.url_name, *item.url_args))
    event.add("transp", "TRANSPARENT")
    return event


def _uid(item: WorkItem) -> str:
    """The same for the same thing to do, also when its words or its day change."""
    thing = "|".join((item.url_name, *map(str, item.url_args), item.action_label))
    return f"{sha256(thing.encode()).hexdigest()[:32]}@sen"
