"""Telling people, what they have read, the mail of a day, and the address of a feed."""

import secrets
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.notifications.models import CalendarFeed, Digest, Notice, Outcome
from sen.reform.notifications.queries import MOST_TRIES, token_digest


class NoticeNotFound(NotFound):
    """The person has no such notice."""

    message = _("This notice is not yours, or no longer there. Look at your list of notices.")


@transaction.atomic
def tell(user_ids: Iterable[int], *, key: str, sentence: str, url: str, at: datetime) -> None:
    """
    Tell people something, as part of the story that is being written.

    The key says what it is about ("assessments.returned:12"): who has not read the last sentence with the same key gets
    the new one in its place.

    :raises ValueError: if the url is not a path of this site
    """
    if not url.startswith("/") or url.startswith("//"):
        raise ValueError(f"A notice leads to a page of this site, not to {url}.")
    people = set(user_ids)
    unread = Notice.objects.filter(user_id__in=people, key=key, read_at__isnull=True)
    unread.exclude(sentence=sentence).update(mailed_on=None)
    unread.update(sentence=sentence, url=url, at=at)
    missing = sorted(people.difference(unread.values_list("user_id", flat=True)))
    notices = [Notice(user_id=user_id, key=key, sentence=sentence, url=url, at=at) for user_id in missing]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)


@transaction.atomic
def mark_read(user_id: int, notice_id: int, *, at: datetime) -> str:
    """
    A person has read a notice; returns the page it leads to.

    :raises NoticeNotFound: if it is somebody else's
    """
    mine = Notice.objects.filter(pk=notice_id, user_id=user_id)
    url = mine.values_list("url", flat=True).first()
    if url is None:
        raise NoticeNotFound
    mine.filter(read_at__isnull=True).update(read_at=at)
    return url


@transaction.atomic
def mark_all_read(user_id: int, *, at: datetime) -> None:
    """A person has read everything told so far."""
    Notice.objects.filter(user_id=user_id, read_at__isnull=True, at__lte=at).update(read_at=at)


@transaction.atomic
def take_digest(user_id: int, *, on: date, at: datetime) -> bool:
    """Take a person's mail of the day in hand; false when somebody else has, or it failed too often."""
    digest, is_new = Digest.objects.select_for_update().get_or_create(
        user_id=user_id, on=on, defaults={"outcome": Outcome.SENDING, "at": at}
    )
    if is_new:
        return True
    if digest.outcome != Outcome.FAILED or digest.tries >= MOST_TRIES:
        return False
    digest.outcome, digest.tries, digest.at = Outcome.SENDING, digest.tries + 1, at
    digest.save()
    return True


@transaction.atomic
def mark_mailed(user_id: int, notice_ids: Iterable[int], *, on: date, at: datetime) -> None:
    """The mail of the day has gone, with these notices in it; one renewed since it was written stays for the next."""
    Digest.objects.filter(user_id=user_id, on=on).update(outcome=Outcome.SENT)
    Notice.objects.filter(pk__in=tuple(notice_ids), user_id=user_id, at__lte=at).update(mailed_on=on)


@transaction.atomic
def mark_nothing_to_mail(user_id: int, *, on: date, at: datetime) -> None:
    """A person needs no mail on this day."""
    Digest.objects.get_or_create(user_id=user_id, on=on, defaults={"outcome": Outcome.NOTHING, "at": at})


@transaction.atomic
def mark_failed(user_id: int, *, on: date, at: datetime) -> None:
    """The mail of the day was refused: what it carried is still to be mailed."""
    Digest.objects.filter(user_id=user_id, on=on).update(outcome=Outcome.FAILED, at=at)


@transaction.atomic
def open_feed(user_id: int, *, at: datetime) -> str:
    """Give a person a new secret address for their deadlines; the one before ends. Returned once, kept nowhere."""
    token = secrets.token_urlsafe(32)
    CalendarFeed.objects.update_or_create(user_id=user_id, defaults={"token_digest": token_digest(token), "at": at})
    return token


@transaction.atomic
def close_feed(user_id: int, *, at: datetime) -> None:
    """End the address of a person's deadlines."""
    CalendarFeed.objects.filter(user_id=user_id).delete()
