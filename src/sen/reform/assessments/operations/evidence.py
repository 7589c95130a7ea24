"""Putting evidence beside a criterion, and taking it off again: the piece itself always stays."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries
from sen.reform.assessments.models import LONGEST_LOCATOR, EvidenceUse
from sen.reform.assessments.operations.ledger import locked
from sen.reform.assessments.permissions import may_attach
from sen.reform.assessments.queries import EvidenceLine
from sen.reform.assessments.workflow import State
from sen.reform.audit import operations as audit
from sen.reform.common.days import local_day
from sen.reform.common.errors import Refusal
from sen.reform.common.text import nfc
from sen.reform.evidence.queries import PieceNotFound, piece
from sen.reform.indices import loader


class LocatorTooLong(Refusal):
    """Where to look in a piece does not fit."""

    message = _("Where to look may have at most %(most)d characters. Name the section and the page only.")


class KeptAsDeclared(Refusal):
    """What a unit declared with stays beside it once its turn has passed."""

    message = _("This piece was attached when the sheet was declared, and stays. Add a supplementary one instead.")


@dataclass(frozen=True)
class Attaching:
    """A piece for a criterion: the key of the piece, and where in it to look."""

    code: str
    piece_key: str
    locator: str = ""


@transaction.atomic
def attach(assessment_id: int, new: Attaching, *, by: Actor, at: datetime) -> int:
    """
    Put a piece beside a criterion; while the unit explains, as a supplementary one. Attached again, only the place
    to look is said anew. Returns the number of the use.

    :raises NotAllowed: if it is not the unit's turn
    :raises PieceNotFound: if the unit has no such piece
    :raises UnknownCriterion: if the index has no such leaf
    """
    assessment = locked(assessment_id)
    card = queries.assessment(assessment_id)
    may_attach(by, card, on=local_day(at)).enforce()
    loader.leaf(card.round.version_id, new.code)
    found = piece(new.piece_key)
    if found.unit_id != card.unit_id:
        raise PieceNotFound
    locator = nfc(new.locator)
    if len(locator) > LONGEST_LOCATOR:
        raise LocatorTooLong(most=LONGEST_LOCATOR)
    is_supplementary = card.state == State.EXPLAINING
    key = {"assessment": assessment, "code": new.code, "piece_id": found.id, "is_supplementary": is_supplementary}
    standing = EvidenceUse.objects.filter(**key, detached_at=None).first()
    if standing is not None and standing.locator == locator:
        return standing.pk
    if standing is not None:
        _take_off(standing, by=by, at=at)
    use = EvidenceUse.objects.create(**key, locator=locator, attached_at=at, attached_by=by.label)
    audit.record("evidence_attached", assessment, by=by, at=at, code=new.code, piece=found.key, locator=locator)
    return use.pk


@transaction.atomic
def detach(use_id: int, *, by: Actor, at: datetime) -> EvidenceLine:
    """
    Take a piece off a criterion; that it stood there is kept. Returns what was taken off.

    :raises EvidenceUseNotFound: if it does not stand there
    :raises NotAllowed: if it is not the unit's turn
    :raises KeptAsDeclared: if it was attached in an earlier turn
    """
    line = queries.evidence_use(use_id)
    assessment = locked(line.assessment_id)
    card = queries.assessment(line.assessment_id)
    may_attach(by, card, on=local_day(at)).enforce()
    if line.is_supplementary != (card.state == State.EXPLAINING):
        raise KeptAsDeclared
    _take_off(EvidenceUse.objects.get(pk=use_id), by=by, at=at)
    audit.record("evidence_detached", assessment, by=by, at=at, code=line.code, piece=line.piece.key)
    return line


def _take_off(use: EvidenceUse, *, by: Actor, at: datetime) -> None:
    use.detached_at, use.detached_by = at, by.label
    use.save(update_fields=["detached_at", "detached_by"])
