"""Tables, labelled lines and passives: where the parts of a task stand apart, each is read from its own place."""

from datetime import date

import pytest

from sen.reform.directives.drafting import propose
from sen.reform.directives.drafting.source import Source
from tests.reform.directives.drafting.authority import CITY

ON = date(2023, 10, 2)
HEADINGS = "TT\tNội dung nhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn\tSản phẩm\tTình trạng\n"


def read(text):
    return [
        (draft.what, (*draft.leads, *draft.unknown_leads), draft.co_ordinators, draft.due, draft.product, draft.rule)
        for draft in propose(text, CITY, ON).drafts
    ]


def rows(text):
    return [(what, leads, due) for what, leads, _beside, due, _product, _rule in read(HEADINGS + text)]


def test_each_part_of_a_task_comes_from_its_column():
    (task,) = read(HEADINGS + "1\tRà soát hồ sơ\tPhòng Nội vụ\tPhòng Y tế\t30/11/2023\tBáo cáo rà soát\t\n")
    assert task == ("Rà soát hồ sơ", ("nv",), ("yt",), date(2023, 11, 30), "Báo cáo rà soát", "table")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the column of leads is merged downwards, or says the same with "nt"
        ("1\tViệc thứ nhất\tPhòng Y tế\n2\tViệc thứ hai\t\t\t\n", [("yt",), ("yt",)]),
        ("1\tViệc thứ nhất\tPhòng Y tế\n2\tViệc thứ hai\tnt\t\t\n", [("yt",), ("yt",)]),
        # a title between the rows ends what was merged
        ("1\tViệc thứ nhất\tPhòng Y tế\nI\tHạ tầng số\t\t\n2\tViệc thứ hai\t\t\tQuý IV\n", [("yt",)]),
        ("1\tViệc thứ nhất\tPhòng Y tế\n2\tHạ tầng số\t\t\n2.1\tViệc hai\tPhòng Nội vụ\n", [("yt",), ("nv",)]),
        # the numbers of the columns, a sum, a figure and what is done already are no work
        ("(1)\t(2)\t(3)\t(4)\n1\tViệc thứ nhất\tPhòng Y tế\n", [("yt",)]),
        ("\tTổng số nhiệm vụ\tPhòng Y tế\n", []),
        ("1\t45\tPhòng Y tế\n", []),
        ("1\tViệc thứ nhất\tPhòng Y tế\t\t\t\tĐã hoàn thành\n", []),
        # somebody no list knows stands beside somebody it knows
        ("1\tViệc thứ nhất\tPhòng Y tế; tổ tư vấn liên ngành\n", [("yt", "Tổ tư vấn liên ngành")]),
        # who helps stands in the same cell
        ("1\tViệc thứ nhất\tPhòng Y tế phối hợp Phòng Nội vụ\n", [("yt",)]),
        # one line without columns between two rows belongs to the table; a paragraph ends it
        ("1\tViệc thứ nhất\tPhòng Y tế\t\t\t\t\nHạ tầng\n2\tViệc hai\tPhòng Nội vụ\t\t\t\t\n", [("yt",), ("nv",)]),
        ("1\tViệc thứ nhất\tPhòng Y tế\t\t\t\t\nTrên đây là phụ lục.\n2\tsố liệu\tPhòng Nội vụ\n", [("yt",)]),
    ],
)
def test_rows_that_are_work_and_rows_that_are_not(text, expected):
    assert [leads for _what, leads, _due in rows(text)] == expected


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("30/11/2023", date(2023, 11, 30)),
        ("ngày 5 tháng 11 năm 2023", date(2023, 11, 5)),
        ("Tháng 10-11/2023", date(2023, 11, 30)),
        ("Quý III, IV/2023", date(2023, 12, 31)),
        ("Năm 2024", date(2024, 12, 31)),
        ("Trước tháng 12/2023", date(2023, 11, 30)),
        ("Giữa tháng 11/2023", date(2023, 11, 15)),
        ("Thường xuyên", None),
        ("Năm 2019", None),
        ("31/02/2024", None),
        ("Trong 05 ngày kể từ ngày 10/11/2023", date(2023, 11, 15)),
        ("Trong 05 ngày kể từ ngày 31/11/2023", None),
    ],
)
def test_a_column_of_dates_needs_no_words_before_them(words, due):
    assert rows(f"1\tRà soát hồ sơ\tPhòng Y tế\t\t{words}\n") == [("Rà soát hồ sơ", ("yt",), due)]


