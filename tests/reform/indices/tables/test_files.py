"""Files that are no annex are refused by what they are, each with a sentence; the command ends with 1."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from sen.cli import main, tables
from sen.reform.documents.intake import MAXIMUM_BYTES
from sen.reform.indices.tables.outline import Outline, mark_before_title, read_mark
from sen.reform.indices.tables.wordforms import number_in
from tests.reform.indices.tables.annexes import COMMUNE, DEPARTMENT, as_docx, as_xlsx
from tests.reform.indices.tables.test_findings import HEAD, WHOLE, YES, book

ROOT = Path(__file__).parents[4]
SAMPLE = ROOT / "definitions" / "sample" / "commune" / "2023.toml"


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """Put one part into an archive, in place of the one of this name."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            if entry.filename != name:
                target.writestr(entry.filename, source.read(entry))
        target.writestr(name, part)
    return changed.getvalue()


ANNEX = book(HEAD, WHOLE, ["1.1", "A", 100, YES.format(100)])
DTD = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
CONTENT = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELATIONS = (
    b'<?xml version="1.0"?><Relationships><Relationship Type="x/officeDocument" Target="ppt/a.xml"/></Relationships>'
)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", b"", "Tệp trống"),
        ("a.xlsx", b"x" * (MAXIMUM_BYTES + 1), "nhiều nhất nhận 10 MB"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 99, "đặt mật khẩu"),  # what Office makes of a password
        ("a.pdf", b"%PDF-1.7", "tệp PDF"),
        ("a.txt", b"STT, ...", "không phải tệp Word"),
        ("a.xlsx", b"PK\x03\x04 cut off", "Tệp hỏng"),
        ("a.xlsx", with_part(ANNEX, "xl/vbaProject.bin", b"x"), "macro"),
        ("a.docx", with_part(as_docx(COMMUNE[:2], "BỘ CHỈ SỐ"), "word/vbaProject.bin", b"x"), "macro"),
        ("a.xlsx", with_part(ANNEX, "xl/worksheets/sheet9.xml", b"0" * 30_000_000), "bung ra lớn bất thường"),
        ("a.xlsx", with_part(ANNEX, "xl/workbook.xml", DTD), "khai báo"),
        ("a.xlsx", with_part(ANNEX, "xl/worksheets/sheet1.xml", b"<worksheet"), "Tệp hỏng"),
        ("a.pptx", with_part(ANNEX, "_rels/.rels", RELATIONS), "không phải tệp Word"),
        ("a.zip", with_part(ANNEX, "_rels/.rels", b"<Relationships/>"), "không phải tệp Word"),
    ],
    ids=["empty", "50-mb", "password", "pdf", "text", "cut", "macro-xlsx", "macro-docx", "bomb", "dtd", "broken", "slides", "zip"],
)  # fmt: skip
def test_a_bad_file_is_refused_with_a_sentence(name, data, said, tmp_path, capsys):
    path = tmp_path / name
    path.write_bytes(data)

    assert main(["import-table", str(path)]) == 1

    printed = capsys.readouterr()
    assert f"lỗi: {name}: " in printed.err
    assert said in printed.err
    assert printed.out == ""


def test_a_file_that_is_not_there_is_said_so(tmp_path, capsys):
    assert main(["import-table", str(tmp_path / "none.docx")]) == 1
    assert "Không đọc được tệp này" in capsys.readouterr().err


def test_a_file_beyond_all_measure_is_not_read(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(tables, "LARGEST_FILE", 10)
    path = tmp_path / "a.xlsx"
    path.write_bytes(ANNEX)

    assert main(["import-table", str(path)]) == 1
    assert "lớn hơn 64 MB" in capsys.readouterr().err


def test_a_draft_without_errors_is_written_and_can_be_checked(tmp_path, capsys):
    path, draft = tmp_path / "pl.xlsx", tmp_path / "draft.toml"
    path.write_bytes(ANNEX)

    assert main(["import-table", str(path), "-o", str(draft)]) == 0
    assert "2 tiêu chí, 1 tiêu chí chấm điểm, hiểu cách chấm của 1; 0 lỗi, 1 cảnh báo." in capsys.readouterr().err
    assert main(["check", str(draft)]) == 0


def test_a_draft_with_errors_is_printed_all_the_same_and_the_exit_code_says_so(tmp_path, capsys):
    path = tmp_path / "phong.docx"
    path.write_bytes(as_docx(DEPARTMENT, "BỘ CHỈ SỐ NĂM 2023"))

    assert main(["import-table", str(path)]) == 1

    printed = capsys.readouterr()
    assert printed.out.startswith("[index]")
    assert "lỗi: phong.docx, bảng 1, dòng 71, tiêu chí 4.2.2: Mức “Đạt hoặc vượt lộ trình: 3”" in printed.err


def test_findings_are_told_as_data(tmp_path, capsys):
    path = tmp_path / "phong.xlsx"
    path.write_bytes(as_xlsx(DEPARTMENT, "BỘ CHỈ SỐ NĂM 2023"))

    assert main(["import-table", str(path), "--json"]) == 1

    told = json.loads(capsys.readouterr().out)
    assert (told["file"], told["criteria"], told["leaves"], told["recognised"]) == ("phong.xlsx", 63, 39, 37)
    assert told["findings"][0]["criterion"] == "4.2.2"
    assert set(told["findings"][0]) == {"severity", "code", "place", "criterion", "sentence", "remedy"}


def test_a_place_that_cannot_be_written_is_said_so(tmp_path, capsys):
    path = tmp_path / "pl.xlsx"
    path.write_bytes(ANNEX)

    assert main(["import-table", str(path), "-o", str(tmp_path / "no" / "draft.toml")]) == 1
    assert "Không ghi được tệp này" in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["docx", "xlsx", "toml"])
