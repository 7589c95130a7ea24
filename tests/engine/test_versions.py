"""Versions replace and correct each other, extend frames, are compared, and are tried on last year's answers."""

import argparse
import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from sen.cli import compare, score
from sen.engine import (
    Answers,
    ChangeKind,
    IndexDefinition,
    NotApplicable,
    check_definition,
    check_versions,
    difference,
    frame_named_in,
    in_force,
    load_definition,
    simulate,
)
from tests.engine.building import LADDER, TASKS, answer, define, group, index, leaf, points

F = Fraction


def version(number: str, first: str, last: str, replaces: str = "") -> IndexDefinition:
    text = index(extra=f'replaces = "{replaces}"') + points("1", "2")
    text = text.replace('version = "1"', f'version = "{number}"')
    return define(text.replace("2023-01-01", first).replace("2023-12-31", last))


@pytest.mark.parametrize(
    ("second", "on", "holds"),
    [
        (version("2", "2023-07-01", "2023-12-31", "1"), date(2023, 6, 30), "1"),  # replaced inside the year
        (version("2", "2023-07-01", "2023-12-31", "1"), date(2023, 7, 1), "2"),
        (version("2", "2023-01-01", "2023-12-31", "1"), date(2023, 3, 1), "2"),  # corrected: the first never held
        (version("2", "2024-01-01", "2024-12-31"), date(2023, 12, 31), "1"),
        (version("2", "2024-01-01", "2024-12-31"), date(2025, 1, 1), None),
    ],
)
def test_one_version_holds_on_a_day(second: IndexDefinition, on: date, holds: str | None) -> None:
    first = version("1", "2023-01-01", "2023-12-31")

    found = in_force([second, first], on)

    assert (found.version if found else None) == holds
    assert check_versions([("a.toml", first), ("b.toml", second)]) == ()
    assert check_versions([("b.toml", second), ("a.toml", first)]) == ()


FRAME = (
    index("6").replace('id = "test"', 'id = "frame"')
    + group("1", "4") + points("1.1", "2") + points("1.2", "2") + points("2", "2")
)  # fmt: skip

OWN = """[index]
extends = "frame.toml"
id = "test"
version = "1"
title = "Bộ chỉ số của phường"
scale = "7"
[[criterion]]
code = "1"
max = "5"
[[criterion]]
code = "1.3"
title = "Tiêu chí của phường"
max = "1"
owner = "Văn phòng"
basis = "mục 1.3"
rule = { kind = "yes-no" }
"""


def test_a_lower_tier_adds_criteria_to_a_frame() -> None:
    definition = load_definition(OWN, "own.toml", frame=FRAME)

    assert (definition.id, definition.title, definition.scale) == ("test", "Bộ chỉ số của phường", 7)
    assert [each.code for each in definition.criteria] == ["1", "1.1", "1.2", "1.3", "2"]
    assert definition.criterion("1").maximum == 5
    assert definition.valid_from == date(2023, 1, 1)  # the frame's, where nothing else is said
    assert definition.digest != load_definition(OWN, "own.toml", frame=FRAME.replace("Tiêu chí 2", "Khác")).digest


@pytest.mark.parametrize(
    ("own", "frame", "code"),
    [
        (OWN, None, "no-frame"),
        (OWN, OWN, "frame-of-frame"),
        (OWN, "[index", "not-toml"),
        (OWN.replace('code = "1"\n', 'code = "1"\ntitle = "Tên khác"\n'), FRAME, "frame-changed"),
        (OWN.replace('code = "1.3"', 'code = "1.x"'), FRAME, "bad-value"),
        (OWN.replace('code = "1.3"', ""), FRAME, "missing-key"),
        (f"{OWN}[criterion.x]", FRAME, "unknown-key"),
        ('criterion = 3\n[index]\nextends = "f"', FRAME, "no-criteria"),
        (OWN, FRAME.replace("[index]", "[indexx]"), "unknown-key"),
        (OWN, "index = 3\n", "missing-key"),
    ],
)
def test_a_frame_that_does_not_fit_is_refused(own: str, frame: str | None, code: str) -> None:
    checked = check_definition(own, "own.toml", frame=frame)

    assert code in [finding.code for finding in checked.findings], [str(finding) for finding in checked.findings]


@pytest.mark.parametrize(
    "text", ["[index", "index = 3", "[index]\nextends = 3", "[index]\nid = 'x'", "a = " + "[" * 5000]
)
def test_whatever_names_no_frame_stands_alone(text: str) -> None:
    assert frame_named_in(text) == ""


OLD = (
    index("9", 'not_applicable = "exclude"')
    + group("1", "4")
    + leaf("1.1", "2", TASKS + LADDER)
    + leaf("1.2", "2", 'rule = { kind = "choice", options = [{ key = "a", label = "tốt", points = "2" },'
           ' { key = "b", label = "vừa", points = "1" }, { key = "c", label = "kém", points = "0" }] }')
    + points("2", "3")
    + points("3", "2").replace("Tiêu chí 3", "Sáng kiến cải cách hành chính")
)  # fmt: skip

