"""The papers of one unit: its report of self-assessment, its score sheet, the letter that tells it the result."""

from collections.abc import Iterator
from decimal import Decimal

from sen.reform.assessments.queries import Stage
from sen.reform.common.days import format_day
from sen.reform.common.numbers import format_number
from sen.reform.documents.content import (
    Align,
    Annex,
    Block,
    Column,
    Heading,
    Letterhead,
    Listing,
    OfficialDocument,
    Orientation,
    Paragraph,
    Recipients,
    Signature,
    Table,
    Title,
)
from sen.reform.documents.wording import Kind, symbol
from sen.reform.organizations.queries import UnitCard
from sen.reform.scoring.documents.frame import (
    APPRAISED,
    PROVISIONAL,
    draft_note,
    ended,
    facts_of,
    kind_of,
    note_of,
    small,
)
from sen.reform.scoring.documents.issuer import SeasonIssuer, season_issuer
from sen.reform.scoring.documents.scores import OUTSIDE, PLACES, outside_points, points_in_words, score_table
from sen.reform.scoring.documents.sealing import seal
from sen.reform.scoring.queries.dossiers import RoundDossier, UnitDossier
from sen.reform.scoring.queries.runs import UnitScore
from sen.reform.scoring.queries.sheets import LeafSheet, ScoreSheet
from sen.reform.scoring.queries.states import CellState

MOST_NAMED = 5
_MARKS = (Stage.COUNCIL, Stage.REAPPRAISAL, Stage.APPRAISAL)


def self_report(dossier: UnitDossier, unit: UnitCard) -> OfficialDocument:
    """
    What the unit says of itself, signed by its head: points by area, what is not full, what does not apply.

    :raises NoCommittee: if no committee exists on the day
    """
    card, issuer = dossier.card, season_issuer(dossier.on)
    return OfficialDocument(
        letterhead=_letterhead(unit, issuer),
        title=Title(Kind.REPORT, f"Tự đánh giá chỉ số cải cách hành chính năm {card.round.year}"),
        blocks=tuple(_report(dossier)),
        signatures=(_head_of(unit),),
        recipients=Recipients((f"Ủy ban nhân dân {issuer.bare}", "Phòng Nội vụ"), "VT"),
        annexes=(Annex("Bảng tự chấm điểm", (score_table(dossier),), Orientation.LANDSCAPE),),
        facts=facts_of(card.round, PROVISIONAL),
        note=note_of(card.round),
        stem=f"bao-cao-tu-danh-gia-{card.round.year}-{card.unit_slug}",
    )


def score_sheet(dossier: UnitDossier) -> OfficialDocument:
    """
    The unit's sheet in the Ministry's columns, as far as the reader may see it.

    :raises NoCommittee: if no committee exists on the day
    """
    card, issuer = dossier.card, season_issuer(dossier.on)
    kind = kind_of(dossier.result) if dossier.result else _kind_so_far(dossier)
    return OfficialDocument(
        letterhead=issuer.letterhead(Kind.REPORT),
        title=Title(Kind.REPORT, f"Bảng điểm chỉ số cải cách hành chính năm {card.round.year}\ncủa {card.unit_name}"),
        blocks=tuple(_summary(dossier, kind)),
        signatures=(issuer.signature,),
        recipients=issuer.recipients(card.unit_name),
        annexes=(Annex(f"Bảng điểm của {card.unit_name}", (score_table(dossier),), Orientation.LANDSCAPE),),
        facts=facts_of(card.round, kind),
        note=note_of(card.round),
        stem=f"bang-diem-{card.round.year}-{card.unit_slug}",
    )


def letter(dossier: UnitDossier, result: RoundDossier, score: UnitScore) -> OfficialDocument:
    """
    What the unit came to: points and place, what was lost and why, what to mend.

    :raises NoCommittee: if no committee exists on the day
    """
    card, issuer = dossier.card, season_issuer(dossier.on)
    return OfficialDocument(
        letterhead=Letterhead(
            issuer=f"Ủy ban nhân dân\n{issuer.bare}",
            symbol=symbol(Kind.LETTER, "UBND", "NV"),
            place=issuer.place,
            on=issuer.on,
        ),
        title=Title(Kind.LETTER, f"thông báo kết quả chỉ số cải cách hành chính năm {card.round.year}"),
        blocks=tuple(_letter(dossier, result, score)),
        signatures=(issuer.signature,),
        recipients=issuer.recipients("Như trên"),
        addressees=(card.unit_name,),
        annexes=(Annex("Điểm bị trừ, lý do và việc cần khắc phục", (_lost_table(dossier),), Orientation.LANDSCAPE),),
        facts=facts_of(card.round, kind_of(result)),
        note=note_of(card.round, draft_note(result)),
        stem=f"thong-bao-don-vi-{card.round.year}-{card.unit_slug}",
    )


