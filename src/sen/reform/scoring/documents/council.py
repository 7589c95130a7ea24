"""The papers of the council's meeting: the pack it reads, and its minutes."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from sen.reform.assessments.queries import CouncilItem, CurrentAnswer, DecisionLine, Stage, State, has_come_to
from sen.reform.common.days import format_day
from sen.reform.documents.content import (
    Annex,
    Block,
    Column,
    GroupRow,
    Heading,
    Letterhead,
    Listing,
    OfficialDocument,
    Orientation,
    Paragraph,
    Row,
    Signature,
    Table,
    Title,
)
from sen.reform.documents.wording import Kind, long_day, symbol
from sen.reform.indices.queries import LeafLine
from sen.reform.scoring.documents.frame import draft_note, ended, facts_of, kind_of, note_of
from sen.reform.scoring.documents.issuer import SeasonIssuer, season_issuer
from sen.reform.scoring.documents.ranking import changes_table, ranking_table
from sen.reform.scoring.documents.sealing import seal
from sen.reform.scoring.queries.dossiers import RoundDossier
from sen.reform.scoring.queries.words import said_in_words

_COUNCIL = "Hội đồng thẩm định"
_BLANK = "…………………………"
# Where a sheet is before it comes to the council, in the words of papers.
_STANDS = {
    State.DECLARING: "đơn vị đang kê khai",
    State.SIGNING: "chờ thủ trưởng đơn vị ký duyệt",
    State.APPRAISING: "đang thẩm định lần 1",
    State.EXPLAINING: "đơn vị đang giải trình",
    State.REAPPRAISING: "đang thẩm định lần 2",
}
NOTHING_DECIDED = "Giữ kết quả thẩm định lần 2"


def council_pack(dossier: RoundDossier) -> OfficialDocument:
    """
    What the council reads before it meets: where the sheets stand, every objection in full, what each turn changed.

    :raises NoCommittee: if nobody could issue it on the day
    """
    card, issuer = dossier.card, season_issuer(dossier.on)
    annexes = [Annex("Nội dung giải trình và ý kiến các bên", (_items_table(dossier),), Orientation.LANDSCAPE)]
    if dossier.changes is not None and dossier.changes.units:
        annexes.append(Annex("Điểm và hạng qua từng bước", (changes_table(dossier.changes),), Orientation.LANDSCAPE))
    return OfficialDocument(
        letterhead=_letterhead(issuer, Kind.REPORT),
        title=Title(Kind.REPORT, f"Tài liệu họp Hội đồng thẩm định\nchỉ số cải cách hành chính năm {card.year}"),
        blocks=tuple(_pack(dossier)),
        signatures=(Signature("Thư ký hội đồng"),),
        recipients=issuer.recipients("Thành viên Hội đồng thẩm định"),
        annexes=tuple(annexes),
        facts=facts_of(card, kind_of(dossier)),
        note=note_of(card),
        stem=f"tai-lieu-hop-hoi-dong-{card.year}-{card.key}",
    )


def minutes(dossier: RoundDossier) -> OfficialDocument:
    """
    What the council decided, with reasons, and what it came to; the code opens the sealed result.

    :raises NoCommittee: if nobody could issue it on the day
    """
    card, issuer = dossier.card, season_issuer(dossier.on)
    return OfficialDocument(
        letterhead=_letterhead(issuer, Kind.MINUTES),
        title=Title(Kind.MINUTES, f"Họp Hội đồng thẩm định chỉ số cải cách hành chính năm {card.year}"),
        blocks=tuple(_minutes(dossier)),
        signatures=(Signature("Thư ký"), Signature("Chủ tọa")),
        recipients=issuer.recipients("Thành viên Hội đồng thẩm định", f"Ủy ban nhân dân {issuer.bare}"),
        facts=facts_of(card, kind_of(dossier)),
        note=note_of(card, draft_note(dossier)),
        stem=f"bien-ban-hop-hoi-dong-{card.year}-{card.key}",
    )


def _pack(dossier: RoundDossier) -> Iterator[Block]:
    card = dossier.card
    yield Paragraph(f"{card.title}; {card.index_title}; số liệu tính đến ngày {format_day(card.cut_off_on)}.")
    yield Heading(1, "I.", "Tình hình")
    yield Listing(tuple(_standing(dossier)))
    yield Heading(1, "II.", "Nội dung xin ý kiến")
    yield Listing(tuple(_agenda(dossier)))
    yield Heading(1, "III.", "Kết quả dự kiến")
    if dossier.run is None:
        yield Paragraph("Chưa tính điểm chính thức; điểm và hạng qua từng bước (tạm tính) tại phụ lục./.")
    else:
        yield Paragraph(f"{kind_of(dossier)}.", "Loại điểm:")
        yield ranking_table(dossier, dossier.run)
        yield Paragraph("Điểm và hạng qua từng bước tại phụ lục./.")


def _minutes(dossier: RoundDossier) -> Iterator[Block]:
    card = dossier.card
    yield Paragraph(f"{_BLANK} giờ, {long_day(card.calendar.council_on)}", "Thời gian bắt đầu:")
    yield Paragraph(_BLANK, "Địa điểm:")
    yield Paragraph(f"{_COUNCIL}; chủ tọa: Chủ tịch Hội đồng; thư ký: Thư ký hội đồng.", "Thành phần:")
    yield Heading(1, "I.", "Nội dung họp")
    yield Listing(tuple(_agenda(dossier)))
    yield Heading(1, "II.", "Quyết định về nội dung giải trình")
    if dossier.items:
        yield _decisions_table(dossier)
    else:
        yield Paragraph("Không có đơn vị nào đề nghị xem xét lại.")
    yield Heading(1, "III.", "Quyết định về thứ hạng, xếp loại")
    yield _places(dossier)
    yield Heading(1, "IV.", "Kết quả")
    if dossier.run is None:
        yield Paragraph("Chưa tính điểm chính thức.")
    else:
        if dossier.edition.is_correction:
            yield Paragraph(ended(dossier.edition.reason), "Đính chính, thay bản trước:")
        yield Paragraph(f"{kind_of(dossier)}.", "Loại điểm:")
        yield ranking_table(dossier, dossier.run)
    yield Paragraph("Biên bản đã được đọc lại, các thành viên thống nhất. Cuộc họp kết thúc cùng ngày./.")
    yield from seal(dossier)


def _standing(dossier: RoundDossier) -> Iterator[str]:
    come = sum(has_come_to(each.state, State.COUNCIL) for each in dossier.members)
    yield f"{come}/{len(dossier.members)} đơn vị đã hoàn thành thẩm định, giải trình và trình Hội đồng."
    for each in dossier.members:
        if not has_come_to(each.state, State.COUNCIL):
            yield f"{each.unit_name}: {_STANDS[each.state]}."
    disputed = sum(item.is_disputed for item in dossier.items)
    yield f"{disputed} tiêu chí có ý kiến không đồng ý của đơn vị."


def _agenda(dossier: RoundDossier) -> Iterator[str]:
    yield f"Xem xét {sum(item.is_disputed for item in dossier.items)} nội dung giải trình của các đơn vị."
    if dossier.changes is not None:
        for order in dossier.changes.orders:
            names = ", ".join(card.unit_name for card in order.cards)
            yield f"Quyết định thứ hạng của các đơn vị bằng điểm: {names}."
        for grade in dossier.changes.grades:
            yield f"Quyết định xếp loại của {grade.card.unit_name} (đủ mức “{grade.grade}” về điểm)."
    yield "Thông qua kết quả, xếp hạng, xếp loại trong từng nhóm đơn vị."


def _items_table(dossier: RoundDossier) -> Table:
    columns = (
        Column("Tiêu chí", 4),
        Column("Đơn vị kê khai", 3),
        Column("Thẩm định lần 1", 3.4),
        Column("Đơn vị giải trình", 4),
        Column("Thẩm định lần 2", 3.4),
    )
    stages = (Stage.SELF, Stage.APPRAISAL, Stage.EXPLANATION, Stage.REAPPRAISAL)
    rows = tuple(_by_unit(dossier.items, lambda item: _item_cells(dossier.leaves, item, stages)))
    return Table(columns, rows)


def _decisions_table(dossier: RoundDossier) -> Table:
    columns = (
        Column("Tiêu chí", 4),
        Column("Thẩm định", 3.4),
        Column("Đơn vị giải trình", 3.6),
        Column("Hội đồng quyết định", 4),
    )

    def cells(item: CouncilItem) -> tuple[str, ...]:
        mark = item.words.get(Stage.REAPPRAISAL) or item.words.get(Stage.APPRAISAL)
        leaf = dossier.leaves[item.code]
        decided = _word(leaf, item.decision) if item.decision else NOTHING_DECIDED
        return (f"{item.code} {leaf.title}", _word(leaf, mark), _word(leaf, item.words.get(Stage.EXPLANATION)), decided)

    return Table(columns, tuple(_by_unit(dossier.items, cells)))


def _by_unit(items: Iterable[CouncilItem], cells: Callable[[CouncilItem], Row]) -> Iterator[Row]:
    unit_id = None
    for item in items:
        if item.card.unit_id != unit_id:
            unit_id = item.card.unit_id
            yield GroupRow(item.card.unit_name)
        yield cells(item)


def _item_cells(leaves: Mapping[str, LeafLine], item: CouncilItem, stages: Iterable[Stage]) -> tuple[str, ...]:
    leaf = leaves[item.code]
    return (f"{item.code} {leaf.title}", *(_word(leaf, item.words.get(stage)) for stage in stages))


def _word(leaf: LeafLine, word: CurrentAnswer | None) -> str:
    """A word with its reason; a reply without figures is its reason."""
    if word is None:
        return "–"
    said = "" if word.stage is Stage.EXPLANATION and word.is_missing else said_in_words(leaf, word)
    return " ".join(ended(words) for words in (said, word.reason) if words) or "–"


def _places(dossier: RoundDossier) -> Block:
    names = {each.unit_id: each.unit_name for each in dossier.members}
    found = tuple(_place(line, names) for line in dossier.places_decided)
    return Listing(found) if found else Paragraph("Không có.")


def _place(line: DecisionLine, names: Mapping[int, str]) -> str:
    units = ", ".join(names[unit_id] for unit_id in line.unit_ids)
    what = f"Xếp loại {line.grade}: {units}" if line.grade else f"Thứ tự: {units}"
    return f"{what}. Lý do: {ended(line.reason)}"


def _letterhead(issuer: SeasonIssuer, kind: Kind) -> Letterhead:
    return Letterhead(
        superior=f"Ủy ban nhân dân\n{issuer.bare}",
        issuer=_COUNCIL,
        symbol=symbol(kind, "HĐTĐ"),
        place=issuer.place,
        on=issuer.on,
    )
