"""The sheet as a workbook: what goes out comes back exactly; what is not that sheet is refused, cell by cell."""

import io
import unicodedata
import zipfile
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from sen.reform.assessments import queries
from sen.reform.assessments.tables import (
    LARGEST_WORKBOOK,
    Origin,
    WorkbookRefused,
    differences,
    read_workbook,
    rows_of,
    write_workbook,
)
from sen.reform.assessments.tables.layout import HEAD, LISTS, ORIGIN, SHEET, cell_name
from sen.reform.assessments.tables.opening import BrokenWorkbook, CarriesCode, NotAWorkbook, WorkbookTooLarge
from sen.reform.indices import loader
from sen.reform.indices.queries import version
from tests.factories.assessments import an_assessment, declared
from tests.scenes import scene

pytestmark = pytest.mark.django_db

AT = datetime(2023, 9, 21, 7, 0, tzinfo=UTC)
FIRST = 5  # the row below the head, counted from 0
VALUE, ABSENT, REASON = 4, 5, 6


@scene
def card():
    card = an_assessment()
    declared(card, "1.1.1", done=48, planned=60)
    declared(card, "1.1.2", value="late")
    declared(card, "1.2", value="1")
    declared(card, "2.1.1", spent="12.5", given="50")
    declared(card, "2.1.2", not_applicable="Chưa đến kỳ công khai")
    return card


@pytest.fixture
def sheet(card):
    """The workbook of the card, to be filled and read."""
    return Sheet(card)


class Sheet:
    """A workbook as somebody fills it: written by us, changed cell by cell, saved by another program."""

    def __init__(self, card):
        self.card = card
        self.rows = rows_of(loader.definition_page(card.round.version_id))
        self.origin = Origin(2023, card.round.key, card.unit_code, _digest(card))
        self.answers = queries.answers_of_unit(card.id).answers
        self.data = write_workbook(self.rows, self.origin, self.answers, ("Đợt thử", card.unit_name), at=AT)

    def row_of(self, code: str, name: str = "") -> int:
        """Where the row of a figure stands."""
        found = (n for n, row in enumerate(self.rows) if row.leaf.code == code and name in ("", row.asked.name))
        return FIRST + next(found)

    def filled(self, *cells: tuple[int, int, object], merge: str = "", skip: str = "", extra: str = "") -> bytes:
        """The same workbook with other cells; every sheet is written anew, as Excel does."""
        changed = {(row, column): value for row, column, value in cells}
        book_in = CalamineWorkbook.from_filelike(io.BytesIO(self.data))
        out = io.BytesIO()
        book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
        for name in book_in.sheet_names:
            if name == skip:
                continue
            page = book.add_worksheet(name)
            grid = {
                (r, c): value
                for r, line in enumerate(book_in.get_sheet_by_name(name).to_python(skip_empty_area=False))
                for c, value in enumerate(line)
            }
            for (row, column), value in {**grid, **(changed if name == SHEET else {})}.items():
                self._write(book, page, row, column, value)
            if merge and name == SHEET:
                page.merge_range(merge, "gộp")
        if extra:
            book.add_worksheet(extra)
        book.close()
        return out.getvalue()

    @staticmethod
    def _write(book, page, row, column, value):
        if isinstance(value, str) and value.startswith("=FORMULA "):
            page.write_formula(row, column, value.removeprefix("=FORMULA "), None, 48)
        elif isinstance(value, date):
            page.write_datetime(row, column, value, book.add_format({"num_format": "d/m/yyyy"}))
        elif isinstance(value, bool):
            page.write_boolean(row, column, value)
        elif isinstance(value, int | float):
            page.write_number(row, column, value)
        else:
            page.write_string(row, column, value)

    def read(self, data: bytes, **other: object):
        """Read a file as this unit's sheet, or as another's."""
        origin = Origin(**{**vars(self.origin), **other})
        return read_workbook(data, self.rows, origin, self.card.round.version_id)

    def said(self, data: bytes, code: str):
        """What the file says of one criterion."""
        return next(line.said for line in self.read(data) if line.said.code == code)


