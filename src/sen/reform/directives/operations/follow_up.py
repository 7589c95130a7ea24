"""Setting the rule by which tasks are followed up."""

from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.errors import Refusal
from sen.reform.directives.models import FollowUpRule
from sen.reform.directives.permissions import may_set_follow_up

FARTHEST_DAYS = 60
LONGEST_DAYS = 365
MOST_REMINDERS = 5


class DaysOutOfReach(Refusal):
    """Reminders nobody would understand, or too many of them."""

    message = _("Remind on one to five different days, each 1 to 60 days before the deadline; not %(days)s.")


class LadderOutOfOrder(Refusal):
    """Somebody higher up would be told before somebody below."""

    message = _(
        "The head, the secretary and the leader are told one after the other, 1 to 365 days after the deadline; "
        "%(days)s is not such an order."
    )


@dataclass(frozen=True)
class NewFollowUp:
    """When who is to be told from now on."""

    remind_days_before: tuple[int, ...]
    head_after_days: int
    secretary_after_days: int
    leader_after_days: int
    quiet_from: time
    quiet_to: time


@transaction.atomic
def set_follow_up(new: NewFollowUp, *, by: Actor, at: datetime) -> None:
    """
    Let another rule count from now on; the ones before stay readable.

    :raises DaysOutOfReach: if reminders come too early, too late, twice or too often
    :raises LadderOutOfOrder: if somebody higher up would be told first
    """
    may_set_follow_up(by).enforce()
    days = tuple(sorted(new.remind_days_before, reverse=True))
    is_reachable = all(1 <= each <= FARTHEST_DAYS for each in days) and len(set(days)) == len(days)
    if not is_reachable or not 1 <= len(days) <= MOST_REMINDERS:
        raise DaysOutOfReach(days=", ".join(map(str, days)) or "0")
    ladder = (new.head_after_days, new.secretary_after_days, new.leader_after_days)
    if list(ladder) != sorted(ladder) or not ladder[0] >= 1 or ladder[-1] > LONGEST_DAYS:
        raise LadderOutOfOrder(days=", ".join(map(str, ladder)))
    rule = FollowUpRule(
        remind_days_before=list(days),
        head_after_days=new.head_after_days,
        secretary_after_days=new.secretary_after_days,
        leader_after_days=new.leader_after_days,
        quiet_from=new.quiet_from,
        quiet_to=new.quiet_to,
        by_id=by.user_id,
        by_label=by.label,
        at=at,
    )
    rule.save()
    audit.record("follow_up_set", rule, by=by, at=at, days_before=list(days), days_overdue=list(ladder))
