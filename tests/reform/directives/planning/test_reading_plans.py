"""Plans out of the tables offices have: any headings in any order, and every fault by row and column."""

from datetime import date
from decimal import Decimal

import pytest

from sen.reform.directives.planning import Names, packed, read_plan, read_tables, unpacked
from tests.factories.plan_files import HEADINGS, ROWS, a_document, a_workbook
from tests.reform.directives.drafting.authority import CITY

NAMES = Names(CITY)


def read(data, name="kh.xlsx", year=2023):
    return read_plan(read_tables(name, data), NAMES, year=year)


def told(plan, *, blocks=True):
    return [
        (finding.spot.row, finding.spot.column, finding.sentence)
        for finding in plan.findings
        if finding.blocks == blocks
    ]


@pytest.mark.parametrize("data", [a_workbook(), a_document()], ids=["xlsx", "docx"])
def test_a_table_of_a_plan_is_read_whole(data):
    plan = read(data)
    assert told(plan) == []
    (area,) = plan.areas
    task, target = area.items
    assert (area.code, area.name) == ("1", "Cải cách thể chế")
    assert (task.code, task.kind, task.lead, task.co_ordinators, task.planned) == (
        "1.1",
        "task",
        "tp",
        ("nv", "p3"),
        1,
    )
    assert (target.kind, target.lead, target.planned, target.measure) == ("target", "nv", 95, "%")
    assert (task.due_on, target.due_on) == (date(2023, 9, 30), date(2023, 12, 31))
    # A plan needs a day: all the year round ends with the year, and that is said.
    assert [(row, column) for row, column, _said in told(plan, blocks=False)] == [(4, "Thời hạn")]
    assert "31/12/2023" in told(plan, blocks=False)[0][2]


def test_what_is_kept_to_be_looked_at_is_read_the_same():
    tables = read_tables("kh.xlsx", a_workbook(merges=[("A6:B6", "II. Cải cách thủ tục")]))
    assert unpacked(packed(tables)) == tables


ALL = {
    "TT": "1",
    "Nội dung công việc": "Rà soát thủ tục",
    "Cơ quan chủ trì thực hiện": "Phòng Tư pháp",
    "Thời gian hoàn thành": "Quý III",
    "Sản phẩm dự kiến": "Báo cáo",
    "Cơ sở pháp lý": "Nghị quyết 76/NQ-CP",
    "Nguồn kinh phí": "Ngân sách thành phố",
    "Cơ quan phối hợp": "UBND các phường",
    "Đơn vị tính": "thủ tục",
    "Chỉ tiêu năm 2023": "20",
    "Kết quả năm 2022": "12",
}


@pytest.mark.parametrize("turn", range(0, len(ALL), 2))
def test_columns_are_known_by_their_headings_in_any_order(turn):
    headings = [*list(ALL)[turn:], *list(ALL)[:turn]]
    rows = [("II. Cải cách thủ tục hành chính",), [ALL[heading] for heading in headings]]
    plan = read(a_workbook(rows, headings=headings))
    assert told(plan) == []
    (item,) = plan.items
    assert (item.area_code, item.code, item.title, item.lead) == ("2", "1", "Rà soát thủ tục", "tp")
    assert (item.due_on, item.product, item.basis) == (date(2023, 9, 30), "Báo cáo", "Nghị quyết 76/NQ-CP")
    assert (item.budget, item.measure, item.planned, item.baseline) == ("Ngân sách thành phố", "thủ tục", 20, 12)
    assert item.co_ordinators == ("p1", "p2", "p3", "p4", "ah", "tqd")


def test_headings_may_stand_over_merged_cells_below_titles_and_above_numbers():
    headings = ("STT", "Nhiệm vụ", "Phân công", "", "Thời hạn")
    rows = [
        ("", "", "Chủ trì", "Phối hợp", ""),
        ("(1)", "(2)", "(3)", "(4)", "(5)"),
        ("I", "Cải cách thể chế", "", "", ""),
        ("1", "Rà soát văn bản", "Phòng Tư pháp", "Phường 3", "30/9/2023"),
    ]
    data = a_workbook(
        rows,
        headings=headings,
        above=("ỦY BAN NHÂN DÂN", "KẾ HOẠCH NĂM 2023"),
        merges=[("C3:D3", "Phân công"), ("A3:A4", "STT"), ("B3:B4", "Nhiệm vụ"), ("E3:E4", "Thời hạn")],
    )
    plan = read(data)
    assert told(plan) == []
    assert [(item.place, item.lead, item.co_ordinators) for item in plan.items] == [(("1", "1"), "tp", ("p3",))]


