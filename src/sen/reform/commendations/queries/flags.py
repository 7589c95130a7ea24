"""What no longer rests on the result it cites."""

from dataclasses import dataclass
from datetime import datetime

from sen.reform.commendations.models import Nomination
from sen.reform.commendations.queries.nominations import NominationCard, nominations_in
from sen.reform.commendations.queries.results import WITHDRAWN, present_digests
from sen.reform.commendations.workflow import MOVES, Move
from sen.reform.documents.wording import short_digest
from sen.reform.scoring.kinds import RunKind


@dataclass(frozen=True)
class Shaken:
    """A nomination whose result is no longer the one it cites."""

    nomination: NominationCard
    present_digest: str

    @property
    def reason(self) -> str:
        """Why, in one sentence."""
        basis = self.nomination.basis
        title = basis.title if basis else ""
        if self.present_digest == WITHDRAWN:
            return f"Kết quả “{title}” mà khen thưởng căn cứ đã bị thu hồi."
        return (
            f"Kết quả “{title}” đã được đính chính: mã kiểm chứng nay là {short_digest(self.present_digest)}, "
            f"khen thưởng căn cứ mã {short_digest(self.nomination.cited_digest)}."
        )


def shaken_awards(at: datetime) -> tuple[Shaken, ...]:
    """Awards that stand and rest on a result that was corrected or withdrawn since, and are not flagged yet."""
    standing = sorted(MOVES[Move.FLAG][0])
    resting = Nomination.objects.filter(state__in=standing, basis__kind=RunKind.OFFICIAL).exists()
    return _shaken(nominations_in(*MOVES[Move.FLAG][0]), at) if resting else ()


def shaken_since(cards: tuple[NominationCard, ...], at: datetime) -> dict[int, Shaken]:
    """Those of some nominations whose result changed since, whatever their state."""
    return {each.nomination.id: each for each in _shaken(cards, at)}


def _shaken(cards: tuple[NominationCard, ...], at: datetime) -> tuple[Shaken, ...]:
    resting = [card for card in cards if card.basis is not None and card.basis.is_official]
    present = present_digests((card.basis.assessment_round_id for card in resting if card.basis), at)
    found = []
    for card in resting:
        digest = present[card.basis.assessment_round_id] if card.basis else card.cited_digest
        if digest not in (card.cited_digest, card.seen_digest):
            found.append(Shaken(card, digest))
    return tuple(found)
