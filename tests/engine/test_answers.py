"""An answers file is read line by line; what cannot be read is named by its line and mended in one sentence."""

from fractions import Fraction

import pytest

from sen.engine import MISSING, AnswerLine, BadInput, NotApplicable, Value, answers_from_lines, read_lines
from tests.engine.building import LADDER, TASKS, define, group, index, leaf, points

HEADER = "unit,code,input,value\n"

DEFINITION = define(
    index("12"),
    group("1", "6"),
    leaf("1.1", "2", TASKS + LADDER, 'not_applicable = "exclude"'),
    points("1.2", "4"),
    leaf("2", "2", 'rule = { kind = "yes-no" }'),
    leaf(
        "3",
        "2",
        'rule = { kind = "choice", options = [{ key = "on", label = "kịp thời", points = "2" },'
        ' { key = "off", label = "Không ban hành", points = "0" }] }',
    ),
    leaf("4", "2", 'rule = { kind = "external-index", source = "SIPAS" }'),
)


def lines(text: str) -> tuple[AnswerLine, ...]:
    return read_lines(text, "a.csv")


def refused(text: str) -> list[str]:
    with pytest.raises(BadInput) as refusal:
        answers_from_lines(DEFINITION, lines(text), "a.csv")
    assert all(finding.remedy for finding in refusal.value.findings)
    return [str(finding) for finding in refusal.value.findings]


@pytest.mark.parametrize(
    "text",
    [
        HEADER + "phuong-3,1.2,,3.5\n",
        "\ufeff" + HEADER + 'phuong-3,1.2,,"3,5"\n',  # as Excel saves UTF-8
        "unit;code;input;value\nphuong-3;1.2;;3,5\n",  # as Excel saves where the comma is the decimal mark
        "unit,code,input,value,reason\r\n\r\n phuong-3 , 1.2 ,, 3.5 ,\r\n",
        HEADER + "phuong-3,1.2,value,3.5",
    ],
)
def test_the_ways_offices_save_a_table_all_read_the_same(text: str) -> None:
    answers = answers_from_lines(DEFINITION, lines(text), "a.csv")

    assert answers["phuong-3"].of("1.2", "value") == Value(Fraction(7, 2))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Tệp trống"),
        ("\n \n", "Tệp trống"),
        (HEADER, "chỉ có dòng tiêu đề"),
        ("unit,code,value\nx,1,2\n", "dòng 1: Dòng tiêu đề là “unit,code,value”"),
        (HEADER + "x,1.2\n", "dòng 2: Dòng có 2 ô"),
        (HEADER + "x,1.2,,12,5\n", "dòng 2: Dòng có 5 ô"),  # an unquoted decimal comma
        (HEADER + ",1.2,,5\n", "thiếu đơn vị"),
        (HEADER + 'x,1.2,,"5\n', "không đọc được theo dạng CSV"),
        (HEADER + "x,1.2,,5\nx,1.2,,6\n", "dòng 3: Số liệu của x, tiêu chí 1.2 đã có ở dòng 2"),
        (HEADER + "x,1.1,done,5\nx,1.1,done,6\n", "tiêu chí 1.1, done đã có"),
        (HEADER + "x,9.9,,5\n", "dòng 2: x, tiêu chí 9.9: Bộ chỉ số 1 không có mã 9.9"),
        (HEADER + "x,1,,5\n", "nhóm tiêu chí"),
        (HEADER + "x,1.1,dome,5\n", "Không có số liệu “dome”. Cột “input” ghi một trong: “done” (Đã xong)"),
        (HEADER + "x,1.1,,5\n", "Chưa ghi là số liệu nào"),
        (HEADER + "x,1.2,,năm\n", "“năm” không phải là một số"),
        (HEADER + "x,1.2,,-1\n", "số âm"),
        (HEADER + "x,1.2,,4.5\n", "lớn hơn 4"),
        (HEADER + "x,1.1,done,4.5\n", "không phải số nguyên"),
        (HEADER + "x,4,,101\n", "lớn hơn 100"),
        (HEADER + "x,2,,có lẽ\n", "không phải có hay không"),
        (HEADER + "x,3,,maybe\n", "Không có mức “maybe”. Ghi một trong: “on” (kịp thời)"),
        (HEADER + "x,1.1,,N/A\n", "chưa có lý do"),
        ("unit,code,input,value,reason\nx,1.2,,12,5\n", "Số 12,5 bị tách thành hai ô"),
        ("unit,code,input,value,reason\nx,1.2,,N/A,không có\n", "không được ghi “không phát sinh”"),
        ("unit,code,input,value,reason\nx,1.1,done,5\nx,1.1,planned,N/A,không có\n", "Vừa có số liệu vừa ghi"),
        ("unit,code,input,value,reason\nx,1.1,,N/A,không có\nx,1.1,done,5\n", "Vừa có số liệu vừa ghi"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text: str, words: str) -> None:
    assert words in "\n".join(refused(text))


def test_all_bad_lines_are_reported_together() -> None:
    assert len(refused(HEADER + "x,9.9,,5\nx,1.2,,abc\nx,2,,1\n")) == 2


@pytest.mark.parametrize(
    ("code", "text", "number"),
    [
        ("2", "có", 1),
        ("2", "Không đạt", 0),
        ("2", "1", 1),
        ("3", "on", 0),  # a level is its position in the list
        ("3", "KHÔNG BAN HÀNH", 1),  # the words do as well as the key
        ("3", "Kho\u0302ng ban ha\u0300nh", 1),  # letters and marks typed apart
    ],
)
def test_ticks_and_levels_are_read_by_their_words(code: str, text: str, number: int) -> None:
    answers = answers_from_lines(DEFINITION, [AnswerLine("x", code, "", text)], "a.csv")

    assert answers["x"].of(code, "value") == Value(Fraction(number))


def test_the_three_states_of_a_cell_are_never_confused() -> None:
    text = "unit,code,input,value,reason\nx,1.1,,N/A,chưa được giao\ny,1.1,done,0\ny,1.1,planned,\nz,1.1,,\n"
    answers = answers_from_lines(DEFINITION, lines(text), "a.csv")

    assert answers["x"].of("1.1", "planned") == NotApplicable("chưa được giao")
    assert answers["y"].of("1.1", "done") == Value(Fraction(0))  # a reported zero is a value
    assert answers["y"].of("1.1", "planned") is MISSING
    assert answers["z"].cells == {}  # a unit that left everything empty is still there


def test_not_applicable_without_a_reason_cannot_exist() -> None:
    with pytest.raises(ValueError, match="lý do"):
        NotApplicable(" ")