def test_a_spreadsheet_s_numbers_and_days_are_read_as_people_meant_them():
    rows = [
        ("I. Cải cách thể chế",),
        (1.1, "Hồ sơ", "hồ sơ", 20000, "", "Phòng Nội vụ", "", date(2023, 6, 30)),
        (1.2, "Tỷ lệ", "%", 62.5, "", "như trên", "", "30/6"),
    ]
    plan = read(a_workbook(rows))
    assert told(plan) == []
    assert [(item.code, item.planned, item.due_on, item.lead) for item in plan.items] == [
        ("1.1", 20000, date(2023, 6, 30), "nv"),
        ("1.2", Decimal("62.5"), date(2023, 6, 30), "nv"),
    ]


def row(**said):
    """One good row with some cells changed; columns by the letters of the sheet."""
    cells = dict(zip("ABCDEFGH", ("1.1", "Tỷ lệ hồ sơ", "%", "95", "", "Phòng Nội vụ", "", "30/9/2023"), strict=True))
    return tuple({**cells, **said}.values())


FAULTS = {
    "missing lead": ({"F": ""}, "Đơn vị chủ trì", "đơn vị chủ trì"),
    "unknown unit, with the nearest": ({"F": "Phòng Nội vu"}, None, None),  # typed without a mark: known all the same
    "stranger": ({"F": "Phòng Nội chính"}, "Đơn vị chủ trì", "Phòng Nội vụ"),
    "far stranger": ({"F": "Cục Thuế"}, "Đơn vị chủ trì", "Cục Thuế"),
    "two leads": ({"F": "Phòng Nội vụ; Phòng Tư pháp"}, "Đơn vị chủ trì", "Phòng Nội vụ, Phòng Tư pháp"),
    "mistyped co-ordinator": ({"G": "Phòng Tư phápp"}, "Đơn vị phối hợp", "Phòng Tư pháp"),
    "no day": ({"H": ""}, "Thời hạn", "thời hạn"),
    "no day at all": ({"H": "sớm"}, "Thời hạn", "sớm"),
    "not in the calendar": ({"H": "31/9/2023"}, "Thời hạn", "31/9/2023"),
    "outside the year": ({"H": "31/3/2024"}, "Thời hạn", "2023"),
    "no number": ({"D": "nhiều"}, "Kế hoạch năm 2023", "nhiều"),
    "a number that may mean two": ({"D": "1.563"}, "Kế hoạch năm 2023", "1563"),
    "two numbers": ({"D": "80 - 85"}, "Kế hoạch năm 2023", "80 - 85"),
    "to stay below": ({"D": "≤ 5"}, "Kế hoạch năm 2023", "≤ 5"),
    "nothing planned": ({"D": "0"}, "Kế hoạch năm 2023", "0"),
    "another measure": ({"D": "95 hồ sơ"}, "Kế hoạch năm 2023", "hồ sơ"),
    "no title": ({"B": ""}, "Nhiệm vụ, chỉ tiêu", ""),
    "too long a title": ({"B": "x" * 1001}, "Nhiệm vụ, chỉ tiêu", "1000"),
    "a day for a number": ({"A": "3/1/2023"}, "STT", ""),
    "no number of an item": ({"A": "mục một"}, "STT", "mục một"),
}


