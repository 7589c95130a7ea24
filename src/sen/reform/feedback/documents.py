"""What a unit takes with it: its ratings month by month and its comments, as CSV and as a workbook."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import xlsxwriter

from sen.reform.common.days import format_day, format_moment
from sen.reform.documents.xlsx import AS_WRITTEN
from sen.reform.feedback.queries import ExportedComment, MonthTally

# A cell that begins so would be worked out by a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_RATING_HEADS = ("Tháng", "Về", "Loại", "1 sao", "2 sao", "3 sao", "4 sao", "5 sao", "Số lượt")
_COMMENT_HEADS = ("Gửi lúc", "Về", "Tên hiển thị", "Nội dung", "Trạng thái", "Lý do", "Phản hồi của đơn vị")
_WIDTHS = {"Đánh giá": (12, 50, 14, 8, 8, 8, 8, 8, 10), "Bình luận": (18, 50, 24, 80, 16, 30, 60)}


@dataclass(frozen=True)
class Export:
    """Everything that goes into the files; `names` says what each subject is called."""

    tallies: tuple[MonthTally, ...]
    comments: tuple[ExportedComment, ...]
    names: Mapping[str, str]


def ratings_csv(export: Export) -> bytes:
    """The ratings, one line for each month, subject and bar."""
    return _csv((_RATING_HEADS, *_rating_rows(export)))


def comments_csv(export: Export) -> bytes:
    """The comments, one line each; what looks like personal data is hidden as on the page."""
    return _csv((_COMMENT_HEADS, *_comment_rows(export)))


def workbook(export: Export) -> bytes:
    """Both as sheets of one workbook; words stay words, whatever they begin with."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, **AS_WRITTEN})
    head = book.add_format({"bold": True, "bottom": 1})
    tables = {
        "Đánh giá": (_RATING_HEADS, *_rating_rows(export)),
        "Bình luận": (_COMMENT_HEADS, *_comment_rows(export)),
    }
    for title, rows in tables.items():
        sheet = book.add_worksheet(title)
        for column, width in enumerate(_WIDTHS[title]):
            sheet.set_column(column, column, width)
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row, head if place == 0 else None)
        sheet.freeze_panes(1, 0)
    book.close()
    return buffer.getvalue()


def _rating_rows(export: Export) -> Iterable[tuple[str | int, ...]]:
    for row in export.tallies:
        kind = "Có xác thực" if row.is_verified else "Đánh giá mở"
        name = export.names.get(row.subject, row.subject)
        yield (f"{row.month_from:%m/%Y}", name, kind, *row.votes, sum(row.votes))


def _comment_rows(export: Export) -> Iterable[tuple[str, ...]]:
    for each in export.comments:
        name = export.names.get(each.subject, each.subject)
        reply = f"{each.reply.text} ({format_day(each.reply.replied_at.date())})" if each.reply else ""
        yield (format_moment(each.sent_at), name, each.name, each.text, each.state_label, each.reason_label, reply)


def _csv(rows: Iterable[tuple[str | int, ...]]) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file)
    for row in rows:
        writer.writerow(f"'{cell}" if str(cell).startswith(_FORMULA) else cell for cell in row)
    return b"\xef\xbb\xbf" + file.getvalue().encode()
