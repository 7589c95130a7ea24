"""Nightly: is everything that was published still what was sealed?"""

import logging

from django_tasks import task

from sen.reform.publishing.queries import broken_award_seals, broken_seals

log = logging.getLogger(__name__)


@task()
def check_seals() -> int:
    """Check every seal; each that does not hold is logged as an error. Returns how many do not."""
    broken = [*broken_seals(), *broken_award_seals()]
    for sentence in broken:
        log.error("Publishing: %s", sentence)
    return len(broken)