def test_headings_in_two_rows_and_any_order():
    text = "STT\tĐơn vị\t\tNội dung công việc\n\tPhối hợp\tChủ trì\t\n1\tPhòng Y tế\tPhòng Nội vụ\tRà soát hồ sơ\n"
    assert [(leads, beside) for _what, leads, beside, *_rest in read(text)] == [(("nv",), ("yt",))]


def test_a_table_without_a_column_of_leads_takes_the_unit_its_titles_name():
    text = "TT\tNhiệm vụ\tThời hạn\nPhòng Y tế\t\t\n1\tRà soát hồ sơ\t30/11\n2\tKiểm tra bếp ăn\t30/11\n"
    assert [leads for _what, leads, *_rest in read(text)] == [("yt",), ("yt",)]


@pytest.mark.parametrize(
    "text",
    [
        # figures, a programme, a table without headings
        "TT\tĐơn vị\tNội dung\tKết quả\n1\tPhòng Y tế\tTỷ lệ hồ sơ đúng hạn\t99%\n",
        "TT\tThời gian\tNội dung\tThành phần\n1\t7h30\tHọp giao ban tuần\tPhòng Y tế\n",
        "Phòng Y tế\tRà soát hồ sơ\n",
    ],
)
def test_other_tables_give_no_work(text):
    assert read(text) == []


def test_bars_part_columns_too():
    assert [leads for _what, leads, *_rest in read("|TT|Nhiệm vụ|Chủ trì|\n|1|Rà soát hồ sơ|Phòng Y tế|\n")] == [
        ("yt",)
    ]


def test_labels_stand_below_the_work_or_behind_it():
    below = "1. Rà soát quy trình nội bộ.\n- Đơn vị chủ trì: Phòng Y tế.\n- Đơn vị phối hợp: Phòng Nội vụ.\n- Thời hạn: 30/11.\n"
    behind = "1. Rà soát quy trình nội bộ. Chủ trì: Phòng Y tế; phối hợp: Phòng Nội vụ; thời hạn: 30/11."
    named = "Đơn vị chủ trì: Phòng Y tế. Phối hợp: Phòng Nội vụ. Nội dung: Rà soát quy trình nội bộ. Thời hạn: 30/11."
    for text in (below, behind):
        assert read(text) == [("Rà soát quy trình nội bộ", ("yt",), ("nv",), date(2023, 11, 30), "", "labelled")]
    assert len(read(named)) <= 1


@pytest.mark.parametrize(
    "text",
    [
        # the head of minutes, an invitation, the chair, labels under a title
        "Rà soát quy trình nội bộ.\nChủ trì: Phòng Y tế. Địa điểm: Hội trường A.",
        "Hội nghị tổng kết công tác năm.\nChủ trì: Chủ tịch UBND thành phố Sa Đéc. Thời gian: 30/11.",
        "BIÊN BẢN HỌP GIAO BAN\nĐơn vị chủ trì: Phòng Y tế\nThời gian: 30/11\n",
        "Thời hạn: 30/11. Sản phẩm: báo cáo.",
        "Chủ trì: Phòng Y tế",
    ],
)
def test_labels_that_are_no_task(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Việc tiêm phòng đàn vật nuôi do Phòng Kinh tế thực hiện.", [("kt",)]),
        ("Việc tổng hợp số liệu được giao cho Phòng Nội vụ.", [("nv",)]),
        ("Sửa chữa trụ sở tiếp dân (Phòng Quản lý đô thị chủ trì) trong quý IV.", [("qldt",)]),
        # told as done, told of others, told by whoever spoke
        ("Việc tiêm phòng đã do Phòng Kinh tế thực hiện.", []),
        ("Việc tiêm phòng do Phòng Kinh tế.", []),
        ("Hội thi do UBND thành phố Sa Đéc tổ chức.", []),
        ("Bản vẽ do Phòng Kinh tế thực hiện.", []),
    ],
)
def test_passives(sentence, expected):
    assert [leads for _what, leads, *_rest in read(f"Kết luận:\n1. {sentence}\n")] == expected


def test_short_forms_of_words_are_read_and_keep_their_place():
    source = Source.of("P.NV p/h P.KT, B/C")
    start = source.low.index("phối hợp")
    assert source.span(start, start + len("phối hợp")) == (5, 8)
    assert source.low.endswith("báo cáo")
    assert source.place(5) == start
