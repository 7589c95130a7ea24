"""Which pieces of evidence stand beside which criterion."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sen.reform.assessments.models import EvidenceUse
from sen.reform.common.errors import NotFound
from sen.reform.evidence.queries import PieceCard, pieces_by_id


class EvidenceUseNotFound(NotFound):
    """The piece does not stand beside the criterion, or no longer."""

    message = _("This piece of evidence no longer stands beside the criterion. Open the sheet again.")


@dataclass(frozen=True)
class EvidenceLine:
    """A piece beside a criterion: what it is, where in it to look, original or added while explaining."""

    id: int
    assessment_id: int
    code: str
    piece: PieceCard
    locator: str
    is_supplementary: bool
    attached_at: datetime
    attached_by: str
    detached_at: datetime | None = None
    detached_by: str = ""


def evidence_of(assessment_id: int) -> Mapping[str, tuple[EvidenceLine, ...]]:
    """What stands beside each criterion of a unit, in the order it was attached."""
    found: dict[str, list[EvidenceLine]] = defaultdict(list)
    for line in _lines(EvidenceUse.objects.filter(assessment_id=assessment_id, detached_at=None)):
        found[line.code].append(line)
    return {code: tuple(lines) for code, lines in found.items()}


def evidence_history(assessment_id: int, code: str) -> tuple[EvidenceLine, ...]:
    """Everything that ever stood beside a criterion, also what was taken off again."""
    return _lines(EvidenceUse.objects.filter(assessment_id=assessment_id, code=code))


def evidence_use(use_id: int) -> EvidenceLine:
    """
    One piece beside one criterion.

    :raises EvidenceUseNotFound: if it does not stand there any more
    """
    found = _lines(EvidenceUse.objects.filter(pk=use_id, detached_at=None))
    if not found:
        raise EvidenceUseNotFound
    return found[0]


def _lines(uses: Iterable[EvidenceUse]) -> tuple[EvidenceLine, ...]:
    found = list(uses)
    if not found:
        return ()
    pieces = pieces_by_id(use.piece_id for use in found)
    return tuple(
        EvidenceLine(
            id=use.pk,
            assessment_id=use.assessment_id,
            code=use.code,
            piece=pieces[use.piece_id],
            locator=use.locator,
            is_supplementary=use.is_supplementary,
            attached_at=use.attached_at,
            attached_by=use.attached_by,
            detached_at=use.detached_at,
            detached_by=use.detached_by,
        )
        for use in found
    )
