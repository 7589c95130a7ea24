"""`sen import-table`, `export-annex`, `export-workbook`: indices from the tables offices have, and back to them."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sen.engine import (
    BadInput,
    Finding,
    IndexDefinition,
    Severity,
    answers_from_lines,
    load_definition,
    read_lines,
)
from sen.reform.common.clock import today
from sen.reform.indices.tables import annex_docx, annex_xlsx, canonical, export_workbook, import_table

OK, REFUSED = 0, 1

#: No annex, definition or answers file of an office comes near; a larger one is a mistake.
LARGEST_FILE = 64 * 1024 * 1024

_SEVERITY = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo"}


def add_commands(commands: Any) -> None:
    """Add the commands that read and write tables."""
    imports = commands.add_parser("import-table", help="đọc phụ lục bảng tiêu chí (.docx, .xlsx) thành dự thảo TOML")
    imports.add_argument("file", type=Path, metavar="TỆP", help="phụ lục: STT, tiêu chí, điểm tối đa, cách chấm")
    imports.add_argument("-o", "--output", type=Path, metavar="TỆP", help="ghi dự thảo vào tệp này")
    imports.add_argument("--json", action="store_true", help="in kết quả dạng JSON (docs/formats.md)")
    imports.set_defaults(run=run_import)
    annex = commands.add_parser("export-annex", help="viết phụ lục của bộ chỉ số: .docx, .xlsx, hoặc .toml dạng chuẩn")
    annex.add_argument("definition", type=Path, metavar="ĐỊNH_NGHĨA", help="tệp định nghĩa bộ chỉ số (.toml)")
    annex.add_argument("output", type=Path, metavar="RA", help="tệp .docx, .xlsx hoặc .toml sẽ ghi")
    annex.set_defaults(run=run_annex)
    workbook = commands.add_parser("export-workbook", help="viết bảng tính .xlsx có công thức, tự tính điểm, xếp hạng")
    workbook.add_argument("definition", type=Path, metavar="ĐỊNH_NGHĨA", help="tệp định nghĩa bộ chỉ số (.toml)")
    workbook.add_argument("answers", type=Path, metavar="SỐ_LIỆU", help="tệp số liệu: unit,code,input,value[,reason]")
    workbook.add_argument("output", type=Path, metavar="RA", help="tệp .xlsx sẽ ghi")
    workbook.set_defaults(run=run_workbook)


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


def run_annex(arguments: argparse.Namespace) -> int:
    """Write the annex of a definition, by the ending of the file that is asked for."""
    try:
        text = _text(arguments.definition)
        definition = load_definition(text, str(arguments.definition))
        _write(arguments.output, _annex(definition, text, arguments.output))
    except BadInput as problem:
        return _refuse(problem.findings)
    print(f"{arguments.output}: {definition.title}, {len(definition.criteria)} tiêu chí.")
    return OK


def run_workbook(arguments: argparse.Namespace) -> int:
    """Write the workbook of a definition and its answers; say what in it are values."""
    try:
        if arguments.output.suffix.lower() != ".xlsx":
            raise _other_ending(arguments.output, ".xlsx")
        definition = load_definition(_text(arguments.definition), str(arguments.definition))
        lines = read_lines(_text(arguments.answers), str(arguments.answers))
        answers = answers_from_lines(definition, lines, str(arguments.answers))
        exported = export_workbook(definition, answers)
        _write(arguments.output, exported.data)
    except BadInput as problem:
        return _refuse(problem.findings)
    for code, words in exported.kept.items():
        print(f"Ghi bằng giá trị, không có công thức: {code} {words}.", file=sys.stderr)
    print(f"{arguments.output}: {len(answers)} đơn vị, {exported.cells_as_values} ô điểm ghi bằng giá trị.")
    return OK


def _annex(definition: IndexDefinition, text: str, path: Path) -> bytes:
    match path.suffix.lower():
        case ".docx":
            return annex_docx(definition)
        case ".xlsx":
            return annex_xlsx(definition)
        case ".toml":
            return canonical(text).encode()
    raise _other_ending(path, ".docx, .xlsx hoặc .toml")


def _other_ending(path: Path, endings: str) -> BadInput:
    finding = Finding(
        "unknown-ending", str(path), "Không biết viết tệp có đuôi này.", f"Đặt tên tệp có đuôi {endings}."
    )
    return BadInput([finding])


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        finding = Finding("not-utf8", str(path), "Tệp không phải UTF-8.", "Lưu lại với bảng mã UTF-8.")
        raise BadInput([finding]) from None


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
        if path.stat().st_size > LARGEST_FILE:
            raise BadInput([Finding("too-large", str(path), "Tệp lớn hơn 64 MB.", "Kiểm tra có đúng tệp không.")])
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
