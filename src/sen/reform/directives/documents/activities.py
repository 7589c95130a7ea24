"""The paper about the communication of a year: what was planned, what took place, and by which channel."""

from collections.abc import Iterable
from datetime import date

from sen.reform.common.days import format_day
from sen.reform.directives.queries.activities import (
    ActivityCounts,
    ActivityLine,
    counts_by,
    counts_of_activities,
)
from sen.reform.documents.content import (
    Align,
    Annex,
    Cells,
    Column,
    Fact,
    GroupRow,
    OfficialDocument,
    Orientation,
    Paragraph,
    Row,
    Table,
    Title,
)
from sen.reform.documents.wording import Kind
from sen.reform.scoring.documents.issuer import season_issuer

_COUNTED = (
    Column("Kế hoạch", 1.4, Align.NUMBER, 0),
    Column("Đúng hạn", 1.4, Align.NUMBER, 0),
    Column("Trễ hạn", 1.4, Align.NUMBER, 0),
    Column("Quá hạn chưa làm", 1.6, Align.NUMBER, 0),
    Column("Chưa đến hạn", 1.6, Align.NUMBER, 0),
    Column("Không tổ chức", 1.6, Align.NUMBER, 0),
)
_LISTED = (
    Column("STT", 1, Align.CENTRE),
    Column("Hoạt động", 6),
    Column("Hình thức", 2.6),
    Column("Đối tượng", 2.6),
    Column("Thời hạn", 1.8, Align.CENTRE),
    Column("Thực hiện", 1.8, Align.CENTRE),
    Column("Kết quả", 2.2),
    Column("Minh chứng", 4),
)


def communication_report(year: int, lines: Iterable[ActivityLine], *, on: date) -> OfficialDocument:
    """
    What became of the plan of communication of a year, as of a day.

    :raises NoCommittee: if nobody could issue it on the day
    """
    lines, issuer = tuple(lines), season_issuer(on)
    counts = counts_of_activities(lines)
    told = (
        f"Đến ngày {format_day(on)}, kế hoạch tuyên truyền năm {year} có {counts.all} hoạt động: {counts.done} hoạt "
        f"động thực hiện đúng hạn, {counts.done_late} trễ hạn, {counts.overdue} quá hạn chưa thực hiện, "
        f"{counts.to_come} chưa đến hạn, {counts.called_off} không tổ chức."
    )
    return OfficialDocument(
        letterhead=issuer.letterhead(Kind.REPORT),
        title=Title(Kind.REPORT, f"Kết quả thực hiện kế hoạch tuyên truyền cải cách hành chính năm {year}"),
        blocks=(
            Paragraph(told),
            _table("Hình thức", counts_by(lines, "channel_label"), counts),
            _table("Đơn vị", counts_by(lines, "unit_name"), counts),
            Paragraph("Danh mục hoạt động và minh chứng tại Phụ lục kèm theo./."),
        ),
        signatures=(issuer.signature,),
        recipients=issuer.recipients("Các đơn vị có liên quan"),
        annexes=(Annex("Danh mục hoạt động tuyên truyền", (_list(lines),), Orientation.LANDSCAPE),),
        facts=(Fact("Số liệu tính đến", format_day(on)),),
        stem=f"tuyen-truyen-cchc-{year}",
    )


def _table(head: str, parts: Iterable[tuple[str, ActivityCounts]], whole: ActivityCounts) -> Table:
    rows = tuple((name, *_figures(counts)) for name, counts in parts)
    return Table((Column(head, 5), *_COUNTED), rows, f"Theo {head.lower()}", ("Cộng", *_figures(whole)))


def _figures(counts: ActivityCounts) -> Cells:
    return counts.all, counts.done, counts.done_late, counts.overdue, counts.to_come, counts.called_off


def _list(lines: tuple[ActivityLine, ...]) -> Table:
    rows: list[Row] = []
    for name, _counts in counts_by(lines, "unit_name"):
        rows.append(GroupRow(name))
        own = (line for line in lines if line.unit_name == name)
        rows.extend(_cells(place, line) for place, line in enumerate(own, start=1))
    return Table(_LISTED, tuple(rows))


def _cells(place: int, line: ActivityLine) -> Cells:
    return (
        place,
        line.title,
        line.channel_label,
        line.audience or None,
        format_day(line.due_on),
        format_day(line.done_on) if line.done_on else None,
        line.state_label,
        line.link or ("Tài liệu trong kho kiểm chứng" if line.piece_key else line.said or None),
    )
