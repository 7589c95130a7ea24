"""Published rules that look at several things at once earn what their instruments say; each row names its source."""

from fractions import Fraction

import pytest

from sen.engine import explain, explain_card, recompute, score, score_all
from tests.engine.building import TASKS, answer, define, found, group, index, leaf, points

F = Fraction

TWO_PARTS = """rule = { kind = "weighted-parts", parts = [
  { key = "tp1", label = "TP1", max = "30", weight = "2", rule = { kind = "imported", source = "đoàn" } },
  { key = "tp2", label = "TP2", max = "40", rule = { kind = "imported", source = "khảo sát" } } ] }"""

SYNCED = """measure = { share = "synced", of_first = [
  { figure = "bcqg" }, { figure = "dvcqg" }, { figure = "before", divided_by = "periods" } ] }
inputs = [
  { name = "synced", label = "Đã đồng bộ", unit = "hồ sơ" }, { name = "bcqg", label = "Trên hệ thống báo cáo" },
  { name = "dvcqg", label = "Trên cổng dịch vụ công" }, { name = "before", label = "Năm trước" },
  { name = "periods", label = "Số kỳ trong năm" },
]
rule = { kind = "linear" }"""

IN_TIME = """rule = { kind = "conditions", inputs = [
  { name = "days_late", label = "Số ngày quá hạn", kind = "number" },
  { name = "requests", label = "Lần yêu cầu bổ sung" },
], levels = [{ label = "đúng hạn", points = "1", all = [
  { label = "không quá hạn", measure = { value = "days_late" }, to = "0" },
  { label = "bổ sung không quá một lần", measure = { value = "requests" }, to = "1" },
] }] }"""

SAMPLE = """measure = { top = { N = "1" }, bottom = { constant = "1", N = "0.0025" }, as = "phiếu" }
inputs = [{ name = "N", label = "Tổng thể", unit = "người" }]
rule = { kind = "target", target = "400" }"""

DOSSIERS = """rule = { kind = "mean-of-records", marks = [
  { input = "two", label = "hồ sơ 2 điểm", points = "2" }, { input = "one", label = "hồ sơ 1 điểm", points = "1" },
  { input = "none", label = "hồ sơ 0 điểm", points = "0" } ] }"""

CORRECTED = """measure = { rates = [["online", "all"], ["synced", "sent"]] }
inputs = [
  { name = "online", label = "Trực tuyến" }, { name = "all", label = "Tất cả" },
  { name = "synced", label = "Đồng bộ" }, { name = "sent", label = "Gửi" },
]
rule = { kind = "target", target = "50" }"""

CONVICTED = """rule = { kind = "worst-event", none = "0", events = [
  { input = "extreme", label = "vụ đặc biệt nghiêm trọng", points = "30" },
  { input = "grave", label = "vụ rất nghiêm trọng", points = "20" } ] }"""

LEFT = """measure = { top = { all = "100", a = "-100", b = "-100" }, bottom = { all = "1" } }
inputs = [{ name = "all", label = "Tất cả" }, { name = "a", label = "Trùng" }, { name = "b", label = "Chậm" }]
rule = { kind = "linear" }"""

TTCP = "TT 04/2014/TT-TTCP"
Q766 = "Quyết định 766/QĐ-TTg"


