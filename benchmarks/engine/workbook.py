"""The problem as a workbook with live formulas and no values kept: a spreadsheet must work it all out."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from tests.engine.oracle import NA, Problem

INPUTS = {
    "checklist": ("i0", "i1"),
    "deduction": ("i0", "i1"),
    "survey-mean": ("i0", "i1", "i2", "i3"),
    "count-bands": ("n",),
    **dict.fromkeys(("bands", "linear", "target", "linear-above"), ("a", "b")),
}
ONLY = ("value",)
#: The rows of the sheet of points: maxima, whether the total is rescaled, then one row for each unit.
FIRST_ROW = 3


def columns(index: Problem) -> dict[tuple[str, str], str]:
    """Name the column of every figure on the sheet of data."""
    keys = [(leaf["code"], name) for leaf in index["leaves"] for name in INPUTS.get(leaf["kind"], ONLY)]
    return {key: xl_col_to_name(number) for number, key in enumerate(keys)}


def write(index: Problem, sheets: list[dict[str, Any]], path: Path) -> None:
    """Write data and formulas; the formulas of the totals stand right of those of the leaves."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    data, score = book.add_worksheet("data"), book.add_worksheet("score")
    where = columns(index)
    for row, sheet in enumerate(sheets, FIRST_ROW - 1):
        for number, (code, name) in enumerate(where):
            given = sheet[code]
            if given == NA:
                data.write_string(row, number, "N/A")
            else:
                data.write_number(row, number, float(given[name]))
    for number, leaf in enumerate(index["leaves"]):
        score.write_number(0, number, float(leaf["max"]))
    for number, leaf in enumerate(index["leaves"]):
        score.write_number(1, number, int(leaf["treatment"] == "rescale-total"))
    rules = [_leaf(leaf, where) for leaf in index["leaves"]]
    last = len(sheets) + FIRST_ROW - 1
    for row in range(FIRST_ROW, last + 1):
        formulas = [*(rule.replace("#", str(row)) for rule in rules), *_totals(index, row, last)]
        for number, formula in enumerate(formulas):
            # An empty result makes the reader work the formula out.
            score.write_formula(row - 1, number, formula, None, "")
    book.close()


def _leaf(leaf: Problem, where: dict[tuple[str, str], str]) -> str:
    cells = {name: f"data!{where[leaf['code'], name]}#" for name in INPUTS.get(leaf["kind"], ONLY)}
    first = next(iter(cells.values()))
    no = _number(leaf["max"]) if leaf["treatment"] == "full-marks" else '"N/A"'
    points = _points(leaf, cells)
    if leaf["kind"] in ("bands", "linear", "target", "linear-above"):
        empty = no if leaf["when_zero"] == "not-applicable" else "0"
        points = f"IF({cells['b']}=0,{empty},ROUND({points},2))"
    elif leaf["kind"] == "survey-mean":
        points = f"IF({'+'.join(cells.values())}=0,{no},ROUND({points},2))"
    else:
        points = f"ROUND({points},2)"
    return f'=IF({first}="N/A",{no},{points})'


def _points(leaf: Problem, cells: dict[str, str]) -> str:
    most, names = _number(leaf["max"]), list(cells.values())
    weighed = {"checklist": "items", "deduction": "faults", "survey-mean": "weights"}.get(leaf["kind"], "items")
    summed = "+".join(f"{_number(weight)}*{name}" for weight, name in zip(leaf[weighed], names, strict=False))
    rate = f"100*{cells.get('a')}/{cells.get('b')}"
    formulas = {
        "yes-no": f"{most}*{names[0]}",
        "choice": f"CHOOSE({names[0]}+1,{','.join(_number(points) for points in leaf['levels'])})",
        "checklist": summed,
        "imported": names[0],
        "external-index": f"{names[0]}*{most}/100",
        "deduction": f"MAX({_number(leaf['floor'])},{most}-({summed}))",
        "survey-mean": f"{most}*({summed})/({'+'.join(names)})/100",
        "linear": f"MIN({most},{most}*{rate}/100)",
        "target": f"MIN({most},{most}*{rate}/{_number(leaf['target'])})",
        "linear-above": f"IF({rate}<{_number(leaf['from'])},0,MIN({most},{most}*{rate}/100))",
    }
    return formulas.get(leaf["kind"]) or _bands(leaf, names[0] if leaf["kind"] == "count-bands" else rate)


def _bands(leaf: Problem, value: str) -> str:
    if leaf["kind"] == "count-bands":
        ladder = [(">=", Fraction(start), points) for start, points in leaf["bands"]]
    else:
        ladder = [(">=" if end == "from" else ">", at, points) for end, at, points in leaf["bands"]]
    return _ladder(ladder, value)


def _ladder(ladder: list[tuple[str, Fraction, Fraction]], value: str) -> str:
    if not ladder:
        return "0"
    *below, (sign, at, points) = ladder
    return f"IF({value}{sign}{_number(at)},{_number(points)},{_ladder(below, value)})"


def _totals(index: Problem, row: int, last: int) -> Iterator[str]:
    """Yield the formulas of the areas, then achieved, applicable maximum, total, percent, rank."""
    leaves = [leaf["code"] for leaf in index["leaves"]]
    for area in (code for code in index["maxima"] if "." not in code):
        mine = [xl_col_to_name(i) for i, code in enumerate(leaves) if code.startswith(f"{area}.")]
        yield f"=SUM({mine[0]}{row}:{mine[-1]}{row})"
    areas = sum("." not in code for code in index["maxima"])
    first, end = xl_col_to_name(len(leaves)), xl_col_to_name(len(leaves) + areas - 1)
    achieved, applicable, _, percent = (xl_col_to_name(len(leaves) + areas + i) for i in range(4))
    points = f"A{row}:{xl_col_to_name(len(leaves) - 1)}{row}"
    maxima, rescaled = (f"A${n}:{xl_col_to_name(len(leaves) - 1)}${n}" for n in (1, 2))
    yield f"=SUM({first}{row}:{end}{row})"
    yield f'=SUMPRODUCT(({points}<>"N/A")*{maxima})'
    regained = f'SUMPRODUCT(({points}="N/A")*{maxima}*{rescaled})'
    yield f"=ROUND({achieved}{row}*({applicable}{row}+{regained})/{applicable}{row},2)"
    yield f"=100*{achieved}{row}/{applicable}{row}"
    yield f"=RANK({percent}{row},{percent}${FIRST_ROW}:{percent}${last},0)"


def _number(number: Fraction) -> str:
    return str(float(number))
