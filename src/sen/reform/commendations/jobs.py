"""Daily: which awards no longer rest on the result they cite?"""

from django_tasks import task

from sen.reform.commendations import operations
from sen.reform.common.clock import now


@task()
def flag_shaken_awards() -> int:
    """Flag awards whose result was corrected or withdrawn. Returns how many."""
    return operations.flag_shaken_awards(at=now())
