"""Writes the workbook, lets LibreOffice work on it in a child process, and brings back what it measured."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.engine import workbook
from tests.engine.oracle import NA


def measure(index: Any, sheets: list[Any], code: str) -> dict[str, Any] | None:
    """Return the CPU seconds of LibreOffice and its results, ``None`` if it is not here."""
    program, python = shutil.which("soffice"), _python_with_bridge()
    if program is None or python is None:
        return None
    binary = Path(program).resolve().with_name("soffice.bin")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "problem.xlsx")
        workbook.write(index, sheets, path)
        row = next(row for row, sheet in enumerate(sheets, workbook.FIRST_ROW) if sheet[code] != NA)
        cell = f"{workbook.columns(index)[code, 'value']}{row}"
        script = Path(__file__).with_name("spreadsheet.py")
        done = subprocess.run([python, script, path, folder, cell, binary], capture_output=True, check=False, text=True)
    if done.returncode:
        print(done.stderr)
        return None
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _python_with_bridge() -> str | None:
    for candidate in ("/usr/bin/python3", "python3"):
        path = shutil.which(candidate)
        if path and not subprocess.run([path, "-c", "import uno"], capture_output=True, check=False).returncode:
            return path
    return None
