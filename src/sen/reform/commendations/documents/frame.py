"""What every paper of commendation shares: who issues it, and what it says about its data."""

from datetime import date

from sen.reform.commendations.queries import RoundCard
from sen.reform.common.days import format_day
from sen.reform.documents.content import Fact, Letterhead
from sen.reform.documents.wording import Kind, symbol
from sen.reform.scoring.documents.issuer import SIMULATED, SeasonIssuer

COUNCIL = "Hội đồng Thi đua - Khen thưởng"
DEPARTMENT = "Phòng Nội vụ"
_WORTH = {
    "official": "kết quả chính thức đã phê duyệt",
    "appraised": "số liệu đang thẩm định",
    "provisional": "số liệu tạm tính, chưa thẩm định",
}


def facts_of(card: RoundCard) -> tuple[Fact, ...]:
    """The facts every table travels with."""
    rests = "; ".join(f"{basis.title} ({_WORTH[basis.kind.value]})" for basis in card.bases)
    return (
        Fact("Đợt khen thưởng", card.title),
        Fact("Căn cứ", rests or "bình xét, thành tích đột xuất"),
        Fact("Kỳ xem xét", f"{format_day(card.period_from)} – {format_day(card.period_to)}"),
    )


def note_of(card: RoundCard, *more: str) -> str:
    """What stands at the foot of every page."""
    return ". ".join((*((SIMULATED,) if card.is_simulated else ()), *filter(None, more)))


def under_committee(issuer: SeasonIssuer, name: str, kind: Kind, letters: str) -> Letterhead:
    """The head of a document of a body under the committee; its number is given when it is issued."""
    return Letterhead(
        superior=f"Ủy ban nhân dân\n{issuer.bare}",
        issuer=name,
        symbol=symbol(kind, letters),
        place=issuer.place,
        on=issuer.on,
    )


def stem(name: str, card: RoundCard, on: date) -> str:
    """The name of a file without its ending."""
    return f"{name}-{card.year}-{card.id}-{on:%d-%m}"
