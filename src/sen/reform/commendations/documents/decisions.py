"""The decision to commend with its list, and the decision that revokes."""

from collections.abc import Iterator
from dataclasses import replace

from sen.reform.commendations.documents.frame import DEPARTMENT, facts_of, note_of, stem
from sen.reform.commendations.documents.proposals import money
from sen.reform.commendations.queries import AwardCard, DecisionCard, Reward, RoundCard
from sen.reform.common.days import format_day
from sen.reform.common.numbers import format_number
from sen.reform.documents.content import (
    Align,
    Annex,
    Article,
    Block,
    Column,
    Enacting,
    Grounds,
    OfficialDocument,
    Orientation,
    Paragraph,
    Table,
    Title,
)
from sen.reform.documents.wording import Kind, long_day, short_digest
from sen.reform.scoring.documents.issuer import SeasonIssuer, season_issuer


def decision(card: RoundCard, decided: DecisionCard, reward: Reward) -> OfficialDocument:
    """
    The chair commends: the list with grounds, numbers of the gold book and rewards stands in the annex.

    :raises NoCommittee: if nobody could issue it on the day
    """
    issuer = season_issuer(decided.decided_on)
    return _document(
        card,
        decided,
        f"Tặng {card.form_words}\n{card.title[:1].lower()}{card.title[1:]}",
        tuple(_awarding(card, decided, issuer)),
        (
            Annex(
                "Danh sách tập thể được khen thưởng",
                (awards_table(decided.awards), Paragraph(money(reward))),
                Orientation.LANDSCAPE,
            ),
        ),
    )


def revocation(card: RoundCard, decided: DecisionCard) -> OfficialDocument:
    """
    The chair takes an award back and says why.

    :raises NoCommittee: if nobody could issue it on the day
    """
    issuer = season_issuer(decided.decided_on)
    subject = f"Hủy bỏ quyết định tặng và thu hồi {card.form_words}"
    return _document(card, decided, subject, tuple(_revoking(card, decided, issuer)), ())


def awards_table(awards: tuple[AwardCard, ...]) -> Table:
    """Who is commended, with the number of the gold book and the reward."""
    return Table(
        columns=(
            Column("TT", 0.7, Align.CENTRE),
            Column("Tập thể", 2.4),
            Column("Thành tích", 3.2),
            Column("Căn cứ số liệu", 5),
            Column("Số sổ vàng", 1.2, Align.CENTRE),
            Column("Tiền thưởng (đồng)", 1.6, Align.NUMBER),
        ),
        rows=tuple(
            (at, each.unit_name, each.achievement, each.grounds, gold_number(each), each.reward)
            for at, each in enumerate(awards, start=1)
        ),
        total=("", "Cộng", "", "", "", sum(each.reward for each in awards)),
    )


def gold_number(award: AwardCard) -> str:
    """The number of the gold book as it is printed: 05/2023."""
    return f"{award.number:02d}/{award.year}"


def _document(
    card: RoundCard, decided: DecisionCard, subject: str, blocks: tuple[Block, ...], annexes: tuple[Annex, ...]
) -> OfficialDocument:
    issuer = season_issuer(decided.decided_on)
    return OfficialDocument(
        letterhead=replace(issuer.letterhead(Kind.DECISION), number=decided.number),
        title=Title(Kind.DECISION, subject, f"Chủ tịch Ủy ban nhân dân {issuer.bare}"),
        blocks=blocks,
        signatures=(issuer.chair,),
        recipients=issuer.recipients("Như Điều 3", "Sở Nội vụ"),
        annexes=annexes,
        facts=facts_of(card),
        note=note_of(card),
        stem=stem(f"quyet-dinh-{decided.number}", card, decided.decided_on),
    )


def _awarding(card: RoundCard, decided: DecisionCard, issuer: SeasonIssuer) -> Iterator[Block]:
    yield Grounds(
        (
            "Căn cứ Luật Tổ chức chính quyền địa phương",
            *card.applied.grounds,
            "Căn cứ Biên bản họp Hội đồng Thi đua - Khen thưởng",
            f"Theo đề nghị của Trưởng {DEPARTMENT[:1].lower()}{DEPARTMENT[1:]}",
        )
    )
    yield Enacting()
    yield Article(
        1,
        f"Tặng {card.form_words} của Chủ tịch Ủy ban nhân dân {issuer.bare} cho {len(decided.awards)} tập thể (danh "
        "sách kèm theo).",
    )
    total = sum(each.reward for each in decided.awards)
    yield Article(
        2,
        f"Tổng số tiền thưởng kèm theo là {format_number(total)} đồng, chi từ quỹ thi đua, khen thưởng theo quy định.",
    )
    yield Article(
        3,
        f"Chánh Văn phòng, Trưởng {DEPARTMENT[:1].lower()}{DEPARTMENT[1:]}, thủ trưởng các đơn vị liên quan và các tập "
        "thể có tên tại Điều 1 thi hành quyết định này./.",
    )


def _revoking(card: RoundCard, decided: DecisionCard, issuer: SeasonIssuer) -> Iterator[Block]:
    yield Grounds((*card.applied.grounds, f"Theo đề nghị của Trưởng {DEPARTMENT[:1].lower()}{DEPARTMENT[1:]}"))
    yield Enacting()
    for award in decided.awards:
        cited = f", căn cứ kết quả có mã kiểm chứng {short_digest(award.digest)}" if award.digest else ""
        yield Article(
            1,
            f"Hủy bỏ việc tặng {card.form_words} của Chủ tịch Ủy ban nhân dân {issuer.bare} cho {award.unit_name} tại "
            f"Quyết định số {award.decision_number}/QĐ-UBND {long_day(award.decided_on)} (số sổ vàng "
            f"{gold_number(award)}{cited}).\nLý do: {decided.reason.rstrip('.')}.",
        )
        yield Article(
            2,
            f"Thu hồi {card.form_words} và tiền thưởng {format_number(award.reward)} đồng; số sổ vàng "
            f"{gold_number(award)} được ghi là đã thu hồi ngày {format_day(decided.decided_on)} và không dùng lại.",
        )
    yield Article(3, f"{DEPARTMENT}, đơn vị có tên tại Điều 1 và các đơn vị liên quan thi hành quyết định này./.")
