"""Dates are read as notices word them; a period is dated by its last day and only proposed."""

from datetime import date, timedelta

import pytest

from sen.reform.directives.drafting import propose, written_on
from sen.reform.directives.drafting.dates import find_due, find_horizon
from sen.reform.directives.drafting.source import Source
from tests.reform.directives.drafting.authority import CITY

MEETING = date(2023, 9, 21)  # a Thursday


def due_in(words: str, on: date = MEETING):
    source = Source.of(words)
    return find_due(source, 0, len(source.clean), on)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("trước ngày 15/12", date(2023, 12, 15)),
        ("trước 15/12/2023", date(2023, 12, 15)),
        ("trước ngày 15-12-2023", date(2023, 12, 15)),
        ("trước ngày 15 tháng 12 năm 2023", date(2023, 12, 15)),
        ("đến ngày 30/11", date(2023, 11, 30)),
        ("đến hết ngày 30/11", date(2023, 11, 30)),
        ("chậm nhất ngày 05/10/2023", date(2023, 10, 5)),
        ("chậm nhất là ngày 05/10/2023", date(2023, 10, 5)),
        ("trước 17 giờ ngày 25/9/2023", date(2023, 9, 25)),
        ("hoàn thành trong ngày 22/9", date(2023, 9, 22)),
        ("trước ngày 15/01", date(2024, 1, 15)),  # the next January, not the last
        ("truoc ngay 15/12", date(2023, 12, 15)),
    ],
)
def test_a_named_day_is_the_due_date(words, day):
    due = due_in(words)
    assert (due.on, due.is_proposed, due.warning) == (day, False, "")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("trong quý IV", date(2023, 12, 31)),
        ("trong quý I/2024", date(2024, 3, 31)),
        ("trong quý I", date(2024, 3, 31)),
        ("trong tháng 10", date(2023, 10, 31)),
        ("trong tháng 02/2024", date(2024, 2, 29)),
        ("cuối năm 2023", date(2023, 12, 31)),
        ("3 tháng cuối năm 2023", date(2023, 12, 31)),
        ("03 tháng cuối năm", date(2023, 12, 31)),
        ("6 tháng đầu năm 2024 phải xong trong 6 tháng đầu năm 2024", date(2024, 6, 30)),
        ("trong năm 2024", date(2024, 12, 31)),
        ("duy trì đến hết năm", date(2023, 12, 31)),
        ("trong tuần này", date(2023, 9, 22)),
        ("trong tuần sau", date(2023, 9, 29)),
        ("trong vòng 10 ngày", date(2023, 10, 1)),
        ("trong vòng 05 ngày làm việc", date(2023, 9, 28)),
        ("trong thời hạn 2 tuần", date(2023, 10, 5)),
        ("trong vòng 1 tháng", date(2023, 10, 21)),
    ],
)
def test_a_period_is_dated_by_its_last_day_as_a_proposal(words, day):
    due = due_in(words)
    assert (due.on, due.is_proposed) == (day, True)


@pytest.mark.parametrize(
    "words",
    [
        "theo Quyết định ngày 15/3/2023",  # a reference, not a due date
        "hồ sơ tiếp nhận trước ngày 01/7/2023",  # says which files
        "kết quả 9 tháng đầu năm 2023",
        "trước ngày 15/3/2021",  # long past: history
        "đạt 15/12 chỉ tiêu",
        "năm 2022",
    ],
)
def test_other_figures_and_dates_are_no_due_date(words):
    assert due_in(words) is None


@pytest.mark.parametrize(
    ("words", "warning"),
    [
        ("trước ngày 31/11", "Không có ngày 31/11"),
        ("trước ngày 29/02/2023", "Không có ngày 29/2/2023"),
        ("trước ngày 10/13", "Không có ngày 10/13"),
        ("trước ngày 25 hằng tháng", "lặp lại"),
    ],
)
def test_a_date_that_cannot_be_kept_becomes_a_warning(words, warning):
    due = due_in(words)
    assert due.on is None
    assert warning in due.warning


