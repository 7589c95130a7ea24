"""What is wrong in an annex is said with its row and how to mend it; nothing is repaired."""

import io
from datetime import date

import pytest
import xlsxwriter
from docx import Document

from sen.engine import BadInput, Severity, load_definition
from sen.reform.indices.tables import import_table

ON = date(2026, 1, 5)
HEAD = ["STT", "Tiêu chí", "Điểm tối đa", "Ghi chú"]
WHOLE = ["1", "LĨNH VỰC MỘT", 100, ""]
YES = "Đạt: {0}; không đạt: 0"


def book(*rows, sheets=(), before=("BỘ CHỈ SỐ NĂM 2023",), merges=()) -> bytes:
    """Build a workbook of one sheet, or more, from rows of cells."""
    buffer = io.BytesIO()
    out = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "d/m"})
    for name, lines in (("Phụ lục", [[words] for words in before] + list(rows)), *sheets):
        sheet = out.add_worksheet(name)
        for row, cells in enumerate(lines):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell)
        for merge in merges:
            sheet.merge_range(*merge)
    out.close()
    return buffer.getvalue()


def draft(*rows, **more):
    return import_table("pl.xlsx", book(*rows, **more), on=ON)


def codes(found, severity=None) -> list[str]:
    return [each.code for each in found.findings if severity in (None, each.severity)]


@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        ([WHOLE, ["1.1", "A", 40, YES.format(40)], ["1.2", "B", 50, YES.format(50)]], "sum-of-children", "cộng lại 90"),
        ([["1", "LĨNH VỰC", 90, ""], ["1.1", "A", 90, YES.format(90)]], "sum-of-areas", "thiếu 10"),
        ([WHOLE, ["1.1", "A", 100, "Từ 90%: 100; từ 50% đến 80%: 50; dưới 50%: 0"]], "band-gap", "hở"),
        ([WHOLE, ["1.1", "A", 100, "Từ 80%: 100; từ 50% đến 80%: 50; dưới 50%: 0"]], "band-overlap", "chồng"),
        ([WHOLE, ["1.1", "A", 100, "Tốt: 50; khá: 20; kém: 0"]], "best-not-maximum", "Mức cao nhất được 50"),
        ([WHOLE, ["1.1", "A", 50, YES.format(50)], ["1.1", "B", 50, YES.format(50)]], "duplicate-code", "dùng 2 lần"),
        ([WHOLE, ["1.1", "A", "", YES.format(100)]], "missing-maximum", "còn trống"),
        ([WHOLE, ["1.1", "A", "như trên", YES.format(100)]], "missing-maximum", "không phải số điểm"),
        ([["1", "LĨNH VỰC", "", ""], ["1.1", "A", 100, YES.format(100)]], "missing-maximum", "cộng lại 100 điểm"),
        ([WHOLE, ["1.1", "A", 100, ""]], "no-rule", "Chưa có cách chấm"),
        ([WHOLE, ["1.2.1", "A", 100, YES.format(100)]], "missing-parent", "Không có tiêu chí 1.2"),
        ([WHOLE, ["1.1.1.1.1.1.1", "A", 100, YES.format(100)]], "too-deep", "Quá nhiều cấp"),
    ],
)  # fmt: skip
def test_an_error_keeps_the_draft_from_being_used(rows, code, said):
    found = draft(HEAD, *rows)

    mine = next(each for each in found.errors if each.code == code)
    assert said in mine.sentence
    assert mine.remedy
    assert "trang tính “Phụ lục”" in mine.place


@pytest.mark.parametrize(
    ("rows", "more", "code", "said"),
    [
        ([WHOLE, ["1.1", "A (60 điểm)", 100, YES.format(100)]], {}, "title-and-maximum", "ghi 60 điểm"),
        ([["", "LĨNH VỰC KHÔNG SỐ", 100, ""], ["1.1", "A", 100, YES.format(100)]], {}, "area-without-number", "lĩnh vực 1"),
        ([WHOLE, ["1.1", "A", 100, YES.format(100)]], {"before": ("BỘ CHỈ SỐ",)}, "year-not-said", "lấy năm 2026"),
        ([WHOLE, ["1.1", "A", 100, YES.format(100)]], {"before": ()}, "title-not-said", "không có tên"),
        ([["", "lời dẫn", "", ""], WHOLE, ["1.1", "A", 100, YES.format(100)]], {}, "row-left-out", "lời dẫn"),
        ([WHOLE, ["1.1", "A", 100, YES.format(100)]], {"sheets": [("Khác", [HEAD, WHOLE])]}, "another-table", "Khác"),
        ([WHOLE, ["1.1", "A", 50, YES.format(50)], ["1.1", "B", 50, YES.format(50)]], {}, "number-cut", "1.10"),
    ],
)  # fmt: skip
def test_a_warning_asks_for_a_second_look(rows, more, code, said):
    found = draft(HEAD, *rows, **more)

    mine = next(each for each in found.findings if each.code == code)
    assert mine.severity is Severity.WARNING
    assert said in f"{mine.sentence} {mine.place}"


def test_a_number_that_became_a_day_is_not_taken_for_a_code():
    found = draft(HEAD, WHOLE, ["1.1", "A", 100, YES.format(100)], [date(2023, 1, 2), "B", 5, ""])

    assert found.criteria == 2
    assert "number-became-day" in codes(found, Severity.ERROR)


