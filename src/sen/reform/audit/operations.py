"""Adding a link to the chain."""

from datetime import datetime
from typing import Any

from django.db import models, transaction

from sen.reform.audit.models import AuditEvent, ChainHead
from sen.reform.audit.queries import digest_of
from sen.reform.common.actors import Actor


@transaction.atomic
def record(event: str, subject: models.Model, *, by: Actor, at: datetime, **details: Any) -> None:
    """Write down that something happened; it stands or falls with the transaction of the operation that tells it."""
    head, _created = ChainHead.objects.select_for_update().get_or_create(pk=1)
    link = AuditEvent(
        name=event,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        at=at,
        by_user_id=by.user_id,
        by_label=by.label,
        details=details,
        previous_digest=head.digest,
    )
    link.digest = digest_of(link)
    link.save()
    head.digest = link.digest
    head.save(update_fields=["digest"])