@pytest.mark.parametrize(
    ("source", "maximum", "rule", "given", "expected"),
    [
        (f"{TTCP} Điều 6.1c: 2 x 20 + 1 x 30 = 70", "100", TWO_PARTS, {"tp1": "20", "tp2": "30"}, "70"),
        (f"{TTCP} Điều 6.1c: 2 x 30 + 1 x 40 = 100", "100", TWO_PARTS, {"tp1": "30", "tp2": "40"}, "100"),
        (f"{TTCP} Điều 9.3a", "30", CONVICTED, {"extreme": "1", "grave": "5"}, "30"),
        (f"{TTCP} Điều 9.3a", "30", CONVICTED, {"extreme": "0", "grave": "1"}, "20"),
        (f"{Q766} 1.4", "6", SYNCED, {"synced": "90", "bcqg": "100", "dvcqg": "80"}, "5.4"),
        (f"{Q766} 1.4: none this year, a twelfth of the last", "6", SYNCED,
         {"synced": "90", "bcqg": "0", "dvcqg": "0", "before": "1200", "periods": "12"}, "5.4"),
        (f"{Q766} 1.4: nothing anywhere", "6", SYNCED,
         {"synced": "0", "bcqg": "0", "dvcqg": "0", "before": "0", "periods": "12"}, "0"),
        (f"{Q766} 1.4: what comes next was not reported", "6", SYNCED, {"synced": "90", "bcqg": "0"}, "0"),
        (f"{Q766} 2.1", "1", IN_TIME, {"days_late": "0", "requests": "0"}, "1"),
        (f"{Q766} 2.1", "1", IN_TIME, {"days_late": "1", "requests": "0"}, "0"),
        (f"{Q766} 2.1: two requests make it late", "1", IN_TIME, {"days_late": "0", "requests": "2"}, "0"),
        (f"{Q766} 2.1: one request before the day", "1", IN_TIME, {"days_late": "-5", "requests": "1"}, "1"),
        (f"{Q766} 3.3: 40 % × 90 % = 36 %", "2", CORRECTED,
         {"online": "40", "all": "100", "synced": "9", "sent": "10"}, "1.44"),
        (f"{Q766} 3.3: nothing was sent", "2", CORRECTED, {"online": "40", "all": "100", "synced": "0", "sent": "0"}, "0"),
        (f"{Q766} 5.3: each case once", "6", LEFT, {"all": "100", "a": "20", "b": "5"}, "4.5"),
        ("TT 01/2018/TT-VPCP Điều 15.2a", "2", DOSSIERS, {"two": "2", "one": "1", "none": "1"}, "1.3"),
        ("TT 01/2018/TT-VPCP Điều 15.2a", "2", DOSSIERS, {"two": "1", "one": "1", "none": "0"}, "1.5"),
    ],
)  # fmt: skip
def test_a_published_rule_earns_its_published_points(
    source: str, maximum: str, rule: str, given: object, expected: str
) -> None:
    definition = define(index(maximum), leaf("1", maximum, rule))

    card = score(definition, answer(definition, c1=given))

    assert card.nodes["1"].points == F(expected), source
    assert recompute(card.traces["1"].as_data()) == F(expected)
    assert explain_card(definition, card, "1").sentence


@pytest.mark.parametrize(("population", "sample"), [("10000", 385), ("1000", 286)])
def test_a_sample_is_large_enough(population: str, sample: int) -> None:
    """MoHA SIPAS guidance 2013: N ÷ (1 + N × 0,05²), rounded up; the formula is a measure, the figure its points."""
    definition = define(index("400", 'rounding = { mode = "up", places = 0 }'), leaf("1", "400", SAMPLE))

    assert score(definition, answer(definition, c1=population)).nodes["1"].points == sample


PUBLISHED = """measure = { value = "x" }
inputs = [{ name = "x", label = "Kết quả", kind = "percent" }]
rule = { kind = "peer-mean" }"""


@pytest.mark.parametrize(("mine", "others", "points"), [("85", ("85", "85"), 2), ("84,99", ("85", "85,01"), 0)])
def test_the_mean_of_the_peers_decides(mine: str, others: tuple[str, ...], points: int) -> None:
    """Hải Phòng QĐ 212/2025/QĐ-UBND mục 5.1a: at or above the mean of 85."""
    definition = define(index("2"), leaf("1", "2", PUBLISHED))
    sheets = [answer(definition, str(i), c1=x) for i, x in enumerate((mine, *others))]

    assert score_all(definition, sheets)[0].nodes["1"].points == points


def test_peers_are_those_of_the_same_group_that_have_a_result() -> None:
    definition = define(index("2", 'not_applicable = "exclude"'), leaf("1", "2", PUBLISHED))
    figures = {"a": "50", "b": "40", "c": "90", "d": "95", "silent": "", "out": ("N/A", "không có")}
    sheets = [answer(definition, unit, c1=x) for unit, x in figures.items()]
    groups = {"c": "xã", "d": "xã"}

    cards = {card.unit: card.nodes["1"] for card in score_all(definition, sheets, groups=groups)}

    assert {unit: int(node.points) for unit, node in cards.items()} == {
        "a": 2, "b": 0, "c": 0, "d": 2, "silent": 0, "out": 0,
    }  # fmt: skip
    assert (cards["silent"].state, cards["out"].state) == ("missing", "not-applicable")


