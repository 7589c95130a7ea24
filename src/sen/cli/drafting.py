"""`sen draft-tasks`: tasks proposed from the text of a notice or a report."""

import argparse
import json
import sys
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sen.reform.common.clock import today
from sen.reform.common.errors import Refusal
from sen.reform.directives.drafting import (
    Draft,
    Gazetteer,
    KnownUnit,
    Proposal,
    TextTooLong,
    UnknownUnit,
    propose,
    written_on,
)
from sen.reform.organizations.workdays import WorkCalendar

ROOT = Path(__file__).resolve().parents[3]
DEMO_UNITS = ROOT / "demo" / "sa-dec-2023" / "units.toml"


class UnitsUnusable(ValueError):
    """The file of units cannot be read."""


def add_commands(commands: Any) -> None:
    """Add `sen draft-tasks`."""
    command = commands.add_parser(
        "draft-tasks", help="đề xuất nhiệm vụ từ một thông báo kết luận hoặc bài viết (.txt, .docx)"
    )
    command.add_argument("file", type=Path, metavar="TỆP", help="văn bản .txt (UTF-8) hoặc .docx")
    command.add_argument("--json", action="store_true", help="in kết quả dạng JSON (docs/formats-draft-tasks.md)")
    command.add_argument(
        "--units",
        type=Path,
        default=DEMO_UNITS,
        metavar="TỆP",
        help="danh sách đơn vị (TOML); mặc định: bộ dữ liệu mẫu",
    )
    command.add_argument(
        "--on",
        type=date.fromisoformat,
        metavar="NĂM-THÁNG-NGÀY",
        help="ngày của văn bản; mặc định: ngày ghi ở đầu văn bản",
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Propose and print; 1 with a sentence when the text or the units cannot be read."""
    try:
        text = read(arguments.file)
        on = arguments.on or written_on(text) or today()
        gazetteer = gazetteer_from(arguments.units, on=on)
        proposal = propose(text, gazetteer, on, WorkCalendar())
    except OSError as error:
        return _refuse(f"Không đọc được tệp “{error.filename}”. Hãy kiểm tra đường dẫn và quyền đọc rồi thử lại.")
    except Refusal as refusal:
        return _refuse(_in_vietnamese(refusal))
    except (TextTooLong, UnitsUnusable) as error:
        return _refuse(str(error))
    sys.stderr.writelines(f"{sentence}\n" for sentence in _notes(proposal))
    if arguments.json:
        shown = as_json(arguments.file.name, on, proposal, gazetteer)
        sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(as_text(proposal, gazetteer))
    return 0


def read(path: Path) -> str:
    """
    The text of a file; of plain text exactly the letters of the file, so that spans fit it.

    :raises Refusal: if the file holds no text that can be read
    """
    from sen.reform.documents.intake import read_text
    from sen.reform.documents.intake.plain import read_plain

    data = path.read_bytes()
    text = read_text(path.name, data)
    return read_plain(path.name, data) if path.suffix.lower() == ".txt" else text


def gazetteer_from(path: Path, *, on: date) -> Gazetteer:
    """
    The units of a TOML file that existed on a day.

    :raises UnitsUnusable: if the file is no list of units
    """
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8-sig"))["unit"]
        return Gazetteer(tuple(_unit(row) for row in rows if _existed(row, on)))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
        raise UnitsUnusable(
            f"“{path.name}” không phải danh sách đơn vị: mỗi đơn vị cần một mục [[unit]] với code, name và kind. "
            f"Hãy sửa tệp rồi thử lại. (Chi tiết: {error})"
        ) from error


def as_json(name: str, on: date, proposal: Proposal, gazetteer: Gazetteer) -> dict[str, Any]:
    """The proposal in the form docs/formats-draft-tasks.md describes."""
    return {
        "file": name,
        "written_on": on.isoformat(),
        "authority": proposal.authority or None,
        "drafts": [_draft_as_json(draft, gazetteer) for draft in proposal.drafts],
        "unknown_units": [
            {"name": one.name, "span": list(one.span), "suggestions": list(one.suggestions)}
            for one in proposal.unknown_units
        ],
        "skipped": [{"span": list(one.span), "quote": one.quote, "reason": one.reason} for one in proposal.skipped],
    }


def as_text(proposal: Proposal, gazetteer: Gazetteer) -> str:
    """The proposal for a person at a terminal."""
    if not proposal.drafts:
        return "Không thấy việc nào được giao trong văn bản.\n"
    lines: list[str] = []
    for number, draft in enumerate(proposal.drafts, start=1):
        helpers = [gazetteer.unit(code).name for code in draft.co_ordinators]
        beside = ", ".join([*helpers, *draft.unknown_co_ordinators])
        lines += [f"{number}. {draft.what}", f"   Chủ trì: {_leads_as_text(draft, gazetteer)}"]
        lines += [f"   Phối hợp: {beside}"] if beside else []
        lines += [f"   Hạn: {_due_as_text(draft)}", *(f"   Lưu ý: {warning}" for warning in draft.warnings)]
    return "\n".join(lines) + "\n"


def _leads_as_text(draft: Draft, gazetteer: Gazetteer) -> str:
    """Units by name; a set and whoever is not in the list by the words of the text."""
    sets = draft.lead_set.split("; ") if draft.lead_set else []
    names = [gazetteer.unit(code).name for _words, code in draft.lead_words]
    strangers = [name for name in draft.unknown_leads if name not in sets]
    return ", ".join([*names, *sets, *strangers]) or "(chưa rõ)"


def _due_as_text(draft: Draft) -> str:
    if draft.due is None:
        return f"không có ngày (“{draft.due_words}”)" if draft.due_words else "chưa có"
    day = f"{draft.due.day}/{draft.due.month}/{draft.due.year}"
    return f"{day} (đề xuất theo “{draft.due_words}”)" if draft.due_is_proposed else day


def _draft_as_json(draft: Draft, gazetteer: Gazetteer) -> dict[str, Any]:
    known = [{"code": code, "name": gazetteer.unit(code).name} for code in draft.leads]
    return {
        "what": draft.what,
        "leads": [*known, *({"code": None, "name": name} for name in draft.unknown_leads)],
        "lead_set": draft.lead_set or None,
        "co_ordinators": [
            *({"code": code, "name": gazetteer.unit(code).name} for code in draft.co_ordinators),
            *({"code": None, "name": name} for name in draft.unknown_co_ordinators),
        ],
        "product": draft.product or None,
        "due": draft.due.isoformat() if draft.due else None,
        "due_is_proposed": draft.due_is_proposed,
        "due_words": draft.due_words or None,
        "span": list(draft.span),
        "quote": draft.quote,
        "rule": draft.rule,
        "warnings": list(draft.warnings),
    }


def _unit(row: Mapping[str, Any]) -> KnownUnit:
    return KnownUnit(row["code"], row["name"], row["kind"], tuple(row.get("short", ())))


def _existed(row: Mapping[str, Any], on: date) -> bool:
    begins, ends = row.get("from", on), row.get("to", on)
    return isinstance(begins, date) and isinstance(ends, date) and begins <= on <= ends


def _notes(proposal: Proposal) -> list[str]:
    """What whoever runs the command should know of the units."""
    if proposal.authority:
        return [
            f"Văn bản của {proposal.authority}, không thuộc danh sách đơn vị đang dùng: "
            "tên đơn vị được giữ nguyên văn. Dùng --units với danh sách của nơi đó để nhận diện đơn vị."
        ]
    return [_about(unknown) for unknown in proposal.unknown_units]


def _about(unknown: UnknownUnit) -> str:
    near = f" Gần nhất: {', '.join(unknown.suggestions)}." if unknown.suggestions else ""
    return f"Không có đơn vị “{unknown.name}” trong danh sách.{near}"


def _in_vietnamese(refusal: Refusal) -> str:
    import django
    from django.utils import translation

    django.setup()
    with translation.override("vi"):
        return refusal.sentence


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1