NEW = (
    index("10", 'not_applicable = "exclude"\nrounding = { places = 3 }\ngrades = [{ label = "A", from = "90" }]')
    .replace('version = "1"', 'version = "2"')
    + group("1", "5").replace("Nhóm 1", "Nhóm 1 mới")
    + leaf("1.1", "3", TASKS + LADDER.replace('"2"', '"3"'))
    + leaf("1.2", "2", 'rule = { kind = "choice", options = [{ key = "c", label = "kém", points = "0" },'
           ' { key = "a", label = "tốt", points = "2" }] }')
    + points("2", "2").replace("Tiêu chí 2", "Sáng kiến cải cách hành chính")
    + points("3", "3", 'not_applicable = "rescale-total"').replace("Tiêu chí 3", "Chuyển đổi số")
)  # fmt: skip


def test_what_changed_is_told_criterion_by_criterion() -> None:
    found = difference(define(OLD), define(NEW))

    changes = {(change.kind, change.old_code, change.new_code) for change in found.changes if change.kind != "index"}
    assert changes == {
        (ChangeKind.RENAMED, "1", "1"),
        (ChangeKind.MAXIMUM, "1", "1"),
        (ChangeKind.MAXIMUM, "1.1", "1.1"),
        (ChangeKind.RULE, "1.1", "1.1"),
        (ChangeKind.RULE, "1.2", "1.2"),
        (ChangeKind.MOVED, "3", "2"),  # known by its title
        (ChangeKind.REMOVED, "2", ""),
        (ChangeKind.ADDED, "", "3"),
    }
    assert [change.title for change in found.changes if change.kind == "index"] == [
        "thang điểm",
        "làm tròn",
        "xếp loại",
    ]
    assert found.comparable == {"3": "2"}


def test_a_mapping_says_what_titles_do_not() -> None:
    found = difference(define(OLD), define(NEW), mapping={"2": "3"})

    kinds = {change.kind for change in found.changes if change.old_code == "2"}
    assert kinds == {ChangeKind.MOVED, ChangeKind.RENAMED, ChangeKind.TREATMENT}
    with pytest.raises(KeyError):
        difference(define(OLD), define(NEW), mapping={"2": "9"})


def test_a_version_does_not_differ_from_itself() -> None:
    found = difference(define(OLD), define(OLD))

    assert found.changes == ()
    assert found.comparable == {code: code for code in ("1", "1.1", "1.2", "2", "3")}


def test_a_weight_that_changed_breaks_the_comparison() -> None:
    text = index("2", 'aggregate = "weighted-mean"') + points("1", "2", 'weight = "2"')

    found = difference(define(text), define(text.replace('weight = "2"', 'weight = "3"')))

    assert [change.kind for change in found.changes] == [ChangeKind.WEIGHT]
    assert found.comparable == {}


def test_a_leaf_never_becomes_a_group() -> None:
    found = difference(define(index(), points("1", "2")), define(index(), group("1", "2"), points("1.1", "2")))

    assert {change.kind for change in found.changes} == {ChangeKind.REMOVED, ChangeKind.ADDED}


def test_the_same_answers_are_scored_under_the_draft_of_next_year() -> None:
    old, new = define(OLD), define(NEW)
    given = {"done": "95", "planned": "100"}
    sheets = [
        answer(old, "a", c1_1=given, c1_2="a", c2="3", c3="1"),  # 2 + 2 + 3 + 1 of 9; then 3 + 2 + 1 of 10
        answer(old, "b", c1_1=given, c1_2="b", c2="3", c3="2"),  # “vừa” is no level any more: missing
        answer(old, "c", c1_1=("N/A", "không có"), c1_2="c", c2="0", c3="2"),  # 2 of 7; then 2 of 7
    ]

    found = simulate(old, new, sheets)

    moves = {move.unit: move for move in found.units}
    assert (moves["a"].percent_before, moves["a"].percent_after) == (F(800, 9), 60)
    assert (moves["b"].percent_before, moves["b"].percent_after) == (F(800, 9), 50)
    assert (moves["c"].percent_before, moves["c"].percent_after) == (F(200, 7), F(200, 7))
    assert [(move.unit, move.before.rank, move.after.rank) for move in found.units] == [
        ("a", 1, 1),
        ("b", 1, 2),
        ("c", 3, 3),
    ]
    assert (moves["b"].places_up, moves["a"].gain) == (-1, 60 - F(800, 9))
    by_code = {(move.old_code, move.new_code): (move.before, move.after) for move in found.criteria}
    assert by_code["3", "2"] == (F(5, 3), F(5, 3))
    assert by_code["2", ""] == (2, 0)
    assert by_code["", "3"] == (0, 0)
    assert found.unanswered == ("3",)


