"""How often one network may answer, counted without ever writing an address down."""

import hashlib
import hmac
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from sen.reform.common.days import local_day
from sen.reform.common.errors import Refusal
from sen.reform.common.networks import network_of
from sen.reform.feedback.models import DayKey, NetworkCount
from sen.reform.feedback.queries.rules import most_a_day
from sen.reform.feedback.voters import new_secret

# A ward office or a school shares one address, so the limits are generous to people and tight for machines.
MOST_PER_HOUR = {"rate": 60, "comment": 10, "report": 10, "code": 10, "withdraw": 10}


class TooMany(Refusal):
    """One network has sent a great many answers within the hour."""

    message = _("Too many answers came from your network within an hour. Please try again later.")


class NetworkIsFull(TooMany):
    """One network has rated one subject as often as counts on a day."""

    message = _(
        "Your network has rated this %(most)d times today; more are not counted, so that nobody can stuff the box. "
        "Please rate again tomorrow, or from another network."
    )


def count_in_hour(kind: str, address: str, *, at: datetime) -> None:
    """
    Count one answer of an address.

    :raises TooMany: if it sent too many within the hour
    """
    if not _count(f"{kind}|{at:%H}", address, MOST_PER_HOUR[kind], at):
        raise TooMany


def enforce_below(kind: str, address: str, *, at: datetime) -> None:
    """
    Stop an address that has used up its hour, without counting anything.

    :raises TooMany: if it has
    """
    day = _day(at)
    used = NetworkCount.objects.filter(key=_key(day, f"{kind}|{at:%H}", address)).values_list("count", flat=True)
    if (used.first() or 0) >= MOST_PER_HOUR[kind]:
        raise TooMany


def count_once(what: str, address: str, *, at: datetime) -> bool:
    """Count something a network may do once a day; false when it has."""
    return _count(f"once|{what}", address, 1, at)


def count_open_rating(subject: str, address: str, *, at: datetime) -> None:
    """
    Count one open rating of a subject.

    :raises NetworkIsFull: if no more of this network count today
    """
    most = most_a_day()
    if not _count(f"subject|{subject}", address, most, at):
        raise NetworkIsFull(most=most)


def forget_days_before(at: datetime) -> None:
    """Delete the keys of days that are over, and what was counted under them."""
    for day in DayKey.objects.filter(on__lt=local_day(at)):
        # Written over before it is deleted: a database may leave deleted rows lying in its file for a while.
        DayKey.objects.filter(pk=day.pk).update(secret="0" * len(day.secret))
        day.delete()


def _count(what: str, address: str, most: int, at: datetime) -> bool:
    """Add one, unless there are enough; one statement each, so that a burst cannot slip through between two."""
    day = _day(at)
    key = _key(day, what, address)
    wanted = NetworkCount.objects.filter(key=key, count__lt=most)
    if wanted.update(count=F("count") + 1):
        return True
    NetworkCount.objects.bulk_create([NetworkCount(day=day, key=key)], ignore_conflicts=True)
    return bool(wanted.update(count=F("count") + 1))


def _day(at: datetime) -> DayKey:
    on = local_day(at)
    found = DayKey.objects.filter(on=on).first()
    if found is None:
        forget_days_before(at)
        DayKey.objects.bulk_create([DayKey(on=on, secret=new_secret())], ignore_conflicts=True)
        found = DayKey.objects.get(on=on)
    return found


def _key(day: DayKey, what: str, address: str) -> str:
    return hmac.new(day.secret.encode(), f"{what}|{network_of(address)}".encode(), hashlib.sha256).hexdigest()
