"""The workbook, read back: the numbers of the page as numbers, words as words, and a sheet that prints well."""

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from sen.reform.common.numbers import format_number
from sen.reform.documents.content import Align, Annex, Column, NothingTabular, Table
from sen.reform.documents.printed import printed
from sen.reform.documents.wording import BLANK_FOR_NUMBER
from sen.reform.documents.xlsx import render_xlsx
from sen.reform.documents.xlsx.sheets import LONGEST_TEXT
from tests.reform.documents.libreoffice import needs_libreoffice, pages_of
from tests.reform.documents.samples import decision, letter, ranking_table, report, score_sheet


@pytest.fixture(scope="module")
def data():
    return render_xlsx(decision())


def sheet_rows(data, name):
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python()


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


TWO_COLUMNS = (Column("a"), Column("b"))


def with_table(*rows, columns=TWO_COLUMNS):
    return replace(decision(), annexes=(Annex("Số liệu", (Table(columns, rows),)),), facts=())


def test_the_head_says_who_issued_what_of_which_round_and_kind_and_cut_off(data):
    assert [row[0] for row in sheet_rows(data, "Phụ lục I")[:7]] == [
        "ỦY BAN NHÂN DÂN THÀNH PHỐ SA ĐÉC",
        "Quyết định: Công bố kết quả xác định Chỉ số cải cách hành chính năm 2022 "
        f"(Số: {BLANK_FOR_NUMBER}/QĐ-UBND, Sa Đéc, ngày 09 tháng 3 năm 2023)",
        "Phụ lục I: Kết quả xếp hạng",
        "Kỳ đánh giá: năm 2022",
        "Loại điểm: chính thức",
        "Số liệu tính đến: 31/12/2022",
        "",
    ]


def test_numbers_are_numbers_groups_are_there_and_what_is_missing_is_a_dash(data):
    rows = sheet_rows(data, "Phụ lục I")
    assert rows[7] == ["Hạng", "Đơn vị", "Điểm", "Chỉ số (%)", "Xếp loại", "So với năm trước"]
    assert rows[8] == ["I. Xã, phường", "", "", "", "", ""]
    assert rows[9] == [1, "Phường 1", 87.63, 87.63, "Tốt", "Tăng 2 bậc"]
    assert rows[11] == ["–", "Xã Tân Phú Đông", "–", "–", "–", "–"]
    assert [row[0] for row in rows[-4:]] == [
        "Dấu – là chưa có kết quả.",
        "Quét để kiểm tra",
        "Mã kiểm tra: 9f86 d081 884c 7d65",
        "https://cchc.example.vn/kiem-tra/2022/9f86d081884c7d65",
    ]


def test_every_number_of_the_sheet_is_the_one_of_the_page(data):
    """Whatever the rounding, the workbook shows what the DOCX and the PDF show."""
    (grid,) = [piece for piece in printed(decision()).annexes[1].pieces if piece.piece == "grid"]
    written = [row for row in sheet_rows(data, "Phụ lục II") if row[1] not in ("", "Tiêu chí")][-4:]
    for texts, row in zip([*grid.rows[1:], grid.total], written, strict=True):
        for text, cell, column in zip(texts, row, score_sheet().columns, strict=True):
            shown = format_number(Decimal(str(cell)), column.places) if isinstance(cell, float) else cell
            assert shown == text
    assert "10,01" in grid.rows[2]  # 10.005 rounds up, though 10.005 as a float is less


@pytest.mark.parametrize("text", ["=1+1", "+84 277", "-5", "@SUM(A1)", '=HYPERLINK("https://x.vn")', "1.10", "0123"])
def test_words_stay_words_whatever_they_begin_with(text):
    data = render_xlsx(with_table((text, "b")))
    assert [text, "b"] in sheet_rows(data, "Phụ lục")
    xml = part(data, "xl/worksheets/sheet1.xml")
    assert "<f>" not in xml
    assert "<hyperlink" not in xml
    risky = text[0] in "=+-@"
    assert ('quotePrefix="1"' in part(data, "xl/styles.xml")) is risky  # still words when somebody edits the cell


