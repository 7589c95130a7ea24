"""Rules of published instruments earn the points the instruments say they do; each row names its source."""

from fractions import Fraction

import pytest

from sen.engine import Rounding, RoundingMode, grade_of, score, vietnamese
from tests.engine.building import TASKS, answer, define, group, index, leaf, points

PLAN_BANDS = (
    TASKS
    + """rule = { kind = "bands", bands = [
  { points = "0", below = "70" }, { from = "70", points = "1" }, { above = "90", points = "2" } ] }"""
)

PLAN_ISSUED = """rule = { kind = "choice", options = [
  { key = "kip_thoi", label = "kịp thời", points = "1" },
  { key = "khong_kip_thoi", label = "không kịp thời", points = "0.5" },
  { key = "khong_ban_hanh", label = "không ban hành", points = "0" } ] }"""

CASES = """measure = { value = "cases" }
inputs = [{ name = "cases", label = "Số vụ", unit = "vụ" }]
rule = { kind = "count-bands", bands = [
  { from = 0, to = 0, points = "0" }, { from = 1, to = 4, points = "10" },
  { from = 5, to = 9, points = "20" }, { from = 10, points = "30" } ] }"""

SPREAD = """rule = { kind = "choice", options = [
  { key = "rat_pho_bien", label = "rất phổ biến", points = "40" },
  { key = "pho_bien", label = "phổ biến", points = "30" },
  { key = "it_pho_bien", label = "ít phổ biến", points = "20" },
  { key = "khong_pho_bien", label = "không phổ biến", points = "0" } ] }"""

SURVEY = """rule = { kind = "survey-mean", options = [
  { input = "A", label = "A", weight = "100" }, { input = "B", label = "B", weight = "60" },
  { input = "C", label = "C", weight = "20" }, { input = "D", label = "D", weight = "0" } ] }"""

ON_TIME_AND_LIKED = """measure = { complement = ["late", "disliked"] }
inputs = [
  { name = "late", label = "quá hạn", kind = "percent" },
  { name = "disliked", label = "không hài lòng", kind = "percent" },
]
rule = { kind = "target", target = "90" }"""

EXTERNAL = 'rule = { kind = "external-index", source = "SIPAS" }'
LINEAR = TASKS + 'rule = { kind = "linear" }'


def faults(missing: str, partial: str) -> str:
    return (
        'rule = { kind = "deduction", floor = "0", each = ['
        f'{{ input = "missing", label = "không thực hiện", points = "{missing}" }},'
        f'{{ input = "partial", label = "không đầy đủ", points = "{partial}" }}] }}'
    )


def target(value: str) -> str:
    return f'{TASKS}rule = {{ kind = "target", target = "{value}" }}'


CAMAU = "Cà Mau QĐ 1880/QĐ-UBND 2013"
TTCP = "TT 04/2014/TT-TTCP"
HAI_PHONG = "Hải Phòng QĐ 212/2025/QĐ-UBND"
Q766 = "Quyết định 766/QĐ-TTg"


