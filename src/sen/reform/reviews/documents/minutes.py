"""The minutes of a meeting (biên bản, form 1.9): who was there, what was said item by item, what was decided."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import Refusal
from sen.reform.documents.content import (
    Block,
    Heading,
    Listing,
    Marker,
    OfficialDocument,
    Paragraph,
    Recipients,
    Signature,
    Title,
)
from sen.reform.documents.wording import Kind, long_day
from sen.reform.reviews.documents import frame
from sen.reform.reviews.documents.notice import assigned
from sen.reform.reviews.kinds import Topic
from sen.reform.reviews.queries import (
    AgendaLine,
    AttendanceLine,
    ConclusionCard,
    OpinionLine,
    ReviewCard,
    agenda,
    attendance,
    conclusions,
    opinions,
    review,
    sentence_of,
    waivers,
)
from sen.reform.reviews.queries.followed import followed_up
from sen.reform.reviews.workflow import State

_BLANK = "…………………………"


class NotHeldYet(Refusal):
    """Minutes of a meeting nobody has opened."""

    message = _("The meeting is not open yet, so there is nothing to keep minutes of. Open it first.")


def minutes(review_id: int) -> OfficialDocument:
    """
    The minutes, filled from what was recorded; while the meeting is open, as far as it has come.

    :raises NotHeldYet: if it was not opened
    """
    card = review(review_id)
    if card.state == State.PREPARING:
        raise NotHeldYet
    issuer = frame.issuer_of(card)
    return OfficialDocument(
        letterhead=frame.committee_letterhead(issuer, card, Kind.MINUTES),
        title=Title(Kind.MINUTES, f"Họp {card.title[:1].lower()}{card.title[1:]}"),
        blocks=tuple(_blocks(card)),
        signatures=(Signature("Thư ký"), Signature("Chủ tọa")),
        recipients=Recipients((card.chaired_by, "Các đơn vị dự họp"), "VT"),
        note=frame.note_of(card.is_simulated),
    )


def minutes_stem(card: ReviewCard) -> str:
    """The name of its file, without the ending."""
    return frame.file_stem("bien-ban-hop", card)


def _blocks(card: ReviewCard) -> Iterator[Block]:
    items, concluded = agenda(card.id), conclusions(card.id)
    yield Paragraph(_moment(card.opened_at), "Thời gian bắt đầu:")
    yield Paragraph(f"{card.place}.", "Địa điểm:")
    yield Paragraph(f"{card.chaired_by}.", "Chủ tọa:")
    yield Paragraph("Thư ký Hội đồng.", "Thư ký:")
    yield Heading(1, "I.", "THÀNH PHẦN")
    yield from _present(attendance(card))
    yield Heading(1, "II.", "CHƯƠNG TRÌNH")
    yield Listing(tuple(_announced(item) for item in items), Marker.NUMBER)
    waived = tuple(f"{each.about}. Lý do: {sentence_of(each.reason)}." for each in waivers(card.id))
    if waived:
        yield Paragraph("Không đưa ra thảo luận:")
        yield Listing(waived)
    yield Heading(1, "III.", "DIỄN BIẾN")
    said = opinions(card.id)
    for place, item in enumerate(items, start=1):
        yield Heading(2, f"{place}.", item.title)
        yield from _course(card, item, said, concluded)
    yield Heading(1, "IV.", "KẾT LUẬN CỦA CHỦ TỌA")
    if concluded:
        yield Listing(tuple(_decided(each) for each in concluded), Marker.NUMBER)
    else:
        yield Paragraph("Cuộc họp không có kết luận.")
    yield Paragraph(_moment(card.closed_at), "Thời gian kết thúc:")
    yield Paragraph("Biên bản đã được đọc lại, những người dự họp thống nhất./.")


def _moment(at: datetime | None) -> str:
    if at is None:
        return _BLANK
    here = timezone.localtime(at)
    return f"{here.hour} giờ {here.minute:02d} phút, {long_day(here.date())}."


def _present(lines: Iterable[AttendanceLine]) -> Iterator[Block]:
    lines = tuple(lines)
    parts = (
        ("Có mặt", tuple(line for line in lines if line.is_present)),
        ("Vắng mặt", tuple(line for line in lines if line.is_present is False)),
        ("Được mời, chưa điểm danh", tuple(line for line in lines if line.is_present is None)),
    )
    for words, found in parts:
        if found:
            named = "; ".join(f"{line.unit.name} ({line.note})" if line.note else line.unit.name for line in found)
            yield Paragraph(f"{named}.", f"{words} ({len(found)} đơn vị):")
    if not lines:
        yield Paragraph("Không ghi danh sách đơn vị dự họp.")


def _announced(item: AgendaLine) -> str:
    return f"{item.title} ({item.presenter_name} trình bày)." if item.presenter_name else f"{item.title}."


def _course(
    card: ReviewCard, item: AgendaLine, said: Iterable[OpinionLine], concluded: Iterable[ConclusionCard]
) -> Iterator[Block]:
    found = []
    if item.topic == Topic.CARRIED_OVER and (before := followed_up(card)):
        found += [f"Kết luận {line.conclusion.position} {before.review.period}: {line.words}." for line in before.lines]
    found += [_said(each) for each in said if each.item_id == item.id]
    found += [f"Chủ tọa kết luận (số {each.position})." for each in concluded if each.item_id == item.id]
    yield Listing(tuple(found)) if found else Paragraph("Không có ý kiến.")


def _said(each: OpinionLine) -> str:
    who = each.unit_name or "Đại biểu dự họp"
    return f"{who}{' (ý kiến khác)' if each.is_differing else ''}: {sentence_of(each.text)}."


def _decided(each: ConclusionCard) -> str:
    return " ".join((f"{sentence_of(each.text)}.", *(assigned(held) for held in each.held)))
