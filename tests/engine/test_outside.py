"""Bonus, penalty, gates, quotas and decisions: what stands outside the tree of points."""

from fractions import Fraction

import pytest

from sen.engine import Decisions, IndexDefinition, Place, rank, recompute, score, score_all
from sen.engine.definitions import Quota
from sen.engine.ranking import allowed
from tests.engine.building import answer, define, found, index, points

F = Fraction

BONUS = """[[bonus]]
code = "T1"
title = "Sáng kiến được công nhận"
max = "4"
owner = "Phòng Nội vụ"
basis = "Phụ lục III"
measure = { value = "ideas" }
inputs = [{ name = "ideas", label = "Sáng kiến", unit = "sáng kiến" }]
rule = { kind = "target", target = "4" }
[[bonus]]
code = "T2"
title = "Được khen"
max = "2"
owner = "Phòng Nội vụ"
basis = "Phụ lục III"
rule = { kind = "yes-no" }
"""

PENALTY = """[[penalty]]
code = "P1"
title = "Báo cáo sai sự thật"
max = "6"
owner = "Phòng Nội vụ"
basis = "Phụ lục III"
measure = { value = "reports" }
inputs = [{ name = "reports", label = "Báo cáo sai", unit = "báo cáo" }]
rule = { kind = "target", target = "3" }
"""

VETO = """[[fact]]
code = "F1"
title = "Người đứng đầu bị kỷ luật"
"""


def with_extras(extra: str = "", *blocks: str) -> IndexDefinition:
    return define(index("100", extra), points("1", "60"), points("2", "40"), *blocks)


@pytest.mark.parametrize(
    ("caps", "given", "total"),
    [
        # 80 points; each idea 1, praise 2; each false report 2 off.
        ('bonus_cap = "5"\npenalty_cap = "5"', {"T1": "2", "T2": "có", "P1": "1"}, "82"),
        ('bonus_cap = "5"\npenalty_cap = "5"', {"T1": "4", "T2": "có", "P1": "0"}, "85"),  # 6, no more than 5
        ('bonus_cap = "5"\npenalty_cap = "5"', {"T1": "0", "T2": "không", "P1": "3"}, "75"),  # 6 off, no more than 5
        ('bonus_cap = "9"\npenalty_cap = "9"', {"T1": "4", "T2": "có", "P1": "0"}, "86"),
        ('bonus_cap = "5"\npenalty_cap = "5"', {}, "80"),  # nothing claimed is nothing, and nothing is missing
    ],
)
def test_bonus_and_penalty_count_up_to_their_caps(caps: str, given: dict[str, str], total: str) -> None:
    definition = with_extras(caps, BONUS, PENALTY)

    card = score(definition, answer(definition, c1="50", c2="30", **given))

    assert card.total.points == F(total)
    assert card.total.percent == F(total)
    assert card.total.state == "value"
    assert card.total.points == 80 + card.bonus - card.penalty
    assert all(recompute(trace.as_data()) == trace.points for trace in card.traces.values())


def test_a_total_is_never_below_nothing_nor_above_its_cap() -> None:
    caps = 'bonus_cap = "5"\npenalty_cap = "5"\ntotal_cap = "100"'
    definition = with_extras(caps, BONUS, PENALTY)

    best = score(definition, answer(definition, c1="60", c2="40", T1="4"))
    worst = score(definition, answer(definition, c1="1", c2="0", P1="3"))

    assert (best.total.points, worst.total.points) == (100, 0)


def test_a_result_that_is_not_known_gets_no_bonus() -> None:
    definition = with_extras('bonus_cap = "5"\nmissing = "no-result"', BONUS)

    card = score(definition, answer(definition, c1="50", T2="có"))

    assert not card.total.is_known


GATE = """grades = [
  { label = "Chưa đạt", below = "80" },
  { label = "Đạt chuẩn", from = "80", each_area_from = "50", when = [{ code = "F1", to = "0" }] },
]"""


