"""In the background: the pack as a file, while whoever asked for it looks on."""

import logging

from django_tasks import task

from sen.reform.common.clock import now
from sen.reform.common.errors import Refusal
from sen.reform.documents.pdf import render_pdf
from sen.reform.reviews import documents, operations

log = logging.getLogger(__name__)


@task()
def make_pack(pack_file_id: int) -> bool:
    """Make a pack that was asked for, saying after each page how far it is; false when it could not be made."""
    review_id = operations.take_pack(pack_file_id, at=now())
    if review_id is None:
        return False
    try:
        content = _made(review_id, pack_file_id)
    except Refusal as refusal:
        operations.fail_pack(pack_file_id, refusal.sentence, at=now())
        return False
    except Exception:
        log.exception("The pack of review %s could not be made.", review_id)
        operations.fail_pack(pack_file_id, "", at=now())
        return False
    operations.keep_pack(pack_file_id, content, at=now())
    return True


def _made(review_id: int, pack_file_id: int) -> bytes:
    def heard(done: int, pages: int) -> None:
        operations.note_pages(pack_file_id, done, pages, at=now())

    paper = documents.pack_paper(review_id, heard=heard)
    pages = len(paper.annexes) + 1
    heard(pages, pages)
    return render_pdf(paper)
