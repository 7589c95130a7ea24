"""The paper for the meeting with the departments of the province: what is in the way, and what each is asked."""

from collections.abc import Iterator

from sen.reform.common.days import format_day
from sen.reform.common.numbers import format_number
from sen.reform.directives.queries.obstacle_summary import ObstacleSummary, SummaryGroup, SummaryLine
from sen.reform.documents.content import (
    Align,
    Annex,
    Block,
    Cells,
    Column,
    Fact,
    GroupRow,
    Heading,
    OfficialDocument,
    Orientation,
    Paragraph,
    Row,
    Subtotal,
    Table,
    Title,
)
from sen.reform.documents.wording import Kind, roman
from sen.reform.scoring.documents.issuer import SIMULATED, season_issuer

PLACES = 2
SUBJECT = "Tổng hợp khó khăn, vướng mắc đề nghị các cơ quan chuyên môn của tỉnh phối hợp tháo gỡ"
COLUMNS = (
    Column("STT", 1, Align.CENTRE),
    Column("Khó khăn, vướng mắc", 5),
    Column("Đơn vị nêu", 2.2),
    Column("Từ ngày", 1.9, Align.CENTRE),
    Column("Số ngày", 1.1, Align.NUMBER, 0),
    Column("Nhiệm vụ, tiêu chí bị ảnh hưởng", 4.2),
    Column("Điểm đạt", 1.2, Align.NUMBER, PLACES),
    Column("Điểm tối đa", 1.2, Align.NUMBER, PLACES),
    Column("Điểm chưa đạt", 1.3, Align.NUMBER, PLACES),
    Column("Nội dung đề nghị", 4.2),
    Column("Văn bản đã gửi", 2.4),
)


def obstacle_summary(found: ObstacleSummary) -> OfficialDocument:
    """
    What the city puts to the province on a day, by department.

    :raises NoCommittee: if nobody could issue it on the day
    """
    issuer = season_issuer(found.on)
    return OfficialDocument(
        letterhead=issuer.letterhead(Kind.REPORT),
        title=Title(Kind.REPORT, SUBJECT),
        blocks=(*_in_general(found), *_asked(found), Paragraph(_closing(found))),
        signatures=(issuer.signature,),
        recipients=issuer.recipients(*(group.addressee for group in found.groups), "Các đơn vị có liên quan"),
        annexes=(Annex("Khó khăn, vướng mắc theo cơ quan được đề nghị", (_table(found),), Orientation.LANDSCAPE),),
        facts=(Fact("Số liệu tính đến", format_day(found.on)), Fact("Loại điểm", _kind(found))),
        note=SIMULATED if found.is_simulated else "",
        stem=f"kho-khan-de-nghi-tinh-{found.on:%Y-%m-%d}",
    )


def _in_general(found: ObstacleSummary) -> Iterator[Block]:
    yield Heading(1, "I.", "Tình hình chung")
    on = format_day(found.on)
    if not found.lines:
        yield Paragraph(f"Đến ngày {on} không còn khó khăn, vướng mắc nào thuộc thẩm quyền của tỉnh chờ tháo gỡ.")
        return
    counted = (
        f"Đến ngày {on}, còn {len(found.lines)} khó khăn, vướng mắc của {found.unit_count} đơn vị thuộc thẩm quyền "
        f"giải quyết của các cơ quan chuyên môn của tỉnh, làm chậm {found.task_count} nhiệm vụ."
    )
    points = f" Các tiêu chí bị ảnh hưởng còn {format_number(found.to_win, PLACES)} điểm chưa đạt."
    yield Paragraph(counted + (points if found.to_win else ""))


def _asked(found: ObstacleSummary) -> Iterator[Block]:
    if found.groups:
        yield Heading(1, "II.", "Nội dung đề nghị phối hợp tháo gỡ")
    for number, group in enumerate(found.groups, start=1):
        yield Heading(2, f"{number}.", group.addressee)
        for line in group.lines:
            yield Paragraph(f"{_difficulty(line)} Đề nghị: {_ended(line.obstacle.asked)}", f"{line.obstacle.title}:")


def _difficulty(line: SummaryLine) -> str:
    raised = (
        f"{line.obstacle.unit_name} nêu từ ngày {format_day(line.obstacle.raised_on)} ({line.obstacle.age_days} ngày)"
    )
    held = _held_up(line)
    sent = f"; đã đề nghị bằng văn bản số {line.obstacle.document}" if line.obstacle.document else ""
    return f"{raised}{sent}." + (f" Ảnh hưởng: {held}." if held else "")


def _held_up(line: SummaryLine) -> str:
    task = f"nhiệm vụ “{line.task.title}”" if line.task else ""
    criterion = f"tiêu chí {line.code}" if line.code else ""
    if line.stake:
        points = f"{format_number(line.stake.points, PLACES)}/{format_number(line.stake.maximum, PLACES)} điểm"
        criterion = f"{criterion} “{line.stake.title}” ({points})"
    return "; ".join(filter(None, (task, criterion)))


def _closing(found: ObstacleSummary) -> str:
    if not found.lines:
        return "Ủy ban nhân dân báo cáo để các cơ quan biết./."
    return "Kính đề nghị các cơ quan chuyên môn của tỉnh quan tâm phối hợp tháo gỡ. Chi tiết tại Phụ lục kèm theo./."


def _table(found: ObstacleSummary) -> Table:
    rows: list[Row] = []
    for number, group in enumerate(found.groups, start=1):
        rows.append(GroupRow(f"{roman(number)}. {group.addressee}"))
        rows.extend(_cells(place, line) for place, line in enumerate(group.lines, start=1))
        rows.append(Subtotal(_sum("Cộng", group)))
    return Table(COLUMNS, tuple(rows), total=_sum("Tổng cộng", found))


def _cells(place: int, line: SummaryLine) -> Cells:
    held = _held_up(line)
    stake = line.stake
    return (
        place,
        line.obstacle.title,
        line.obstacle.unit_name,
        format_day(line.obstacle.raised_on),
        line.obstacle.age_days,
        f"{held[:1].upper()}{held[1:]}" or None,
        stake.points if stake else None,
        stake.maximum if stake else None,
        stake.to_win if stake else None,
        line.obstacle.asked,
        line.obstacle.document or None,
    )


def _sum(words: str, part: ObstacleSummary | SummaryGroup) -> Cells:
    counted = f"{words}: {len(part.lines)} nội dung"
    return ("", counted, "", "", "", "", "", "", part.to_win, "", "")


def _kind(found: ObstacleSummary) -> str:
    labels = dict.fromkeys(line.stake.run_label for line in found.lines if line.stake)
    return ", ".join(labels) or "Chưa có điểm"


def _ended(text: str) -> str:
    return f"{text.strip().rstrip('.')}."
