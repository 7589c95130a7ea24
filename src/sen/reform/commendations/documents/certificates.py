"""The certificate of one award."""

from sen.reform.commendations.documents.decisions import gold_number
from sen.reform.commendations.documents.frame import note_of
from sen.reform.commendations.queries import AwardCard, RoundCard
from sen.reform.documents.certificates import Certificate
from sen.reform.documents.wording import long_day
from sen.reform.scoring.documents.issuer import season_issuer

REVOKED = "ĐÃ THU HỒI"


def certificate(card: RoundCard, award: AwardCard) -> Certificate:
    """
    The certificate as it is handed over; once revoked, it says so at its foot.

    :raises NoCommittee: if nobody could give it on the day
    """
    issuer = season_issuer(award.decided_on)
    return Certificate(
        authority=f"Chủ tịch Ủy ban nhân dân {issuer.bare}",
        form=card.form_words,
        recipient=award.unit_name,
        address=issuer.bare,
        achievement=award.achievement,
        decision=f"Quyết định số {award.decision_number:02d}/QĐ-UBND, {long_day(award.decided_on)}",
        gold_book=f"Số sổ vàng: {gold_number(award)}",
        place=issuer.place,
        on=award.decided_on,
        post="Chủ tịch",
        note=note_of(card, REVOKED if award.is_revoked else ""),
        stem=f"giay-khen-{award.year}-{award.number:02d}-{award.unit_name}",
    )
