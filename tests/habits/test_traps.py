"""Every trap seen in existing systems has a test that is called after it, so that whoever asks can find it."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
NAMED = re.compile(r"(?:def test_|class Test)\w*?[Tt]rap_?(\d+)[_A-Z]")

TRAPS = {
    1: "a total, a rank or another role's field sent by the client",
    2: "saving after the window by its address",
    3: "two people save the same item",
    4: "the state of a unit worked out from its rows",
    5: "parents summed as well as leaves",
    6: "a maximum of 0 passes silently",
    7: "floats, rounding before ranking",
    8: "names as keys",
    9: "ranking without year and set, cohorts mixed",
    10: "not applicable scored as 0",
    11: "finished late counted as done",
    12: "unlimited extensions",
    13: "explanations: lost deadline, no way back, nothing applied again",
    14: "an approval survives a later change",
    15: "deleting an index deletes evidence",
    16: "predictable public addresses of evidence",
    20: "the published rule is not the executed rule",
    21: "points for the volume of activity",
    22: "one bad field blocks the page",
    23: "duplicated responses",
    24: "export columns are not import columns",
    28: "an empty season crashes pages",
    29: "alert storms",
}


@pytest.mark.parametrize("number", TRAPS, ids=lambda number: f"{number}: {TRAPS[number]}")
def test_a_test_is_called_after_each_trap(number):
    found = {int(each) for path in TESTS.rglob("test_*.py") for each in NAMED.findall(path.read_text(encoding="utf-8"))}
    assert number in found, f"no test is named after trap {number} ({TRAPS[number]})"
