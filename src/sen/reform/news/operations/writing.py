"""Writing, changing and submitting an article."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.errors import Refusal
from sen.reform.news import permissions
from sen.reform.news.light_text.references import references
from sen.reform.news.models import Article, ArticleVersion
from sen.reform.news.queries.desk import as_on_desk
from sen.reform.news.queries.media import media_for
from sen.reform.news.steps import ChangedMeanwhile, locked
from sen.reform.news.texts import ArticleText, checked
from sen.reform.news.workflow import Move


class UnknownMedia(Refusal):
    """The text refers to a picture or file nobody brought."""

    message = _(
        "The text refers to “%(key)s”, which is not here. Upload the picture or file, or take its line out of the text."
    )


@transaction.atomic
def write(*, unit_id: int, text: ArticleText, by: Actor, at: datetime) -> int:
    """
    Begin an article as a draft.

    :raises TextMissing, TextTooLong: if the text is not one
    :raises UnknownMedia: if it refers to a picture or file that is not here
    """
    permissions.may_write(by, unit_id).enforce()
    said = _complete(text)
    article = Article.objects.create(unit_id=unit_id, moved_at=at, moved_by=by.label)
    _add_version(article, said, by=by, at=at)
    article.save()
    audit.record("article_written", article, by=by, at=at, title=said.title)
    return article.pk


@transaction.atomic
def edit(*, article_id: int, based_on: int, text: ArticleText, by: Actor, at: datetime) -> int:
    """
    Save a new version of the text; it is a draft again, and no earlier approval covers it. Returns its number.

    The same text once more changes nothing: no version is added and an approval stands.

    :raises ChangedMeanwhile: if the newest version is not the one the change was based on
    """
    article = locked(article_id)
    before = as_on_desk(article)
    permissions.may_edit(by, before).enforce()
    said = _complete(text)
    if said == before.text:
        return before.number
    if before.number != based_on:
        raise ChangedMeanwhile
    _add_version(article, said, by=by, at=at)
    article.move(Move.EDIT, by=by.label, at=at)
    article.save()
    audit.record("article_edited", article, by=by, at=at, version=article.latest_number, digest=said.digest)
    return article.latest_number


@transaction.atomic
def submit(*, article_id: int, by: Actor, at: datetime) -> None:
    """Hand the draft to the approver."""
    article = locked(article_id)
    permissions.may_submit(by, as_on_desk(article)).enforce()
    article.move(Move.SUBMIT, by=by.label, at=at)
    article.save()
    audit.record("article_submitted", article, by=by, at=at, version=article.latest_number)


def _complete(text: ArticleText) -> ArticleText:
    said = checked(text)
    found, held = references(said.body), media_for(said.body)
    for reference in found.pictures:
        if reference.key not in held.pictures:
            raise UnknownMedia(key=f"anh:{reference.key}")
    for key in found.attachments:
        if key not in held.attachments:
            raise UnknownMedia(key=f"tep:{key}")
    return said


def _add_version(article: Article, said: ArticleText, *, by: Actor, at: datetime) -> None:
    article.latest_number += 1
    ArticleVersion.objects.create(
        article=article,
        number=article.latest_number,
        **vars(said),
        digest=said.digest,
        writer_id=by.user_id,
        written_by=by.label,
        written_at=at,
    )
