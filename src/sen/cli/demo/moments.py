"""Moments of the story: office hours in Sa Đéc."""

from datetime import date, datetime, time

from django.utils import timezone

from sen.reform.accounts.queries import Actor, actor_named

STORY_DAY = date(2023, 9, 21)


def on_day(day: date, hour: int = 8) -> datetime:
    """A moment of a day, where the office is."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


def person(username: str) -> Actor:
    """A person of the demonstration, with the posts held on the day of the story."""
    return actor_named(username, on=STORY_DAY)
