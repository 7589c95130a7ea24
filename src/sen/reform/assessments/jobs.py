"""Nightly: is every ledger whole, and does every entry still earn its points?"""

import logging

from django_tasks import task

from sen.reform.assessments.queries import broken_ledgers, wrong_points, wrong_projections

log = logging.getLogger(__name__)


@task()
def check_ledgers() -> int:
    """Check chains, projections and points; each place that does not hold is logged. Returns how many do not."""
    broken = [*broken_ledgers(), *wrong_projections(), *wrong_points()]
    for sentence in broken:
        log.error("Ledger: %s", sentence)
    return len(broken)
