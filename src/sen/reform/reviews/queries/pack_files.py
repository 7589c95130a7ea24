"""The pack as a file, while it is made and afterwards."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.reviews.models import PackFile
from sen.reform.reviews.workflow import Making


class PackFileNotFound(NotFound):
    """No such file was asked for."""

    message = _("This file of the pack was not asked for. Ask for one on the page of the pack.")


@dataclass(frozen=True)
class PackFileCard:
    """How far a file has come."""

    id: int
    review_id: int
    state: str
    state_label: str
    pages_done: int
    pages: int
    failure: str
    asked_at: datetime

    @property
    def is_done(self) -> bool:
        """It can be taken."""
        return self.state == Making.DONE

    @property
    def is_failed(self) -> bool:
        """It will never come."""
        return self.state == Making.FAILED

    @property
    def is_under_way(self) -> bool:
        """Somebody has to wait."""
        return not (self.is_done or self.is_failed)


def pack_file(review_id: int, pack_file_id: int) -> PackFileCard:
    """
    How far one file has come.

    :raises PackFileNotFound: if it was not asked for, or of another meeting
    """
    return _card(_found(review_id, pack_file_id))


def pack_content(review_id: int, pack_file_id: int) -> bytes:
    """
    The file itself.

    :raises PackFileNotFound: if it is not there yet
    """
    found = _found(review_id, pack_file_id)
    if found.content is None:
        raise PackFileNotFound
    return bytes(found.content)


def _found(review_id: int, pack_file_id: int) -> PackFile:
    found = PackFile.objects.filter(pk=pack_file_id, review_id=review_id).first()
    if found is None:
        raise PackFileNotFound
    return found


def _card(found: PackFile) -> PackFileCard:
    return PackFileCard(
        id=found.pk,
        review_id=found.review_id,
        state=found.state,
        state_label=str(Making(found.state).label),
        pages_done=found.pages_done,
        pages=found.pages,
        failure=found.failure,
        asked_at=found.asked_at,
    )