def _digest(card) -> str:
    return version(card.round.version_id).digest


def test_trap_24_what_goes_out_comes_back_exactly(sheet):
    """The columns of the export are those of the import, and nothing differs."""
    lines = sheet.read(sheet.data)
    assert list(differences(lines, sheet.answers)) == []
    by_code = {line.said.code: line for line in lines}
    assert by_code["2.1.1"].said.figures == {"spent": "12.5", "given": "50"}
    assert by_code["2.1.2"].said.not_applicable == "Chưa đến kỳ công khai"
    assert by_code["1.1.2"].said.figures == {"value": "late"}
    assert {line.seen_entries for line in lines} == {1}


def test_another_program_may_have_saved_it(sheet):
    assert list(differences(sheet.read(sheet.filled()), sheet.answers)) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        (12.5, "12.5"),  # a program made a number of it
        (1.234, "1.234"),  # never a thousand
        (1234, "1234"),
        ("1.234,5", "1234.5"),
        ("", ""),
        (0, "0"),  # nought is a figure
    ],
)
def test_a_figure_is_read_as_it_was_meant(sheet, typed, kept):
    data = sheet.filled((sheet.row_of("2.1.1", "spent"), VALUE, typed))
    assert sheet.said(data, "2.1.1").figures["spent"] == kept


@pytest.mark.parametrize(("typed", "kept"), [("kịp thời", "in_time"), ("KỊP THỜI", "in_time"), ("none", "none")])
def test_a_level_is_chosen_by_its_words(sheet, typed, kept):
    data = sheet.filled((sheet.row_of("1.1.2"), VALUE, unicodedata.normalize("NFD", typed)))
    assert sheet.said(data, "1.1.2").figures == {"value": kept}


@pytest.mark.parametrize(("typed", "kept"), [("có", "1"), ("không", "0"), (True, "1"), (False, "0")])
def test_a_tick_is_said_in_words(sheet, typed, kept):
    data = sheet.filled((sheet.row_of("1.2"), VALUE, typed))
    assert sheet.said(data, "1.2").figures == {"value": kept}


def test_a_claim_comes_with_its_reason_composed(sheet):
    row = sheet.row_of("2.1.1")
    empty = [(sheet.row_of("2.1.1", name), VALUE, "") for name in ("spent", "given")]
    reason = unicodedata.normalize("NFD", "Không được giao vốn")
    data = sheet.filled(*empty, (row, ABSENT, "X"), (row, REASON, reason))
    assert sheet.said(data, "2.1.1").not_applicable == "Không được giao vốn"


@pytest.mark.parametrize(
    ("cells", "cell", "words"),
    [
        ([("1.1.1", "done", VALUE, "mười")], "E6", "không phải là một số"),
        ([("1.1.1", "done", VALUE, "1.563")], "E6", "có thể hiểu là 1563 hoặc 1,563"),
        ([("1.1.1", "planned", VALUE, "-1")], "E7", "số âm"),
        ([("1.1.1", "done", VALUE, "=FORMULA =40+8")], "E6", "công thức"),
        ([("1.1.1", "done", VALUE, date(2023, 5, 12))], "E6", "ngày"),
        ([("1.1.2", "", VALUE, "tạm được")], "E8", "tạm được"),
        ([("2.1.1", "spent", ABSENT, "x")], "F10", "Vừa có số liệu"),
        ([("2.1.2", "plan", REASON, "")], "G12", "lý do"),
        ([("2.1.2", "plan", ABSENT, "")], "F12", "chưa ghi x"),
        ([("2.1.2", "plan", ABSENT, "không")], "F12", "Ghi x"),
        # 1.1.1 applies to everybody
        (
            [
                ("1.1.1", "done", VALUE, ""),
                ("1.1.1", "planned", VALUE, ""),
                ("1.1.1", "done", ABSENT, "x"),
                ("1.1.1", "done", REASON, "không có"),
            ],
            "F6",
            "áp dụng cho mọi đơn vị",
        ),
    ],
)
def test_what_cannot_be_taken_is_named_by_its_cell(sheet, cells, cell, words):
    data = sheet.filled(*((sheet.row_of(code, name), column, value) for code, name, column, value in cells))
    with pytest.raises(WorkbookRefused) as refused:
        sheet.read(data)
    assert [each.cell for each in refused.value.findings] == [cell]
    assert words in refused.value.findings[0].sentence


