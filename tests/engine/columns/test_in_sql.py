"""A second engine, in SQL, finds the same cells, totals and ranks."""

from fractions import Fraction

import duckdb
from hypothesis import HealthCheck, assume, given, settings

from benchmarks.engine import sql
from sen.engine import load_definition
from sen.engine.scoring.columns import rank_columns, score_columns
from tests.engine.columns.test_same_as_one_by_one import worlds
from tests.engine.problems import as_toml
from tests.engine.test_oracle import as_answers


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds())
def test_no_cell_total_or_rank_differs_from_duckdb(world) -> None:
    problem, units = world
    definition = load_definition(as_toml(problem), "generated.toml")
    with duckdb.connect() as connection:
        sql.fill(connection, problem, units, "HUGEINT")
        try:
            rows = connection.execute(sql.Evaluation(problem, "HUGEINT").text()).fetchall()
        except duckdb.OutOfRangeException:
            assume(False)  # SQL has no whole numbers beyond 128 bits; we do

    table = score_columns(definition, [as_answers(str(i), unit) for i, unit in enumerate(units)])

    ranks = rank_columns(table).by_unit()
    for row, found in enumerate(rows):
        numbers = [Fraction(top, bottom) for top, bottom in zip(found[:-1:2], found[1:-1:2], strict=True)]
        total = table.total_of(row)
        assert numbers == [
            *(table.node(code, row).points for code in problem["maxima"]),
            total.points,
            total.exact,
            total.out_of,
        ]
        assert found[-1] == ranks[str(row)]
