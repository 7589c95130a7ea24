"""“Vì sao tôi được điểm này” is answered in the words of the decision, every number from the rule or the data."""

import pytest

from sen.engine import explain, explain_leaf
from tests.engine.building import LADDER, TASKS, answer, define, group, index, leaf, points

AMOUNTS = """measure = { ratio = ["spent", "given"] }
inputs = [
  { name = "spent", label = "Đã giải ngân", unit = "tỷ đồng", kind = "amount" },
  { name = "given", label = "Được giao", unit = "tỷ đồng", kind = "amount" },
]
"""

CASES = """measure = { value = "cases" }
inputs = [{ name = "cases", label = "Số vụ", unit = "vụ" }]
rule = { kind = "count-bands", bands = [
  { from = 0, points = "2" }, { from = 1, points = "1" }, { from = 3, points = "0" } ] }
"""

FEW_PERCENT = """measure = { value = "late" }
inputs = [{ name = "late", label = "Tỷ lệ trễ", kind = "percent" }]
rule = { kind = "bands", bands = [{ to = "5", points = "2" }, { above = "5", points = "0" }] }
"""

LEFT = """measure = { complement = ["late"] }
inputs = [{ name = "late", label = "quá hạn", kind = "percent" }]
rule = { kind = "target", target = "90" }
"""


@pytest.mark.parametrize(
    ("rule", "given", "sentence"),
    [
        (
            TASKS + LADDER,
            {"done": "48", "planned": "60"},
            "48/60 nhiệm vụ = 80,00 %, thuộc mức từ 70 % đến 90 % → 1,00/2 điểm. "
            "Trên 90 % (thêm 7 nhiệm vụ) được 2,00 điểm.",
        ),
        (
            TASKS + LADDER,
            {"done": "60", "planned": "60"},
            "60/60 nhiệm vụ = 100,00 %, thuộc mức trên 90 % → 2,00/2 điểm.",
        ),
        (TASKS + LADDER, {"done": "0", "planned": "0"}, "0/0 nhiệm vụ, mẫu số bằng 0 → 0,00/2 điểm."),
        (TASKS + LADDER, {"done": "6"}, "còn thiếu số liệu (Được giao) → 0,00/2 điểm, vẫn tính vào điểm tối đa."),
        (TASKS + LADDER, {}, "chưa nộp số liệu → 0,00/2 điểm, vẫn tính vào điểm tối đa."),
        (
            AMOUNTS + LADDER,
            {"spent": "1.234,5", "given": "2000"},
            "1.234,5/2.000 tỷ đồng = 61,73 %, thuộc mức từ 0 % đến dưới 70 % → 0,00/2 điểm. "
            "Đạt 70 % (thêm 165,5 tỷ đồng) được 1,00 điểm.",
        ),
        (
            AMOUNTS + LADDER,
            {"spent": "1800", "given": "2000"},
            "1.800/2.000 tỷ đồng = 90,00 %, thuộc mức từ 70 % đến 90 % → 1,00/2 điểm. "
            "Trên 90 % được 2,00 điểm.",  # any amount more: there is no smallest one to name
        ),
        (
            AMOUNTS + LADDER,
            {"spent": "1799,9", "given": "2000"},  # two decimals would show 90,00 %
            "1.799,9/2.000 tỷ đồng = 89,995 %, thuộc mức từ 70 % đến 90 % → 1,00/2 điểm. "
            "Trên 90 % (thêm hơn 0,1 tỷ đồng) được 2,00 điểm.",
        ),
        (
            AMOUNTS + LADDER,
            {"spent": "1", "given": "1,333"},
            "1/1,333 tỷ đồng = 75,02 %, thuộc mức từ 70 % đến 90 % → 1,00/2 điểm. "
            "Trên 90 % (thêm hơn 0,2 tỷ đồng) được 2,00 điểm.",  # 0,1997, rounded up: it must be enough
        ),
        (CASES, "5", "5 vụ, thuộc mức từ 3 vụ trở lên → 0,00/2 điểm. Còn 2 vụ (bớt 3 vụ) được 1,00 điểm."),
        (CASES, "0", "0 vụ, thuộc mức 0 vụ → 2,00/2 điểm."),
        (
            FEW_PERCENT,
            "7,5",
            "7,50 %, thuộc mức trên 5 % → 0,00/2 điểm. Từ 5 % trở xuống (bớt 2,5 điểm phần trăm) được 2,00 điểm.",
        ),
        (
            LEFT,
            "28",
            "100 % − 28 % quá hạn = 72,00 %, chưa đạt 90 %, tính theo tỷ lệ → 1,60/2 điểm. Đạt 90 % được 2,00 điểm.",
        ),
        (
            'rule = { kind = "survey-mean", options = [{ input = "a", label = "tốt", weight = "100" },'
            ' { input = "b", label = "kém", weight = "0" }] }',
            {"a": "0", "b": "0"},
            "không có phiếu nào → 0,00/2 điểm.",
        ),
        ('rule = { kind = "imported", source = "tổ" }', "1,75", "1,75 điểm → 1,75/2 điểm."),
        (
            'rule = { kind = "deduction", each = [{ input = "late", label = "báo cáo chậm", points = "0.25" }] }',
            "3",
            "3 báo cáo chậm × 0,25 = trừ 0,75 → 1,25/2 điểm. "
            "Nếu không còn trường hợp bị trừ (bớt 3 báo cáo chậm) được 2,00 điểm.",
        ),
    ],
)
def test_the_sentence_tells_the_figures_the_level_and_the_next_step(rule: str, given: object, sentence: str) -> None:
    definition = define(index(), leaf("1", "2", rule))

    explanation = explain(definition, answer(definition, c1=given), "1")

    assert explanation.sentence == f"1 Tiêu chí 1: {sentence} Căn cứ: mục 1."