def test_a_relative_rule_waits_for_the_others() -> None:
    definition = define(index("2"), leaf("1", "2", PUBLISHED))

    explanation = explain(definition, answer(definition, c1="85"), "1")

    assert explanation.node.state == "missing"
    assert "chờ kết quả của các đơn vị cùng nhóm → 0,00/2 điểm" in explanation.sentence


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("peer-mean", {"a": 4, "b": 4, "c": 0}),  # 90, 75, 60 %: the mean is 75
        ("peer-range", {"a": 4, "b": 2, "c": 0}),
        ("peer-best", {"a": 4, "b": F("3.33"), "c": F("2.67")}),
    ],
)
def test_a_relative_rule_may_look_at_another_criterion(kind: str, expected: dict[str, object]) -> None:
    definition = define(
        index("14"), leaf("1", "10", TASKS + 'rule = { kind = "linear" }'),
        leaf("2", "4", f'rule = {{ kind = "{kind}", of = "1" }}'),
    )  # fmt: skip
    sheets = [
        answer(definition, u, c1={"done": d, "planned": "100"}) for u, d in (("a", "90"), ("b", "75"), ("c", "60"))
    ]

    cards = score_all(definition, sheets)

    assert {card.unit: card.nodes["2"].points for card in cards} == expected
    assert all(recompute(card.traces["2"].as_data()) == card.nodes["2"].points for card in cards)


@pytest.mark.parametrize(("when_zero", "state"), [("zero-points", "value"), ("not-applicable", "not-applicable")])
def test_where_all_peers_are_equal_the_range_is_nothing(when_zero: str, state: str) -> None:
    rule = PUBLISHED.replace('"peer-mean"', f'"peer-range", when_zero = "{when_zero}"')
    definition = define(index("2", 'not_applicable = "exclude"'), leaf("1", "2", rule))

    cards = score_all(definition, [answer(definition, u, c1="50") for u in "ab"])

    assert {(card.nodes["1"].points, card.nodes["1"].state) for card in cards} == {(0, state)}


def test_nobody_has_a_result_yet() -> None:
    definition = define(index("2"), leaf("1", "2", PUBLISHED))

    assert score_all(definition, [answer(definition, u, c1="") for u in "ab"])[0].nodes["1"].state == "missing"


LOOK_AT = 'rule = {{ kind = "peer-mean", of = "{}" }}'


@pytest.mark.parametrize(
    ("of", "code", "words"),
    [
        ("1.1", "circular", "lại chờ 1.1"),  # itself
        ("1", "circular", "lại chờ 1.1"),  # the group it stands in
        ("2", "circular", "lại chờ 2.1"),  # a group in which another relative rule stands
        ("9", "unknown-code", "9"),
    ],
)
def test_relative_rules_never_run_in_a_circle(of: str, code: str, words: str) -> None:
    group = '[[criterion]]\ncode = "{0}"\ntitle = "Nhóm"\nmax = "2"\n'
    text = (
        index("4"), group.format(1), leaf("1.1", "2", LOOK_AT.format(of)), group.format(2),
        leaf("2.1", "1", LOOK_AT.format("2.2")), leaf("2.2", "1", 'rule = { kind = "yes-no" }'),
    )  # fmt: skip

    findings = [finding for finding in found(*text) if finding.code == code]

    assert [finding.criterion for finding in findings] == ["1.1"]
    assert words in findings[0].sentence


def one(rule: str) -> str:
    return index("2") + leaf("1", "2", rule)


