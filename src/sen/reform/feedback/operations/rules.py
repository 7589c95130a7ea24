"""Setting how many open ratings of one network count."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.editions.operations import raise_edition
from sen.reform.common.errors import Refusal
from sen.reform.feedback.models import NetworkRule
from sen.reform.feedback.permissions import may_set_network_rule

FEWEST_A_DAY, MOST_A_DAY = 1, 500


class OutOfReach(Refusal):
    """A rule that would let nobody, or everybody, through."""

    message = _("Between %(fewest)d and %(most)d open ratings of one network may count a day; not %(said)d.")


@transaction.atomic
def set_network_rule(*, most_a_day: int, by: Actor, at: datetime) -> None:
    """
    Let another number count from now on; the ones before stay readable.

    :raises OutOfReach: if it is too small or too large
    """
    may_set_network_rule(by).enforce()
    if not FEWEST_A_DAY <= most_a_day <= MOST_A_DAY:
        raise OutOfReach(fewest=FEWEST_A_DAY, most=MOST_A_DAY, said=most_a_day)
    rule = NetworkRule(most_a_day=most_a_day, by_id=by.user_id, by_label=by.label, at=at)
    rule.save()
    audit.record("network_rule_set", rule, by=by, at=at, most_a_day=most_a_day)
    raise_edition()
