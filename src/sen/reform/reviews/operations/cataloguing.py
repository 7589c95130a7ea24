"""The rows of the statistical annex, changed by an administrator; what they were stays readable."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.errors import Conflict, NotFound
from sen.reform.common.text import nfc
from sen.reform.reviews import permissions
from sen.reform.reviews.models import AnnexRow
from sen.reform.reviews.operations.meetings import NothingWritten
from sen.reform.reviews.queries.catalogue import CatalogueRow, catalogue
from sen.reform.reviews.rows import Row, read_row


class RowNotFound(NotFound):
    """The catalogue has no such row."""

    message = _("The statistical annex has no row %(code)s. Choose one from its list.")


class RowChanged(Conflict):
    """Somebody else changed the same row in between."""

    message = _("Somebody else changed row %(code)s after you opened it. Look at it, then save again.")


@transaction.atomic
def change_row(said: Mapping[str, Any], *, seen: int, by: Actor, at: datetime) -> None:
    """
    Add a row, change one, or take a dropped one up again.

    :raises RowUnreadable: if its source does not exist
    :raises RowChanged: if somebody else changed it since version `seen`
    """
    permissions.may_keep_annex(by).enforce()
    row = read_row(said)
    if not (row.code and row.name and row.group):
        raise NothingWritten
    _keep(row, seen=seen, is_dropped=False, by=by, at=at)


@transaction.atomic
def drop_row(code: str, *, seen: int, by: Actor, at: datetime) -> None:
    """
    Ask a row no more; its figures stay where they were typed.

    :raises RowNotFound: if there is none
    """
    permissions.may_keep_annex(by).enforce()
    found = _found(code)
    if found is None:
        raise RowNotFound(code=nfc(code)[:20])
    _keep(found.row, seen=seen, is_dropped=True, by=by, at=at)


def _keep(row: Row, *, seen: int, is_dropped: bool, by: Actor, at: datetime) -> None:
    standing = _found(row.code)
    if (standing.version if standing else 0) != seen:
        raise RowChanged(code=row.code)
    kept = AnnexRow.objects.create(
        code=row.code,
        text=row.name,
        group=row.group,
        measure=row.measure,
        level=row.level,
        owner=row.owner,
        computed=row.computed,
        period=row.period,
        source=row.source,
        part_of=row.part_of,
        is_dropped=is_dropped,
        written_at=at,
        written_by_id=by.user_id,
    )
    audit.record("annex_row_dropped" if is_dropped else "annex_row_changed", kept, by=by, at=at, code=row.code)


def _found(code: str) -> CatalogueRow | None:
    return next((each for each in catalogue() if each.row.code == nfc(code)), None)
