"""A definition that contradicts itself is refused with a sentence an officer can act on."""

import pytest

from sen.engine import BadInput, Severity, check_definition, check_versions, load_definition
from tests.engine.building import INDEX, LADDER, TASKS, define, found, group, index, leaf, points

YES = 'rule = { kind = "yes-no" }'


def rule(text: str) -> str:
    """Wrap a rule in an index of one criterion of 2 points."""
    return index() + leaf("1", "2", f"rule = {text}")


def measured(text: str) -> str:
    """Wrap a rule that has a measure."""
    return index() + leaf("1", "2", f"{TASKS}rule = {text}")


def bands(*rows: str) -> str:
    """Write a rule of bands."""
    return measured(f'{{ kind = "bands", bands = [{", ".join(f"{{ {row} }}" for row in rows)}] }}')


def counted(*rows: str) -> str:
    """Write a rule of count bands."""
    listed = ", ".join(f"{{ {row} }}" for row in rows)
    return index() + leaf(
        "1",
        "2",
        f'measure = {{ value = "n" }}\ninputs = [{{ name = "n", label = "Số vụ", unit = "vụ" }}]\n'
        f'rule = {{ kind = "count-bands", bands = [{listed}] }}',
    )


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        # The file and its index.
        ("[index", "not-toml", "không đọc được"),
        ("a = " + "[" * 5000, "not-toml", "không đọc được"),
        (index(), "no-criteria", "chưa có tiêu chí"),
        (f"{index()}criterion = 3", "unknown-key", "index.criterion"),
        (f"criterion = 3\n{index()}", "no-criteria", "chưa có tiêu chí"),
        ("index = 3\n" + points("1", "2"), "bad-value", "phải là một bảng"),
        (f"title = 'x'\n{index()}{points('1', '2')}", "unknown-key", "“title”"),
        (index(extra="scael = '2'") + points("1", "2"), "unknown-key", "Có phải “scale”?"),
        (index(extra="zzz = '2'") + points("1", "2"), "unknown-key", "Xóa khóa"),
        (
            INDEX.replace('title = "Chỉ số thử"\n', "") + 'scale = "2"\n' + points("1", "2"),
            "missing-key",
            "index.title",
        ),
        (INDEX.replace('"draft"', '"final"') + 'scale = "2"\n' + points("1", "2"), "bad-value", "sample"),
        (
            INDEX.replace("from = 2023-01-01", 'from = "2023"') + 'scale = "2"\n' + points("1", "2"),
            "bad-value",
            "phải là một ngày",
        ),
        (
            INDEX.replace("to = 2023-12-31", "to = 2022-12-31") + 'scale = "2"\n' + points("1", "2"),
            "dates-backwards",
            "trước ngày",
        ),
        (index(extra="rounding = { places = '2' }") + points("1", "2"), "bad-value", "số nguyên"),
        (index(extra="rounding = { places = 9 }") + points("1", "2"), "bad-value", "không dùng được"),
        (index(extra='ranking = { then = ["9"] }') + points("1", "2"), "unknown-code", "9"),
        (index(extra='grades = [{ label = "A", from = "90", above = "90" }]') + points("1", "2"), "two-ends", "from"),
        (
            index(extra='grades = [{ label = "A", from = "80" }, { label = "B", to = "80" }]') + points("1", "2"),
            "grade-overlap",
            "“B” và hạng “A”",
        ),
        (
            index(extra='grades = [{ label = "A", from = "90" }, { label = "B", below = "80" }]') + points("1", "2"),
            "grade-gap",
            "không thuộc hạng nào",
        ),
        # The tree.
        (index("3") + points("1", "2"), "sum-of-areas", "thiếu 1"),
        (index("4") + group("1", "4") + points("1.1", "2") + points("1.2", "2.5"), "sum-of-children", "thừa 0,5"),
        (index("4") + points("1", "2") + points("1", "2"), "duplicate-code", "2 lần"),
        (index() + points("1", "2") + points("2.1", "2"), "missing-parent", "Không có tiêu chí 2"),
        (index() + points("2", "2"), "skipped-code", "không có 1"),
        (index("2") + group("1", "2") + points("1.2", "2"), "skipped-code", "không có 1.1"),
        (index("0") + points("1", "0"), "zero-maximum", "bằng 0"),
        # Larger than whole columns of 64 bits carry; a figure of ten thousand digits is not shown whole.
        (
            index("10000000000000000") + points("1", "10000000000000000"),
            "overflow",
            "Số 10.000.000.000.000.000 quá lớn",
        ),
        (index("9" * 40) + points("1", "9" * 40), "overflow", "…"),
        (index() + group("1", "2"), "leaf-without-rule", "cũng không có cách tính"),
        (index() + points("1", "2") + points("1.1", "2"), "group-with-rule", "vừa có"),
        (index() + points("1", "2").replace('basis = "mục 1"', ""), "no-basis", "căn cứ"),
        (index() + points("1", "2").replace('owner = "Phòng Nội vụ"', ""), "no-owner", "thẩm định"),
        (index() + points("1", "2", 'maxx = "2"'), "unknown-key", "Có phải “max”?"),
        (index() + points("1", "2").replace('"1"', '"1a"'), "bad-value", "không đúng dạng mã"),
        (index() + points("1", "2").replace('"1"', f'"1{".1" * 1000}"'), "bad-value", "không đúng dạng mã"),
        (index() + points("1", "2").replace('code = "1"', ""), "missing-key", "criterion[1].code"),
        (index() + points("1", "2", "evidence = 'x'"), "bad-value", "phải là một danh sách"),
        (index() + points("1", "2", "note = 3"), "bad-value", "phải là chữ"),
        # Numbers.
        (index() + points("1", "2").replace('"2"', "2"), "number-not-text", 'Ghi "2"'),
        (index() + points("1", "2").replace('"2"', '"2a"'), "not-a-number", "“2a”"),
        (index() + points("1", "2").replace('"2"', '"-2"'), "negative-number", "âm"),
        # What a rule looks at.
        (rule('{ kind = "magic" }'), "unknown-kind", "yes-no"),
        (rule("{ }"), "unknown-kind", "None"),
        (rule("{ kind = [1] }"), "unknown-kind", "[1]"),
        (rule("3"), "bad-value", "phải là một bảng"),
        (rule('{ kind = "linear" }'), "measure-missing", "measure"),
        (rule('{ kind = "yes-no" }').replace("rule", TASKS + "rule"), "measure-unwanted", "Xóa"),
        (index() + leaf("1", "2", 'measure = { ratio = ["a", "b"], value = "a" }\n' + LADDER), "bad-value", "đúng một"),
        (index() + leaf("1", "2", 'measure = { ratio = ["a"] }\n' + LADDER), "bad-value", "không dùng được"),
        (index() + leaf("1", "2", 'measure = { ratio = ["a", "b"] }\n' + LADDER), "input-without-label", "“a”"),
        (index() + leaf("1", "2", 'measure = { ratio = ["done", "done"] }\n' + LADDER), "duplicate-input", "hai lần"),
        (
            index() + leaf("1", "2", TASKS.replace('["done", "planned"]', '["done", "x"]') + LADDER),
            "unused-input",
            "“planned”",
        ),
        (
            index() + leaf("1", "2", TASKS.replace("] }", '], when_zero = "not-applicable" }') + LADDER),
            "zero-needs-treatment",
            "not_applicable",
        ),
        # Bands.
        (bands('from = "0", points = "1"'), "best-not-maximum", "Mức cao nhất được 1 điểm"),
        (
            bands('from = "0", points = "2"', 'from = "50", points = "1"', 'from = "60", points = "2"'),
            "not-monotone",
            "lúc tăng",
        ),
        (bands('from = "0", to = "60", points = "1"', 'from = "70", points = "2"'), "band-gap", "hở"),
        (bands('from = "0", to = "70", points = "1"', 'from = "70", points = "2"'), "band-overlap", "chồng"),
        (bands('from = "70", points = "1"', 'from = "0", points = "2"'), "bands-fall", "thấp hơn"),
        (bands('from = "70", points = "1"', 'below = "90", points = "2"'), "band-without-start", "mốc dưới"),
        (bands('from = "70", above = "70", points = "2"'), "two-ends", "from"),
        (bands('from = "70", to = "90", below = "90", points = "2"'), "two-ends", "to"),
        (bands('from = "70", below = "70", points = "2"'), "empty-interval", "không chứa số nào"),
        (bands(), "no-bands", "Không có mức"),
        (bands('from = "70", point = "2"'), "unknown-key", "rule.bands[1].point"),
        (bands('from = "70", to = "100", points = "2"'), "band-capped", "100"),
        (counted('from = 1, points = "2"'), "count-without-zero", "số 0"),
        (counted(), "count-without-zero", "số 0"),
        (counted('from = 0, to = 1, points = "2"', 'from = 3, points = "0"'), "band-gap", "số 2"),
        (counted('from = 0, to = 3, points = "2"', 'from = 3, points = "0"'), "band-overlap", "chồng"),
        (counted('from = 0, points = "2"', 'from = 0, points = "0"'), "band-overlap", "chồng"),
        (counted('from = 0, to = 5, points = "2"'), "count-capped", "dừng ở 5"),
        (counted('from = "0", points = "2"'), "bad-value", "số nguyên"),
        # The other kinds.
        (
            rule('{ kind = "choice", options = [{ key = "a", label = "A", points = "2" }] }'),
            "too-few-levels",
            "một mức",
        ),
        (
            rule(
                '{ kind = "choice", options = [{ key = "a", label = "A", points = "2" },'
                ' { key = "b", label = "A", points = "0" }] }'
            ),
            "duplicate-level",
            "“A”",
        ),
        (rule('{ kind = "choice", options = ["a", "b"] }'), "bad-value", "phải là một bảng"),
        (
            rule('{ kind = "checklist", items = [{ input = "a", label = "A", points = "1" }] }'),
            "best-not-maximum",
            "cộng lại 1",
        ),
        (rule('{ kind = "deduction", each = [] }'), "no-faults", "Không có lỗi"),
        (rule('{ kind = "deduction", each = [{ input = "a", label = "A", points = "0" }] }'), "free-fault", "trừ 0"),
        (
            rule('{ kind = "deduction", floor = "2", each = [{ input = "a", label = "A", points = "1" }] }'),
            "floor-above-maximum",
            "Sàn 2",
        ),
        (
            rule('{ kind = "survey-mean", options = [{ input = "a", label = "A", weight = "90" }] }'),
            "survey-without-best",
            "100",
        ),
        (
            rule('{ kind = "survey-mean", options = [{ input = "a", label = "A", weight = "100" }] }'),
            "too-few-levels",
            "một lựa chọn",
        ),
        (measured('{ kind = "target", target = "0" }'), "zero-target", "bằng 0"),
        (measured('{ kind = "linear-above", from = "100", full = "80" }'), "floor-above-full", "nhỏ hơn"),
    ],
    ids=lambda value: value if "\n" not in value else "",
)
def test_a_mistake_is_found_and_named(text: str, code: str, words: str) -> None:
    findings = [each for each in found(text) if each.code == code]

    assert findings, [str(each) for each in found(text)]
    assert any(words in f"{each.sentence} {each.remedy}" for each in findings), [str(each) for each in findings]
    assert all(each.remedy for each in findings)


