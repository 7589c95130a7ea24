"""The boards as a workbook: one sheet for each table, with the figures of the page."""

from collections.abc import Callable

from django.conf import settings

from sen.reform.common.days import format_day
from sen.reform.directives.queries.boards import Board, BoardRow
from sen.reform.directives.queries.choosing import Age
from sen.reform.documents.content import Align, Cell, Cells, Column, Fact, OfficialDocument, Table, Title
from sen.reform.documents.wording import Kind
from sen.reform.scoring.documents import season_issuer
from sen.reform.scoring.documents.issuer import SIMULATED

_PARTS = (
    "Đúng hạn",
    "Hoàn thành quá hạn",
    "Trong hạn",
    "Quá hạn",
    "Chờ nghiệm thu",
    "Tạm dừng",
    "Trả lại",
    "Đã hủy",
)
AGES = {
    Age.OVER_90: "Quá hạn trên 90 ngày",
    Age.OVER_30: "Quá hạn 31–90 ngày",
    Age.OVER_7: "Quá hạn 8–30 ngày",
    Age.OVER_0: "Quá hạn 1–7 ngày",
    Age.LEFT_3: "Còn 0–3 ngày",
    Age.LEFT_7: "Còn 4–7 ngày",
    Age.LEFT_30: "Còn 8–30 ngày",
    Age.LEFT_MORE: "Còn trên 30 ngày",
    Age.UNDATED: "Không thời hạn",
}


def board_document(board: Board) -> OfficialDocument:
    """
    Every table of the boards as of their day.

    :raises NoCommittee: if no committee existed on it
    """
    issuer = season_issuer(board.on)
    return OfficialDocument(
        letterhead=issuer.letterhead(Kind.REPORT),
        title=Title(Kind.REPORT, "Tình hình thực hiện nhiệm vụ được giao"),
        blocks=(
            _table("Theo đơn vị", "Đơn vị", board.units, board.total, _standings, _PARTS),
            _table("Theo lĩnh vực", "Lĩnh vực", board.areas, board.total, _standings, _PARTS),
            _table("Theo người giao", "Người giao", board.givers, board.total, _standings, _PARTS),
            _table("Theo tuổi, từng đơn vị", "Đơn vị", board.units, board.total, _ages, tuple(AGES.values())),
        ),
        signatures=(issuer.signature,),
        recipients=issuer.recipients("Phòng Nội vụ"),
        facts=(Fact("Số liệu tính đến", f"hết ngày {format_day(board.on)}"),),
        note=SIMULATED if settings.SEN_DEMO else "",
        stem=f"bang-theo-doi-nhiem-vu-{board.on:%d-%m-%Y}",
    )


def _table(
    caption: str,
    head: str,
    rows: tuple[BoardRow, ...],
    total: BoardRow,
    numbers: Callable[[BoardRow], Cells],
    titles: tuple[str, ...],
) -> Table:
    first = "Đang làm" if numbers is _ages else "Được giao"
    return Table(
        columns=(Column(head, 4), *(Column(title, 1.2, Align.NUMBER) for title in (first, *titles))),
        rows=tuple(_cells(row, row.label, numbers) for row in rows),
        caption=caption,
        total=_cells(total, "Tổng số", numbers),
    )


def _cells(row: BoardRow, label: Cell, numbers: Callable[[BoardRow], Cells]) -> Cells:
    return (label, *numbers(row))


def _standings(row: BoardRow) -> Cells:
    return (row.counts.assigned, *(number for _part, number in row.cells))


def _ages(row: BoardRow) -> Cells:
    return (row.counts.open, *(number for _age, number in row.ages))
