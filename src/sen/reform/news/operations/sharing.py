"""Showing the article of one unit on the site of another, under the name of the one it came from."""

from datetime import datetime

from django.db import transaction

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.editions.operations import raise_edition
from sen.reform.news import permissions
from sen.reform.news.models import Share
from sen.reform.news.queries.sharing import as_shareable
from sen.reform.news.steps import locked


@transaction.atomic
def share(*, article_id: int, unit_id: int, by: Actor, at: datetime) -> None:
    """
    Show a public article on the site of another unit, too; what its owner corrects or withdraws changes there as well.

    :raises ArticleNotFound: if there is none
    """
    article = locked(article_id)
    permissions.may_share(by, as_shareable(article, unit_id)).enforce()
    Share.objects.create(article=article, unit_id=unit_id, shared_at=at, shared_by=by.label)
    audit.record("article_shared", article, by=by, at=at, unit_id=unit_id)
    raise_edition()


@transaction.atomic
def unshare(*, article_id: int, unit_id: int, by: Actor, at: datetime) -> None:
    """
    Show it there no longer; its owner keeps it public.

    :raises ArticleNotFound: if there is none
    """
    article = locked(article_id)
    permissions.may_unshare(by, as_shareable(article, unit_id)).enforce()
    Share.objects.filter(article=article, unit_id=unit_id, ended_at=None).update(ended_at=at, ended_by=by.label)
    audit.record("article_unshared", article, by=by, at=at, unit_id=unit_id)
    raise_edition()