def test_what_may_not_be_inapplicable_any_more_is_missing() -> None:
    old = define(index(extra='not_applicable = "exclude"'), points("1", "2"))
    new = define(index(), points("1", "2"))
    sheet = Answers("u", {("1", "value"): NotApplicable("không có")})

    found = simulate(old, new, [sheet])

    assert (found.units[0].percent_before, found.units[0].gain, found.units[0].places_up) == (None, None, None)
    assert found.unanswered == ("1",)


def test_a_figure_that_is_asked_otherwise_is_not_carried_over() -> None:
    old = define(index(), points("1", "2"))
    ticked = define(index(), leaf("1", "2", 'rule = { kind = "yes-no" }'))
    other = define(index(), leaf("1", "2", TASKS + LADDER))

    for new in (ticked, other):
        assert simulate(old, new, [answer(old, c1="1")]).unanswered == ("1",)
    assert simulate(old, ticked, []).criteria[0].before == 0


def sen(*arguments: object) -> int:
    parser = argparse.ArgumentParser(prog="sen")
    commands = parser.add_subparsers(required=True)
    compare.add_commands(commands)
    score.add_commands(commands)
    parsed = parser.parse_args([str(argument) for argument in arguments])
    return int(parsed.run(parsed))


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    old, new, answers = tmp_path / "old.toml", tmp_path / "new.toml", tmp_path / "answers.csv"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    answers.write_text(
        "unit,code,input,value,reason\nphuong-1,3,,2,\nphuong-2,3,,1,\nxa-3,3,,N/A,không có\n", encoding="utf-8"
    )
    return old, new, answers


def test_changes_are_printed(files: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    old, new, _ = files

    assert sen("diff", old, new) == 0
    printed = capsys.readouterr().out
    assert "đổi mã: 3 → 2 Sáng kiến cải cách hành chính: 3 → 2" in printed
    assert "đổi điểm tối đa: 1.1 Tiêu chí 1.1: 2 → 3" in printed

    assert sen("diff", old, new, "--json", "--map", "2=3") == 0
    assert json.loads(capsys.readouterr().out)["mapping"]["2"] == "3"


def test_a_simulation_is_printed(files: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    old, new, answers = files

    assert sen("simulate", old, new, answers) == 0
    printed = capsys.readouterr().out
    assert "phuong-1: 22,22 → 20,00 %, hạng 1 → 1" in printed
    assert "Chưa có số liệu, tính như chưa nộp: 1.1, 1.2, 3." in printed

    answers.write_text(
        "unit,code,input,value\na,1.1,done,95\na,1.1,planned,100\na,1.2,,a\na,2,,1\na,3,,2\n", encoding="utf-8"
    )
    assert sen("simulate", old, new, answers) == 0
    printed = capsys.readouterr().out
    assert "1.1 Tiêu chí 1.1: bình quân 2,00 → 3,00" in printed  # worth more now
    assert "2 Tiêu chí 2: bình quân 1,00 → 0,00" in printed  # no more there

    assert sen("simulate", old, old, answers) == 0
    assert capsys.readouterr().out == "a: 77,78 → 77,78 %, hạng 1 → 1\n"


def test_a_simulation_is_data_too(files: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    old, _, answers = files

    assert sen("simulate", old, old, answers, "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["units"][0] == {
        "unit": "phuong-1", "percent_before": "22.222222222222", "percent_after": "22.222222222222", "gain": "0",
        "rank_before": 1, "rank_after": 1, "places_up": 0, "grade_before": None, "grade_after": None,
    }  # fmt: skip
    assert data["criteria"][4] == {
        "old": "3", "new": "3", "title": "Sáng kiến cải cách hành chính", "before": "1", "after": "1",
    }  # fmt: skip


def test_a_comparison_of_what_is_not_there_is_refused(
    files: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, answers = files

    assert sen("diff", old, new, "--map", "2=9") == 1
    assert "--map 2=9: không có mã này" in capsys.readouterr().err
    assert sen("simulate", old, new, answers, "--map", "2") == 1
    assert sen("diff", old, old.parent / "none.toml") == 1
    assert sen("simulate", old, old.parent / "none.toml", answers) == 1
    assert "Không đọc được tệp này" in capsys.readouterr().err


def test_a_frame_is_read_from_beside_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "frame.toml").write_text(FRAME, encoding="utf-8")
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    (tmp_path / "a.csv").write_text("unit,code,input,value\na,1.3,,có\n", encoding="utf-8")

    assert sen("check", tmp_path / "own.toml") == 0
    assert sen("score", tmp_path / "own.toml", tmp_path / "a.csv", "--json") == 0
    assert '"total": "1"' in capsys.readouterr().out
