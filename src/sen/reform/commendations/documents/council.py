"""The minutes of the commendation council, and the minutes of the count of votes."""

from collections.abc import Iterator
from fractions import Fraction

from sen.reform.commendations.documents.frame import COUNCIL, facts_of, note_of, stem, under_committee
from sen.reform.commendations.queries import RoundCard, SessionCard
from sen.reform.common.days import format_day
from sen.reform.common.numbers import decimal_of, format_number
from sen.reform.documents.content import (
    Align,
    Block,
    Column,
    Heading,
    Listing,
    OfficialDocument,
    Paragraph,
    Recipients,
    Signature,
    Table,
    Title,
)
from sen.reform.documents.wording import Kind, long_day
from sen.reform.scoring.documents.issuer import season_issuer

_BLANK = "…………………………"
AGREED, NOT_AGREED = "Đạt", "Không đạt"


def minutes(card: RoundCard, session: SessionCard) -> OfficialDocument:
    """
    What the council heard and decided, with every dissenting opinion.

    :raises NoCommittee: if nobody could issue it on the day
    """
    return _document(
        card, session, f"Họp {COUNCIL}\n{card.title[:1].lower()}{card.title[1:]}", tuple(_minutes(card, session)), "hop"
    )


def count_minutes(card: RoundCard, session: SessionCard) -> OfficialDocument:
    """
    The count of votes, nomination by nomination.

    :raises NoCommittee: if nobody could issue it on the day
    """
    subject = f"Kiểm phiếu {COUNCIL}\n{card.title[:1].lower()}{card.title[1:]}"
    return _document(card, session, subject, tuple(_count(session)), "kiem-phieu")


def votes_table(session: SessionCard) -> Table:
    """Votes in favour and against, and their share of all members."""
    rows = tuple(
        (
            number,
            vote.unit_name,
            vote.in_favour,
            vote.against,
            decimal_of(Fraction(vote.in_favour * 100, session.member_count)),
            AGREED if vote.is_agreed else NOT_AGREED,
        )
        for number, vote in enumerate(session.votes, start=1)
    )
    return Table(
        columns=(
            Column("TT", 0.7, Align.CENTRE),
            Column("Tập thể", 3.6),
            Column("Đồng ý", 1.2, Align.NUMBER),
            Column("Không đồng ý", 1.3, Align.NUMBER),
            Column("Tỷ lệ trên tổng số thành viên (%)", 1.8, Align.NUMBER, 2),
            Column("Kết quả", 1.4, Align.CENTRE),
        ),
        rows=rows,
    )


def _document(
    card: RoundCard, session: SessionCard, subject: str, blocks: tuple[Block, ...], name: str
) -> OfficialDocument:
    issuer = season_issuer(session.held_on)
    return OfficialDocument(
        letterhead=under_committee(issuer, COUNCIL, Kind.MINUTES, "HĐTĐKT"),
        title=Title(Kind.MINUTES, subject),
        blocks=blocks,
        signatures=(Signature("Thư ký"), Signature("Chủ tọa")),
        recipients=Recipients((f"Thành viên {COUNCIL}", f"Ủy ban nhân dân {issuer.bare}"), "VT, NV"),
        facts=facts_of(card),
        note=note_of(card),
        stem=stem(f"bien-ban-{name}", card, session.held_on),
    )


def _minutes(card: RoundCard, session: SessionCard) -> Iterator[Block]:
    yield Paragraph(f"{_BLANK} giờ, {long_day(session.held_on)}", "Thời gian bắt đầu:")
    yield Paragraph(session.place or _BLANK, "Địa điểm:")
    yield Paragraph(_present(session), "Thành phần:")
    yield Heading(1, "I.", "Nội dung họp")
    yield Paragraph(f"Xem xét {len(session.votes)} hồ sơ đề nghị tặng {card.form_words}; {_period(card)}.")
    if session.discussion:
        yield Paragraph(session.discussion)
    yield Heading(1, "II.", "Kết quả biểu quyết")
    yield Paragraph(_rule(session))
    yield votes_table(session)
    yield Heading(1, "III.", "Ý kiến khác")
    told = tuple(f"{vote.unit_name}: {vote.dissent}" for vote in session.votes if vote.dissent)
    yield Listing(told or ("Không có ý kiến khác.",))
    yield Heading(1, "IV.", "Kết luận")
    agreed = [vote.unit_name for vote in session.votes if vote.is_agreed]
    yield Paragraph(
        f"Hội đồng thống nhất đề nghị khen thưởng {len(agreed)}/{len(session.votes)} tập thể: "
        f"{', '.join(agreed) or 'không có'}. Biên bản đã được đọc lại, các thành viên thống nhất./."
    )


def _count(session: SessionCard) -> Iterator[Block]:
    yield Paragraph(f"{_BLANK} giờ, {long_day(session.held_on)}", "Thời gian:")
    yield Paragraph(_present(session), "Số thành viên:")
    yield Paragraph(
        f"{session.voice_count} phiếu phát ra, {session.voice_count} phiếu thu về, đều hợp lệ.", "Số phiếu:"
    )
    yield Paragraph(_rule(session), "Nguyên tắc:")
    yield Heading(1, "I.", "Kết quả kiểm phiếu")
    yield votes_table(session)
    agreed = sum(vote.is_agreed for vote in session.votes)
    yield Paragraph(f"{agreed}/{len(session.votes)} tập thể đạt số phiếu cần thiết./.", "Kết luận:")


def _present(session: SessionCard) -> str:
    return (
        f"Hội đồng có {session.member_count} thành viên; có mặt {session.present_count}; "
        f"vắng mặt có ý kiến bằng văn bản {session.written_count}."
    )


def _rule(session: SessionCard) -> str:
    return (
        f"Họp hợp lệ khi có mặt ít nhất {session.quorum}/{session.member_count} thành viên; tập thể được đề nghị khen "
        f"thưởng khi có ít nhất {session.votes_needed}/{session.member_count} thành viên đồng ý "
        f"({format_number(decimal_of(session.votes_share * 100))} % tổng số; {session.source})."
    )


def _period(card: RoundCard) -> str:
    return f"kỳ xem xét từ ngày {format_day(card.period_from)} đến ngày {format_day(card.period_to)}"
