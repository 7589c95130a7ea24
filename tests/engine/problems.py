"""Generated problems: an index of every kind of rule, and the answers of a few units."""

from fractions import Fraction
from itertools import accumulate
from typing import Any

from hypothesis import strategies as st

from sen.engine import decimal_text
from tests.engine.oracle import MISSING, NA, Problem

QUARTER = Fraction(1, 4)
quarters = st.integers(1, 20).map(lambda n: n * QUARTER)
counts = st.integers(0, 12).map(Fraction)
hundredths = st.integers(0, 10_000).map(lambda n: Fraction(n, 100))
TREATMENTS = ("full-marks", "redistribute", "rescale-group", "rescale-total", "exclude")
KINDS = (
    "yes-no", "choice", "checklist", "imported", "external-index", "deduction", "survey-mean",
    "count-bands", "linear", "target", "linear-above", "bands",
)  # fmt: skip


@st.composite
def leaves(draw: st.DrawFn, code: str) -> Problem:
    """Draw one leaf whose best points are its maximum."""
    leaf: Problem = {
        "code": code,
        "kind": draw(st.sampled_from(KINDS)),
        "max": draw(quarters),
        "treatment": draw(st.sampled_from(TREATMENTS)),
        "when_zero": draw(st.sampled_from(("zero-points", "not-applicable"))),
    }
    most = leaf["max"]
    part = st.integers(0, int(most / QUARTER)).map(lambda n: n * QUARTER)
    leaf["levels"] = draw(st.permutations([most, *draw(st.lists(part, min_size=1, max_size=3))]))
    split = draw(st.integers(0, int(most / QUARTER)))
    leaf["items"] = [split * QUARTER, most - split * QUARTER]
    leaf["faults"] = draw(st.lists(quarters, min_size=1, max_size=3))
    leaf["floor"] = most - QUARTER if draw(st.booleans()) else Fraction(0)
    leaf["weights"] = [Fraction(100), *draw(st.lists(st.integers(0, 100).map(Fraction), min_size=1, max_size=3))]
    leaf["target"] = Fraction(draw(st.sampled_from((50, 80, 90, 100))))
    leaf["from"], leaf["full"] = Fraction(draw(st.sampled_from((50, 70, 80)))), Fraction(100)
    rising = sorted(draw(st.lists(part, max_size=3)))
    if leaf["kind"] == "count-bands":
        starts = [0, *accumulate(draw(st.integers(1, 4)) for _ in rising)]
        leaf["bands"] = list(zip(starts, [most, *reversed(rising)], strict=True))
    else:
        starts = sorted(
            draw(
                st.sets(
                    st.sampled_from((0, 25, 50, 70, 75, 90, 100)), min_size=len(rising) + 1, max_size=len(rising) + 1
                )
            )
        )
        ends = [draw(st.sampled_from(("from", "above"))) for _ in starts]
        leaf["bands"] = list(zip(ends, map(Fraction, starts), [*rising, most], strict=True))
    return leaf


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Draw an index of one to three areas, some with criteria of two levels."""
    maxima: dict[str, Fraction] = {}
    found = []
    for area in range(1, draw(st.integers(1, 3)) + 1):
        for number in range(1, draw(st.integers(1, 3)) + 1):
            code = f"{area}.{number}"
            below = [f"{code}.{i}" for i in range(1, draw(st.integers(1, 3)) + 1)] if draw(st.booleans()) else [code]
            mine = [draw(leaves(each)) for each in below]
            found += mine
            for leaf in mine:
                maxima[leaf["code"]] = leaf["max"]
            maxima[code] = sum((leaf["max"] for leaf in mine), Fraction(0))
            maxima[str(area)] = maxima.get(str(area), Fraction(0)) + maxima[code]
    return {
        "leaves": found,
        "maxima": maxima,
        "scale": sum((size for code, size in maxima.items() if "." not in code), Fraction(0)),
        "mode": draw(st.sampled_from(("half-up", "half-even", "half-down", "down", "up"))),
        "places": draw(st.integers(0, 3)),
        "at": draw(st.sampled_from(("leaf", "every-level", "total", "nowhere"))),
        "ties": draw(st.sampled_from(("competition", "dense", "sequential"))),
        "by": draw(st.sampled_from(("percent", "points"))),
    }


@st.composite
def sheets(draw: st.DrawFn, problem: Problem) -> dict[str, Any]:
    """Draw the answers of one unit: figures, not applicable, or missing."""
    given: dict[str, Any] = {}
    for leaf in problem["leaves"]:
        state = draw(st.sampled_from(("value", "value", "value", NA, MISSING)))
        given[leaf["code"]] = draw(_figures(leaf)) if state == "value" else state
    return given


def _figures(leaf: Problem) -> st.SearchStrategy[dict[str, Fraction]]:
    match leaf["kind"]:
        case "yes-no":
            return st.fixed_dictionaries({"value": st.integers(0, 1).map(Fraction)})
        case "choice":
            return st.fixed_dictionaries({"value": st.integers(0, len(leaf["levels"]) - 1).map(Fraction)})
        case "checklist":
            return st.fixed_dictionaries({f"i{i}": st.integers(0, 1).map(Fraction) for i in range(2)})
        case "imported":
            return st.fixed_dictionaries(
                {"value": st.integers(0, int(leaf["max"] * 100)).map(lambda n: Fraction(n, 100))}
            )
        case "external-index":
            return st.fixed_dictionaries({"value": hundredths})
        case "deduction":
            return st.fixed_dictionaries({f"i{i}": counts for i in range(len(leaf["faults"]))})
        case "survey-mean":
            return st.fixed_dictionaries({f"i{i}": counts for i in range(len(leaf["weights"]))})
        case "count-bands":
            return st.fixed_dictionaries({"n": counts})
    return st.fixed_dictionaries({"a": counts, "b": counts})


def as_toml(problem: Problem) -> str:
    """Write the problem as a definition file."""
    leaves_by_code = {leaf["code"]: leaf for leaf in problem["leaves"]}
    lines = [
        '[index]\nid = "p"\nversion = "1"\ntitle = "p"\nstatus = "draft"',
        "valid = { from = 2023-01-01, to = 2023-12-31 }",
        f'scale = "{decimal_text(problem["scale"])}"',
        f'rounding = {{ mode = "{problem["mode"]}", places = {problem["places"]}, at = "{problem["at"]}" }}',
        f'ranking = {{ ties = "{problem["ties"]}", by = "{problem["by"]}", absent = "ranked" }}',
    ]
    for code, size in problem["maxima"].items():
        lines += ["[[criterion]]", f'code = "{code}"', f'title = "{code}"', f'max = "{decimal_text(size)}"']
        if code in leaves_by_code:
            lines += ['basis = "b"', 'owner = "o"', *_leaf(leaves_by_code[code])]
    return "\n".join(lines)


def _leaf(leaf: Problem) -> list[str]:
    lines = [f'not_applicable = "{leaf["treatment"]}"', f'rule = {{ kind = "{leaf["kind"]}"{_parameters(leaf)} }}']
    if leaf["kind"] in ("linear", "target", "linear-above", "bands"):
        lines.append(f'measure = {{ ratio = ["a", "b"], when_zero = "{leaf["when_zero"]}" }}')
        lines.append('inputs = [{ name = "a", label = "a" }, { name = "b", label = "b" }]')
    if leaf["kind"] == "count-bands":
        lines.append('measure = { value = "n" }\ninputs = [{ name = "n", label = "n", unit = "vụ" }]')
    return lines


def _parameters(leaf: Problem) -> str:
    text = decimal_text
    match leaf["kind"]:
        case "choice":
            options = (
                f'{{ key = "k{i}", label = "l{i}", points = "{text(p)}" }}' for i, p in enumerate(leaf["levels"])
            )
            return f", options = [{', '.join(options)}]"
        case "checklist":
            items = (f'{{ input = "i{i}", label = "l{i}", points = "{text(p)}" }}' for i, p in enumerate(leaf["items"]))
            return f", items = [{', '.join(items)}]"
        case "deduction":
            faults = (
                f'{{ input = "i{i}", label = "l{i}", points = "{text(p)}" }}' for i, p in enumerate(leaf["faults"])
            )
            return f', floor = "{text(leaf["floor"])}", each = [{", ".join(faults)}]'
        case "survey-mean":
            options = (
                f'{{ input = "i{i}", label = "l{i}", weight = "{text(w)}" }}' for i, w in enumerate(leaf["weights"])
            )
            return f', when_zero = "not-applicable", options = [{", ".join(options)}]'
        case "count-bands":
            bands = (f'{{ from = {start}, points = "{text(p)}" }}' for start, p in leaf["bands"])
            return f", bands = [{', '.join(bands)}]"
        case "bands":
            bands = (f'{{ {end} = "{text(at)}", points = "{text(p)}" }}' for end, at, p in leaf["bands"])
            return f", bands = [{', '.join(bands)}]"
        case "target":
            return f', target = "{text(leaf["target"])}"'
        case "linear-above":
            return f', from = "{text(leaf["from"])}", full = "{text(leaf["full"])}"'
        case "imported" | "external-index":
            return ', source = "s"'
    return ""
