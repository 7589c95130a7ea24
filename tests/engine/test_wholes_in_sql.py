"""DuckDB finds the same points, totals and ranks from the words of the rules, on whole numbers only."""

from fractions import Fraction
from typing import Any

import duckdb
from hypothesis import HealthCheck, given, settings

from sen.engine import AnswerLine, answers_from_lines, load_definition, rank, score_all
from tests.engine.test_oracle_of_wholes import LEAVES, text_of, worlds

#: Every denominator that occurs (up to 9 for peers; 2, 4, 6, 10, 12, 20) divides it.
WHOLE = 2520
_X = "CASE WHEN {b} = 0 THEN {none} WHEN 100 * {a} > 80 * {b} THEN 4 WHEN 100 * {a} >= 50 * {b} THEN 2 ELSE 0 END"
_FIRST, _SECOND = _X.format(a="a", b="b", none="0"), _X.format(a="c", b="d", none="NULL")
_MARKS, _RECORDS = "(8 * a + 3 * b)", "(2 * (a + b))"

#: The points of a leaf of 4, as a numerator and a denominator.
POINTS: dict[str, tuple[str, str]] = {
    "zero-tolerance": ("CASE WHEN value = 0 THEN 4 ELSE 0 END", "1"),
    "survey-level": ("CASE value WHEN 0 THEN 8 WHEN 1 THEN 5 ELSE 0 END", "2"),
    "late-reports": ("greatest(0, 16 - late - 4 * unsent)", "4"),
    "worst-event": ("CASE WHEN a > 0 THEN 1 WHEN b > 0 THEN 6 ELSE 8 END", "2"),
    "mean-of-records": (
        f"CASE WHEN a + b = 0 THEN 0 ELSE (20 * {_MARKS} + {_RECORDS}) // (2 * greatest({_RECORDS}, 1)) END",
        "10",
    ),
    "worst-of": (f"least({_FIRST}, coalesce({_SECOND}, {_FIRST}))", "1"),
    "best-of": (f"greatest({_FIRST}, coalesce({_SECOND}, {_FIRST}))", "1"),
    "weighted-parts": ("least(p, 1) + least(q, 3)", "1"),
    "formulas": ("CASE WHEN formula = 0 THEN 4 * p ELSE q END", "1"),
    "conditions": ("CASE WHEN b > 2 AND 2 * a >= b THEN 4 WHEN a <= 1 OR b < 1 THEN 0 ELSE 1 END", "1"),
    "panel-mean": ("4 * CASE WHEN abs(a - b) >= 4 THEN 2 * c ELSE a + b END", "20"),
    "goalposts": ("4 * least(6, greatest(0, 8 - v))", "6"),
    "hill": ("4 * greatest(0, least(12, 4 * v, 3 * (9 - v)))", "12"),
    "peer-mean": ("CASE WHEN v * count(*) OVER () >= sum(v) OVER () THEN 4 ELSE 0 END", "1"),
    "peer-range": ("4 * (v - min(v) OVER ())", "greatest(max(v) OVER () - min(v) OVER (), 1)"),
    "peer-best": ("4 * v", "greatest(max(v) OVER (), 1)"),
}


def in_sql(world: dict[str, Any]) -> list[tuple[int, ...]]:
    """Evaluate a world: for each unit its leaves, their weighted sum (in parts of WHOLE), and its rank."""
    database = duckdb.connect()
    leaves = []
    for place, kind in enumerate(world["kinds"], 1):
        names = LEAVES[kind][1]
        database.execute(f"CREATE TABLE leaf{place} (unit INTEGER, {', '.join(f'{name} BIGINT' for name in names)})")
        rows = [(number, *(unit[place - 1][name] for name in names)) for number, unit in enumerate(world["units"])]
        database.executemany(f"INSERT INTO leaf{place} VALUES ({', '.join('?' * (len(names) + 1))})", rows)
        top, bottom = POINTS[kind]
        leaves.append(f"(SELECT unit, ({top}) * {WHOLE} // ({bottom}) AS p{place} FROM leaf{place}) l{place}")
    is_weighed = world["aggregate"] == "weighted-mean"
    weights = world["weights"] if is_weighed else [1] * len(leaves)
    joined = leaves[0] + "".join(f" JOIN {each} ON l1.unit = l{place}.unit" for place, each in enumerate(leaves[1:], 2))
    points = ", ".join(f"p{place}" for place in range(1, len(leaves) + 1))
    whole = " + ".join(f"{weight} * p{place}" for place, weight in enumerate(weights, 1))
    found = database.execute(
        f"SELECT {points}, {whole}, rank() OVER (ORDER BY {whole} DESC) FROM {joined} ORDER BY l1.unit"
    ).fetchall()
    database.close()
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds())
def test_sql_finds_the_same_points_totals_and_ranks(world: dict[str, Any]) -> None:
    definition = load_definition(text_of(world), "generated.toml")
    lines = [
        AnswerLine(str(number), str(place), name, ("p", "q")[figure] if name == "formula" else str(figure))
        for number, unit in enumerate(world["units"])
        for place, figures in enumerate(unit, 1)
        for name, figure in figures.items()
    ]
    cards = score_all(definition, answers_from_lines(definition, lines, "generated").values())
    ranks = {place.unit: place.rank for place in rank(definition, cards)}
    weights = sum(world["weights"]) if world["aggregate"] == "weighted-mean" else len(world["kinds"])

    for card, (*points, whole, place) in zip(cards, in_sql(world), strict=True):
        assert [card.nodes[str(number)].points * WHOLE for number in range(1, len(points) + 1)] == points
        if world["aggregate"] == "sum":
            assert card.total.exact * WHOLE == whole
        elif world["aggregate"] != "geometric-mean":
            assert card.total.exact == Fraction(100 * whole, 4 * WHOLE * weights)
        if world["aggregate"] != "geometric-mean":  # an irrational total has no exact order here
            assert ranks[card.unit] == place


def test_every_kind_of_several_parts_is_written_in_sql() -> None:
    assert set(POINTS) == set(LEAVES)
