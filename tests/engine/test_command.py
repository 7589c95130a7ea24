"""`sen check` and `sen score` do their work from files, and say what is wrong in a sentence."""

import argparse
import json
from pathlib import Path

import pytest

from sen.cli import files, score
from tests.engine.building import LADDER, TASKS, index, leaf, points

DEFINITION = (
    index("4", 'not_applicable = "exclude"\ngrades = [{ label = "Tốt", from = "80" }]')
    + leaf("1", "2", TASKS + LADDER)
    + points("2", "2")
)
ANSWERS = """unit,code,input,value,reason
phuong-1,1,done,48,
phuong-1,1,planned,60,
phuong-1,2,,"1,75",
phuong-2,1,,N/A,không được giao
phuong-2,2,,1.75,
xa-3,1,,,
"""


def sen(*arguments: object) -> int:
    parser = argparse.ArgumentParser(prog="sen")
    score.add_commands(parser.add_subparsers(required=True))
    parsed = parser.parse_args([str(argument) for argument in arguments])
    return int(parsed.run(parsed))


@pytest.fixture
def definition(tmp_path: Path) -> Path:
    path = tmp_path / "2023.toml"
    path.write_text(DEFINITION, encoding="utf-8")
    return path


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "số liệu.csv"
    path.write_text(ANSWERS, encoding="utf-8-sig")
    return path


