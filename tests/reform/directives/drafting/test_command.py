"""`sen draft-tasks` reads a file and says in Vietnamese what it cannot read."""

import codecs
import json
import unicodedata
from pathlib import Path

import pytest
from docx import Document

from sen.cli import main

UNITS = """
[[unit]]
code = "nv"
name = "Phòng Nội vụ"
kind = "department"
short = ["P. Nội vụ"]
[[unit]]
code = "kt"
name = "Phòng Kinh tế"
kind = "department"
to = 2022-12-31
"""
NOTICE = "Ngày 21/9/2023, họp giao ban.\nGiao P. Nội vụ rà soát hồ sơ tồn đọng, hoàn thành trước ngày 15/12.\n"


@pytest.fixture
def draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "units.toml").write_text(UNITS, encoding="utf-8")

    def _draft(name: str, data: bytes, *options: str) -> tuple[int, str, str]:
        (tmp_path / name).write_bytes(data)
        code = main(["draft-tasks", str(tmp_path / name), "--units", str(tmp_path / "units.toml"), *options])
        out, err = capsys.readouterr()
        return code, out, err

    return _draft


@pytest.mark.parametrize(
    "data",
    [
        NOTICE.encode(),
        codecs.BOM_UTF8 + NOTICE.encode(),
        unicodedata.normalize("NFD", NOTICE).encode(),
        NOTICE.replace("\n", "\r\n").encode(),
    ],
    ids=["plain", "BOM", "NFD", "CRLF"],
)
def test_the_json_holds_each_draft_and_its_place_in_the_file(draft, data):
    code, out, _ = draft("notice.txt", data, "--json")
    shown = json.loads(out)
    (one,) = shown["drafts"]
    assert (code, shown["file"], shown["written_on"]) == (0, "notice.txt", "2023-09-21")
    assert one["leads"] == [{"code": "nv", "name": "Phòng Nội vụ"}]
    assert (one["what"], one["due"], one["due_is_proposed"]) == ("Rà soát hồ sơ tồn đọng", "2023-12-15", False) or (
        unicodedata.normalize("NFC", one["what"]) == "Rà soát hồ sơ tồn đọng"
    )
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    assert text[slice(*one["span"])] == one["quote"]
    assert set(one) == {
        "what", "leads", "lead_set", "co_ordinators", "product", "due", "due_is_proposed", "due_words", "span", "quote",
        "rule", "warnings",
    }  # fmt: skip


def test_a_word_file_is_read_like_a_text(draft, tmp_path):
    document = Document()
    for line in NOTICE.splitlines():
        document.add_paragraph(line)
    document.save(tmp_path / "made.docx")
    code, out, _ = draft("notice.docx", (tmp_path / "made.docx").read_bytes(), "--json")
    assert code == 0
    assert [one["due"] for one in json.loads(out)["drafts"]] == ["2023-12-15"]


def test_a_person_reads_who_does_what_by_when(draft):
    code, out, _ = draft("notice.txt", NOTICE.encode())
    assert code == 0
    assert out == "1. Rà soát hồ sơ tồn đọng\n   Chủ trì: Phòng Nội vụ\n   Hạn: 15/12/2023\n"


def test_a_proposed_date_a_missing_one_and_a_helper_are_told(draft):
    text = (
        "Giao Phòng Nội vụ chủ trì, phối hợp với Phòng Kinh tế rà soát hồ sơ trong quý IV.\nGiao Sở Y tế rà soát hồ sơ."
    )
    code, out, err = draft("notice.txt", text.encode(), "--on", "2022-11-01")
    assert code == 0
    assert "Phối hợp: Phòng Kinh tế" in out
    assert "31/12/2022 (đề xuất theo “trong quý IV”)" in out
    assert "Hạn: chưa có" in out
    assert "Không có đơn vị “Sở Y tế”" in err


def test_units_that_were_gone_that_day_are_unknown(draft):
    code, out, err = draft(
        "notice.txt",
        b"Giao Ph\xc3\xb2ng Kinh t\xe1\xba\xbf r\xc3\xa0 so\xc3\xa1t ch\xe1\xbb\xa3.",
        "--json",
        "--on",
        "2023-09-21",
    )
    assert code == 0
    assert json.loads(out)["drafts"][0]["leads"] == [{"code": None, "name": "Phòng Kinh tế"}]
    assert "Không có đơn vị “Phòng Kinh tế”" in err


def test_a_text_that_gives_no_work_says_so(draft):
    code, out, _ = draft("notice.txt", "Phường 3 tổ chức hội xuân.".encode(), "--on", "2023-09-21")
    assert (code, out) == (0, "Không thấy việc nào được giao trong văn bản.\n")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("broken.docx", b"not a zip"),
        ("long.txt", b"a" * 200_001),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(draft, name, data):
    code, out, err = draft(name, data)
    assert (code, out) == (1, "")
    assert err.strip()
    assert "Traceback" not in err


def test_a_missing_file_is_refused_with_a_sentence(capsys, tmp_path):
    assert main(["draft-tasks", str(tmp_path / "none.txt")]) == 1
    assert "Không đọc được tệp" in capsys.readouterr().err


@pytest.mark.parametrize("units", ["not toml [", "[other]\n", '[[unit]]\ncode = "a"\n', "unit = 3\n"])
def test_units_that_cannot_be_read_are_refused_with_a_sentence(tmp_path, capsys, units):
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "units.toml").write_text(units, encoding="utf-8")
    assert main(["draft-tasks", str(tmp_path / "notice.txt"), "--units", str(tmp_path / "units.toml")]) == 1
    assert "units.toml" in capsys.readouterr().err


def test_a_wrong_call_ends_with_two(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["draft-tasks"])
    assert ended.value.code == 2
    assert "draft-tasks" in capsys.readouterr().err


def test_the_sample_city_is_the_default(tmp_path, capsys):
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    assert main(["draft-tasks", str(tmp_path / "notice.txt"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["drafts"][0]["leads"][0]["name"] == "Phòng Nội vụ"


def test_a_table_with_merged_cells_is_read_row_by_row(draft, tmp_path):
    paper = Document()
    table = paper.add_table(4, 5)
    words = [
        ["TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Sản phẩm"],
        ["I. Cải cách thể chế", "", "", "", ""],
        ["1", "Rà soát hồ sơ tồn đọng", "P. Nội vụ", "15/12/2023", "Báo cáo rà soát"],
        ["2", "Công khai kết quả rà soát", "", "Quý IV/2023", ""],
    ]
    for row, said in zip(table.rows, words, strict=True):
        for cell, text in zip(row.cells, said, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(1, 4))
    table.cell(2, 2).merge(table.cell(3, 2))
    paper.save(tmp_path / "given.docx")
    code, out, _err = draft("table.docx", (tmp_path / "given.docx").read_bytes(), "--json", "--on", "2023-09-21")
    assert code == 0
    first, second = json.loads(out)["drafts"]
    assert (first["rule"], first["what"], first["due"], first["due_is_proposed"], first["product"]) == (
        "table",
        "Rà soát hồ sơ tồn đọng",
        "2023-12-15",
        False,
        "Báo cáo rà soát",
    )
    assert [lead["code"] for one in (first, second) for lead in one["leads"]] == ["nv", "nv"]
    assert (second["due"], second["due_is_proposed"], second["due_words"]) == ("2023-12-31", True, "Quý IV/2023")
    assert second["quote"].startswith("2\tCông khai")
