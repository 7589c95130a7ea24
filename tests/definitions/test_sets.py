"""The complete sets: how much they hold, what a perfect sheet earns, and their special rules worked by hand."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from sen.engine import (
    AnswerLine,
    IndexDefinition,
    Place,
    Scorecard,
    Status,
    Treatment,
    answers_from_lines,
    load_definition,
    rank,
    read_lines,
    score,
    score_all,
)

F = Fraction

HERE = Path(__file__).parent
ROOT = HERE.parents[1] / "definitions"
COMMUNE = "sample/commune/2024.toml"
DEPARTMENT = "sample/department/2023.toml"
SERVICE = "national/766/2022.toml"

#: A sheet on which one unit does everything; where peers count, a second unit does less.
FULL_MARKS = {COMMUNE: "commune-2024.csv", DEPARTMENT: "department-2023.csv", SERVICE: "766-2022.csv"}
ONE, TWO = "đơn vị một", "đơn vị hai"

Given = Mapping[str, str | Mapping[str, str]]


def load(name: str) -> IndexDefinition:
    return load_definition((ROOT / name).read_text(encoding="utf-8"), name)


def full_lines(name: str) -> list[AnswerLine]:
    return list(read_lines((HERE / "full_marks" / FULL_MARKS[name]).read_text(encoding="utf-8"), name))


def changed(lines: list[AnswerLine], unit: str, given: Given) -> list[AnswerLine]:
    """Replace what a unit answered to some criteria."""
    kept = [line for line in lines if line.unit != unit or line.code not in given]
    return kept + [
        AnswerLine(unit, code, name, text)
        for code, answers in given.items()
        for name, text in ({"": answers} if isinstance(answers, str) else answers).items()
    ]


def scored(definition: IndexDefinition, lines: list[AnswerLine]) -> dict[str, Scorecard]:
    cards = score_all(definition, answers_from_lines(definition, lines, "sheet").values())
    return {card.unit: card for card in cards}


def kinds(definition: IndexDefinition) -> set[str]:
    return {leaf.scoring.kind for leaf in definition.leaves if leaf.scoring is not None}


@pytest.mark.parametrize(
    ("name", "areas", "leaves", "at_least"),
    [
        (COMMUNE, [13, 8, 16, 9, 14, 10, 16, 14], 86, 25),
        (DEPARTMENT, [18, 12, 18, 8, 16, 10, 18], 80, 20),
        (SERVICE, [18, 20, 22, 22, 18], 21, 3),
    ],
)
def test_a_set_is_as_large_as_it_says(name: str, areas: list[int], leaves: int, at_least: int) -> None:
    definition = load(name)

    assert [area.maximum for area in definition.areas] == areas
    assert sum(leaf.maximum for leaf in definition.leaves) == sum(areas) == definition.scale == 100
    assert len(definition.leaves) == leaves
    assert len(kinds(definition)) >= at_least


@pytest.mark.parametrize("name", FULL_MARKS)
def test_every_line_says_who_appraises_it_what_proves_it_and_where_it_is_laid_down(name: str) -> None:
    definition = load(name)

    for line in (*definition.leaves, *definition.extras.all):
        assert all((line.owner, line.evidence, line.basis)), line.code
        assert line.scoring is not None
        # A figure without a unit is a tick, a choice, a percentage, or points.
        assert all(asked.label for asked in line.scoring.inputs), line.code
        assert all(
            asked.unit for asked in line.scoring.inputs if asked.kind in ("count", "amount") and asked.most is None
        )


def test_the_sample_for_communes_treats_what_did_not_arise_in_every_way() -> None:
    assert {line.treatment for line in load(COMMUNE).criteria} - {None} == set(Treatment)


@pytest.mark.parametrize("name", FULL_MARKS)
def test_a_unit_that_does_everything_earns_every_point(name: str) -> None:
    definition = load(name)

    card = scored(definition, full_lines(name))[ONE]

    assert {leaf.code: card.nodes[leaf.code].points for leaf in definition.leaves} == {
        leaf.code: leaf.maximum for leaf in definition.leaves
    }
    assert (card.total.points, card.total.percent, card.total.state) == (100, 100, "value")


@pytest.mark.parametrize("name", FULL_MARKS)
def test_a_unit_that_reports_nothing_earns_nothing(name: str) -> None:
    definition = load(name)
    first = definition.leaves[0].code

    card = score(definition, answers_from_lines(definition, [AnswerLine("u", first, "", "")], "sheet")["u"])

    assert (card.total.points, card.total.applicable_maximum) == (0, 100)


def test_communes_are_compared_once_all_of_them_are_final() -> None:
    """
    8.1.2: 80, 85, 90 %; their mean is 85 %: at or above it 1 point.

    8.2.2: growth 0, 15, 20 %; between the lowest and the highest: 0 ÷ 20, 15 ÷ 20, 20 ÷ 20 of 1.
    8.2.3: 10, 30, 40 founded, against the best: 10 ÷ 40, 30 ÷ 40, 40 ÷ 40 of 1.
    """
    definition = load(COMMUNE)
    lines: list[AnswerLine] = []
    for unit, satisfied, growth, founded in (("a", "80", "0", "10"), ("b", "85", "15", "30"), ("c", "90", "20", "40")):
        lines = changed(lines, unit, {"8.1.2": satisfied, "8.2.2": growth, "8.2.3": founded})

    cards = scored(definition, lines)

    found = {unit: [card.nodes[code].points for code in ("8.1.2", "8.2.2", "8.2.3")] for unit, card in cards.items()}
    assert found == {"a": [0, 0, F("0.25")], "b": [1, F("0.75"), F("0.75")], "c": [1, 1, 1]}


def test_a_commune_that_was_not_surveyed_is_brought_back_to_100() -> None:
    """
    Surveyed are 4.4 (2), 5.5 (2,5) and 8.1 (6): 10,5 of 100 points. 89,5 apply.

    All the rest is full but 1.1.1, where 0,5 is lost: 89 of 89,5, brought to 100: 99,4413… → 99,44.
    """
    definition = load(COMMUNE)
    surveyed = ("4.4.1", "5.5.1", "5.5.2", "8.1.1", "8.1.2")
    lines = [line for line in full_lines(COMMUNE) if line.code not in surveyed]
    lines = changed(lines, ONE, {"1.1.1": "late"})
    lines += [AnswerLine(ONE, code, "", "N/A", "không khảo sát") for code in surveyed]

    total = scored(definition, lines)[ONE].total

    assert (total.points, total.applicable_maximum) == (F("99.44"), F("89.5"))


def test_points_of_a_commune_without_investment_go_to_its_neighbours() -> None:
    """
    6.1.1 (2,5) is shared by 6.1.2 and 6.1.3, 1,25 each: out of 2,75 and out of 2,25.

    6.1.2: 0,5 + 0,5 of 1,5, times 2,75 ÷ 1,5 = 1,8333… → 1,83.
    6.1.3: 7 % carried over: 0,8 of 1, times 2,25 = 1,8. Together 3,63 of 5.
    """
    definition = load(COMMUNE)
    given: Given = {
        "6.1.2": {"estimate": "có", "quarters": "không", "accounts": "có"},
        "6.1.3": {"carried": "420", "estimate": "6000"},
    }
    lines = [*changed([], "u", given), AnswerLine("u", "6.1.1", "", "N/A", "Không được giao vốn")]

    nodes = scored(definition, lines)["u"].nodes

    assert (nodes["6.1.2"].points, nodes["6.1.3"].points) == (F("1.83"), F("1.8"))
    assert (nodes["6.1"].points, nodes["6.1"].out_of) == (F("3.63"), 5)


def test_departments_are_compared_with_the_mean_of_those_that_have_a_figure() -> None:
    """60 and 80 %, the third has none: the mean is 70 %. What was not published does not count."""
    definition = load(DEPARTMENT)
    lines = changed(changed([], "a", {"7.4.2": "60"}), "b", {"7.4.2": "80"})
    lines.append(AnswerLine("c", "7.4.2", "", "N/A", "chưa công bố"))

    cards = scored(definition, lines)

    assert [cards[unit].nodes["7.4.2"].points for unit in "abc"] == [0, 1, 0]
    assert [cards[unit].total.applicable_maximum for unit in "abc"] == [100, 100, 99]


@pytest.mark.parametrize(
    ("given", "bonus", "penalty", "total"),
    [
        # 1.5.1: 90 of 100 in time is 2,7 of 3: 99,7 without bonus or penalty.
        ({}, "0", "0", "99.7"),
        ({"P1": "2"}, "0", "2", "97.7"),
        ({"T1": "1", "T2": "có", "P1": "3"}, "2.5", "3", "99.2"),
        ({"T1": "2", "T2": "có", "P1": "3"}, "3", "3", "99.7"),  # 3,5 of bonus, no more than 3
        ({"P1": "3", "P2": "2"}, "0", "5", "94.7"),  # 3 + 4 off, no more than 5
        ({"T1": "2"}, "2", "0", "100"),  # 101,7, no more than 100
    ],
)
def test_bonus_and_penalty_of_a_department(given: Given, bonus: str, penalty: str, total: str) -> None:
    definition = load(DEPARTMENT)
    lines = changed(full_lines(DEPARTMENT), ONE, {"1.5.1": {"in_time": "90", "assigned": "100"}, **given})

    card = scored(definition, lines)[ONE]

    assert (card.bonus, card.penalty, card.total.points) == (F(bonus), F(penalty), F(total))


def placed(given: Given) -> Place:
    definition = load(DEPARTMENT)
    lines = changed(full_lines(DEPARTMENT), ONE, given)

    return next(place for place in rank(definition, scored(definition, lines).values()) if place.unit == ONE)


@pytest.mark.parametrize(
    ("given", "grade", "unmet"),
    [
        ({}, "Hoàn thành xuất sắc", ()),
        ({"V1": "có"}, "Hoàn thành tốt", ("V1",)),
        ({"V1": ""}, "Hoàn thành tốt", ("V1",)),  # not answered is not met
        ({"3.3.1": {"in_time": "95", "resolved": "100"}}, "Hoàn thành xuất sắc", ()),
        ({"3.3.1": {"in_time": "94", "resolved": "100"}}, "Hoàn thành tốt", ("3.3.1",)),
        # Area 4 (8): 4.1.2, 4.1.1, 4.1.3 and 4.1.5 lost are 4,5; the 3,5 left are 43,75 %, below half. 95,5 in all.
        ({"4.1.1": "none", "4.1.2": "không", "4.1.3": "none", "4.1.5": "poor"}, "Hoàn thành tốt", ("4",)),
    ],
)
def test_the_best_grade_of_a_department_asks_for_more_than_points(
    given: Given, grade: str, unmet: tuple[str, ...]
) -> None:
    place = placed(given)

    assert (place.grade, place.unmet) == (grade, unmet)


def test_among_few_departments_one_may_have_the_best_grade() -> None:
    """Two departments reach it, with 100 and 99; among fewer than five only one may have it."""
    definition = load(DEPARTMENT)
    first = [line for line in full_lines(DEPARTMENT) if line.unit == ONE]
    second = [AnswerLine(TWO, line.code, line.input, line.text) for line in first]

    cards = scored(definition, first + changed(second, TWO, {"2.2.2": {"handled": "80", "to_handle": "100"}}))

    grades = [(place.unit, place.figure, place.grade) for place in rank(definition, cards.values())]
    assert grades == [(ONE, 100, "Hoàn thành xuất sắc"), (TWO, 99, "Hoàn thành tốt")]


def test_the_766_set_says_that_it_is_a_transcription_to_be_confirmed() -> None:
    definition = load(SERVICE)

    assert definition.status is Status.SAMPLE
    assert "mẫu" in definition.title
    assert "chờ đối chiếu" in definition.title
    assert all("Quyết định 766/QĐ-TTg" in leaf.basis for leaf in definition.leaves)
    # Maxima fitted to the charts, and places where the transcription contradicts itself.
    doubtful = [line.code for line in definition.criteria if "Cần xác nhận" in line.note]
    assert doubtful == "1.2 1.3 2.1 3 3.1 3.2 3.3 3.5.1 3.5.2 3.6 4.2 4.4 4.6 5.3".split()


def test_a_service_month_worked_by_hand() -> None:
    """
    Group 3 of 22, in one month.

    3.1: (70 + 50) ÷ 200 = 60 %, of 80: 1,5. 3.2: 60 ÷ 150 × 4 = 1,6. 3.3: 0,4 × 0,9 = 36 %, of 50: 4,32.
    3.5: 30 ÷ 50 of 80 %: 1,5, and 10 ÷ 50 of 80 %: 0,5. 3.6: 150 ÷ (500 − 100) × 6 = 2,25.
    Together 1,5 + 1,6 + 4,32 + 2 + 2,25 = 11,67. The sum holds also as 6·A + 2,5·B + 2,5·C for payment:
    6 × 0,375 + 2,5 × 0,2 + 2,5 × 0,6 = 4,25 = 2 + 2,25.
    """
    definition = load(SERVICE)
    given: Given = {
        "3.1": {"partial": "70", "full": "50", "procedures": "200"},
        "3.2": {"used": "60", "offered": "150"},
        "3.3": {"online": "400", "received": "1000", "synced": "900", "to_sync": "1000"},
        "3.5.1": {"offered": "30", "with_fee": "50"},
        "3.5.2": {"used": "10", "with_fee": "50"},
        "3.6": {"paid_online": "150", "of_fee": "500", "free": "100"},
    }

    nodes = scored(definition, changed([], "u", given))["u"].nodes

    assert nodes["3"].points == F("11.67")
    assert nodes["3.5"].points + nodes["3.6"].points == F("4.25")
