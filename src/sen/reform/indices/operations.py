"""Adopting an index: the loader reads it, and what it found decides."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.errors import Conflict
from sen.reform.indices import loader, queries
from sen.reform.indices.models import IndexVersion
from sen.reform.indices.permissions import may_adopt


class VersionExists(Conflict):
    """The version was adopted before; what was adopted is not edited."""

    message = _("Version %(version)s of %(index_id)s was adopted before. Give the corrected text a new version number.")


@transaction.atomic
def adopt_version(text: str, source_name: str, *, by: Actor, at: datetime) -> int:
    """
    Keep a definition in full, so that rounds may be scored with it.

    :raises DefinitionRefused: with every error the checker found
    :raises VersionExists: if this version, or this very text, was adopted before
    """
    may_adopt(by).enforce()
    definition = loader.check(text, source_name)
    # What extends a frame is kept whole, so that it never changes with the frame.
    whole = loader.in_full(text)
    if whole != text:
        definition = loader.check(whole, source_name)
    if queries.is_adopted(definition.id, definition.version, definition.digest):
        raise VersionExists(version=definition.version, index_id=definition.id)
    version = IndexVersion.objects.create(
        index_id=definition.id,
        version=definition.version,
        title=definition.title,
        status=definition.status.value,
        basis=[
            {"document": each.document, "dated": each.dated.isoformat() if each.dated else "", "item": each.item}
            for each in definition.basis
        ],
        valid_from=definition.valid_from,
        valid_to=definition.valid_to,
        source_name=source_name,
        text=whole,
        digest=definition.digest,
        adopted_at=at,
        adopted_by=by.label,
    )
    audit.record("index_version_adopted", version, by=by, at=at, digest=version.digest, source=source_name)
    return version.pk
