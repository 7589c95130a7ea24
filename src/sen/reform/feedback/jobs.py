"""Background work on what people said."""

from django_tasks import task

from sen.reform.common.clock import now
from sen.reform.feedback import operations


@task()
def forget() -> int:
    """Destroy keys whose time is over, and undo the order marks were written in; returns how many keys went."""
    gone = operations.destroy_old_keys(at=now())
    operations.mix_marks(at=now())
    return gone
