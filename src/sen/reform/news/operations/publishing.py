"""Putting an approved article on the portal, now or at a moment, and taking it down again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.days import format_moment
from sen.reform.common.editions.operations import raise_edition
from sen.reform.common.errors import Refusal
from sen.reform.news import permissions
from sen.reform.news.models import Article
from sen.reform.news.operations.approving import approve
from sen.reform.news.queries.desk import as_on_desk
from sen.reform.news.showing import hide, show
from sen.reform.news.steps import locked, stated
from sen.reform.news.workflow import Move, State


class MomentPassed(Refusal):
    """The moment chosen for publication is not in the future."""

    message = _("%(moment)s has passed. Choose a later moment, or publish now.")


@transaction.atomic
def schedule(*, article_id: int, publish_at: datetime, by: Actor, at: datetime) -> None:
    """
    Choose the moment an approved article appears.

    :raises MomentPassed: if that moment is not in the future
    """
    article = locked(article_id)
    permissions.may_schedule(by, as_on_desk(article)).enforce()
    if publish_at <= at:
        raise MomentPassed(moment=format_moment(publish_at))
    article.move(Move.SCHEDULE, by=by.label, at=at)
    article.scheduled_at = publish_at
    article.save()
    audit.record("article_scheduled", article, by=by, at=at, publish_at=publish_at.isoformat())


@transaction.atomic
def publish(*, article_id: int, by: Actor, at: datetime) -> None:
    """Let the public read the approved text; a text published before is replaced and marked as corrected."""
    article = locked(article_id)
    permissions.may_publish(by, as_on_desk(article)).enforce()
    if article.published_at is None:
        article.published_at, article.published_by = at, by.label
    else:
        article.corrected_at, article.corrected_by = at, by.label
    show(article, article.versions.get(number=article.latest_number))
    article.move(Move.PUBLISH, by=by.label, at=at)
    article.save()
    audit.record("article_published", article, by=by, at=at, version=article.latest_number)
    raise_edition()


@transaction.atomic
def publish_due(*, by: Actor, at: datetime) -> int:
    """Publish every article whose moment has come; returns how many."""
    due = Article.objects.filter(state=State.SCHEDULED, scheduled_at__lte=at).order_by("scheduled_at", "pk")
    # Two workers never wait for each other: what one has taken, the other leaves.
    taken = list(due.select_for_update(of=("self",), skip_locked=True))
    for article in taken:
        publish(article_id=article.pk, by=by, at=at)
    return len(taken)


@transaction.atomic
def withdraw(*, article_id: int, reason: str, by: Actor, at: datetime) -> None:
    """
    Take the article off the portal and say why; its versions stay.

    :raises ReasonMissing: if no reason is given
    """
    article = locked(article_id)
    permissions.may_withdraw(by, as_on_desk(article)).enforce()
    words = stated(reason)
    hide(article)
    article.move(Move.WITHDRAW, by=by.label, at=at, reason=words)
    article.save()
    audit.record("article_withdrawn", article, by=by, at=at, reason=words)
    raise_edition()


@transaction.atomic
def approve_and_publish(*, article_id: int, digest: str, by: Actor, at: datetime) -> None:
    """Approve the text that was read and put it on the portal at once."""
    approve(article_id=article_id, digest=digest, by=by, at=at)
    publish(article_id=article_id, by=by, at=at)


@transaction.atomic
def approve_and_schedule(*, article_id: int, digest: str, publish_at: datetime, by: Actor, at: datetime) -> None:
    """Approve the text that was read and choose its moment; a moment that has passed undoes both."""
    approve(article_id=article_id, digest=digest, by=by, at=at)
    schedule(article_id=article_id, publish_at=publish_at, by=by, at=at)
