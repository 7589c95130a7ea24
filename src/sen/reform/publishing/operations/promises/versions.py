"""Writing the next version of a book's promises: numbered, chained, sealed."""

from datetime import datetime

from django.db import IntegrityError, transaction

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.days import local_day
from sen.reform.common.editions.operations import raise_edition
from sen.reform.publishing.models import PromisesArticle, PromisesKind, PublishedPromises
from sen.reform.publishing.operations.promises.refusals import ChangedMeanwhile, NothingChangedHere
from sen.reform.publishing.promises.choices import Book
from sen.reform.publishing.queries import START
from sen.reform.publishing.queries.promises import Choice, choice_of, content_now, newest_of, seal_of_promises
from sen.reform.scoring.queries import digest_of


def unchanged(key: str, seen: str) -> tuple[PublishedPromises | None, Choice]:
    """
    The newest version and its choice, as long as it is the one somebody has seen.

    :raises ChangedMeanwhile: if somebody else chose something in between
    """
    newest = newest_of(key)
    choice = choice_of(newest)
    if choice.mark != seen:
        raise ChangedMeanwhile
    return newest, choice


def next_version(
    of: Book, choice: Choice, before: PublishedPromises | None, *, kind: PromisesKind, by: Actor, at: datetime
) -> PublishedPromises:
    """
    Seal what is to be said now.

    :raises NothingChangedHere: if that is what the public reads already
    :raises ChangedMeanwhile: if somebody else wrote the next version at the same moment
    """
    content, chosen = content_now(of, choice, before, local_day(at)), choice.as_data()
    if before is not None and (before.content, before.chosen) == (content, chosen):
        raise NothingChangedHere(number=before.number)
    made = PublishedPromises(
        book=of.key,
        number=before.number + 1 if before else 1,
        kind=kind,
        content=content,
        digest=digest_of(content),
        chosen=chosen,
        published_at=at,
        published_by=by.label,
        previous=before,
    )
    made.seal = seal_of_promises(made, before.seal if before else START)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise ChangedMeanwhile from None
    for each in choice.articles:
        PromisesArticle(version=made, article_id=each.id).save()
    audit.record(f"promises_{kind.value}", made, by=by, at=at, book=of.key, number=made.number, digest=made.digest)
    raise_edition()
    return made
