"""The letter that urges a unit (công văn đôn đốc): what it is late with, and by when it has to report."""

from collections.abc import Iterator

from django.conf import settings

from sen.reform.common.days import format_day
from sen.reform.common.text import slug
from sen.reform.directives.queries.urging import LetterCard
from sen.reform.documents.content import (
    Align,
    Block,
    Column,
    Letterhead,
    OfficialDocument,
    Paragraph,
    Table,
    Title,
)
from sen.reform.documents.wording import Kind, symbol
from sen.reform.organizations.queries import unit
from sen.reform.scoring.documents import SeasonIssuer, season_issuer
from sen.reform.scoring.documents.issuer import SIMULATED

SUBJECT = "đôn đốc thực hiện nhiệm vụ quá hạn"


def urging_letter(card: LetterCard) -> OfficialDocument:
    """
    The letter as it was made: its tasks are those of its day, whatever became of them since.

    :raises NoCommittee: if no committee existed on its day
    """
    issuer = season_issuer(card.issued_on)
    return OfficialDocument(
        letterhead=Letterhead(
            issuer=f"Ủy ban nhân dân\n{issuer.bare}",
            symbol=symbol(Kind.LETTER, "UBND", "NV"),
            place=issuer.place,
            on=card.issued_on,
            number=int(card.number) if card.number else None,
        ),
        title=Title(Kind.LETTER, SUBJECT),
        blocks=tuple(_blocks(card, issuer)),
        signatures=(issuer.signature,),
        recipients=issuer.recipients("Như trên", f"Chủ tịch UBND {issuer.bare} (để báo cáo)", "Phòng Nội vụ"),
        addressees=(addressee(card),),
        note=SIMULATED if settings.SEN_DEMO else "",
        stem=f"don-doc-{slug(card.unit_name)}-{card.issued_on:%d-%m-%Y}",
    )


def addressee(card: LetterCard) -> str:
    """A ward or a commune is written to through its committee."""
    return f"UBND {card.unit_name}" if unit(card.unit_id).is_grassroots else card.unit_name


def _blocks(card: LetterCard, issuer: SeasonIssuer) -> Iterator[Block]:
    to = addressee(card)
    longest = max(task.days_overdue for task in card.tasks)
    yield Paragraph(
        f"Qua theo dõi việc thực hiện nhiệm vụ được giao, tính đến ngày {format_day(card.issued_on)}, {to} còn "
        f"{len(card.tasks)} nhiệm vụ quá hạn, lâu nhất là {longest} ngày:"
    )
    yield Table(
        columns=(
            Column("STT", 1, Align.CENTRE),
            Column("Nhiệm vụ", 6),
            Column("Sản phẩm", 4),
            Column("Thời hạn", 2, Align.CENTRE),
            Column("Số ngày quá hạn", 1.6, Align.NUMBER),
        ),
        rows=tuple(
            (place, task.title, task.product or "–", format_day(task.due_on), task.days_overdue)
            for place, task in enumerate(card.tasks, start=1)
        ),
    )
    yield Paragraph(
        f"Ủy ban nhân dân {issuer.bare} đề nghị {to} tập trung hoàn thành các nhiệm vụ trên; báo cáo kết quả kèm sản "
        "phẩm, nêu nguyên nhân chậm và thời gian hoàn thành của từng nhiệm vụ, chậm nhất vào ngày "
        f"{format_day(card.report_by_on)}, gửi Phòng Nội vụ tổng hợp.\n"
        f"Phòng Nội vụ theo dõi, báo cáo Chủ tịch Ủy ban nhân dân {issuer.bare} những nhiệm vụ chưa có kết quả sau "
        "thời hạn trên./."
    )
