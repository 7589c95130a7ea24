"""The pack as a file: asked for, made in the background step by step, kept."""

import logging
from datetime import datetime

from django.db import transaction

from sen.reform.accounts.queries import Actor
from sen.reform.common.errors import Refusal
from sen.reform.documents.pdf import render_pdf
from sen.reform.reviews import documents, permissions
from sen.reform.reviews.models import PackFile
from sen.reform.reviews.operations.meetings import locked
from sen.reform.reviews.workflow import Making

log = logging.getLogger(__name__)
_UNDER_WAY = (Making.WAITING, Making.READING, Making.SETTING)


@transaction.atomic
def ask_for_pack(review_id: int, *, by: Actor, at: datetime) -> int:
    """Ask for the pack as a file; while one is being made, that one is waited for."""
    permissions.may_read(by).enforce()
    review = locked(review_id)
    under_way = review.pack_files.filter(state__in=_UNDER_WAY).order_by("-id").first()
    if under_way is not None:
        return under_way.pk
    return PackFile.objects.create(review=review, asked_at=at, asked_by_id=by.user_id).pk


def make_pack(pack_file_id: int, *, at: datetime) -> bool:
    """
    Make a file that was asked for, saying after each step how far it is; false when it could not be made.

    Not one transaction: whoever waits sees every step.
    """
    found = PackFile.objects.filter(pk=pack_file_id)
    if not found.filter(state=Making.WAITING).update(state=Making.READING):
        return False
    review_id = found.values_list("review_id", flat=True).get()

    def heard(done: int, pages: int) -> None:
        found.update(pages_done=done, pages=pages)

    try:
        paper = documents.pack_paper(review_id, heard=heard)
        pages = len(paper.annexes) + 1
        found.update(state=Making.SETTING, pages_done=pages, pages=pages)
        content = render_pdf(paper)
    except Refusal as refusal:
        found.update(state=Making.FAILED, failure=refusal.sentence, finished_at=at)
        return False
    except Exception:
        log.exception("The pack of review %s could not be made.", review_id)
        found.update(state=Making.FAILED, finished_at=at)
        return False
    found.update(state=Making.DONE, content=content, finished_at=at)
    return True
