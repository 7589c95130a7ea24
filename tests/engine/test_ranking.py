"""Places follow the tie rule, the peer group and the figure that the index names."""

from fractions import Fraction

import pytest

from sen.engine import IndexDefinition, Place, rank, score_all
from tests.engine.building import answer, define, index, points


def contest(ranking: str = "{ }", extra: str = "") -> IndexDefinition:
    """An index of two areas of 50 points."""
    return define(
        index("100", f'ranking = {ranking}\nnot_applicable = "exclude"\n{extra}'), points("1", "50"), points("2", "50")
    )


def places(
    definition: IndexDefinition, results: dict[str, tuple[object, object]], **options: dict[str, str]
) -> list[Place]:
    """Score units from their two areas and rank them."""
    sheets = [answer(definition, unit, c1=one, c2=two) for unit, (one, two) in results.items()]
    return list(rank(definition, score_all(definition, sheets), **options))


FOUR = {"a": ("40", "40"), "b": ("45", "45"), "c": ("30", "50"), "d": ("10", "10")}


@pytest.mark.parametrize(
    ("ranking", "expected"),
    [
        ('{ ties = "competition" }', {"b": 1, "a": 2, "c": 2, "d": 4}),  # 1224
        ('{ ties = "dense" }', {"b": 1, "a": 2, "c": 2, "d": 3}),  # 1223
        ('{ ties = "sequential" }', {"b": 1, "a": 2, "c": 3, "d": 4}),  # the order given decides
        ('{ ties = "sequential", then = ["2"] }', {"b": 1, "c": 2, "a": 3, "d": 4}),  # area 2 decides
    ],
)
def test_equal_figures_are_placed_by_the_tie_rule(ranking: str, expected: dict[str, int]) -> None:
    found = places(contest(ranking), FOUR)

    assert {place.unit: place.rank for place in found} == expected
    assert {place.unit: place.tied_with for place in found}["a"] == ("c",)


@pytest.mark.parametrize(("by", "first"), [("percent", "small"), ("points", "big")])
def test_percent_and_points_place_units_differently_where_not_everything_applies(by: str, first: str) -> None:
    """Bình Thuận 2018: 93,76 of 95 stands above 93,95 of 98,5."""
    results = {"big": ("45", "45"), "small": ("48", ("N/A", "không có"))}

    assert places(contest(f'{{ by = "{by}" }}'), results)[0].unit == first


@pytest.mark.parametrize(
    ("ranking", "ranks"),
    [
        ('{ figure = "unrounded" }', [1, 2]),  # 40,004 and 40,001 of 50 part at the third decimal
        ('{ figure = "published" }', [1, 1]),
        ('{ figure = "unrounded", by = "points" }', [1, 2]),
        ('{ figure = "published", by = "points" }', [1, 1]),
    ],
)
def test_trap_7_ranks_look_before_or_after_the_rounding_as_the_index_says(ranking: str, ranks: list[int]) -> None:
    definition = contest(ranking, 'rounding = { places = 2, at = "total" }')

    found = places(definition, {"a": ("40,004", "40"), "b": ("40,001", "40")})

    assert [place.rank for place in found] == ranks


def test_units_are_placed_among_their_peers_only() -> None:
    found = places(contest(), FOUR, groups={"a": "phường", "c": "phường", "b": "xã", "d": "xã"})

    assert {(place.group, place.unit): place.rank for place in found} == {
        ("phường", "a"): 1,
        ("phường", "c"): 1,
        ("xã", "b"): 1,
        ("xã", "d"): 2,
    }


def test_a_unit_that_is_not_ranked_keeps_its_result_and_takes_nobodys_place() -> None:
    found = places(
        contest(extra='grades = [{ label = "Tốt", from = "80" }]'), FOUR, not_ranked={"b": "cơ quan đặc thù"}
    )

    last = found[-1]
    assert (last.unit, last.rank, last.reason, last.figure, last.grade) == ("b", None, "cơ quan đặc thù", 90, "Tốt")
    assert [place.rank for place in found[:-1]] == [1, 1, 3]


@pytest.mark.parametrize(
    ("absent", "rank_of_silent", "reason"),
    [("not-ranked", None, "chưa nộp số liệu nào"), ("ranked", 2, "")],
)
def test_a_unit_that_reported_nothing_is_listed_as_the_index_says(
    absent: str, rank_of_silent: int | None, reason: str
) -> None:
    definition = contest(f'{{ absent = "{absent}" }}', 'grades = [{ label = "Tốt", from = "0" }]')

    silent = places(definition, {"a": ("1", "1"), "silent": ("", "")})[-1]

    assert (silent.unit, silent.rank, silent.reason) == ("silent", rank_of_silent, reason)
    assert silent.grade == (None if rank_of_silent is None else "Tốt")


def test_a_unit_to_which_nothing_applies_has_no_figure() -> None:
    found = places(contest(), {"a": (("N/A", "x"), ("N/A", "x"))})

    assert (found[0].rank, found[0].figure, found[0].grade) == (None, None, None)
    assert found[0].reason == "không có tiêu chí nào áp dụng"


def test_a_figure_outside_all_grades_has_none() -> None:
    found = places(contest(extra='grades = [{ label = "Tốt", from = "80" }]'), FOUR)

    assert {place.unit: place.grade for place in found} == {"a": "Tốt", "b": "Tốt", "c": "Tốt", "d": None}
    assert found[0].figure == Fraction(90)