def test_what_has_no_error_loads():
    found = draft(HEAD, WHOLE, ["1.1", "A", 100, YES.format(100)], ["", "Tổng điểm", 100, ""])

    assert found.errors == ()
    definition = load_definition(found.text, "draft.toml")
    assert definition.status == "draft"
    assert definition.criterion("1.1").note == "Đạt: 100; không đạt: 0"  # the words of the annex stay
    assert definition.criterion("1.1").basis == "pl.xlsx, mục 1.1"


@pytest.mark.parametrize(
    "rows",
    [
        # the head in two rows, a merged word over both numbers
        [["STT", "Tiêu chí", "Điểm", "", "Cách chấm"], ["", "", "Tối đa", "Tự chấm", ""], ["1", "LĨNH VỰC", 100, "", ""],
         ["1.1", "A", 100, 3, YES.format(100)]],
        # numbers inside the titles
        [["Nội dung", "Điểm tối đa", "Cách tính"], ["I. LĨNH VỰC", 100, ""], ["1. A", 100, YES.format(100)]],
        # levels below the criterion, their points beside them
        [HEAD, WHOLE, ["1.1", "A", 100, ""], ["", "Đạt", 100, ""], ["", "Không đạt", 0, ""]],
        # levels in the cell of the title
        [HEAD, WHOLE, ["1.1", "A\n- Đạt: 100\n- Không đạt: 0", 100, ""]],
        # a column of points right of the wording, one row per level
        [["STT", "Tiêu chí", "Điểm tối đa", "Cách chấm", "Điểm"], [*WHOLE, ""], ["1.1", "A", 100, "Đạt", 100],
         ["", "", "", "Không đạt", 0]],
        # Roman areas whose criteria repeat their number
        [HEAD, ["I", "LĨNH VỰC", 100, ""], ["1.1", "A", 100, YES.format(100)]],
        # the head again on the next page
        [HEAD, WHOLE, HEAD, ["1.1", "A", 100, YES.format(100)]],
        # an area that names itself
        [HEAD, ["Lĩnh vực 1", "MỘT", 100, ""], ["Tiêu chí 1.1", "A", 100, YES.format(100)]],
        # the columns numbered with letters
        [HEAD, ["A", "B", "C", "D"], WHOLE, ["1.1", "A", 100, YES.format(100)]],
    ],
)  # fmt: skip
def test_tables_of_many_makes_give_the_same_tree(rows):
    merges = [(1, 2, 1, 3, "Điểm")] if "Tối đa" in rows[1] else []
    found = draft(*rows, merges=merges)

    assert codes(found, Severity.ERROR) == []
    definition = load_definition(found.text, "draft.toml")
    assert [each.code for each in definition.criteria] == ["1", "1.1"]
    assert definition.leaves[0].title == "A"
    assert definition.leaves[0].scoring.kind == "yes-no"


def test_letters_below_a_criterion_with_points_are_criteria_and_parts_stand_above_areas():
    found = draft(
        HEAD, ["A", "PHẦN MỘT", 100, ""], ["I", "LĨNH VỰC", 100, ""], ["1", "B", 100, ""],
        ["a)", "C", 40, YES.format(40)], ["b)", "D", 60, YES.format(60)],
    )  # fmt: skip
    definition = load_definition(found.text, "draft.toml")
    assert [each.code for each in definition.criteria] == ["1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.2"]


def test_owner_evidence_and_basis_are_kept_where_the_table_has_them():
    head = ["STT", "Tiêu chí", "Điểm tối đa", "Cách chấm", "Cơ quan thẩm định", "Tài liệu kiểm chứng", "Căn cứ"]
    found = draft(
        head, [*WHOLE, "", "", ""],
        ["1.1", "A", 100, YES.format(100), "Phòng Nội vụ", "- Kế hoạch;\n- Báo cáo.", "Kế hoạch số 01"],
        ["", "", "", "", "", "- Biên bản", ""],
    )  # fmt: skip
    leaf = load_definition(found.text, "draft.toml").criterion("1.1")
    assert (leaf.owner, leaf.evidence, leaf.basis) == (
        "Phòng Nội vụ", ("Kế hoạch", "Báo cáo", "Biên bản"), "Kế hoạch số 01",
    )  # fmt: skip
    assert "no-owner" not in codes(found)


def test_a_table_that_goes_on_after_a_page_is_one_table_and_a_second_annex_is_left_aside():
    paper = Document()
    paper.add_paragraph("BỘ CHỈ SỐ NĂM 2023")
    for rows in (
        [HEAD, ["1", "LĨNH VỰC", "100", ""]],
        [["1.1", "A", "100", YES.format(100)]],  # no head, as wide, numbered
        [["chữ ký", "", "", ""]],  # not numbered: something else
        [HEAD, ["1", "BỘ KHÁC", "100", ""]],
    ):
        table = paper.add_table(0, 4)
        for cells in rows:
            for cell, text in zip(table.add_row().cells, cells, strict=True):
                cell.text = text
        paper.add_paragraph()
    buffer = io.BytesIO()
    paper.save(buffer)

    found = import_table("pl.docx", buffer.getvalue(), on=ON)

    assert (found.criteria, codes(found)) == (2, ["another-table", "no-owner"])
    assert "bảng 4" in next(each.place for each in found.findings if each.code == "another-table")


def test_a_file_without_a_table_of_criteria_is_refused():
    with pytest.raises(BadInput, match="Không thấy bảng tiêu chí nào"):
        draft(["Họ tên", "Chức vụ"], ["A", "B"])
    with pytest.raises(BadInput, match="Không thấy bảng tiêu chí nào"):
        draft(HEAD)