def test_an_annex_is_written_by_the_ending_of_its_name(ending, tmp_path, capsys):
    path = tmp_path / f"annex.{ending}"

    assert main(["export-annex", str(SAMPLE), str(path)]) == 0
    assert path.stat().st_size > 1000
    assert "88 tiêu chí" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["export-annex", str(SAMPLE), "a.pdf"], "đuôi .docx, .xlsx hoặc .toml"),
        (["export-workbook", str(SAMPLE), "a.csv", "a.ods"], "đuôi .xlsx"),
        (["export-annex", "none.toml", "a.docx"], "Không đọc được"),
        (["export-workbook", str(SAMPLE), "none.csv", "a.xlsx"], "Không đọc được"),
    ],
)
def test_what_cannot_be_written_is_refused(call, said, capsys):
    assert main(call) == 1
    assert said in capsys.readouterr().err


def test_a_definition_that_is_not_utf_8_is_refused(tmp_path, capsys):
    path = tmp_path / "a.toml"
    path.write_bytes("tiêu chí".encode("utf-16"))

    assert main(["export-annex", str(path), "a.docx"]) == 1
    assert "không phải UTF-8" in capsys.readouterr().err


def test_a_workbook_is_written_and_says_what_in_it_are_values(tmp_path, capsys):
    answers, out = tmp_path / "a.csv", tmp_path / "a.xlsx"
    answers.write_text("unit,code,input,value\nphuong-1,1.1.1,,in_time\n", encoding="utf-8")

    assert main(["export-workbook", str(SAMPLE), str(answers), str(out)]) == 0
    assert "1 đơn vị, 0 ô điểm ghi bằng giá trị" in capsys.readouterr().out
    assert out.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("printed", "style"),
    [("I", "roman"), ("xv", "roman"), ("1.2.", "digits"), ("1,2", "digits"), ("B", "capital"), ("d)", "point"),
     ("TC 1.1", "digits"), ("-", None), ("", None), ("i", "point"), ("XYZ", None)],
)  # fmt: skip
def test_printed_numbers_are_told_apart(printed, style):
    mark = read_mark(printed)
    assert (mark.style if mark else None) == style


@pytest.mark.parametrize(
    ("title", "parts"),
    [("1.1 Kế hoạch", ("1.1", "Kế hoạch")), ("IV. Bộ máy", ("IV", "Bộ máy")), ("2023 là năm", ("", "2023 là năm")),
     ("Kế hoạch", ("", "Kế hoạch"))],
)  # fmt: skip
def test_a_number_before_a_title_is_cut_off(title, parts):
    assert mark_before_title(title) == parts


def test_roman_areas_give_their_number_to_what_is_below_unless_it_has_it_already():
    marks = [read_mark(each) for each in ("IX", "1", "1.1", "a")]
    outline = Outline.of(marks)
    assert [outline.code_of(mark) for mark in marks] == ["9", "9.1", "9.1.1", "9.1.1.1"]

    marks = [read_mark(each) for each in ("II", "2.1", "2.1.1")]
    outline = Outline.of(marks)
    assert [outline.code_of(mark) for mark in marks] == ["2", "2.1", "2.1.1"]


@pytest.mark.parametrize(("text", "number"), [("1,50", "3/2"), ("(2 điểm)", "2"), ("2đ", "2"), ("x", None), ("", None)])
def test_a_number_alone_is_read_with_its_word(text, number):
    found = number_in(text)
    assert (None if found is None else str(found)) == number
