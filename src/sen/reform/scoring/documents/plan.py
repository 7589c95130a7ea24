"""The plan of a round, and the guidance to the units in it: their days and numbers are those of its page."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from sen.reform.assessments.queries import AssessmentCard, DayLine, RoundCard, assessments_of, days_of
from sen.reform.common.days import format_day
from sen.reform.common.numbers import format_number
from sen.reform.documents.content import (
    Align,
    Annex,
    Block,
    Column,
    Fact,
    GroupRow,
    Heading,
    Listing,
    OfficialDocument,
    Orientation,
    Paragraph,
    Row,
    Table,
    Title,
)
from sen.reform.documents.wording import Kind
from sen.reform.indices import loader
from sen.reform.indices.queries import AreaLine, DefinitionPage, LeafLine
from sen.reform.scoring.documents.issuer import SIMULATED, SeasonIssuer, season_issuer

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")

# What is done until each day, and by whom, as the plan writes it.
_STEPS = {
    "opens_on": ("Mở đợt đánh giá, các đơn vị bắt đầu kê khai", "Phòng Nội vụ"),
    "self_closes_on": ("Hạn cuối tự đánh giá: thủ trưởng đơn vị ký duyệt, gửi bảng tự đánh giá", "Các đơn vị"),
    "appraisal_closes_on": ("Hoàn thành thẩm định lần 1", "Các cơ quan thẩm định"),
    "explanations_close_on": ("Hạn cuối giải trình kết quả thẩm định", "Các đơn vị"),
    "reappraisal_closes_on": ("Hoàn thành thẩm định lần 2", "Các cơ quan thẩm định"),
    "council_on": ("Họp Hội đồng thẩm định", "Hội đồng thẩm định"),
    "publication_on": ("Công bố kết quả", "Ủy ban nhân dân"),
}

_OUTSIDE = {"bonus": "Điểm thưởng", "penalty": "Điểm trừ", "fact": "Số liệu dùng chung, không tính điểm"}


def plan(card: RoundCard, *, on: date) -> OfficialDocument:
    """
    The plan: what is measured with which index, whom, when, and who does what.

    :raises NoCommittee: if nobody could issue it on the day
    """
    issuer = season_issuer(on)
    members = assessments_of(card.id)
    return OfficialDocument(
        letterhead=issuer.letterhead(Kind.PLAN),
        title=Title(Kind.PLAN, f"Xác định chỉ số cải cách hành chính năm {card.year}\n({_small(card.block)})"),
        blocks=tuple(_plan(card, members, issuer)),
        signatures=(issuer.signature,),
        recipients=issuer.recipients("Các đơn vị được đánh giá", "Các cơ quan thẩm định", "Hội đồng thẩm định"),
        annexes=(Annex("Danh sách đơn vị được đánh giá", (_unit_table(members),)),),
        facts=tuple(_facts(card)),
        note=SIMULATED if card.is_simulated else "",
        stem=f"ke-hoach-xac-dinh-chi-so-{card.year}-{card.key}",
    )


def guidance(card: RoundCard, *, on: date) -> OfficialDocument:
    """
    The guidance to the units: how figures are declared and answered, until when, and what each criterion asks for.

    :raises NoCommittee: if nobody could issue it on the day
    """
    issuer = season_issuer(on)
    index = loader.definition_page(card.version_id)
    return OfficialDocument(
        letterhead=issuer.letterhead(Kind.GUIDANCE),
        title=Title(Kind.GUIDANCE, f"Tự đánh giá chỉ số cải cách hành chính năm {card.year}\n({_small(card.block)})"),
        blocks=tuple(_guidance(card, index)),
        signatures=(issuer.signature,),
        recipients=issuer.recipients("Các đơn vị được đánh giá", "Các cơ quan thẩm định"),
        annexes=(Annex("Tiêu chí, số liệu và tài liệu kiểm chứng", (_criteria_table(index),), Orientation.LANDSCAPE),),
        facts=tuple(_facts(card)),
        note=SIMULATED if card.is_simulated else "",
        stem=f"huong-dan-tu-danh-gia-{card.year}-{card.key}",
    )


def _plan(card: RoundCard, members: tuple[AssessmentCard, ...], issuer: SeasonIssuer) -> Iterator[Block]:
    yield Heading(1, "I.", "Mục đích, yêu cầu")
    yield Listing(
        (
            f"Xác định kết quả cải cách hành chính năm {card.year} của {_count(members)} bằng cùng một bộ chỉ số, cùng "
            "một ngày chốt số liệu.",
            "Đơn vị kê khai số liệu; điểm do quy tắc của bộ chỉ số tính ra. Mọi thay đổi đều có lý do và được lưu vết.",
            "Các đơn vị chỉ được so sánh, xếp hạng trong cùng nhóm.",
        )
    )
    yield Heading(1, "II.", "Nội dung")
    yield Paragraph(f"{card.index_title}.", "Bộ chỉ số:")
    yield Paragraph(f"ngày {format_day(card.cut_off_on)}.", "Số liệu tính đến:")
    yield Paragraph(f"{_groups(members)} (danh sách kèm theo).", "Đối tượng:")
    yield Heading(1, "III.", "Thời gian thực hiện")
    yield _calendar_table(days_of(card.calendar))
    yield Paragraph(
        f"Mỗi đơn vị có ít nhất {card.calendar.explanation_days} ngày làm việc để giải trình kể từ khi nhận kết quả "
        "thẩm định. Mỗi đơn vị được gia hạn nhiều nhất một lần trong đợt, có lý do và công khai trong đợt đánh giá."
    )
    yield Heading(1, "IV.", "Tổ chức thực hiện")
    yield Listing(
        (
            "Các đơn vị được đánh giá kê khai đầy đủ, đúng hạn, chịu trách nhiệm về số liệu và tài liệu kiểm chứng.",
            "Các cơ quan thẩm định chấm theo tiêu chí được phân công, không thẩm định đơn vị mình; ghi rõ lý do khi "
            "thay đổi số liệu đơn vị kê khai.",
            f"Phòng Nội vụ là cơ quan thường trực, theo dõi, đôn đốc, tham mưu Ủy ban nhân dân {issuer.bare} công bố "
            "kết quả.",
        )
    )


def _guidance(card: RoundCard, index: DefinitionPage) -> Iterator[Block]:
    calendar = card.calendar
    yield Heading(1, "I.", "Phạm vi, thời hạn")
    yield Paragraph(
        f"Đơn vị tự đánh giá theo {card.index_title}: {format_number(index.leaf_count)} tiêu chí, thang điểm "
        f"{format_number(index.scale)}; số liệu tính đến ngày {format_day(card.cut_off_on)}."
    )
    yield _calendar_table(days_of(calendar))
    yield Heading(1, "II.", "Kê khai")
    yield Listing(
        (
            "Nhập số liệu của từng tiêu chí, không nhập điểm: điểm và lý do hiện ngay sau khi nhập.",
            "Tiêu chí không phát sinh: chọn không áp dụng và ghi lý do; chỉ những tiêu chí bộ chỉ số cho phép.",
            "Mỗi tiêu chí kèm tài liệu kiểm chứng, ghi rõ mục, trang. Không tải lên tài liệu mật.",
            "Kiểm tra trước khi gửi; cán bộ đầu mối trình, thủ trưởng đơn vị ký duyệt trên hệ thống chậm nhất ngày "
            f"{format_day(calendar.self_closes_on)}.",
        )
    )
    yield Heading(1, "III.", "Giải trình")
    yield Listing(
        (
            "Khi nhận kết quả thẩm định, với từng tiêu chí đơn vị chọn đồng ý, hoặc không đồng ý kèm lý do, tài liệu "
            "và số liệu đề nghị.",
            f"Thời hạn: đến ngày {format_day(calendar.explanations_close_on)} và không ít hơn "
            f"{calendar.explanation_days} ngày làm việc; quá hạn mà không trả lời được coi là đồng ý.",
            "Trong thời hạn, đơn vị được rút lại và trả lời lại.",
        )
    )


def _calendar_table(days: tuple[DayLine, ...]) -> Table:
    return Table(
        columns=(
            Column("STT", 1, Align.CENTRE),
            Column("Công việc", 7),
            Column("Thời gian", 3.4),
            Column("Thực hiện", 3.4),
        ),
        rows=tuple(
            (number, _STEPS[day.name][0], f"{WEEKDAYS[day.on.weekday()]}, {format_day(day.on)}", _STEPS[day.name][1])
            for number, day in enumerate(days, start=1)
        ),
        caption="Lịch của đợt đánh giá",
    )


def _unit_table(members: tuple[AssessmentCard, ...]) -> Table:
    rows: list[Row] = []
    for group, units in groupby(members, key=lambda each: each.peer_group):
        rows.append(GroupRow(group))
        rows.extend((number, unit.unit_name, unit.unit_code) for number, unit in enumerate(units, start=1))
    return Table(
        columns=(Column("STT", 1, Align.CENTRE), Column("Đơn vị", 8), Column("Mã", 2, Align.CENTRE)),
        rows=tuple(rows),
        caption=f"Tổng số {_count(members)}",
    )


def _criteria_table(index: DefinitionPage) -> Table:
    rows: list[Row] = []
    for area in index.areas:
        rows.append(GroupRow(f"{area.code}. {area.title} ({format_number(area.maximum)} điểm)"))
        rows.extend(_criterion(leaf) for leaf in _leaves(area))
    for part in index.outside:
        rows.append(GroupRow(_OUTSIDE[part.kind]))
        rows.extend(_criterion(leaf) for leaf in part.leaves)
    return Table(
        columns=(
            Column("Mã", 1.4, Align.CENTRE),
            Column("Tiêu chí", 6),
            Column("Điểm tối đa", 1.4, Align.NUMBER),
            Column("Số liệu phải kê khai", 5),
            Column("Tài liệu kiểm chứng", 4),
            Column("Thẩm định", 2.6),
        ),
        rows=tuple(rows),
    )


def _criterion(leaf: LeafLine) -> tuple[str, ...]:
    asked = "; ".join(f"{figure.label} ({figure.unit})" if figure.unit else figure.label for figure in leaf.asked)
    evidence = "; ".join(leaf.evidence)
    return leaf.code, leaf.title, format_number(leaf.maximum), asked or "–", evidence or "–", leaf.owner or "–"


def _leaves(area: AreaLine) -> Iterator[LeafLine]:
    for group in area.groups:
        yield from group.leaves


def _facts(card: RoundCard) -> Iterator[Fact]:
    yield Fact("Đợt đánh giá", card.title)
    yield Fact("Bộ chỉ số", card.index_title)
    yield Fact("Số liệu tính đến", format_day(card.cut_off_on))


def _groups(members: tuple[AssessmentCard, ...]) -> str:
    found = groupby(members, key=lambda each: each.peer_group)
    return "; ".join(f"nhóm “{name}”: {len(tuple(units))} đơn vị" for name, units in found)


def _count(members: tuple[AssessmentCard, ...]) -> str:
    return f"{len(members)} đơn vị"


def _small(name: str) -> str:
    """A name as it stands within a sentence: "xã, phường"."""
    return name[:1].lower() + name[1:]
