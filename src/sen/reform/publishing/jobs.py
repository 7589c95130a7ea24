"""In the background: is everything published still what was sealed, and do promises stand as the public reads?"""

import logging

from django_tasks import task

from sen.reform.common.clock import now
from sen.reform.publishing import operations
from sen.reform.publishing.queries import broken_award_seals, broken_seals
from sen.reform.publishing.queries.promises import broken_promise_seals

log = logging.getLogger(__name__)


@task()
def check_seals() -> int:
    """Check every seal; each that does not hold is logged as an error. Returns how many do not."""
    broken = [*broken_seals(), *broken_award_seals(), *broken_promise_seals()]
    for sentence in broken:
        log.error("Publishing: %s", sentence)
    return len(broken)


@task()
def follow_promises() -> int:
    """Publish how promises stand now, where that is not what the public reads. Returns how many meetings changed."""
    return operations.promises.follow_promises(at=now())


@task()
def tell_of_answers() -> int:
    """Tell the secretary what citizens call unfinished. Returns of how many promises."""
    return operations.promises.tell_of_answers(at=now())