def test_every_bad_cell_is_named_not_only_the_first(sheet):
    data = sheet.filled((sheet.row_of("1.1.1", "done"), VALUE, "a"), (sheet.row_of("2.1.1", "spent"), VALUE, "b"))
    with pytest.raises(WorkbookRefused) as refused:
        sheet.read(data)
    assert [each.cell for each in refused.value.findings] == ["E6", "E10"]
    assert refused.value.sentence.startswith("Không lấy được tệp: E6: ")


@pytest.mark.parametrize(
    ("other", "cell", "words"),
    [
        ({"unit_code": "00000"}, "A2", "đơn vị khác"),
        ({"year": 2022}, "A1", "đợt khác"),
        ({"key": "phong-chuyen-mon"}, "A1", "đợt khác"),
        ({"digest": "0" * 64}, "A1", "phiên bản khác"),
    ],
)
def test_a_sheet_of_another_unit_season_or_index_is_refused(sheet, other, cell, words):
    with pytest.raises(WorkbookRefused) as refused:
        sheet.read(sheet.data, **other)
    (finding,) = refused.value.findings
    assert finding.cell == cell
    assert words in finding.sentence


@pytest.mark.parametrize(
    ("cells", "cell"),
    [
        ([(4, VALUE, "Kết quả")], "E5"),  # a heading renamed
        ([(4, 3, "Giá trị"), (4, 4, "Đơn vị tính")], "D5"),  # two columns changed places
        ([(6, 0, "1.1.2")], "A7"),  # rows moved
        ([(6, 2, "Nhiệm vụ được giao")], "C7"),  # a label rewritten
        ([(20, 4, "5")], "E21"),  # a row added below
        ([(6, 9, "ghi chú")], "J7"),  # a column added
    ],
)
def test_a_changed_structure_is_refused_with_its_first_cell(sheet, cells, cell):
    with pytest.raises(WorkbookRefused) as refused:
        sheet.read(sheet.filled(*cells))
    assert refused.value.findings[0].cell == cell
    assert "giữ nguyên" in refused.value.findings[0].sentence


def test_a_missing_row_is_refused(sheet):
    row = sheet.row_of("2.1.2")
    with pytest.raises(WorkbookRefused) as refused:
        sheet.read(sheet.filled(*((row, column, "") for column in range(len(HEAD)))))
    assert refused.value.findings[0].cell == cell_name(row, 0)


def test_merged_cells_are_refused(sheet):
    with pytest.raises(WorkbookRefused) as refused:
        sheet.read(sheet.filled(merge="A5:B5"))
    assert refused.value.findings[0].cell == "A5"
    assert "gộp" in refused.value.findings[0].sentence


@pytest.mark.parametrize("skip", [SHEET, ORIGIN])
def test_a_workbook_from_elsewhere_is_refused(sheet, skip):
    with pytest.raises(WorkbookRefused, match="không phải phiếu tải từ hệ thống"):
        sheet.read(sheet.filled(skip=skip, extra="Trang khác"))


