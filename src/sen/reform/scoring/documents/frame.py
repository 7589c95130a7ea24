"""What every paper of a season says about itself: the round, the kind of score, the day of the figures."""

from collections.abc import Iterator

from sen.reform.assessments.queries import RoundCard
from sen.reform.common.days import format_day
from sen.reform.documents.content import Fact
from sen.reform.scoring.documents.issuer import SIMULATED
from sen.reform.scoring.queries.dossiers import RoundDossier

SAMPLE = "Bộ chỉ số mẫu, không có giá trị pháp lý"
PROVISIONAL = "Tạm tính, chưa thẩm định"
APPRAISED = "Tạm tính, đang thẩm định"
OFFICIAL = "Chính thức, đã phê duyệt"
NOT_APPROVED = "Chính thức, chưa phê duyệt"
DRAFT = "Dự thảo, kết quả chưa được phê duyệt"


def facts_of(card: RoundCard, kind: str) -> tuple[Fact, ...]:
    """The facts every table travels with."""
    index = f"{card.index_title} ({SAMPLE[:1].lower()}{SAMPLE[1:]})" if card.is_sample else card.index_title
    return (
        Fact("Đợt đánh giá", card.title),
        Fact("Loại điểm", kind),
        Fact("Bộ chỉ số", index),
        Fact("Số liệu tính đến", format_day(card.cut_off_on)),
    )


def note_of(card: RoundCard, *more: str) -> str:
    """What stands at the foot of every page: simulated figures, a sample index, a draft."""
    return ". ".join((*_warnings(card), *filter(None, more)))


def kind_of(dossier: RoundDossier) -> str:
    """What the result is worth, in words."""
    if dossier.run is None:
        return APPRAISED
    return OFFICIAL if dossier.is_approved else NOT_APPROVED


def draft_note(dossier: RoundDossier) -> str:
    """That a paper is a draft, until the result is approved."""
    return "" if dossier.is_approved else DRAFT


def ended(text: str) -> str:
    """
    Words as a sentence: with a capital, and one full stop.

    >>> ended("số thu được xác nhận lại. ")
    'Số thu được xác nhận lại.'
    """
    bare = text.strip().rstrip(".")
    return f"{bare[:1].upper()}{bare[1:]}."


def small(name: str) -> str:
    """A name as it stands within a sentence."""
    return name[:1].lower() + name[1:]


def _warnings(card: RoundCard) -> Iterator[str]:
    if card.is_simulated:
        yield SIMULATED
    if card.is_sample:
        yield SAMPLE
