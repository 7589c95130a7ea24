"""
Which lines and branches of ours the tests run: `pytest -p tests.measuring …`, then `python -m tests.measuring`.

SlipCover marks the code itself and takes a mark away once it was passed often, so that measuring costs a tenth instead
of two thirds of the time. Its own way into pytest marks the plugins of others, too, which some do not survive.
Both commands are told the folder they share as SEN_MEASURED.
"""

import json
import os
import sys
from fnmatch import fnmatch
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
from slipcover import FileMatcher, ImportManager, Slipcover, merge_coverage, print_coverage

OURS, GENERATED = ["src/sen"], ["*/migrations/*"]
LEAST = 95.0
# What every number and every right rests on is tried whole.
WHOLE = (
    "src/sen/engine/*",
    "src/sen/reform/*/operations.py",
    "src/sen/reform/*/operations/*",
    "src/sen/reform/*/permissions.py",
    "src/sen/reform/*/permissions/*",
)
_slipcover = Slipcover(branch=True, source=OURS, omit=GENERATED, exclude_also=[r"\.\.\.$"])


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Mark every module of ours as it is imported; Django imports them before any test does."""
    ImportManager(_slipcover, FileMatcher(OURS, GENERATED)).__enter__()


def pytest_sessionfinish() -> None:
    """Write down what this process ran; every worker has its own file."""
    measured = json.dumps(_slipcover.get_coverage())
    (_folder() / f"{os.environ.get('PYTEST_XDIST_WORKER', 'main')}.json").write_text(measured)


def _folder() -> Path:
    folder = Path(os.environ["SEN_MEASURED"])
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def report() -> int:
    """Print what no test runs; 1 when that is more than promised."""
    measured: dict[str, Any] = reduce(merge_coverage, (json.loads(file.read_text()) for file in _folder().iterdir()))
    print_coverage(measured, outfile=sys.stdout, skip_covered=True)
    run = measured["summary"]["percent_covered"]
    holes = [name for name, file in measured["files"].items() if _is_whole(name) and _has_holes(file)]
    for name in holes:
        print(f"{name} is not run whole.")
    print(f"{run:.1f} % of lines and branches are run; at least {LEAST} % have to be.")
    return 1 if holes or run < LEAST else 0


def _is_whole(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in WHOLE)


def _has_holes(file: dict[str, Any]) -> bool:
    return bool(file["missing_lines"] or file["missing_branches"])


if __name__ == "__main__":
    sys.exit(report())