def test_a_workbook_of_an_unknown_format_is_refused(sheet):
    data = _with_part(sheet.data, "xl/sharedStrings.xml", b"sen.sheet/1", b"sen.sheet/9")
    with pytest.raises(WorkbookRefused, match="không phải phiếu tải từ hệ thống"):
        sheet.read(data)


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", NotAWorkbook),
        (b"1.1.1;48", NotAWorkbook),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, NotAWorkbook),  # an old .xls, or a locked file
        (b"PK\x03\x04 cut off", BrokenWorkbook),
        (b"PK\x03\x04" + b"0" * LARGEST_WORKBOOK, WorkbookTooLarge),
    ],
)
def test_what_is_no_workbook_is_said_so(sheet, data, refusal):
    with pytest.raises(refusal):
        sheet.read(data)


def _with_part(data: bytes, part: str, old: bytes = b"", new: bytes = b"") -> bytes:
    """The same archive with a part changed, or a new one."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(old, new) if name == part else content)
        if part not in before.namelist():
            after.writestr(part, new)
    return out.getvalue()


def test_a_workbook_with_macros_is_not_opened(sheet):
    with pytest.raises(CarriesCode):
        sheet.read(_with_part(sheet.data, "xl/vbaProject.bin", b"", b"Sub AutoOpen()"))


def test_a_word_file_is_no_workbook(sheet):
    with pytest.raises(NotAWorkbook):
        sheet.read(_with_part(sheet.data, "_rels/.rels", b"xl/workbook.xml", b"word/document.xml"))


def test_an_archive_of_something_else_is_no_workbook(sheet):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("anh.txt", "xin chào")
    with pytest.raises(NotAWorkbook):
        sheet.read(out.getvalue())


def test_a_workbook_whose_sheet_cannot_be_read_is_broken(sheet):
    with pytest.raises(BrokenWorkbook):
        sheet.read(_with_part(sheet.data, "xl/worksheets/sheet1.xml", b"<sheetData>", b"<sheetData"))


def test_differences_tell_new_changed_emptied_and_what_moved_meanwhile(sheet):
    data = sheet.filled(
        (sheet.row_of("1.1.1", "done"), VALUE, "50"),
        (sheet.row_of("1.2"), VALUE, ""),
    )
    declared(sheet.card, "1.1.1", done=49)
    answers = queries.answers_of_unit(sheet.card.id).answers
    found = {each.said.code: each for each in differences(sheet.read(data), answers)}
    assert set(found) == {"1.1.1", "1.2"}
    assert (found["1.1.1"].was_changed_meanwhile, found["1.1.1"].seen_entries) == (True, 2)
    assert (found["1.2"].takes_back, found["1.2"].was_changed_meanwhile) == (True, False)


def test_only_what_is_filled_can_be_typed_into_and_lists_offer_what_fits(sheet):
    with zipfile.ZipFile(io.BytesIO(sheet.data)) as archive:
        page = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        styles = ET.fromstring(archive.read("xl/styles.xml"))
        book = archive.read("xl/workbook.xml").decode()
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    unlocked = {
        number
        for number, look in enumerate(styles.find(f"{main}cellXfs"))
        if (protection := look.find(f"{main}protection")) is not None and protection.get("locked") == "0"
    }
    open_cells = {cell.get("r") for cell in page.iter(f"{main}c") if int(cell.get("s", "0")) in unlocked}
    claims = {"F10", "G10", "F12", "G12"}  # where the index lets a criterion not apply
    assert open_cells == {f"E{number}" for number in range(6, 14)} | claims
    assert page.find(f"{main}sheetProtection").get("sheet") == "1"
    lists = {each.get("sqref"): each.findtext(f"{main}formula1") for each in page.iter(f"{main}dataValidation")}
    assert set(lists) == {"E8", "E9", "E12", "E13", "F10", "F12"}
    assert LISTS in lists["E8"]
    assert book.count('state="veryHidden"') == 2


def test_the_same_sheet_gives_the_same_bytes(sheet):
    assert Sheet(sheet.card).data == sheet.data
