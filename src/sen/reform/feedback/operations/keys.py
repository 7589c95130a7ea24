"""The keys that marks of voters are made with: one a quarter, destroyed with its marks when the next begins."""

from datetime import date, datetime

from django.db import transaction

from sen.reform.common.days import local_day
from sen.reform.feedback.models import VoterKey, VoterMark
from sen.reform.feedback.operations.limits import forget_days_before
from sen.reform.feedback.voters import new_secret


def key_of_quarter(at: datetime) -> VoterKey:
    """The key of the quarter; the first to ask makes it, and destroys the one before."""
    quarter_from = _quarter_of(local_day(at))
    found = VoterKey.objects.filter(quarter_from=quarter_from).first()
    if found is None:
        _destroy_before(quarter_from)
        VoterKey.objects.bulk_create([VoterKey(quarter_from=quarter_from, secret=new_secret())], ignore_conflicts=True)
        found = VoterKey.objects.get(quarter_from=quarter_from)
    return found


@transaction.atomic
def destroy_old_keys(*, at: datetime) -> int:
    """Destroy the keys of quarters and days that are over, with all they hid; returns how many quarters went."""
    gone = _destroy_before(_quarter_of(local_day(at)))
    forget_days_before(at)
    return gone


@transaction.atomic
def mix_marks(*, at: datetime) -> None:
    """Write the marks of voters down anew in the order of their random numbers: the order of the votes is gone."""
    marks = list(VoterMark.objects.select_for_update().order_by("pk"))
    VoterMark.objects.all().delete()
    VoterMark.objects.bulk_create(marks, batch_size=1_000)


def _destroy_before(quarter_from: date) -> int:
    old = list(VoterKey.objects.filter(quarter_from__lt=quarter_from))
    for key in old:
        # Written over before it is deleted: a database may leave deleted rows lying in its file for a while.
        VoterKey.objects.filter(pk=key.pk).update(secret="0" * len(key.secret))
        key.delete()
    return len(old)


def _quarter_of(day: date) -> date:
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