def _report(dossier: UnitDossier) -> Iterator[Block]:
    card, own = dossier.card, dossier.own
    yield Paragraph(
        f"{card.unit_name} tự đánh giá theo {card.round.index_title}, số liệu tính đến ngày "
        f"{format_day(card.round.cut_off_on)}. Điểm dưới đây là điểm tạm tính, chưa thẩm định."
    )
    yield Heading(1, "I.", "Kết quả chung")
    share = "" if own.percent is None else f", đạt {format_number(own.percent, PLACES)} %"
    yield Paragraph(f"Tổng điểm tự đánh giá: {points_in_words(own.total, own.maximum)}{share}.")
    yield _areas(own)
    yield Heading(1, "II.", "Tiêu chí chưa đạt điểm tối đa")
    yield _list_of(_short(own), "Không có.")
    yield Heading(1, "III.", "Tiêu chí không áp dụng")
    yield _list_of(_absent(own), "Không có.")
    yield Heading(1, "IV.", "Tiêu chí chưa đủ số liệu")
    yield _list_of(_missing(own), "Không có.")
    yield Paragraph(
        f"{card.unit_name} chịu trách nhiệm về số liệu và tài liệu kiểm chứng đã kê khai (phụ lục kèm theo)./."
    )


def _summary(dossier: UnitDossier, kind: str) -> Iterator[Block]:
    own, card = dossier.own, dossier.card
    yield Paragraph(f"{kind}. Số liệu tính đến ngày {format_day(card.round.cut_off_on)}.", "Loại điểm:")
    yield Paragraph(f"{points_in_words(own.total, own.maximum)}.", "Tự đánh giá:")
    if dossier.appraised is not None:
        appraised = dossier.appraised
        yield Paragraph(f"{points_in_words(appraised.total, appraised.maximum)}.", "Thẩm định:")
    if dossier.score is not None:
        yield Paragraph(f"{_result_words(dossier.score)}.", "Kết quả:")
    yield Paragraph("Chi tiết từng tiêu chí tại phụ lục. Dấu – là chưa có hoặc không áp dụng./.")


def _letter(dossier: UnitDossier, result: RoundDossier, score: UnitScore) -> Iterator[Block]:
    card = dossier.card
    yield Paragraph(
        f"Ủy ban nhân dân thông báo kết quả xác định chỉ số cải cách hành chính năm {card.round.year} của "
        f"{card.unit_name} ({small(kind_of(result))}), số liệu tính đến ngày {format_day(card.round.cut_off_on)}:"
    )
    if result.edition.is_correction:
        yield Paragraph(f"{ended(result.edition.reason)} Thư này thay thư gửi theo bản trước.", "Đính chính:")
    yield Paragraph(f"{_result_words(score)}, trong nhóm {small(card.peer_group)}.", "Kết quả:")
    yield Heading(1, "1.", "Điểm theo lĩnh vực")
    outside = score.total - sum((area.points for area in score.areas), Decimal(0))
    yield Table(
        columns=(
            Column("Lĩnh vực", 7),
            Column("Điểm", 1.6, Align.NUMBER, PLACES),
            Column("Tối đa", 1.6, Align.NUMBER, PLACES),
        ),
        rows=(
            *((f"{area.code}. {area.name}", area.points, area.maximum) for area in score.areas),
            *(((OUTSIDE, outside, None),) if outside else ()),
        ),
        total=("Cộng", score.total, score.applicable_maximum),
    )
    yield Heading(1, "2.", "Điểm bị trừ nhiều nhất")
    yield _list_of(_lost_most(dossier), "Đơn vị đạt điểm tối đa ở mọi tiêu chí áp dụng.")
    yield Paragraph(
        "Lý do và việc cần khắc phục ở từng tiêu chí tại phụ lục. Đề nghị đơn vị xây dựng kế hoạch khắc phục, gửi "
        "Phòng Nội vụ theo dõi. Mã bên dưới mở trang kiểm chứng kết quả đã niêm phong./."
    )
    yield from seal(result)


def _lost_table(dossier: UnitDossier) -> Table:
    return Table(
        columns=(
            Column("Mã", 1.3, Align.CENTRE),
            Column("Tiêu chí", 4.5),
            Column("Điểm", 1.3, Align.NUMBER, PLACES),
            Column("Tối đa", 1.3, Align.NUMBER, PLACES),
            Column("Bị trừ", 1.3, Align.NUMBER, PLACES),
            Column("Lý do", 5),
            Column("Việc cần khắc phục", 4.5),
        ),
        rows=tuple(
            (
                leaf.code,
                leaf.title,
                leaf.points,
                leaf.maximum,
                leaf.maximum - leaf.points,
                ended(_why(dossier, leaf)),
                leaf.next_step or None,
            )
            for leaf in _lost(dossier)
        ),
    )


