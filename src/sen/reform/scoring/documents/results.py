"""The decision that announces the result, and the announcement to everybody."""

from collections.abc import Iterator

from sen.reform.common.addresses import absolute_address
from sen.reform.common.days import format_day
from sen.reform.documents.content import (
    Annex,
    Article,
    Block,
    Enacting,
    Grounds,
    Heading,
    OfficialDocument,
    Orientation,
    Paragraph,
    Title,
)
from sen.reform.documents.wording import Kind
from sen.reform.scoring.documents.frame import draft_note, ended, facts_of, kind_of, note_of, small
from sen.reform.scoring.documents.issuer import SeasonIssuer, season_issuer
from sen.reform.scoring.documents.ranking import area_names, area_table, ranking_table
from sen.reform.scoring.documents.sealing import seal
from sen.reform.scoring.queries.dossiers import RoundDossier
from sen.reform.scoring.queries.runs import RunPage


def decision(dossier: RoundDossier, run: RunPage) -> OfficialDocument:
    """
    The decision with its annexes: the ranking of each group, the points by area.

    :raises NoCommittee: if nobody could issue it on the day
    """
    card, issuer = dossier.card, season_issuer(dossier.on)
    return OfficialDocument(
        letterhead=issuer.letterhead(Kind.DECISION),
        title=Title(Kind.DECISION, _subject(dossier), f"Chủ tịch Ủy ban nhân dân {issuer.bare}"),
        blocks=tuple(_decision(dossier, run, issuer)),
        signatures=(issuer.signature,),
        recipients=issuer.recipients("Như Điều 2", "Sở Nội vụ"),
        annexes=(
            Annex("Kết quả xếp hạng theo nhóm đơn vị", (ranking_table(dossier, run), *seal(dossier))),
            Annex("Điểm theo lĩnh vực", (area_table(run), Paragraph(area_names(run))), Orientation.LANDSCAPE),
        ),
        facts=facts_of(card, kind_of(dossier)),
        note=note_of(card, draft_note(dossier)),
        stem=f"quyet-dinh-cong-bo-{card.year}-{card.key}",
    )


def announcement(dossier: RoundDossier, run: RunPage) -> OfficialDocument:
    """
    The announcement to units and citizens: the ranking, and where everything is read and checked.

    :raises NoCommittee: if nobody could issue it on the day
    """
    card, issuer = dossier.card, season_issuer(dossier.on)
    return OfficialDocument(
        letterhead=issuer.letterhead(Kind.NOTICE),
        title=Title(Kind.NOTICE, _subject(dossier)),
        blocks=tuple(_announcement(dossier, run)),
        signatures=(issuer.signature,),
        recipients=issuer.recipients("Các đơn vị được đánh giá", "Cổng thông tin điện tử"),
        facts=facts_of(card, kind_of(dossier)),
        note=note_of(card, draft_note(dossier)),
        stem=f"thong-bao-ket-qua-{card.year}-{card.key}",
    )


def _subject(dossier: RoundDossier) -> str:
    card = dossier.card
    act = "Công bố đính chính kết quả" if dossier.edition.is_correction else "Công bố kết quả"
    return f"{act} xác định chỉ số cải cách hành chính năm {card.year}\n({small(card.block)})"


def _decision(dossier: RoundDossier, run: RunPage, issuer: SeasonIssuer) -> Iterator[Block]:
    card = dossier.card
    yield Grounds(
        (
            "Căn cứ Luật Tổ chức chính quyền địa phương",
            f"Căn cứ {card.index_title}",
            "Căn cứ Biên bản họp Hội đồng thẩm định chỉ số cải cách hành chính",
            "Theo đề nghị của Trưởng phòng Nội vụ",
        )
    )
    yield Enacting()
    yield Article(
        1,
        f"Công bố kết quả xác định chỉ số cải cách hành chính năm {card.year} của {len(run.units)} đơn vị, số liệu "
        f"tính đến ngày {format_day(card.cut_off_on)}; xếp hạng trong từng nhóm tại Phụ lục I, điểm theo lĩnh vực tại "
        f"Phụ lục II.{_correction(dossier)}",
    )
    yield Article(
        2,
        f"Phòng Nội vụ theo dõi, đôn đốc khắc phục hạn chế; thủ trưởng các phòng chuyên môn, Chủ tịch Ủy ban nhân dân "
        f"các xã, phường thuộc {issuer.bare} thi hành quyết định này.",
    )
    yield Article(3, "Quyết định này có hiệu lực kể từ ngày ký./.")


def _announcement(dossier: RoundDossier, run: RunPage) -> Iterator[Block]:
    card = dossier.card
    yield Paragraph(
        f"Kết quả xác định chỉ số cải cách hành chính năm {card.year} ({small(kind_of(dossier))}), số liệu tính đến "
        f"ngày {format_day(card.cut_off_on)}, theo {card.index_title}:{_correction(dossier)}"
    )
    yield Heading(1, "1.", "Kết quả xếp hạng theo nhóm đơn vị")
    yield ranking_table(dossier, run)
    yield Heading(1, "2.", "Tra cứu, kiểm chứng")
    yield Paragraph(
        f"Kết quả chi tiết, dữ liệu mở và lịch sử công bố: {absolute_address('portal:result', card.year, card.key)}./."
    )
    yield from seal(dossier)


def _correction(dossier: RoundDossier) -> str:
    if not dossier.edition.is_correction:
        return ""
    why = ended(dossier.edition.reason)
    return f"\nBản {dossier.edition.number} thay bản đã công bố trước đó. Lý do đính chính: {why}"
