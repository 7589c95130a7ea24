"""``python benchmarks/engine/run.py``: the engine and its peers on one problem, CPU seconds and ratios."""

import argparse
import gc
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

import duckdb

from benchmarks.engine import decimal_loop, spreadsheet_files, sql
from benchmarks.engine import problem as problems
from sen.engine import Answers, Value, explain_card, load_definition, score
from sen.engine.scoring.columns import LiveScores, ScoreTable, columns_of, rank_columns, score_columns
from tests.engine.problems import as_toml

SEED = 20261123


def cpu(job: Callable[[], Any], times: int = 1) -> tuple[float, Any]:
    """Return the median CPU seconds of a job in this process, and its result."""
    spent = []
    for _ in range(times):
        before = time.process_time()
        result = job()
        spent.append(time.process_time() - before)
    return sorted(spent)[len(spent) // 2], result


def main() -> None:
    """Run everything and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=problems.UNITS)
    units = parser.parse_args().units
    index, sheets = problems.problem(SEED), problems.sheets(problems.problem(SEED), SEED + 1, units)
    rows, table = engine(index, sheets)
    rows += peers(index, sheets, table)
    whole = dict(rows)["engine: full re-score with ranks"]
    edit = dict(rows)["engine: one edit, everyone's rank"]
    print(f"{units} units × {len(index['leaves'])} sub-criteria; Python {platform.python_version()}, {processor()}")
    for name, seconds in rows:
        against = edit if "edit" in name else whole
        ratio = f"{seconds / against:10,.1f} ×" if not name.startswith("engine") else ""
        print(f"{name:62} {shown(seconds):>12} {ratio}")


def engine(index: Any, sheets: list[Any]) -> tuple[list[tuple[str, float]], ScoreTable]:
    """Measure the engine's own jobs."""
    # The drawn problem is not the engine's: the collector of garbage need not walk through it.
    gc.collect()
    gc.freeze()
    text = as_toml(index)
    load, definition = cpu(lambda: load_definition(text, "generated.toml"), 15)
    answers = [problems.as_answers(f"u{i}", sheet) for i, sheet in enumerate(sheets)]
    gc.freeze()
    prepare, columns = cpu(lambda: columns_of(definition, answers))
    whole, (table, _) = cpu(lambda: (found := score_columns(definition, columns), rank_columns(found)), 31)
    card = score(definition, answers[0])
    explain, _ = cpu(lambda: [explain_card(definition, card, leaf.code) for leaf in definition.leaves], 31)
    one, _ = cpu(lambda: [score(definition, each) for each in answers[:50]])
    live = LiveScores(table)
    code = yes_no(index)
    changed = [
        Answers(each.unit, {**each.cells, (code, "value"): Value(Fraction(row % 2))})
        for row, each in enumerate(answers)
        if sheets[row][code] != "na"
    ][:500]
    edits, _ = cpu(lambda: [live.rescore(each, code) for each in changed])
    rows = [
        ("engine: load a definition of 120 rules", load),
        ("engine: answers file to columns", from_files(index, sheets)),
        ("engine: answers as objects to columns", prepare),
        ("engine: full re-score with ranks", whole),
        ("engine: one edit, everyone's rank", edits / len(changed)),
        ("engine: one explanation", explain / len(definition.leaves)),
        ("engine: one unit by the scalar path", one / 50),
    ]
    return rows, table


def from_files(index: Any, sheets: list[Any]) -> float:
    """Read, score and rank in a process of its own; print its memory, return the CPU seconds of reading."""
    with tempfile.TemporaryDirectory() as folder:
        definition, answers = Path(folder, "index.toml"), Path(folder, "answers.csv")
        definition.write_text(as_toml(index), encoding="utf-8")
        answers.write_text(problems.as_csv(index, sheets), encoding="utf-8")
        script = Path(__file__).with_name("memory.py")
        done = subprocess.run([sys.executable, script, definition, answers], capture_output=True, check=True, text=True)
        lines = len(answers.read_bytes().splitlines()) - 1
    found = json.loads(done.stdout)
    print(f"from files ({lines:,} lines of answers) to ranks: {found['mebibytes']:.0f} MiB, the interpreter included")
    return float(found["read"])


def peers(index: Any, sheets: list[Any], table: ScoreTable) -> list[tuple[str, float]]:
    """Measure the others, and say where their results differ."""
    decimals, given = decimal_loop.as_decimals(index), decimal_loop.as_decimals(sheets)
    loop, found = cpu(lambda: decimal_loop.score(decimals, given))
    ranks = rank_columns(table).ranks.tolist()
    leaves = [leaf["code"] for leaf in index["leaves"]]
    compare("Decimal loop", table, [(points, rank) for points, _, rank in found], ranks, leaves)
    connection = duckdb.connect()
    sql.fill(connection, index, sheets, "BIGINT")
    statement = sql.Evaluation(index, "BIGINT").text()
    query, result = cpu(lambda: connection.execute(statement).fetchall(), 3)
    pairs = [[Fraction(n, d) for n, d in zip(row[:-1:2], row[1:-1:2], strict=True)] for row in result]
    numbers = {code: i for i, code in enumerate(index["maxima"])}
    compare(
        "DuckDB SQL",
        table,
        [([row[numbers[code]] for code in leaves], found[-1]) for row, found in zip(pairs, result, strict=True)],
        ranks,
        leaves,
    )
    rows = [("Decimal, row by row", loop), ("DuckDB SQL", query)]
    office = spreadsheet_files.measure(index, sheets, yes_no(index))
    if office is None:
        print("LibreOffice Calc with its Python bridge was not found: not measured.")
        return rows
    compare("LibreOffice", table, [(row[: len(leaves)], row[-1]) for row in office["results"]], ranks, leaves)
    return [
        *rows,
        ("LibreOffice: recalculate the open workbook", office["recalculate"]),
        ("LibreOffice: open the workbook and recalculate it", office["open"]),
        ("LibreOffice: one edit, everyone's rank", office["edit"]),
    ]


def compare(name: str, table: ScoreTable, found: list[Any], ranks: list[int], leaves: list[str]) -> None:
    """Print how many cells and ranks differ from the engine's; text stands for not applicable."""
    cells = places = 0
    for row, (points, rank) in enumerate(found):
        for code, number in zip(leaves, points, strict=True):
            expected = table.nodes[code].points.at(row)
            given = Fraction(0) if isinstance(number, str) else Fraction(str(number))
            cells += given != expected
        places += int(rank) != ranks[row]
    print(f"{name}: {cells} of {len(found) * len(leaves)} cells and {places} of {len(found)} ranks differ")


def yes_no(index: Any) -> str:
    """Return the leaf that is edited."""
    code: str = next(leaf["code"] for leaf in index["leaves"] if leaf["kind"] == "yes-no")
    return code


def shown(seconds: float) -> str:
    """Print seconds in a unit that fits."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1e3:.2f} ms" if seconds >= 1e-3 else f"{seconds * 1e6:.1f} µs"


def processor() -> str:
    """Describe the machine without naming it."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")
    return f"{os.cpu_count()} × {model}"


if __name__ == "__main__":
    main()