@pytest.mark.parametrize(
    ("source", "maximum", "rule", "given", "expected"),
    [
        (f"{CAMAU} 1.1.1", "1", PLAN_ISSUED, "kip_thoi", "1"),
        (f"{CAMAU} 1.1.1", "1", PLAN_ISSUED, "khong_kip_thoi", "0.5"),
        (f"{CAMAU} 1.1.4", "2", PLAN_BANDS, {"done": "95", "planned": "100"}, "2"),
        (f"{CAMAU} 1.1.4: > 90 %", "2", PLAN_BANDS, {"done": "90", "planned": "100"}, "1"),
        (f"{CAMAU} 1.1.4: 70 – 90 %", "2", PLAN_BANDS, {"done": "70", "planned": "100"}, "1"),
        (f"{TTCP} Điều 12", "6", faults("1.5", "0.75"), {"missing": "0", "partial": "0"}, "6"),
        (f"{TTCP} Điều 12", "6", faults("1.5", "0.75"), {"missing": "1", "partial": "1"}, "3.75"),
        (f"{TTCP} Điều 13", "6", faults("2", "1"), {"missing": "0", "partial": "3"}, "3"),
        (f"{TTCP} Điều 14", "9", faults("3", "1.5"), {"missing": "1", "partial": "2"}, "3"),
        (f"{TTCP} Điều 14", "9", faults("3", "1.5"), {"missing": "3", "partial": "0"}, "0"),
        (f"{TTCP} Điều 7.3a", "30", CASES, "0", "0"),
        (f"{TTCP} Điều 7.3a", "30", CASES, "1", "10"),
        (f"{TTCP} Điều 7.3a", "30", CASES, "4", "10"),
        (f"{TTCP} Điều 7.3a", "30", CASES, "5", "20"),
        (f"{TTCP} Điều 7.3a", "30", CASES, "9", "20"),
        (f"{TTCP} Điều 7.3b", "40", SPREAD, "pho_bien", "30"),
        (f"{HAI_PHONG} chú thích 3", "25", LINEAR, {"done": "18", "planned": "20"}, "22.5"),
        (f"{HAI_PHONG} chú thích 3", "25", LINEAR, {"done": "20", "planned": "20"}, "25"),
        (f"{Q766}: mốc 80 %", "2", target("80"), {"done": "80", "planned": "100"}, "2"),
        (f"{Q766}: mốc 80 %", "2", target("80"), {"done": "95", "planned": "100"}, "2"),
        (f"{Q766}: mốc 80 %", "2", target("80"), {"done": "40", "planned": "100"}, "1"),
        (f"{Q766} 5.4: mốc 90 %", "6", target("90"), {"done": "90", "planned": "100"}, "6"),
        (f"{Q766} 5.4: mốc 90 %", "6", target("90"), {"done": "45", "planned": "100"}, "3"),
        (f"{Q766} 5.4", "6", ON_TIME_AND_LIKED, {"late": "5", "disliked": "3"}, "6"),
        (f"{Q766} 5.4", "6", ON_TIME_AND_LIKED, {"late": "20", "disliked": "8"}, "4.8"),
        ("Yên Bái, phiếu A–D", "2", SURVEY, {"A": "10", "B": "0", "C": "0", "D": "0"}, "2"),
        ("Yên Bái, phiếu A–D", "2", SURVEY, {"A": "5", "B": "5", "C": "0", "D": "0"}, "1.6"),
        ("Yên Bái, phiếu A–D", "2", SURVEY, {"A": "0", "B": "0", "C": "0", "D": "10"}, "0"),
        ("Hà Tĩnh 2021, SIPAS 91,17 %", "10", EXTERNAL, "91,17", "9.12"),
    ],
)
def test_a_published_rule_earns_its_published_points(
    source: str, maximum: str, rule: str, given: object, expected: str
) -> None:
    definition = define(index(maximum), leaf("1", maximum, rule))

    card = score(definition, answer(definition, c1=given))

    assert card.nodes["1"].points == Fraction(expected), source


@pytest.mark.parametrize(("won", "expected"), [("3", "7.5"), ("4", "10")])
def test_a_group_is_brought_up_to_its_full_maximum(won: str, expected: str) -> None:
    """Hải Phòng QĐ 212/2025/QĐ-UBND chú thích 7: 4 of 10 points were assigned."""
    definition = define(
        index("10"), group("1", "10"), points("1.1", "4"), points("1.2", "6", 'not_applicable = "rescale-group"')
    )

    card = score(definition, answer(definition, c1_1=won, c1_2=("N/A", "không được giao")))

    assert card.nodes["1"].points == Fraction(expected)


def test_points_of_what_does_not_apply_are_shared_equally() -> None:
    """Hải Phòng QĐ 212/2025/QĐ-UBND chú thích 2: 4 × 5 points, one does not apply, the others are out of 5."""
    parts = [points(f"1.{i}", "4", 'not_applicable = "redistribute"') for i in range(1, 6)]
    definition = define(index("20"), group("1", "20"), *parts)

    card = score(definition, answer(definition, c1_1="4", c1_2="2", c1_5=("N/A", "không có")))

    assert [card.nodes[f"1.{i}"].out_of for i in range(1, 5)] == [5, 5, 5, 5]
    assert (card.nodes["1.1"].points, card.nodes["1.2"].points) == (5, Fraction("2.5"))


