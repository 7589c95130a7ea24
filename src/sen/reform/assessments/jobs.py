"""Hourly: explanations nobody gave in time; nightly: is every ledger whole, does every entry still earn its points?"""

import logging

from django_tasks import task

from sen.reform.assessments import operations
from sen.reform.assessments.queries import broken_ledgers, wrong_points, wrong_projections
from sen.reform.common.clock import now

log = logging.getLogger(__name__)


@task()
def check_ledgers() -> int:
    """Check chains, projections and points; each place that does not hold is logged. Returns how many do not."""
    broken = [*broken_ledgers(), *wrong_projections(), *wrong_points()]
    for sentence in broken:
        log.error("Ledger: %s", sentence)
    return len(broken)


@task()
def pass_overdue_explanations() -> int:
    """Pass on every sheet whose time to explain is over: silence agrees. Returns how many."""
    return operations.answer_overdue(at=now())
