"""The pack as a file: asked for, taken in hand, filled page by page, kept. Every step is seen by whoever waits."""

from datetime import datetime

from django.db import transaction

from sen.reform.accounts.queries import Actor
from sen.reform.reviews import permissions
from sen.reform.reviews.models import PackFile
from sen.reform.reviews.operations.meetings import locked
from sen.reform.reviews.workflow import Making

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


@transaction.atomic
def take_pack(pack_file_id: int, *, at: datetime) -> int | None:
    """Take a file in hand and return the meeting it is of; none when somebody else has."""
    found = PackFile.objects.filter(pk=pack_file_id)
    if not found.filter(state=Making.WAITING).update(state=Making.READING):
        return None
    return found.values_list("review_id", flat=True).get()


@transaction.atomic
def note_pages(pack_file_id: int, done: int, pages: int, *, at: datetime) -> None:
    """Say how many pages are filled; when all are, they are being set."""
    state = Making.SETTING if done == pages else Making.READING
    PackFile.objects.filter(pk=pack_file_id).update(pages_done=done, pages=pages, state=state)


@transaction.atomic
def keep_pack(pack_file_id: int, content: bytes, *, at: datetime) -> None:
    """Keep the file that was made."""
    PackFile.objects.filter(pk=pack_file_id).update(state=Making.DONE, content=content, finished_at=at)


@transaction.atomic
def fail_pack(pack_file_id: int, reason: str, *, at: datetime) -> None:
    """Say that the file will not come, and why if that can be said."""
    PackFile.objects.filter(pk=pack_file_id).update(state=Making.FAILED, failure=reason, finished_at=at)