YES = 'rule = { kind = "yes-no" }'
PART = f'{{ key = "a", label = "A", {YES} }}'
OTHER = f'{{ key = "b", label = "B", {YES} }}'
CONDITION = '{ label = "c", measure = { value = "n" }, from = "1" }'
ASKED = 'inputs = [{ name = "n", label = "N" }]'


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (f'rule = {{ kind = "worst-of", parts = [{PART}] }}', "too-few-parts"),
        (f'rule = {{ kind = "best-of", parts = [{PART}, {PART}] }}', "duplicate-part"),
        (f'rule = {{ kind = "weighted-parts", parts = [{PART}, {OTHER}] }}', "part-without-maximum"),
        ('rule = { kind = "weighted-parts", parts = [' + ", ".join(
            p[:-1] + ', max = "3" }' for p in (PART, OTHER)) + "] }",
         "best-not-maximum"),
        (f'rule = {{ kind = "worst-of", parts = [{PART}, {OTHER.replace("yes-no", "peer-mean")}] }}', "unknown-kind"),
        (f'rule = {{ kind = "worst-of", parts = [{PART}, {{ key = "b", label = "B", rule = 3 }}] }}', "unknown-kind"),
        (f'rule = {{ kind = "worst-of", parts = [{PART}, {OTHER.replace("yes-no", "linear")}] }}', "measure-missing"),
        (f'rule = {{ kind = "worst-of", parts = [{PART}, {OTHER[:-1]}, {ASKED} }}] }}', "measure-unwanted"),
        (f'rule = {{ kind = "worst-of", parts = [{PART}, {OTHER.replace("yes-no", "linear")[:-1]}, '
         f'measure = {{ value = "m" }}, {ASKED} }}] }}', "unused-input"),
        (f'rule = {{ kind = "worst-of", parts = [{PART}, {{ key = "b", label = "B", rule = {{ kind = "checklist", '
         'items = [{ input = "i", label = "I", points = "1" }] } }] }', "best-not-maximum"),
        (f'rule = {{ kind = "formulas", formulas = [{PART}, {OTHER.replace("b", "formula", 1)}] }}', "duplicate-input"),
        (f'{ASKED}\nrule = {{ kind = "worst-of", parts = [{PART}, {OTHER}] }}', "measure-unwanted"),
        ('rule = { kind = "worst-event", none = "2", events = [] }', "no-events"),
        ('rule = { kind = "mean-of-records", marks = [{ input = "a", label = "A", points = "2" }] }', "too-few-levels"),
        ('rule = { kind = "mean-of-records", marks = [{ input = "a", label = "A", points = "1" },'
         ' { input = "b", label = "B", points = "0" }] }', "best-not-maximum"),
        ('rule = { kind = "late-reports", late = "0" }', "free-fault"),
        ('rule = { kind = "panel-mean", out_of = "10", members = [{ input = "a", label = "A" }] }', "too-few-levels"),
        ('rule = { kind = "panel-mean", out_of = "0", members = [{ input = "a", label = "A" },'
         ' { input = "b", label = "B" }] }', "zero-target"),
        ('rule = { kind = "panel-mean", out_of = "10", apart = "2", members = [{ input = "a", label = "A" },'
         ' { input = "b", label = "B" }] }', "chair-without-apart"),
        (f'rule = {{ kind = "conditions", {ASKED}, levels = [] }}', "unused-input"),
        (f'rule = {{ kind = "conditions", {ASKED}, levels = [{{ label = "l", points = "2" }}] }}',
         "level-without-conditions"),
        (f'rule = {{ kind = "conditions", inputs = [], levels = [{{ label = "l", points = "2", all = [{CONDITION}] }}] }}',
         "unused-input"),
        (f'rule = {{ kind = "conditions", {ASKED}, levels = [{{ label = "l", points = "2", '
         f'all = [{CONDITION.replace(", from = " + chr(34) + "1" + chr(34), "")}] }}] }}', "condition-without-end"),
        (f'measure = {{ value = "n" }}\n{ASKED}\nrule = {{ kind = "goalposts", worst = "1", best = "1" }}', "goalposts-meet"),
        (f'measure = {{ value = "n" }}\n{ASKED}\nrule = {{ kind = "goalposts", worst = "0", best = "1", best_to = "2" }}',
         "goalposts-order"),
        (f'measure = {{ value = "n" }}\n{ASKED}\nrule = {{ kind = "goalposts", worst = "0", best = "1", far_worst = "1" }}',
         "goalposts-order"),
        (f'measure = {{ value = "n" }}\n{ASKED}\nrule = {{ kind = "goalposts", worst = "0", best = "1", scale = "log" }}',
         "goalposts-log"),
        (f'measure = {{ share = "n" }}\n{ASKED}\nrule = {{ kind = "linear" }}', "bad-value"),
        (f'measure = {{ value = "n", bottom = {{ n = "1" }} }}\n{ASKED}\nrule = {{ kind = "linear" }}', "bad-value"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_rule_of_parts_is_found_and_named(rule: str, code: str) -> None:
    findings = found(one(rule))

    assert code in [finding.code for finding in findings], [str(finding) for finding in findings]


SURVEY = """{ key = "s", label = "khảo sát", rule = { kind = "survey-mean", options = [
  { input = "good", label = "tốt", weight = "100" }, { input = "bad", label = "kém", weight = "0" } ] } }"""


@pytest.mark.parametrize(
    ("rule", "given", "points", "words"),
    [
        # A part with several figures of its own keeps their names.
        (f'rule = {{ kind = "worst-of", parts = [{PART}, {SURVEY}] }}', {"a": "có", "good": "3", "bad": "1"}, "1.5",
         "khảo sát: 3 phiếu tốt, 1 phiếu kém: bình quân 75,00 % (1,5 điểm)"),
        (f'rule = {{ kind = "best-of", parts = [{PART}, {SURVEY}] }}', {"a": "có"}, "2", "A (2 điểm); lấy mức cao nhất"),
        ('rule = { kind = "panel-mean", out_of = "10", members = [{ input = "a", label = "A" },'
         ' { input = "b", label = "B" }] }', {"a": "5", "b": "6"}, "1.1", "A 5, B 6: bình quân 5,5"),
        ('rule = { kind = "late-reports", late = "0.5" }', {"late": "1"}, "1.5", "1 báo cáo chậm × 0,5"),
        (CORRECTED, {"online": "4", "all": "10", "synced": "10", "sent": "10"}, "1.6",
         "4/10 × 10/10 = 40,00 %, chưa đạt 50 %"),
        (CORRECTED, {"online": "4", "all": "10", "synced": "0", "sent": "0"}, "0", "4/10 × 0/0, mẫu số bằng 0"),
        (SYNCED, {"synced": "45", "bcqg": "50"}, "1.8", "45/50 hồ sơ = 90,00 % → 1,80/2 điểm. Đạt 100 % (thêm 5 hồ sơ)"),
        (SYNCED, {"synced": "0", "bcqg": "0", "dvcqg": "0", "before": "0", "periods": "4"}, "0", "mọi mẫu số bằng 0"),
        (LEFT, {"all": "0", "a": "0", "b": "0"}, "0", "Tất cả 0, Trùng 0, Chậm 0: mẫu số bằng 0"),
        (LEFT, {"all": "10", "a": "2", "b": "0"}, "1.6", "Tất cả 10, Trùng 2, Chậm 0: 80,00 %"),
    ],
)  # fmt: skip
def test_the_sentence_tells_every_part(rule: str, given: dict[str, str], points: str, words: str) -> None:
    definition = define(one(rule))

    explanation = explain(definition, answer(definition, c1=given), "1")

    assert explanation.node.points == F(points)
    assert words in explanation.sentence


def test_a_logarithm_is_said_and_nobody_is_told_to_aim_at_it() -> None:
    definition = define(
        one('measure = { value = "x" }\ninputs = [{ name = "x", label = "X", unit = "đô-la", kind = "amount" }]\n'
            'rule = { kind = "goalposts", worst = "1", best = "100", scale = "log" }')
    )  # fmt: skip

    explanation = explain(definition, answer(definition, c1="10"), "1")

    assert explanation.sentence == "1 Tiêu chí 1: 10 đô-la, tính theo thang lô-ga-rít → 1,00/2 điểm. Căn cứ: mục 1."
    assert explanation.next_step is None


def test_a_fact_is_explained_without_points() -> None:
    fact = '[[fact]]\ncode = "F1"\ntitle = "Có vi phạm"\n'
    definition = define(index("2"), leaf("1", "2", YES), fact)

    assert explain(definition, answer(definition, F1="có"), "F1").sentence == "F1 Có vi phạm: có → không tính điểm."


def test_every_figure_of_a_formula_has_words() -> None:
    definition = define(one(CORRECTED))
    scoring = definition.criterion("1").scoring

    assert scoring is not None
    assert scoring.labels["rates"] == "tích các tỷ lệ"
    assert scoring.labels["online"] == "Trực tuyến"
    assert scoring.measure.formula.names <= scoring.labels.keys()


@pytest.mark.parametrize(
    ("treatment", "first", "second", "state"),
    [
        ("exclude", ("N/A", "không có"), ("N/A", "không có"), "not-applicable"),  # nothing to compare: it follows
        ("exclude", ("N/A", "không có"), "1", "value"),  # part of the group applies, so it has a result
        ("exclude", "", "", "value"),  # not reported earns nothing, and nothing is what is compared
        ("", "2", "2", "value"),  # nowhere may anything not apply
    ],
)
def test_a_comparison_does_not_apply_where_what_it_compares_does_not(
    treatment: str, first: object, second: object, state: str
) -> None:
    extra = f'not_applicable = "{treatment}"' if treatment else ""
    parts = group("1", "4") + points("1.1", "2") + points("1.2", "2")
    definition = define(index("6", extra), parts, leaf("2", "2", 'rule = { kind = "peer-mean", of = "1" }'))
    mine = answer(definition, "a", **{"c1.1": first, "c1.2": second})
    peer = answer(definition, "b", **{"c1.1": "1", "c1.2": "1"})

    card = score_all(definition, [mine, peer])[0]

    assert card.nodes["2"].state == state
    assert card.traces["2"].reason == ("không có" if state == "not-applicable" else "")
