"""Publishing the gold book."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.editions.operations import raise_edition
from sen.reform.common.errors import Refusal
from sen.reform.publishing import permissions
from sen.reform.publishing.models import PublishedAwards
from sen.reform.publishing.queries import START, gold_book_now, seal_of_awards
from sen.reform.scoring import queries as scoring


class SameAwards(Refusal):
    """The public reads this list already."""

    message = _("The public list of awards is up to date. Nothing was awarded or revoked since.")


@transaction.atomic
def publish_awards(*, by: Actor, at: datetime) -> int:
    """
    Seal the gold book as it stands and let the public read it; the versions before stay.

    :raises SameAwards: if nothing changed since the last version
    """
    permissions.may_publish(by).enforce()
    newest = PublishedAwards.objects.order_by("-number").first()
    content = gold_book_now()
    digest = scoring.digest_of(content)
    if (newest is None and not content["awards"]) or (newest is not None and newest.digest == digest):
        raise SameAwards
    made = PublishedAwards(
        number=newest.number + 1 if newest else 1,
        content=content,
        digest=digest,
        published_at=at,
        published_by=by.label,
    )
    made.seal = seal_of_awards(made, newest.seal if newest else START)
    made.save()
    audit.record("awards_published", made, by=by, at=at, number=made.number, digest=digest)
    raise_edition()
    return made.pk
