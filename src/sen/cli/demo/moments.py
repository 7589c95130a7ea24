"""Moments of the story: office hours in Sa Đéc, and the day it stands still on."""

import json
from datetime import date, datetime, time
from pathlib import Path

from django.utils import timezone

from sen.reform.accounts.queries import Actor, actor_named
from sen.reform.common.days import format_day
from sen.reform.common.errors import Refusal

STORY_DAY = date(2023, 9, 21)


class NoStory(Refusal):
    """The installation is no demonstration: its days are the real ones."""

    message = "Đây không phải bản trình diễn: ngày của hệ thống là ngày thật. Hãy nạp bản trình diễn trước: sen demo"


class NotLater(Refusal):
    """The story cannot go back: things were done that would lie in days to come."""

    message = "Bản trình diễn đang là ngày %(stands_on)s. Hãy nêu một ngày sau đó, ví dụ: sen demo-day 15/12/2023"


def move_to(day: date, marker: Path) -> None:
    """
    Let the demonstration stand still on a later day; servers see it when they start.

    :raises NoStory: if nothing marks a demonstration
    :raises NotLater: if the day is not after the one it stands on
    """
    if not marker.exists():
        raise NoStory
    kept = json.loads(marker.read_text())
    stands_on = date.fromisoformat(kept["today"])
    if day <= stands_on:
        raise NotLater(stands_on=format_day(stands_on))
    marker.write_text(json.dumps({**kept, "today": day.isoformat()}, ensure_ascii=False))


def on_day(day: date, hour: int = 8) -> datetime:
    """A moment of a day, where the office is."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


def person(username: str) -> Actor:
    """A person of the demonstration, with the posts held on the day of the story."""
    return actor_named(username, on=STORY_DAY)