def graded(definition: IndexDefinition, **given: object) -> Place:
    return rank(definition, score_all(definition, [answer(definition, **given)]))[0]


@pytest.mark.parametrize(
    ("one", "two", "veto", "grade", "unmet"),
    [
        # QĐ 25/2021/QĐ-TTg Điều 4: 80 in all, half of every part, nobody disciplined.
        ("60", "25", "không", "Đạt chuẩn", ()),
        ("60", "20", "không", "Đạt chuẩn", ()),  # exactly half of 40
        ("60", "19,99", "không", "Chưa đạt", ()),  # 79,99
        ("30", "40", "không", "Chưa đạt", ()),
        ("60", "40", "có", "Chưa đạt", ("F1",)),
        ("60", "40", "", "Chưa đạt", ("F1",)),  # not answered is not met
    ],
)
def test_a_gate_asks_for_the_total_every_part_and_no_veto(
    one: str, two: str, veto: str, grade: str, unmet: tuple[str, ...]
) -> None:
    definition = with_extras(GATE, VETO)

    place = graded(definition, c1=one, c2=two, F1=veto)

    assert (place.grade, place.unmet) == (grade, unmet)


def test_one_weak_part_is_enough_to_miss_the_gate() -> None:
    definition = define(index("100", GATE), points("1", "70"), points("2", "30"), VETO)

    place = graded(definition, c1="70", c2="14,9", F1="không")

    assert (place.figure, place.grade, place.unmet) == (F("84.9"), "Chưa đạt", ("2",))


def test_a_part_that_does_not_apply_stands_in_nobodys_way() -> None:
    definition = define(index("100", f'{GATE}\nnot_applicable = "exclude"'), points("1", "70"), points("2", "30"), VETO)

    assert graded(definition, c1="70", c2=("N/A", "không có"), F1="không").grade == "Đạt chuẩn"


CLASSES = """grades = [
  { label = "Không hoàn thành", below = "50" },
  { label = "Hoàn thành", from = "50", below = "70" },
  { label = "Tốt", from = "70", below = "90", when = [{ code = "F2", from = "100" }] },
  { label = "Xuất sắc", from = "90", otherwise = "decided", when = [
    { code = "F2", from = "100" }, { code = "1", from = "95" } ] },
]"""

IN_TIME = """[[fact]]
code = "F2"
title = "Nhiệm vụ đúng hạn"
measure = { ratio = ["in_time", "all"] }
inputs = [
  { name = "in_time", label = "Đúng hạn", unit = "nhiệm vụ" }, { name = "all", label = "Được giao", unit = "nhiệm vụ" },
]
"""


@pytest.mark.parametrize(
    ("one", "two", "in_time", "grade", "awaits"),
    [
        # NĐ 233/2026/NĐ-CP Điều 7: points inside a band whose conditions are not met are left to the authority.
        ("60", "38", "10", "Xuất sắc", ""),
        ("56", "38", "10", None, "Xuất sắc"),  # only 56 measured in criterion 1
        ("60", "38", "9", None, "Xuất sắc"),
        ("50", "25", "10", "Tốt", ""),
        ("50", "25", "9", "Hoàn thành", ""),  # the next lower one, where nothing is said
    ],
)
def test_a_class_asks_for_more_than_points(one: str, two: str, in_time: str, grade: str | None, awaits: str) -> None:
    definition = with_extras(CLASSES.replace('code = "1", from = "95"', 'code = "1", from = "57"'), IN_TIME)

    place = graded(definition, c1=one, c2=two, F2={"in_time": in_time, "all": "10"})

    assert (place.grade, place.awaits) == (grade, awaits)


def test_what_was_decided_is_taken_as_it_is() -> None:
    definition = with_extras(CLASSES, IN_TIME)
    cards = score_all(definition, [answer(definition, c1="60", c2="38", F2={"in_time": "9", "all": "10"})])

    (place,) = rank(definition, cards, decisions=Decisions(grades={"u": "Tốt"}))

    assert (place.grade, place.awaits, place.is_decided) == ("Tốt", "", True)