@pytest.mark.parametrize(
    ("treatment", "words"),
    [
        ("full-marks", "được tính điểm tối đa → 2,00/2 điểm"),
        ("redistribute", "điểm tối đa chia đều cho các tiêu chí còn lại trong nhóm"),
        ("rescale-group", "điểm của nhóm được quy về đủ điểm tối đa"),
        ("rescale-total", "tổng điểm được quy về đủ thang điểm"),
        ("exclude", "không tính vào điểm tối đa"),
    ],
)
def test_what_does_not_apply_is_explained_with_its_reason_and_its_effect(treatment: str, words: str) -> None:
    definition = define(index("4"), points("1", "2", f'not_applicable = "{treatment}"'), points("2", "2"))

    explanation = explain(definition, answer(definition, c1=("N/A", "không được giao"), c2="1"), "1")

    assert explanation.sentence == f"1 Tiêu chí 1: không phát sinh (không được giao), {words}. Căn cứ: mục 1."
    assert explanation.next_step is None


def test_a_maximum_that_grew_is_said() -> None:
    definition = define(index("4", 'not_applicable = "redistribute"'), points("1", "2"), points("2", "2"))

    sentence = explain(definition, answer(definition, c1="1", c2=("N/A", "x")), "1").sentence

    assert "→ 2,00/4 điểm. Điểm tối đa tăng từ 2 lên 4 vì có tiêu chí không phát sinh." in sentence


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"c1_1": "1", "c1_2": "2"}, "tổng 2 tiêu chí con được 3,00/4 điểm (75,00 %)."),
        ({"c1_1": "1"}, "tổng 2 tiêu chí con được 1,00/4 điểm (25,00 %). Còn tiêu chí chưa nộp số liệu."),
        ({"c1_1": ("N/A", "x"), "c1_2": ("N/A", "x")}, "không phát sinh ở cả 2 tiêu chí con."),
    ],
)
def test_a_group_is_explained_by_its_sum(given: dict[str, object], words: str) -> None:
    definition = define(
        index("4", 'not_applicable = "exclude"'), group("1", "4"), points("1.1", "2"), points("1.2", "2")
    )

    explanation = explain(definition, answer(definition, **given), "1")

    assert explanation.sentence == f"1 Nhóm 1: {words}"
    assert explanation.trace is None


def test_the_next_step_is_data_too() -> None:
    definition = define(index(), leaf("1", "2", TASKS + LADDER))

    step = explain(definition, answer(definition, c1={"done": "48", "planned": "60"}), "1").next_step

    assert step is not None
    assert (step.points, step.value, step.is_reached_at_value) == (2, 90, False)
    assert (step.lever, step.change) == ("done", 7)


def test_a_gain_that_rounding_already_gave_is_not_promised_again() -> None:
    """799 of 1000 is just below the target, but already rounds to the maximum."""
    definition = define(
        index(extra="rounding = { places = 1 }"), leaf("1", "2", TASKS + 'rule = { kind = "target", target = "80" }')
    )

    explanation = explain(definition, answer(definition, c1={"done": "799", "planned": "1000"}), "1")

    assert (explanation.node.points, explanation.next_step) == (2, None)


def test_a_code_that_is_not_there_is_an_error() -> None:
    definition = define(index(), points("1", "2"))

    with pytest.raises(KeyError):
        explain(definition, answer(definition), "7")


def test_a_leaf_by_itself_is_scored_out_of_its_own_maximum() -> None:
    text = (index("4", 'not_applicable = "redistribute"'), leaf("1", "2", TASKS + LADDER), points("2", "2"))
    definition = define(*text)
    answers = answer(definition, c1={"done": "48", "planned": "60"}, c2=("N/A", "x"))

    alone = explain_leaf(definition, answers, "1")

    assert (alone.trace.points, alone.trace.maximum) == (1, 2)  # on the whole sheet it would be 2 of 4
    assert alone.sentence.startswith("1 Tiêu chí 1: 48/60 nhiệm vụ = 80,00 %")
    assert alone.next_step is not None
    assert alone.next_step.points == 2


def test_a_group_is_no_leaf() -> None:
    definition = define(index("2"), group("1", "2"), points("1.1", "2"))

    with pytest.raises(KeyError):
        explain_leaf(definition, answer(definition, c1_1="1"), "1")
