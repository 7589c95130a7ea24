"""Nightly: is the chain whole?"""

import logging

from django_tasks import task

from sen.reform.audit.queries import broken_links

log = logging.getLogger(__name__)


@task()
def verify_chain() -> int:
    """Check every link; each broken one is logged as an error. Returns how many are broken."""
    broken = list(broken_links())
    for sentence in broken:
        log.error("Audit chain: %s", sentence)
    return len(broken)