def test_every_mistake_is_reported_at_once_and_each_says_where() -> None:
    findings = found(index("9"), group("1", "2"), leaf("1.1", "1", YES), points("1.1", "2"))

    assert {each.code for each in findings} >= {"sum-of-areas", "sum-of-children", "duplicate-code"}
    assert "test.toml, tiêu chí 1.1: Mã 1.1 được dùng 2 lần." in "\n".join(map(str, findings))


def test_a_syntax_error_is_named_by_its_line() -> None:
    (finding,) = found('[index]\nid = "a"\ntitle = \n')

    assert finding.place == "test.toml, dòng 3"


def test_a_definition_with_errors_is_not_loaded() -> None:
    with pytest.raises(BadInput, match="chưa có tiêu chí") as refusal:
        load_definition(index(), "test.toml")

    assert [each.code for each in refusal.value.findings][0] == "no-criteria"


def test_warnings_do_not_stop_a_definition() -> None:
    checked = check_definition(index() + points("1", "2").replace('owner = "Phòng Nội vụ"', ""), "test.toml")

    assert checked.definition is not None
    assert checked.errors == ()
    assert [each.severity for each in checked.findings] == [Severity.WARNING]


def test_a_byte_order_mark_does_no_harm_and_line_ends_do_not_change_the_digest() -> None:
    text = index() + points("1", "2")

    windows = load_definition("\ufeff" + text.replace("\n", "\r\n"), "w.toml")

    assert windows.criteria == load_definition(text, "u.toml").criteria
    assert load_definition(text.replace("\n", "\r\n"), "w").digest == load_definition(text, "u").digest


