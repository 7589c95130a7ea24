"""Every reading of notices, mails and feeds."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from sen.reform.notifications.models import CalendarFeed, Digest, Notice, Outcome

# A mailbox that refuses is tried this often on one day.
MOST_TRIES = 5


@dataclass(frozen=True)
class NoticeLine:
    """One notice."""

    id: int
    sentence: str
    url: str
    at: datetime
    is_read: bool


def unread_count(user_id: int) -> int:
    """How many notices a person has not read."""
    return Notice.objects.filter(user_id=user_id, read_at__isnull=True).count()


def notices_of(user_id: int, *, limit: int = 100) -> tuple[NoticeLine, ...]:
    """The newest notices of a person."""
    return tuple(_line(notice) for notice in Notice.objects.filter(user_id=user_id)[:limit])


def unmailed() -> dict[int, tuple[NoticeLine, ...]]:
    """What nobody has read and no mail has carried yet, by person, the oldest first."""
    found: dict[int, list[NoticeLine]] = {}
    for notice in Notice.objects.filter(read_at__isnull=True, mailed_on__isnull=True).order_by("at", "id"):
        found.setdefault(notice.user_id, []).append(_line(notice))
    return {user_id: tuple(lines) for user_id, lines in found.items()}


def settled_on(on: date) -> frozenset[int]:
    """Whose mail of a day is taken care of."""
    settled = Digest.objects.filter(on=on).exclude(outcome=Outcome.FAILED, tries__lt=MOST_TRIES)
    return frozenset(settled.values_list("user_id", flat=True))


def feed_owner(token: str) -> int | None:
    """Whose feed an address is; none for an address that is not, or no longer, one."""
    return CalendarFeed.objects.filter(token_digest=token_digest(token)).values_list("user_id", flat=True).first()


def feed_opened_at(user_id: int) -> datetime | None:
    """Since when a person has the present address of their feed."""
    return CalendarFeed.objects.filter(user_id=user_id).values_list("at", flat=True).first()


def token_digest(token: str) -> str:
    """What is kept of the secret part of an address."""
    return sha256(token.encode()).hexdigest()


def _line(notice: Notice) -> NoticeLine:
    return NoticeLine(notice.pk, notice.sentence, notice.url, notice.at, notice.read_at is not None)