def test_what_does_not_apply_may_earn_full_marks() -> None:
    """Hải Phòng QĐ 212/2025/QĐ-UBND chú thích 1."""
    definition = define(index("2.5"), points("1", "2.5", 'not_applicable = "full-marks"'))

    card = score(definition, answer(definition, c1=("N/A", "không thuộc đối tượng")))

    assert card.nodes["1"].points == Fraction("2.5")


@pytest.mark.parametrize(
    ("applicable", "won", "percent"),
    [("84", "68,32", "81.33"), ("95", "93,76", "98.69")],  # Thanh Hóa 2023; Bình Thuận 2018
)
def test_an_index_is_the_percent_of_what_applied(applicable: str, won: str, percent: str) -> None:
    rest = str(100 - int(applicable))
    definition = define(index("100"), points("1", applicable), points("2", rest, 'not_applicable = "exclude"'))

    card = score(definition, answer(definition, c1=won, c2=("N/A", "không có")))

    assert definition.rounding.apply(card.total.percent) == Fraction(percent)
    assert card.total.applicable_maximum == int(applicable)


@pytest.mark.parametrize("survey", [("N/A", "không khảo sát"), "27"])
def test_without_a_survey_the_rest_is_brought_to_a_hundred(survey: object) -> None:
    """Hà Nội: the appraised part alone is brought to a scale of 100."""
    definition = define(index("100"), points("1", "70"), points("2", "30", 'not_applicable = "rescale-total"'))

    card = score(definition, answer(definition, c1="63", c2=survey))

    assert card.total.points == 90


@pytest.mark.parametrize(("marks", "mean"), [((2, 2, 1, 0), "1.3"), ((2, 1), "1.5")])
def test_a_mean_is_rounded_half_up_to_one_place(marks: tuple[int, ...], mean: str) -> None:
    """TT 01/2018/TT-VPCP Điều 15.2a."""
    assert Rounding(RoundingMode.HALF_UP, 1).apply(Fraction(sum(marks), len(marks))) == Fraction(mean)


LOWER_CLOSED = """grades = [
  { label = "Xuất sắc", from = "15" }, { label = "Tốt", from = "12", below = "15" },
  { label = "Khá", from = "9", below = "12" }, { label = "Trung bình", from = "6", below = "9" },
  { label = "Yếu", below = "6" } ]"""

UPPER_CLOSED = """grades = [
  { label = "Rất phổ biến", above = "70" }, { label = "Phổ biến", above = "40", to = "70" },
  { label = "Ít phổ biến", above = "0", to = "40" }, { label = "Không phổ biến", to = "0" } ]"""


@pytest.mark.parametrize(
    ("grades", "figure", "label"),
    [
        # TT 01/2018/TT-VPCP Điều 15.3b: each grade begins at its lower end.
        (LOWER_CLOSED, "15", "Xuất sắc"),
        (LOWER_CLOSED, "14.9", "Tốt"),
        (LOWER_CLOSED, "12", "Tốt"),
        (LOWER_CLOSED, "9", "Khá"),
        (LOWER_CLOSED, "6", "Trung bình"),
        # TT 04/2014/TT-TTCP Điều 7.3c: each class ends at its upper end.
        (UPPER_CLOSED, "70", "Phổ biến"),
        (UPPER_CLOSED, "70.01", "Rất phổ biến"),
        (UPPER_CLOSED, "40", "Ít phổ biến"),
        (UPPER_CLOSED, "0", "Không phổ biến"),
    ],
)
def test_grades_close_at_the_end_their_regulation_closes(grades: str, figure: str, label: str) -> None:
    definition = define(index("2", grades), points("1", "2"))

    assert grade_of(definition, Fraction(figure)) == label, vietnamese(Fraction(figure))