def test_a_day_just_past_is_kept_with_a_warning():
    due = due_in("trước ngày 15/9/2023")
    assert due.on == date(2023, 9, 15)
    assert "đã qua" in due.warning


def test_the_29th_of_february_moves_with_the_year():
    assert due_in("trước ngày 29/02", date(2024, 9, 1)).on == date(2025, 2, 28)


def test_on_a_weekend_the_week_ends_on_sunday():
    assert due_in("trong tuần này", date(2023, 9, 23)).on == date(2023, 9, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("bàn nhiệm vụ 3 tháng cuối năm 2023", date(2023, 12, 31)),
        ("từ nay đến cuối năm, các đơn vị", date(2023, 12, 31)),
        ("đạt 70% vào cuối năm 2023", None),  # the date of one target, not of the document
        ("6 tháng cuối năm 2022", None),  # over
    ],
)
def test_the_document_speaks_of_a_period(text, day):
    horizon = find_horizon(Source.of(text), MEETING)
    assert (horizon.on if horizon else None) == day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Sa Đéc, ngày 05 tháng 10 năm 2023\nNgày 03/10/2023, họp", date(2023, 10, 5)),
        ("Chiều ngày 21/9/2023, UBND thành phố", date(2023, 9, 21)),
        ("ngày 31/11/2023, sau đó ngày 02/12/2023", date(2023, 12, 2)),
        ("không có ngày", None),
    ],
)
def test_a_text_tells_the_day_it_was_written(head, day):
    assert written_on(head) == day


class HolidayOn25th:
    """A calendar on which 25/9/2023 is a holiday."""

    def add(self, day: date, count: int) -> date:
        while count:
            day += timedelta(days=1)
            count -= day.isoweekday() <= 5 and day != date(2023, 9, 25)
        return day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("trong 03 ngày làm việc", date(2023, 9, 27)),
        ("trong thời hạn 02 (hai) ngày làm việc kể từ ngày ký Thông báo này", date(2023, 9, 26)),
        ("trong 05 ngày làm việc kể từ ngày 22/9/2023", date(2023, 10, 2)),
        ("trong 03 ngày", date(2023, 9, 24)),
    ],
)
def test_working_days_are_those_of_the_calendar_given(words, day):
    source = Source.of(words)
    assert find_due(source, 0, len(source.clean), MEETING, HolidayOn25th()).on == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("trước 17h30’ thứ Sáu, ngày 29/9/2023", date(2023, 9, 29)),
        ("trước 16:00 ngày 29/9", date(2023, 9, 29)),
        ("thời hạn cuối cùng là 11 giờ 00 ngày 05/10/2023", date(2023, 10, 5)),
        ("hoàn thành vào ngày 15.10.2023", date(2023, 10, 15)),
        ("trong tháng tới", date(2023, 10, 31)),
        ("trong quý này", date(2023, 9, 30)),
        ("trong năm sau", date(2024, 12, 31)),
        ("trước thứ Sáu tuần này", date(2023, 9, 22)),
        ("chậm nhất thứ 4 tuần sau", date(2023, 9, 27)),
    ],
)
def test_hours_weekdays_and_the_next_period_are_read(words, day):
    assert due_in(words).on == day


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("hằng tháng, trước ngày 20 gửi báo cáo", "hằng tháng, trước ngày 20"),
        ("báo cáo trước ngày 25 của tháng cuối quý", "trước ngày 25 của tháng cuối quý"),
        ("trước 16 giờ hằng ngày", "trước 16 giờ hằng ngày"),
    ],
)
def test_recurring_work_has_no_day_and_keeps_its_words(words, kept):
    due = due_in(words)
    assert due.on is None
    assert words[due.start : due.end] == kept


def test_constant_work_has_no_day_and_keeps_its_words():
    (draft,) = propose("Giao Phòng Nội vụ thường xuyên rà soát hồ sơ tồn đọng.", CITY, MEETING).drafts
    assert (draft.due, draft.due_words) == (None, "thường xuyên")
    assert any("thường xuyên" in warning for warning in draft.warnings)