def test_scores_are_printed_as_a_table(definition: Path, answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sen("score", definition, answers) == 0

    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert rows[2] == ["1", "phuong-2", "1,75", "2", "87,50", "Tốt"]
    assert rows[3] == ["2", "phuong-1", "2,75", "4", "68,75", "–"]
    assert rows[4][:2] == ["–", "xa-3"]


def test_scores_are_printed_as_json_with_exact_texts(
    definition: Path, answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sen("score", definition, answers, "--json") == 0

    units = json.loads(capsys.readouterr().out)["units"]
    first, second, third = units
    assert (first["unit"], first["rank"], first["grade"], first["state"]) == ("phuong-2", 1, "Tốt", "value")
    assert (first["total"], first["maximum"], first["applicable_maximum"], first["percent"]) == (
        "1.75",
        "4",
        "2",
        "87.5",
    )
    assert first["nodes"]["1"] == {"points": "0", "maximum": "2", "applicable_maximum": "0", "state": "not-applicable"}
    assert second["nodes"]["1"] == {"points": "1", "maximum": "2", "applicable_maximum": "2", "state": "value"}
    assert (third["rank"], third["state"], third["reason"]) == (None, "missing", "chưa nộp số liệu nào")


def test_scores_are_printed_as_csv_a_line_for_the_unit_and_one_for_each_node(
    definition: Path, answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sen("score", definition, answers, "--csv") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "unit,code,points,maximum,applicable_maximum,percent,state,rank,grade"
    assert lines[1] == "phuong-2,,1.75,4,2,87.5,value,1,Tốt"
    assert "phuong-2,1,0,2,0,,not-applicable,," in lines
    assert "xa-3,1,0,2,2,,missing,," in lines


def test_one_form_at_a_time_is_asked_for(definition: Path, answers: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        sen("score", definition, answers, "--csv", "--json")
    assert ended.value.code == 2


def test_a_unit_to_which_nothing_applies_has_no_percentage(
    definition: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("unit,code,input,value,reason\na,1,,N/A,x\na,2,,N/A,x\n", encoding="utf-8")

    assert sen("score", definition, path, "--json") == 0
    assert json.loads(capsys.readouterr().out)["units"][0]["percent"] is None
    assert sen("score", definition, path) == 0
    assert "không có tiêu chí nào áp dụng" in capsys.readouterr().out


def test_one_result_is_explained(definition: Path, answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sen("score", definition, answers, "--explain", "phuong-1", "1") == 0
    assert "48/60 nhiệm vụ = 80,00 %" in capsys.readouterr().out

    assert sen("score", definition, answers, "--explain", "phuong-1", "1", "--json") == 0
    explained = json.loads(capsys.readouterr().out)
    assert (explained["next_points"], explained["trace"]["points"]) == ("2", "1")

    assert sen("score", definition, answers, "--explain", "phuong-2", "1", "--json") == 0
    assert json.loads(capsys.readouterr().out)["next_points"] is None


@pytest.mark.parametrize(
    ("unit", "code", "words"),
    [("phuong-9", "1", "không có đơn vị “phuong-9”. Có: phuong-1"), ("phuong-1", "9", "không có tiêu chí “9”")],
)
def test_asking_for_what_is_not_there_is_answered(
    definition: Path, answers: Path, capsys: pytest.CaptureFixture[str], unit: str, code: str, words: str
) -> None:
    assert sen("score", definition, answers, "--explain", unit, code) == 1
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"unit,code,input,value\na,9,,1\n", "dòng 2: a, tiêu chí 9: Bộ chỉ số 1 không có mã 9"),
        (b"", "Tệp trống"),
        ("unit,code,input,value\nphường,1,,1".encode("utf-16"), "không phải UTF-8"),
        (None, "Không đọc được tệp này"),
    ],
)
def test_answers_that_cannot_be_used_are_refused_with_a_sentence(
    definition: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, words: str
) -> None:
    path = tmp_path / "a.csv"
    if content is not None:
        path.write_bytes(content)

    assert sen("score", definition, path) == 1

    printed = capsys.readouterr()
    assert words in printed.err
    assert printed.out == ""


def test_a_file_beyond_all_measure_is_not_read(
    definition: Path, answers: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE", 10)

    assert sen("score", definition, answers) == 1
    assert "lớn hơn 64 MB" in capsys.readouterr().err


def test_a_sound_definition_is_summed_up(definition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sen("check", definition) == 0

    assert "2 lĩnh vực, 2 tiêu chí chấm điểm" in capsys.readouterr().out


def test_findings_of_all_files_are_printed_and_the_exit_code_says_so(
    definition: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(DEFINITION.replace('scale = "4"', 'scale = "5"'), encoding="utf-8")

    assert sen("check", definition, bad, tmp_path / "none.toml") == 1

    printed = capsys.readouterr().out
    assert f"lỗi: {bad}: Các lĩnh vực cộng lại 4 điểm, thang điểm là 5 (thiếu 1)." in printed
    assert "none.toml: Không đọc được tệp này." in printed
    assert "3 tệp, 2 lỗi, 0 cảnh báo." in printed


def test_two_versions_in_force_together_are_found(
    definition: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = tmp_path / "2023b.toml"
    again.write_text(DEFINITION, encoding="utf-8")

    assert sen("check", definition, again) == 1
    assert "cùng có hiệu lực" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("examples", "code", "words"),
    [
        ('[[example]]\ncode = "1"\nanswers = { done = "55", planned = "60" }\npoints = "2"\n'
         '[[example]]\ncode = "2"\nanswer = "1,5"\npoints = "1.5"\n'
         '[[example]]\ncode = "2"\nnot_applicable = "không có"\npoints = "0"\n', 0, "0 lỗi"),
        ('[[example]]\ncode = "1"\nanswers = { done = "54", planned = "60" }\npoints = "2"\n', 1,
         "tiêu chí 1: Ví dụ ghi 2 điểm, bộ chỉ số cho 1 điểm"),
        ('[[example]]\ncode = "1"\npoints = "0"\n', 1, "tiêu chí 2: Chưa có ví dụ nào"),
        ('[[example]]\ncode = "1"\nanswers = { dome = "54" }\npoints = "2"\n', 1, "Không có số liệu “dome”"),
        ('[[example]]\ncode = "9"\npoints = "2"\n', 1, "không có mã 9"),
        ('[[example]]\ncode = "1"\n', 1, "Tệp ví dụ không đọc được"),
        ("[[example", 1, "Tệp ví dụ không đọc được"),
    ],
    ids=["sound", "differs", "lacking", "unknown-input", "unknown-code", "no-points", "not-toml"],
)  # fmt: skip
def test_examples_beside_a_definition_are_worked_again(
    definition: Path, capsys: pytest.CaptureFixture[str], examples: str, code: int, words: str
) -> None:
    definition.with_suffix(".examples.toml").write_text(examples, encoding="utf-8")

    assert sen("check", definition) == code
    assert words in capsys.readouterr().out


def test_a_wrong_call_is_a_wrong_call() -> None:
    with pytest.raises(SystemExit) as refusal:
        sen("score")

    assert refusal.value.code == 2
