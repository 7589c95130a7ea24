"""`sen import-table`: the annex an office has becomes a draft definition."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sen.engine import BadInput, Finding, Severity
from sen.reform.common.clock import today
from sen.reform.indices.tables import import_table

OK, REFUSED = 0, 1

_SEVERITY = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo"}


def add_commands(commands: Any) -> None:
    """Add the commands that read and write tables."""
    imports = commands.add_parser("import-table", help="đọc phụ lục bảng tiêu chí (.docx, .xlsx) thành dự thảo TOML")
    imports.add_argument("file", type=Path, metavar="TỆP", help="phụ lục: STT, tiêu chí, điểm tối đa, cách chấm")
    imports.add_argument("-o", "--output", type=Path, metavar="TỆP", help="ghi dự thảo vào tệp này")
    imports.add_argument("--json", action="store_true", help="in kết quả dạng JSON (docs/formats.md)")
    imports.set_defaults(run=run_import)


def run_import(arguments: argparse.Namespace) -> int:
    """Read an annex; the draft to a file or the screen, the findings beside it; 1 if an error remains."""
    path: Path = arguments.file
    try:
        draft = import_table(path.name, _bytes(path), on=today())
        if arguments.output:
            _write(arguments.output, draft.text.encode())
    except BadInput as problem:
        return _refuse(problem.findings)
    if arguments.json:
        counts = {"criteria": draft.criteria, "leaves": draft.leaves, "recognised": draft.recognised}
        found = [_as_data(finding) for finding in draft.findings]
        print(json.dumps({"file": path.name, **counts, "findings": found, "toml": draft.text}, ensure_ascii=False))
        return REFUSED if draft.errors else OK
    if not arguments.output:
        print(draft.text, end="")
    _report(draft.findings)
    warnings = len(draft.findings) - len(draft.errors)
    print(
        f"{path.name}: {draft.criteria} tiêu chí, {draft.leaves} tiêu chí chấm điểm, hiểu cách chấm của "
        f"{draft.recognised}; {len(draft.errors)} lỗi, {warnings} cảnh báo.",
        file=sys.stderr,
    )
    return REFUSED if draft.errors else OK


def _as_data(finding: Finding) -> dict[str, Any]:
    return {
        "severity": str(finding.severity),
        "code": finding.code,
        "place": finding.file,
        "criterion": finding.criterion,
        "sentence": finding.sentence,
        "remedy": finding.remedy,
    }


def _report(findings: Iterable[Finding]) -> None:
    for finding in findings:
        print(f"{_SEVERITY[finding.severity]}: {finding}", file=sys.stderr)


def _refuse(findings: Iterable[Finding]) -> int:
    _report(findings)
    return REFUSED


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        finding = Finding("unreadable", str(path), "Không đọc được tệp này.", "Kiểm tra đường dẫn và quyền đọc.")
        raise BadInput([finding]) from None


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError:
        finding = Finding("unwritable", str(path), "Không ghi được tệp này.", "Kiểm tra thư mục và quyền ghi.")
        raise BadInput([finding]) from None
