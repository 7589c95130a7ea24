"""`sen diff` and `sen simulate`: two versions of an index side by side; no database, no settings."""

import argparse
import json
import sys
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from sen.cli.files import SEVERITY, answers_file, load_file
from sen.engine import (
    BadInput,
    Change,
    ChangeKind,
    Difference,
    IndexDefinition,
    Simulation,
    UnitMove,
    decimal_text,
    difference,
    simulate,
    vietnamese,
)

OK, REFUSED = 0, 1

_WORDS = {
    ChangeKind.ADDED: "thêm",
    ChangeKind.REMOVED: "bỏ",
    ChangeKind.MOVED: "đổi mã",
    ChangeKind.RENAMED: "đổi tên",
    ChangeKind.MAXIMUM: "đổi điểm tối đa",
    ChangeKind.RULE: "đổi cách tính",
    ChangeKind.WEIGHT: "đổi quyền số",
    ChangeKind.TREATMENT: "đổi cách tính khi không phát sinh",
    ChangeKind.INDEX: "bộ chỉ số",
}


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands that compare versions."""
    diff = commands.add_parser("diff", help="hai phiên bản bộ chỉ số khác nhau ở đâu")
    _versions(diff)
    diff.set_defaults(run=run_diff)
    trial = commands.add_parser("simulate", help="chấm cùng số liệu theo phiên bản khác: ai được, ai mất")
    _versions(trial)
    trial.add_argument("answers", metavar="SỐ_LIỆU", help="tệp số liệu của phiên bản cũ")
    trial.set_defaults(run=run_simulate)


def run_diff(arguments: argparse.Namespace) -> int:
    """Print what changed between two versions."""
    try:
        old, new = load_file(Path(arguments.old)), load_file(Path(arguments.new))
    except BadInput as problem:
        return _refuse(problem)
    mapping = _mapping(arguments, old, new)
    if mapping is None:
        return REFUSED
    found = difference(old, new, mapping=mapping)
    if arguments.json:
        _print_json(difference_as_data(found))
        return OK
    for change in found.changes:
        print(_line(change))
    print(f"{len(found.changes)} thay đổi; {len(found.comparable)} dòng so sánh được giữa hai phiên bản.")
    return OK


def run_simulate(arguments: argparse.Namespace) -> int:
    """Print what another version would have made of the same answers."""
    try:
        old, new = load_file(Path(arguments.old)), load_file(Path(arguments.new))
        answers = answers_file(old, Path(arguments.answers))
    except BadInput as problem:
        return _refuse(problem)
    mapping = _mapping(arguments, old, new)
    if mapping is None:
        return REFUSED
    found = simulate(old, new, answers.values(), mapping=mapping)
    if arguments.json:
        _print_json(simulation_as_data(found))
        return OK
    for move in found.units:
        print(_move(move))
    for points in found.criteria:
        if points.before != points.after:
            codes = points.new_code or points.old_code
            change = f"{vietnamese(points.before, 2)} → {vietnamese(points.after, 2)}"
            print(f"{codes} {points.title}: bình quân {change}")
    if found.unanswered:
        print(f"Chưa có số liệu, tính như chưa nộp: {', '.join(found.unanswered)}.")
    return OK


def difference_as_data(found: Difference) -> dict[str, Any]:
    """Return the changes as docs/formats.md describes them."""
    return {
        "mapping": dict(found.mapping),
        "comparable": dict(found.comparable),
        "changes": [
            {
                "kind": str(change.kind),
                "old": change.old_code,
                "new": change.new_code,
                "title": change.title,
                "before": change.before,
                "after": change.after,
            }
            for change in found.changes
        ],
    }


def simulation_as_data(found: Simulation) -> dict[str, Any]:
    """Return a simulation as docs/formats.md describes it: numbers are texts."""
    return {
        "units": [
            {
                "unit": move.unit,
                "percent_before": _text(move.percent_before),
                "percent_after": _text(move.percent_after),
                "gain": _text(move.gain),
                "rank_before": move.before.rank,
                "rank_after": move.after.rank,
                "places_up": move.places_up,
                "grade_before": move.before.grade,
                "grade_after": move.after.grade,
            }
            for move in found.units
        ],
        "criteria": [
            {
                "old": points.old_code,
                "new": points.new_code,
                "title": points.title,
                "before": decimal_text(points.before),
                "after": decimal_text(points.after),
            }
            for points in found.criteria
        ],
        "unanswered": list(found.unanswered),
    }


def _versions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="CŨ", help="tệp định nghĩa phiên bản cũ (.toml)")
    parser.add_argument("new", metavar="MỚI", help="tệp định nghĩa phiên bản mới (.toml)")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON (docs/formats.md)")
    parser.add_argument(
        "--map", action="append", default=[], metavar="CŨ=MỚI", help="mã cũ nào là mã mới nào, ví dụ 1.2=1.3"
    )


def _mapping(arguments: argparse.Namespace, old: IndexDefinition, new: IndexDefinition) -> dict[str, str] | None:
    found: dict[str, str] = {}
    for written in arguments.map:
        before, _, after = written.partition("=")
        if before not in old.by_code or after not in new.by_code:
            print(f"--map {written}: không có mã này. Ghi dạng MÃ_CŨ=MÃ_MỚI, ví dụ 1.2=1.3.", file=sys.stderr)
            return None
        found[before] = after
    return found


def _refuse(problem: BadInput) -> int:
    for finding in problem.findings:
        print(f"{SEVERITY[finding.severity]}: {finding}", file=sys.stderr)
    return REFUSED


def _line(change: Change) -> str:
    codes = " → ".join(dict.fromkeys(code for code in (change.old_code, change.new_code) if code))
    what = " → ".join(words for words in (change.before, change.after) if words)
    return f"{_WORDS[change.kind]}: {codes} {change.title}: {what}".replace(":  ", ": ")


def _move(move: UnitMove) -> str:
    before = "–" if move.percent_before is None else vietnamese(move.percent_before, 2)
    after = "–" if move.percent_after is None else vietnamese(move.percent_after, 2)
    ranks = f"hạng {move.before.rank or '–'} → {move.after.rank or '–'}"
    return f"{move.unit}: {before} → {after} %, {ranks}"


def _text(number: Fraction | None) -> str | None:
    return None if number is None else decimal_text(number)


def _print_json(data: Mapping[str, Any]) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))
