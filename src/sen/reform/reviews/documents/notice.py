"""The notice of conclusions (thông báo kết luận): what the chair decided, and who does what by when."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from sen.reform.common.days import format_day
from sen.reform.common.errors import Refusal
from sen.reform.documents.content import (
    Align,
    Block,
    Column,
    Heading,
    Listing,
    Marker,
    OfficialDocument,
    Paragraph,
    Recipients,
    Signature,
    Table,
    Title,
)
from sen.reform.documents.wording import Kind
from sen.reform.reviews.documents import frame
from sen.reform.reviews.queries import (
    ConclusionCard,
    HeldLine,
    ReviewCard,
    conclusions,
    count_of,
    review,
    sentence_of,
)


class NothingConcluded(Refusal):
    """A notice would have nothing to say."""

    message = _("The meeting has no conclusions yet, so there is nothing to announce. Record them first.")


def notice_of_conclusions(review_id: int) -> OfficialDocument:
    """
    The notice, filled from the conclusions that stand and their tasks as given.

    :raises NothingConcluded: if there are none
    """
    card = review(review_id)
    concluded = conclusions(review_id)
    if not concluded:
        raise NothingConcluded
    issuer = frame.issuer_of(card)
    by_office = bool(issuer.office_name)
    letterhead = frame.office_letterhead if by_office else frame.committee_letterhead
    signature = Signature("Chánh Văn phòng", ("TL. Chủ tịch",)) if by_office else frame.committee_signature(card)
    return OfficialDocument(
        letterhead=letterhead(issuer, card, Kind.NOTICE),
        title=Title(Kind.NOTICE, f"Kết luận của {card.chaired_by}\ntại cuộc họp {_small(card.title)}"),
        blocks=_blocks(card, concluded),
        signatures=(signature,),
        recipients=Recipients((card.chaired_by, "Các phòng, ban thuộc thành phố", "UBND các xã, phường"), "VT"),
        note=frame.note_of(card.is_simulated),
    )


def notice_stem(card: ReviewCard) -> str:
    """The name of its file, without the ending."""
    return frame.file_stem("thong-bao-ket-luan", card)


def assigned(held: HeldLine) -> str:
    """Who leads a task, who helps, with what product and by when, as one sentence."""
    helpers = f", phối hợp với {held.co_ordinator_names}" if held.co_ordinators else ""
    product = f"; sản phẩm: {held.product}" if held.product else ""
    due = held.due_words[:1].lower() + held.due_words[1:]
    return f"Giao {held.lead_names} chủ trì{helpers}{product}; thời hạn: {due}."


def _blocks(card: ReviewCard, concluded: tuple[ConclusionCard, ...]) -> tuple[Block, ...]:
    opening = (
        f"Ngày {format_day(card.held_on)}, tại {card.place}, {card.chaired_by} chủ trì cuộc họp {_small(card.title)}. "
        f"Sau khi nghe báo cáo và ý kiến của các đơn vị, {card.chaired_by} kết luận như sau:"
    )
    decided = Listing(tuple(f"{sentence_of(each.text)}." for each in concluded), Marker.NUMBER)
    rows = tuple(row for place, each in enumerate(concluded, start=1) for row in _rows(place, each))
    if not rows:
        return (Paragraph(opening), decided)
    table = Table(
        columns=(
            Column("Kết luận", 1.2, Align.CENTRE),
            Column("Nhiệm vụ", 4.6),
            Column("Chủ trì", 3),
            Column("Phối hợp", 2.4),
            Column("Sản phẩm", 2.4),
            Column("Thời hạn", 2.2, Align.CENTRE),
        ),
        rows=rows,
    )
    return (
        Heading(1, "I.", "KẾT LUẬN"),
        Paragraph(opening),
        decided,
        Heading(1, "II.", "PHÂN CÔNG THỰC HIỆN"),
        Paragraph(f"{count_of(concluded).tasks} nhiệm vụ được giao theo các kết luận trên:"),
        table,
    )


def _rows(place: int, each: ConclusionCard) -> Iterator[tuple[str, ...]]:
    """One row for what several units were given alike, each of them named."""
    for held in each.held:
        names = "; ".join(unit.name for unit in held.leads)
        helpers = "; ".join(unit.name for unit in held.co_ordinators)
        yield str(place), held.title, names, helpers, held.product, held.due_words


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