@pytest.mark.parametrize(
    ("name", "starts", "overlaps"),
    [
        ("test", "2023-06-01", True),  # a second version while the first is in force
        ("test", "2023-12-31", True),  # on the very last day of the first
        ("test", "2024-01-01", False),  # the day after the first one ends
        ("other", "2023-06-01", False),  # another index
    ],
)
def test_two_versions_are_never_in_force_on_one_day(name: str, starts: str, overlaps: bool) -> None:
    text = index() + points("1", "2")
    renamed = text.replace('id = "test"', f'id = "{name}"')
    later = renamed.replace("2023-12-31", "2024-12-31").replace("2023-01-01", starts)

    findings = check_versions([("b.toml", define(later)), ("a.toml", define(text))])

    assert [each.code for each in findings] == ["versions-overlap"] * overlaps


def test_the_tree_knows_its_parts() -> None:
    definition = define(index("4"), group("1", "2"), points("1.1", "2"), points("2", "2"))

    assert [area.code for area in definition.areas] == ["1", "2"]
    assert [each.code for each in definition.leaves] == ["1.1", "2"]
    assert [each.code for each in definition.children_of("1")] == ["1.1"]
    assert (definition.criterion("1.1").parent_code, definition.criterion("1.1").level) == ("1", 2)


def test_a_group_hands_its_treatment_down_and_a_leaf_may_have_its_own() -> None:
    definition = define(
        index("6", 'not_applicable = "exclude"'),
        group("1", "4", 'not_applicable = "rescale-group"'),
        points("1.1", "2"),
        points("1.2", "2", 'not_applicable = "full-marks"'),
        points("2", "2"),
    )

    assert [definition.treatment_of(code) for code in ("1.1", "1.2", "2")] == ["rescale-group", "full-marks", "exclude"]


@pytest.mark.parametrize("text", [index("0") + points("1", "0"), index("2") + points("1", "2") + points("2", "0")])
def test_trap_6_a_maximum_of_nothing_is_refused(text: str) -> None:
    problems = {finding.code for finding in check_definition(text, "test.toml").findings}
    assert "zero-maximum" in problems
    with pytest.raises(BadInput):
        load_definition(text, "test.toml")
