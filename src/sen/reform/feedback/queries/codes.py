"""Readings of the register of case codes: how many there are, never which."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from sen.reform.feedback.models import CaseCode


@dataclass(frozen=True)
class CodeCount:
    """How many codes a unit brought, and how many were used to rate."""

    brought: int = 0
    spent: int = 0


def code_counts(unit_ids: Iterable[int]) -> dict[int, CodeCount]:
    """The counts of several units; those without a code are left out."""
    found = CaseCode.objects.filter(unit_id__in=set(unit_ids)).values_list("unit_id").order_by()
    counted = found.annotate(brought=Count("pk"), spent=Count("pk", filter=Q(is_spent=True)))
    return {unit_id: CodeCount(brought, spent) for unit_id, brought, spent in counted}