def _result_words(score: UnitScore) -> str:
    words = f"{points_in_words(score.total, score.applicable_maximum)}, chỉ số {format_number(score.percent, PLACES)} %"
    placed = f", hạng {score.rank}" if score.rank is not None else f", không xếp hạng ({score.unranked_reason})"
    return f"{words}{placed}{f', xếp loại {score.grade}' if score.grade else ''}"


def _areas(sheet: ScoreSheet) -> Table:
    outside = outside_points(sheet)
    return Table(
        columns=(
            Column("Lĩnh vực", 7),
            Column("Điểm tối đa", 1.6, Align.NUMBER, PLACES),
            Column("Tự đánh giá", 1.6, Align.NUMBER, PLACES),
            Column("Chỉ số (%)", 1.6, Align.NUMBER, PLACES),
        ),
        rows=(
            *(
                (f"{area.score.code}. {area.score.name}", area.score.maximum, area.score.points, area.score.percent)
                for area in sheet.areas
            ),
            *(((OUTSIDE, None, outside, None),) if outside else ()),
        ),
        total=("Cộng", sheet.maximum, sheet.total, sheet.percent),
    )


def _list_of(items: Iterator[str], otherwise: str) -> Block:
    found = tuple(items)
    return Listing(found) if found else Paragraph(otherwise)


def _leaves(sheet: ScoreSheet) -> Iterator[LeafSheet]:
    return (leaf for area in sheet.areas for group in area.groups for leaf in group.leaves)


def _is_short(leaf: LeafSheet) -> bool:
    return leaf.state is CellState.VALUE and leaf.points < leaf.maximum


def _short(sheet: ScoreSheet) -> Iterator[str]:
    for leaf in _leaves(sheet):
        if _is_short(leaf):
            yield f"{leaf.code} {leaf.title}: {points_in_words(leaf.points, leaf.maximum)}. {ended(leaf.sentence)}"


def _absent(sheet: ScoreSheet) -> Iterator[str]:
    for leaf in _leaves(sheet):
        if leaf.state is CellState.NOT_APPLICABLE:
            yield f"{leaf.code} {leaf.title}: {leaf.reason or 'theo số liệu kê khai'}"


def _missing(sheet: ScoreSheet) -> Iterator[str]:
    for leaf in _leaves(sheet):
        if leaf.state in (CellState.MISSING, CellState.INCOMPLETE):
            yield f"{leaf.code} {leaf.title}: {ended(leaf.sentence)}"


def _lost(dossier: UnitDossier) -> tuple[LeafSheet, ...]:
    return tuple(leaf for leaf in _leaves(dossier.final or dossier.own) if _is_short(leaf))


def _lost_most(dossier: UnitDossier) -> Iterator[str]:
    for leaf in sorted(_lost(dossier), key=lambda each: each.points - each.maximum)[:MOST_NAMED]:
        lost = format_number(leaf.maximum - leaf.points, PLACES)
        yield f"{leaf.code} {leaf.title}: trừ {lost} điểm. {ended(_why(dossier, leaf))}"


def _why(dossier: UnitDossier, leaf: LeafSheet) -> str:
    """The reason of the last mark that gave one; else the sentence of the rule."""
    words = dossier.words.get(leaf.code, {})
    said = (words[stage].reason for stage in _MARKS if stage in words)
    return next((reason for reason in said if reason), "") or leaf.sentence


def _kind_so_far(dossier: UnitDossier) -> str:
    return PROVISIONAL if dossier.appraised is None else APPRAISED


def _letterhead(unit: UnitCard, issuer: SeasonIssuer) -> Letterhead:
    return Letterhead(
        superior=f"Ủy ban nhân dân\n{issuer.bare}",
        issuer=f"Ủy ban nhân dân\n{unit.name}" if unit.is_grassroots else unit.name,
        symbol=symbol(Kind.REPORT, "UBND" if unit.is_grassroots else _initials(unit.name)),
        place=issuer.place,
        on=issuer.on,
    )


def _initials(name: str) -> str:
    """
    The letters a department signs with.

    >>> _initials("Phòng Văn hóa và Thông tin")
    'PVHVTT'
    """
    return "".join(word[0] for word in name.split() if word[0].isalpha()).upper()


def _head_of(unit: UnitCard) -> Signature:
    if unit.is_grassroots:
        return Signature("Chủ tịch", ("TM. Ủy ban nhân dân",))
    return Signature("Thủ trưởng đơn vị")