@pytest.mark.parametrize(("said", "column", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named_by_row_and_column(said, column, words):
    found = told(read(a_workbook([("I. Cải cách thể chế",), row(A="1.9"), row(**said)])))
    if column is None:
        assert found == []
        return
    assert [(each[0], each[1]) for each in found] == [(4, column)]
    assert words in found[0][2]


def test_a_code_twice_is_named_with_the_row_it_stands_in_already():
    found = told(read(a_workbook([("I. Thể chế",), row(), row()])))
    assert [(each[0], each[1]) for each in found] == [(4, "STT")]
    assert "3" in found[0][2]


@pytest.mark.parametrize(
    "data",
    [
        a_workbook([ROWS[0], row(), row(A="1.2", F=""), row(A="1.3")], merges=[("F3:F4", "Phòng Nội vụ")]),
        a_document([ROWS[0], row(), row(A="1.2", F=""), row(A="1.3")], merges=[((2, 5), (3, 5))]),
    ],
    ids=["xlsx", "docx"],
)
def test_merged_cells_of_items_are_named_once_where_they_begin(data):
    plan = read(data)
    (found,) = told(plan)
    assert found[:2] == (3, "Đơn vị chủ trì")
    assert "4" in found[2]
    assert [item.code for item in plan.items] == ["1.3"]


def test_all_faults_are_told_at_once():
    plan = read(a_workbook([("I. Thể chế",), row(F="", H=""), row(A="1.2", D="nhiều", F="Cục Thuế")]))
    assert [(each[0], each[1]) for each in told(plan)] == [
        (3, "Đơn vị chủ trì"),
        (3, "Thời hạn"),
        (4, "Kế hoạch năm 2023"),
        (4, "Đơn vị chủ trì"),
    ]


def test_an_item_without_an_area_and_an_area_without_items_are_named():
    found = told(read(a_workbook([row(), ("I. Thể chế",), ("II. Thủ tục hành chính",), row(A="2.1")])))
    assert [each[0] for each in found] == [2, 3]


def test_the_line_before_a_table_or_a_column_names_the_area():
    plan = read(a_document([row()], before="3. Cải cách thủ tục hành chính"))
    assert [(area.code, area.name) for area in plan.areas] == [("3", "Cải cách thủ tục hành chính")]
    headings = ("Lĩnh vực", "Chỉ tiêu", "Kế hoạch", "Chủ trì", "Hạn hoàn thành")
    rows = [("Thể chế", "Rà soát", "5 văn bản", "Phòng Tư pháp", "tháng 6"), ("Thể chế", "Góp ý", "3", "PTP", "T12")]
    plan = read(a_workbook(rows, headings=headings))
    assert told(plan) == []
    assert [(item.place, item.kind, item.measure) for item in plan.items] == [
        (("1", "1.1"), "target", "văn bản"),
        (("1", "1.2"), "target", ""),
    ]


def test_what_is_no_table_of_a_plan_is_left_alone_and_a_file_without_one_is_a_finding():
    found = told(read(a_workbook([("1", "Phường 3", "95")], headings=("STT", "Đơn vị", "Điểm"))))
    assert len(found) == 1
    assert found[0][0] is None


@pytest.mark.parametrize("column", ["Đơn vị chủ trì", "Thời hạn"])
def test_a_column_that_must_be_there_is_missed_once(column):
    keep = [at for at, heading in enumerate(HEADINGS) if heading != column]
    rows = [ROWS[0], *(tuple(line[at] for at in keep) for line in ROWS[1:])]
    found = told(read(a_workbook(rows, headings=[HEADINGS[at] for at in keep])))
    assert len(found) == 1
    assert column in found[0][2]


def test_warnings_do_not_block():
    plan = read(a_workbook([ROWS[0], row(D=0.95, G="Sở Nội vụ tỉnh Đồng Tháp")]))
    assert told(plan) == []
    assert [each[1] for each in told(plan, blocks=False)] == ["Kế hoạch năm 2023", "Đơn vị phối hợp"]
    headings = (*HEADINGS, "Hiện trạng", "Loại")
    plan = read(a_workbook([ROWS[0], (*row(), "chưa có", "Chỉ tiêu")], headings=headings))
    assert [each[1] for each in told(plan, blocks=False)] == ["Hiện trạng"]


def test_the_column_of_kinds_decides_between_task_and_target():
    headings = (*HEADINGS, "Loại")
    rows = [ROWS[0], (*row(D=4, C="bước"), "Nhiệm vụ"), (*row(A="1.2", D="2,5"), "Nhiệm vụ"), (*row(A="1.3"), "Khác")]
    plan = read(a_workbook([*rows, (*row(A="1.4", D=""), "Chỉ tiêu")], headings=headings))
    assert [(item.kind, item.planned) for item in plan.items] == [("task", 4)]
    assert [(each[0], each[1]) for each in told(plan)] == [
        (4, "Kế hoạch năm 2023"),
        (5, "Loại"),
        (6, "Kế hoạch năm 2023"),
    ]
