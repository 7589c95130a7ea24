"""`sen check` and `sen score`: index definitions and answers from files; no database, no settings."""

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sen.cli.files import SEVERITY, answers_file, check_file, load_file, read_text
from sen.engine import (
    ENGINE_VERSION,
    Answers,
    BadInput,
    CheckedDefinition,
    Finding,
    IndexDefinition,
    Place,
    Scorecard,
    Severity,
    check_examples,
    check_versions,
    decimal_text,
    explain_card,
    rank,
    score_all,
    vietnamese,
)

OK, REFUSED = 0, 1
CSV_COLUMNS = ("unit", "code", "points", "maximum", "applicable_maximum", "percent", "state", "rank", "grade")


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of the engine."""
    check = commands.add_parser("check", help="kiểm tra tệp định nghĩa bộ chỉ số")
    check.add_argument("files", nargs="+", metavar="TỆP", help="tệp .toml; tệp .examples.toml bên cạnh được chạy thử")
    check.set_defaults(run=run_check)
    score = commands.add_parser("score", help="chấm điểm, xếp hạng từ tệp số liệu")
    score.add_argument("definition", metavar="ĐỊNH_NGHĨA", help="tệp định nghĩa bộ chỉ số (.toml)")
    score.add_argument("answers", metavar="SỐ_LIỆU", help="tệp số liệu: unit,code,input,value[,reason]")
    form = score.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="in kết quả dạng JSON (docs/formats.md)")
    form.add_argument("--csv", action="store_true", help="in kết quả dạng CSV (docs/formats.md)")
    score.add_argument("--explain", nargs=2, metavar=("ĐƠN_VỊ", "MÃ"), help="vì sao đơn vị được điểm này")
    score.set_defaults(run=run_score)


def run_check(arguments: argparse.Namespace) -> int:
    """Check definition files, their examples, and whether versions of one index overlap."""
    findings: list[Finding] = []
    sound: list[tuple[str, IndexDefinition]] = []
    for name in arguments.files:
        try:
            checked = _check_file(Path(name))
        except BadInput as problem:
            findings += problem.findings
            continue
        findings += checked.findings
        if checked.definition is not None:
            sound.append((name, checked.definition))
    findings += check_versions(sound)
    for finding in findings:
        print(f"{SEVERITY[finding.severity]}: {finding}")
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    for name, definition in sound:
        print(
            f"{name}: {definition.title}, "
            f"{len(definition.areas)} lĩnh vực, {len(definition.leaves)} tiêu chí chấm điểm."
        )
    print(f"{len(arguments.files)} tệp, {errors} lỗi, {len(findings) - errors} cảnh báo.")
    return REFUSED if errors else OK


def run_score(arguments: argparse.Namespace) -> int:
    """Score and rank the units of an answers file, or explain one result."""
    try:
        definition = load_file(Path(arguments.definition))
        answers = answers_file(definition, Path(arguments.answers))
    except BadInput as problem:
        for finding in problem.findings:
            print(f"{SEVERITY[finding.severity]}: {finding}", file=sys.stderr)
        return REFUSED
    if arguments.explain:
        return _explain(definition, answers, arguments)
    cards = score_all(definition, answers.values())
    places = rank(definition, cards)
    if arguments.json:
        _print_json(results_as_data(definition, cards, places))
    elif arguments.csv:
        _print_csv(results_as_data(definition, cards, places))
    else:
        _print_table(definition, cards, places)
    return OK


def results_as_data(definition: IndexDefinition, cards: Iterable[Scorecard], places: Iterable[Place]) -> dict[str, Any]:
    """Return the results as docs/formats.md describes them: numbers are texts, in the order of the ranking."""
    by_unit = {card.unit: card for card in cards}
    return {
        "index": {
            "id": definition.id,
            "version": definition.version,
            "title": definition.title,
            "status": str(definition.status),
            "digest": definition.digest,
        },
        "engine": ENGINE_VERSION,
        "units": [_unit_as_data(definition, by_unit[place.unit], place) for place in places],
    }


def _check_file(path: Path) -> CheckedDefinition:
    checked = check_file(path)
    examples = path.with_suffix(".examples.toml")
    if checked.definition is None or not examples.exists():
        return checked
    found = check_examples(checked.definition, read_text(examples), str(examples))
    return CheckedDefinition(checked.definition, checked.findings + found)


def _explain(definition: IndexDefinition, answers: Mapping[str, Answers], arguments: argparse.Namespace) -> int:
    unit, code = arguments.explain
    if unit not in answers:
        print(f"{arguments.answers}: không có đơn vị “{unit}”. Có: {', '.join(answers)}.", file=sys.stderr)
        return REFUSED
    if code not in definition.by_code:
        print(f"{arguments.definition}: không có tiêu chí “{code}”. Kiểm tra lại mã.", file=sys.stderr)
        return REFUSED
    card = next(card for card in score_all(definition, answers.values()) if card.unit == unit)
    explanation = explain_card(definition, card, code)
    if arguments.json:
        step = explanation.next_step
        _print_json(
            {
                "unit": unit,
                "code": code,
                "sentence": explanation.sentence,
                "trace": None if explanation.trace is None else explanation.trace.as_data(),
                "next_points": None if step is None else decimal_text(step.points),
            }
        )
    else:
        print(explanation.sentence)
    return OK


def _unit_as_data(definition: IndexDefinition, card: Scorecard, place: Place) -> dict[str, Any]:
    total = card.total
    percent = None if total.percent is None else definition.rounding.apply(total.percent)
    return {
        "unit": card.unit,
        "total": decimal_text(total.points) if total.is_known else None,
        "maximum": decimal_text(total.maximum),
        "applicable_maximum": decimal_text(total.applicable_maximum),
        "percent": None if percent is None else decimal_text(percent),
        "rank": place.rank,
        "grade": place.grade,
        "state": str(total.state),
        "reason": place.reason,
        "bonus": decimal_text(card.bonus),
        "penalty": decimal_text(card.penalty),
        "awaits": place.awaits,
        "unmet": list(place.unmet),
        "nodes": {
            code: {
                "points": decimal_text(node.points) if node.is_known else None,
                "maximum": decimal_text(node.maximum),
                "applicable_maximum": decimal_text(node.applicable_maximum),
                "state": str(node.state),
            }
            for code, node in card.nodes.items()
        },
    }


def _print_json(data: Mapping[str, Any]) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


def _print_csv(data: Mapping[str, Any]) -> None:
    """Print a line for each unit, then one for each of its nodes; what is not known stays empty."""
    writer = csv.DictWriter(sys.stdout, CSV_COLUMNS, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for unit in data["units"]:
        writer.writerow({**unit, "points": unit["total"]})
        writer.writerows({**node, "unit": unit["unit"], "code": code} for code, node in unit["nodes"].items())


def _print_table(definition: IndexDefinition, cards: Iterable[Scorecard], places: Iterable[Place]) -> None:
    by_unit = {card.unit: card for card in cards}
    rows = [("Hạng", "Đơn vị", "Điểm", "Điểm tối đa áp dụng", "Chỉ số (%)", "Xếp loại")]
    places_shown = definition.rounding.places
    for place in places:
        total = by_unit[place.unit].total
        rows.append(
            (
                "–" if place.rank is None else str(place.rank),
                place.unit,
                vietnamese(total.points, places_shown) if total.is_known else "–",
                vietnamese(total.applicable_maximum),
                "–" if total.percent is None else vietnamese(definition.rounding.apply(total.percent), places_shown),
                place.grade or place.reason or "–",
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    print(f"{definition.title} ({definition.version})")
    for row in rows:
        rank_text, unit, *numbers, grade = row
        figures = "  ".join(text.rjust(width) for text, width in zip(numbers, widths[2:], strict=True))
        print(f"{rank_text.rjust(widths[0])}  {unit.ljust(widths[1])}  {figures}  {grade}")
