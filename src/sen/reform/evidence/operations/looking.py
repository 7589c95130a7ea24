"""Who looked: the log of accesses."""

from datetime import datetime, timedelta

from django.db import transaction

from sen.reform.accounts.queries import Actor
from sen.reform.evidence import queries
from sen.reform.evidence.kinds import Look
from sen.reform.evidence.models import Access
from sen.reform.evidence.permissions import may_read

_ONE_LOOK = timedelta(minutes=15)


@transaction.atomic
def record_access(key: str, what: Look, *, by: Actor, at: datetime) -> None:
    """
    Write down that somebody looks at a piece; leafing through its pages is one look.

    :raises PieceNotFound: if there is no such piece, or the person may not read it
    """
    card = queries.piece(key)
    if not may_read(by, card):
        raise queries.PieceNotFound
    if what == Look.PREVIEWED:
        recent = Access.objects.filter(piece_id=card.id, by_user_id=by.user_id, what=what, at__gt=at - _ONE_LOOK)
        if recent.exists():
            return
    Access.objects.create(piece_id=card.id, what=what, at=at, by_user_id=by.user_id, by_label=by.label)
