"""The rule of networks: how many open ratings count."""

from dataclasses import dataclass
from datetime import datetime

from sen.reform.feedback.models import NetworkRule
from sen.reform.feedback.models.limits import CUSTOMARY_MOST_A_DAY


@dataclass(frozen=True)
class RuleLine:
    """A rule as it was set."""

    most_a_day: int
    set_by: str
    set_at: datetime


def most_a_day() -> int:
    """How many open ratings of one network count for one subject on one day."""
    rule = NetworkRule.objects.order_by("pk").last()
    return rule.most_a_day if rule else CUSTOMARY_MOST_A_DAY


def network_rules() -> tuple[RuleLine, ...]:
    """Every rule that was set, the newest first."""
    return tuple(RuleLine(rule.most_a_day, rule.by_label, rule.at) for rule in NetworkRule.objects.order_by("-pk"))