def test_a_condition_may_look_at_the_percentage_of_a_group() -> None:
    definition = define(
        index("10", 'grades = [{ label = "A", from = "0", when = [{ code = "1", from = "60" }] }]'),
        '[[criterion]]\ncode = "1"\ntitle = "Nhóm"\nmax = "10"\n', points("1.1", "10"),
    )  # fmt: skip

    assert graded(definition, c1_1="6").grade == "A"
    assert graded(definition, c1_1="5").grade is None


@pytest.mark.parametrize(
    ("good", "others", "most"),
    [
        (20, 10, 4),  # NĐ 233/2026/NĐ-CP Điều 7.7: 20 % of the 20 who reach “tốt”
        (19, 11, 3),  # 3,8: no fourth one
        (3, 1, 1),  # fewer than 5 units: one
        (4, 1, 0),  # five units: 20 % of 4
    ],
)
def test_a_quota_is_a_share_of_those_who_reach_the_grade(good: int, others: int, most: int) -> None:
    quota = Quota(F(20), ("Xuất sắc", "Tốt"), small=5, small_most=1)
    places = [Place(str(i), "", 1, F(1), "Tốt" if i < good else "Hoàn thành") for i in range(good + others)]

    assert allowed(quota, places) == most


QUOTA = """grades = [
  { label = "Khá", below = "80" }, { label = "Tốt", from = "80", below = "90" },
  { label = "Xuất sắc", from = "90", quota = { share = "40", of = ["Xuất sắc", "Tốt"] } },
]"""


@pytest.mark.parametrize(
    ("totals", "grades", "awaiting"),
    [
        # Five at “tốt” or better: two may be “xuất sắc”.
        ((99, 97, 95, 91, 85, 60), ["Xuất sắc", "Xuất sắc", "Tốt", "Tốt", "Tốt", "Khá"], ""),
        ((99, 95, 95, 91, 85, 60), ["Xuất sắc", None, None, "Tốt", "Tốt", "Khá"], "12"),  # two for one place
        ((95, 95, 95, 91, 85, 60), [None, None, None, "Tốt", "Tốt", "Khá"], "012"),
        ((99, 97, 85, 84, 83, 60), ["Xuất sắc", "Xuất sắc", "Tốt", "Tốt", "Tốt", "Khá"], ""),
        ((95, 60, 60, 60, 60, 60), ["Tốt", "Khá", "Khá", "Khá", "Khá", "Khá"], ""),  # 40 % of one: nobody
    ],
)
def test_whoever_stands_below_the_line_has_the_next_grade(
    totals: tuple[int, ...], grades: list[str | None], awaiting: str
) -> None:
    definition = define(index("100", QUOTA), points("1", "100"))
    cards = score_all(definition, [answer(definition, str(i), c1=str(total)) for i, total in enumerate(totals)])

    places = rank(definition, cards)

    assert [place.grade for place in places] == grades
    assert "".join(place.unit for place in places if place.awaits == "Xuất sắc") == awaiting


def test_a_decided_grade_takes_a_place_of_the_quota() -> None:
    definition = define(index("100", QUOTA), points("1", "100"))
    totals = ("99", "95", "95", "91", "85", "60")
    cards = score_all(definition, [answer(definition, str(i), c1=total) for i, total in enumerate(totals)])

    places = rank(definition, cards, decisions=Decisions(grades={"2": "Xuất sắc"}))

    assert [place.grade for place in places] == ["Xuất sắc", "Tốt", "Xuất sắc", "Tốt", "Tốt", "Khá"]


