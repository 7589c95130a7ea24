"""The proposal to commend with its list, and the report of achievements of one unit."""

from collections.abc import Iterable, Iterator
from datetime import date

from sen.reform.commendations.documents.frame import DEPARTMENT, facts_of, note_of, stem, under_committee
from sen.reform.commendations.queries import NominationCard, Reward, RoundCard
from sen.reform.common.days import format_day, local_day
from sen.reform.common.numbers import format_number
from sen.reform.documents.content import (
    Align,
    Annex,
    Block,
    Column,
    Grounds,
    GroupRow,
    Heading,
    Letterhead,
    Listing,
    OfficialDocument,
    Orientation,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Table,
    Title,
)
from sen.reform.documents.wording import Kind, symbol
from sen.reform.scoring.documents.issuer import SeasonIssuer, season_issuer


def proposal(card: RoundCard, cards: tuple[NominationCard, ...], reward: Reward, on: date) -> OfficialDocument:
    """
    What is put before the chair: the list with grounds and reward, the conditions with their proofs.

    :raises NoCommittee: if nobody could issue it on the day
    """
    issuer = season_issuer(on)
    return OfficialDocument(
        letterhead=under_committee(issuer, DEPARTMENT, Kind.PROPOSAL, "NV"),
        title=Title(Kind.PROPOSAL, f"Đề nghị tặng {card.form_words}\n{_small(card.title)}"),
        addressees=(f"Chủ tịch Ủy ban nhân dân {issuer.bare}",),
        blocks=tuple(_proposal(card, cards, reward)),
        signatures=(Signature("Trưởng phòng"),),
        recipients=Recipients(("Như trên", "Hội đồng Thi đua - Khen thưởng"), "VT, NV"),
        annexes=(
            Annex("Danh sách tập thể đề nghị khen thưởng", (list_table(cards, reward),), Orientation.LANDSCAPE),
            Annex("Điều kiện và tài liệu chứng minh", (_conditions_table(cards),)),
        ),
        facts=facts_of(card),
        note=note_of(card),
        stem=stem("to-trinh-khen-thuong", card, on),
    )


def report(card: NominationCard) -> OfficialDocument:
    """
    The report of achievements, as the head of the unit confirmed it.

    :raises NoCommittee: if the committee it belongs to does not exist on the day
    """
    on = local_day(card.confirmed_at or card.moved_at)
    issuer = season_issuer(on)
    return OfficialDocument(
        letterhead=_unit_letterhead(card, issuer),
        title=Title(Kind.REPORT, f"Thành tích đề nghị tặng {card.round.form_words}\n{_small(card.round.title)}"),
        blocks=tuple(_report(card)),
        signatures=(Signature("Thủ trưởng đơn vị"),),
        recipients=Recipients(("Hội đồng Thi đua - Khen thưởng", "Phòng Nội vụ"), "VT"),
        facts=facts_of(card.round),
        note=note_of(card.round, "" if card.confirmed_at else "Dự thảo, thủ trưởng đơn vị chưa xác nhận"),
        stem=f"bao-cao-thanh-tich-{card.round.year}-{card.unit_name}",
    )


def list_table(cards: Iterable[NominationCard], reward: Reward) -> Table:
    """Who is nominated, for what, on which grounds, with which reward."""
    rows: tuple[Row, ...] = tuple(
        (number, each.unit_name, each.achievement, each.sentence, reward.amount)
        for number, each in enumerate(cards, start=1)
    )
    return Table(
        columns=(
            Column("TT", 0.7, Align.CENTRE),
            Column("Tập thể", 2.6),
            Column("Thành tích", 3.4),
            Column("Căn cứ số liệu", 5.4),
            Column("Tiền thưởng (đồng)", 1.7, Align.NUMBER),
        ),
        rows=rows,
        total=("", "Cộng", "", "", reward.amount * len(rows)),
    )


def money(reward: Reward) -> str:
    """How the reward is worked out, with its sources."""
    salary = reward.salary
    doubt = "" if salary.is_compared else "; mức này chưa đối chiếu với văn bản gốc"
    return (
        f"Mỗi tập thể được thưởng {format_number(reward.factor)} lần mức lương cơ sở "
        f"({format_number(salary.amount)} đồng, áp dụng từ ngày {format_day(salary.valid_from)}, "
        f"{salary.source}{doubt}), "
        f"bằng {format_number(reward.amount)} đồng; căn cứ mức thưởng: {reward.source}."
    )


def _proposal(card: RoundCard, cards: tuple[NominationCard, ...], reward: Reward) -> Iterator[Block]:
    yield Grounds(card.applied.grounds)
    yield Paragraph(
        f"Phòng Nội vụ đã kiểm tra hồ sơ, đối chiếu số liệu và trình Chủ tịch Ủy ban nhân dân xem xét tặng "
        f"{card.form_words} cho {len(cards)} tập thể, với các nội dung sau:"
    )
    yield Heading(1, "1.", "Tập thể đề nghị")
    yield Listing(tuple(f"{each.unit_name}: {each.sentence}" for each in cards) or ("Chưa có hồ sơ đủ điều kiện.",))
    yield Heading(1, "2.", "Điều kiện, tiêu chuẩn")
    yield Paragraph("Từng tập thể đạt các điều kiện của pháp luật, có văn bản chứng minh (phụ lục II).")
    yield Heading(1, "3.", "Tiền thưởng")
    yield Paragraph(money(reward))
    yield Paragraph("Kính trình Chủ tịch Ủy ban nhân dân xem xét, quyết định./.")


def _conditions_table(cards: Iterable[NominationCard]) -> Table:
    rows: list[Row] = []
    for each in cards:
        rows.append(GroupRow(each.unit_name))
        for line in each.conditions:
            said = line.finding
            rows.append((line.condition.label, said.sentence, line.condition.source))
    return Table((Column("Điều kiện", 3.4), Column("Xác nhận", 3.6), Column("Căn cứ", 3)), tuple(rows))


def _report(card: NominationCard) -> Iterator[Block]:
    yield Heading(1, "I.", "Thành tích")
    yield Paragraph(card.report or "Đơn vị chưa viết báo cáo.")
    yield Heading(1, "II.", "Kết quả theo số liệu")
    yield Paragraph(card.sentence)
    yield Heading(1, "III.", "Điều kiện")
    yield Listing(tuple(f"{each.condition.label}: {_small(each.finding.sentence)}" for each in card.conditions))
    if card.confirmed_at is None:
        yield Paragraph("Thủ trưởng đơn vị chưa xác nhận./.", "Xác nhận:")
    else:
        day = format_day(local_day(card.confirmed_at))
        yield Paragraph(f"Thủ trưởng đơn vị xác nhận ngày {day}./.", "Xác nhận:")


def _unit_letterhead(card: NominationCard, issuer: SeasonIssuer) -> Letterhead:
    return Letterhead(
        superior=f"Ủy ban nhân dân\n{issuer.bare}",
        issuer=card.unit_name,
        symbol=symbol(Kind.REPORT, "ĐV"),
        place=issuer.place,
        on=issuer.on,
    )


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
