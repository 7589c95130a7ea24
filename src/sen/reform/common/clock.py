"""The one place that looks at the clock. Everything else is given its time."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """This moment. In a demonstration the day stands still on the day of its story, and only the hours run."""
    moment = timezone.now()
    story_day: date | None = settings.SEN_STORY_DAY
    if story_day is None:
        return moment
    local = timezone.localtime(moment + settings.SEN_STORY_AHEAD)
    return local.replace(year=story_day.year, month=story_day.month, day=story_day.day)


def today() -> date:
    """This day, where the office is."""
    return timezone.localtime(now()).date()