def test_the_number_format_writes_vietnamese_commas_and_the_decimals_of_the_column(data):
    formats = re.findall(r'formatCode="([^"]+)"', part(data, "xl/styles.xml"))
    assert set(formats) - {"@"} == {"[$-42A]#,##0", "[$-42A]#,##0.0", "[$-42A]#,##0.00"}


def test_the_head_stays_in_sight_and_is_repeated_on_paper(data):
    xml = part(data, "xl/worksheets/sheet1.xml")
    assert re.search(r'<pane ySplit="8" topLeftCell="A9"[^>]* state="frozen"', xml)
    assert re.search(r'<pageSetup paperSize="9" [^>]*orientation="landscape"', xml)
    assert 'fitToHeight="0"' in xml
    assert "'Phụ lục I'!$8:$8" in part(data, "xl/workbook.xml")
    margins = dict(re.findall(r'(left|right|top|bottom)="([\d.]+)"', xml))
    assert {side: round(float(inches) * 25.4) for side, inches in margins.items()} == {
        "left": 30,
        "right": 15,
        "top": 20,
        "bottom": 20,
    }


def test_columns_share_the_width_as_on_the_page(data):
    xml = part(data, "xl/worksheets/sheet1.xml")
    spans = re.findall(r'<col min="(\d+)" max="(\d+)" width="([\d.]+)"', xml)
    widths = [float(width) for first, last, width in spans for _ in range(int(first), int(last) + 1)]
    shares = [column.width for column in ranking_table().columns]
    for width, share in zip(widths, shares, strict=True):
        assert abs(width / sum(widths) - share / sum(shares)) < 0.01


def tallest_row(data, sheet):
    return max(float(height) for height in re.findall(r'<row [^>]*\bht="([\d.]+)"', part(data, sheet)))


def test_a_long_cell_gets_room_for_all_its_lines_up_to_what_excel_allows(data):
    assert tallest_row(data, "xl/worksheets/sheet2.xml") > 10 * 16
    assert tallest_row(render_xlsx(with_table(("từ " * 5000, "b"))), "xl/worksheets/sheet1.xml") == 408.75


def test_a_text_longer_than_excel_takes_is_cut_and_says_so():
    rows = sheet_rows(render_xlsx(with_table(("x" * (LONGEST_TEXT + 1), "b"))), "Phụ lục")
    (long,) = [row[0] for row in rows if row[1:] == ["b"] and row[0] != "a"]
    assert (len(long), long[-1]) == (LONGEST_TEXT, "…")


def test_a_table_of_one_column_needs_nothing_merged():
    data = render_xlsx(with_table(("một",), columns=(Column("a", 1, Align.CENTRE),)))
    assert ["một"] in sheet_rows(data, "Phụ lục")


def test_tables_of_the_text_and_of_the_annexes_have_their_own_sheets():
    names = CalamineWorkbook.from_filelike(io.BytesIO(render_xlsx(report()))).sheet_names
    assert names == ["Bảng", "Phụ lục I", "Phụ lục II"]
    twice = replace(report(), annexes=(Annex("Hai bảng", (ranking_table(), score_sheet())),))
    names = CalamineWorkbook.from_filelike(io.BytesIO(render_xlsx(twice))).sheet_names
    assert names == ["Bảng", "Phụ lục (1)", "Phụ lục (2)"]


def test_the_note_stands_below_every_table():
    data = render_xlsx(report())
    assert all(sheet_rows(data, name)[-1][0] == "Dữ liệu mô phỏng" for name in ("Bảng", "Phụ lục I", "Phụ lục II"))


def test_the_file_says_what_it_is_is_the_same_each_time_and_names_nobody(data):
    assert data == render_xlsx(decision())
    core = part(data, "docProps/core.xml")
    assert "<dc:title>Quyết định: Công bố kết quả" in core
    assert "2023-03-09T00:00:00Z" in core
    assert "<dc:creator></dc:creator>" in core


def test_a_document_without_tables_has_no_workbook():
    with pytest.raises(NothingTabular):
        render_xlsx(letter())


@needs_libreoffice
def test_libreoffice_opens_it_and_prints_vietnamese_numbers_one_sheet_a_page(data, tmp_path):
    pages = pages_of(data, "xlsx", tmp_path)
    assert len(pages) == 2
    assert "87,63" in pages[0]
    assert "=1+1" in pages[1]
    assert "10,01" in pages[1]
