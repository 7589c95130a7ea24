"""In the background: the pack as a file, while whoever asked for it looks on."""

from django_tasks import task

from sen.reform.common.clock import now
from sen.reform.reviews.operations.packing import make_pack as make


@task()
def make_pack(pack_file_id: int) -> bool:
    """Make a pack that was asked for."""
    return make(pack_file_id, at=now())
