"""Approving the text of an article, or sending it back."""

from datetime import datetime

from django.db import transaction

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.news import permissions
from sen.reform.news.queries.desk import as_on_desk
from sen.reform.news.steps import ChangedMeanwhile, locked, stated
from sen.reform.news.workflow import Move


@transaction.atomic
def approve(*, article_id: int, digest: str, by: Actor, at: datetime) -> None:
    """
    Approve exactly the text with this digest: the one the approver read.

    :raises ChangedMeanwhile: if the newest text is another one
    """
    article = locked(article_id)
    read = as_on_desk(article)
    permissions.may_approve(by, read).enforce()
    if digest != read.digest:
        raise ChangedMeanwhile
    article.approved_digest = digest
    article.approved_number = article.latest_number
    article.move(Move.APPROVE, by=by.label, at=at)
    article.save()
    audit.record("article_approved", article, by=by, at=at, version=article.latest_number, digest=digest)


@transaction.atomic
def return_for_correction(*, article_id: int, reason: str, by: Actor, at: datetime) -> None:
    """
    Send the text back to its editors and say why; a planned publication is called off.

    :raises ReasonMissing: if no reason is given
    """
    article = locked(article_id)
    permissions.may_return(by, as_on_desk(article)).enforce()
    words = stated(reason)
    article.move(Move.RETURN, by=by.label, at=at, reason=words)
    article.save()
    audit.record("article_returned", article, by=by, at=at, version=article.latest_number, reason=words)