@pytest.mark.parametrize(
    ("order", "expected", "awaits"),
    [
        ((), {"a": 1, "b": 2, "c": 2, "d": 4}, "rank"),  # until the chair decides, they share the place
        (("c", "b"), {"a": 1, "c": 2, "b": 3, "d": 4}, ""),
        (("b",), {"a": 1, "b": 2, "c": 2, "d": 4}, "rank"),  # half a decision is none
    ],
)
def test_ties_are_parted_as_the_chair_decided(order: tuple[str, ...], expected: dict[str, int], awaits: str) -> None:
    definition = define(index("100", 'ranking = { ties = "chair" }'), points("1", "100"))
    totals = {"a": "90", "b": "80", "c": "80", "d": "70"}
    cards = score_all(definition, [answer(definition, unit, c1=total) for unit, total in totals.items()])

    places = {place.unit: place for place in rank(definition, cards, decisions=Decisions(order=order))}

    assert {unit: place.rank for unit, place in places.items()} == expected
    assert {place.awaits for place in places.values() if place.tied_with} == {awaits}
    assert {place.awaits for place in places.values() if not place.tied_with} == {""}


def test_an_indicator_that_was_skipped_leaves_the_thresholds_as_they_are() -> None:
    """TT 01/2018/TT-VPCP Điều 15.4b: not in the sum, and 12 is still the least for “tốt”."""
    definition = define(
        index("18", 'ranking = { by = "points" }\nnot_applicable = "exclude"\n'
              'grades = [{ label = "Khá", from = "9", below = "12" }, { label = "Tốt", from = "12" }]'),
        *(points(str(i), "2") for i in range(1, 10)),
    )  # fmt: skip
    given = {f"c{i}": "1,5" for i in range(1, 9)}

    assert graded(definition, **given, c9=("N/A", "chưa đủ thông tin")).grade == "Tốt"
    assert graded(definition, **{**given, "c8": "1"}, c9=("N/A", "chưa đủ thông tin")).grade == "Khá"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (index("2", 'bonus_cap = "1"') + points("1", "2"), "cap-on-nothing"),
        (index("2", 'penalty_cap = "1"') + points("1", "2"), "cap-on-nothing"),
        (index("2") + points("1", "2") + BONUS, "no-cap"),
        (index("2", 'total_cap = "1"') + points("1", "2"), "cap-below-scale"),
        (index("2") + points("1", "2") + BONUS.replace('"T2"', '"T1"'), "duplicate-code"),
        (index("2") + points("1", "2") + BONUS.replace('"T2"', '"2"'), "bad-value"),
        (index("2") + points("1", "2") + BONUS.replace('max = "2"', 'max = "2"\nmaxx = "3"'), "unknown-key"),
        (index("2") + points("1", "2") + BONUS.replace('kind = "yes-no"', 'kind = "magic"'), "unknown-kind"),
        (index("2") + points("1", "2") + BONUS.replace('basis = "Phụ lục III"', ""), "no-basis"),
        (index("2", "bonus = 3") + points("1", "2"), "unknown-key"),
        ("bonus = 3\n" + index("2") + points("1", "2"), "bad-value"),
        (index("2") + points("1", "2") + VETO + "weight = 3", "unknown-key"),
        (index("2") + points("1", "2") + VETO + 'measure = { value = "x", ratio = ["a", "b"] }', "bad-value"),
        (index("2") + points("1", "2") + IN_TIME.replace('"all"]', '"alll"]'), "unused-input"),
        (index("2", GATE) + points("1", "2"), "unknown-code"),
        (index("2", QUOTA.replace('["Xuất sắc", "Tốt"]', '["Giỏi"]')) + points("1", "2"), "unknown-grade"),
        (index("2", 'grades = [{ label = "A", when = [{ code = "1", from = "1", above = "1" }] }]') + points("1", "2"), "two-ends"),
        (BONUS, "missing-key"),
    ],
)  # fmt: skip
def test_what_stands_outside_is_checked_too(text: str, code: str) -> None:
    assert code in [finding.code for finding in found(text)]


def test_every_grade_below_may_be_out_of_reach() -> None:
    """A veto on both grades leaves none."""
    veto = 'when = [{ code = "F1", to = "0" }]'
    definition = with_extras(
        f'grades = [{{ label = "B", below = "80", {veto} }}, {{ label = "A", from = "80", {veto} }}]', VETO
    )

    assert graded(definition, c1="60", c2="40", F1="có").grade is None
