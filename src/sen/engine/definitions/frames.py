"""Inheritance: a lower tier extends the frame of a higher one, adding criteria and figures of its own."""

import tomllib
from collections.abc import Mapping
from typing import Any

from sen.engine.answers import Finding

#: What a lower tier may say about a criterion of the frame; the rest is the frame's.
MAY_CHANGE = frozenset({"code", "max", "owner", "evidence", "note", "weight", "not_applicable"})
_LISTS = ("criterion", "bonus", "penalty", "fact")

Written = dict[str, Any]


def frame_named_in(text: str) -> str:
    """Return what a definition extends, as it is written there; empty if it stands alone or cannot be read."""
    try:
        written = tomllib.loads(text.removeprefix("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return ""
    return frame_of(written)


def frame_of(written: Written) -> str:
    """Return what a file that was read extends; empty if it stands alone."""
    named = _table(written).get("extends", "")
    return named if isinstance(named, str) else ""


def extend(frame: Written, own: Written, name: str) -> tuple[Written, list[Finding]]:
    """Lay a definition over its frame: keys of the index replace, lists grow, the rules of the frame stay."""
    findings: list[Finding] = []
    index = {**_table(frame), **_table(own)}
    whole: Written = {**frame, **own, "index": index}
    for key in _LISTS:
        base, added = frame.get(key, []), own.get(key, [])
        if isinstance(base, list) and isinstance(added, list) and (base or added):
            whole[key] = _merged(base, added, name, findings)
    return whole, findings


def _table(written: Written) -> Written:
    index = written.get("index", {})
    return index if isinstance(index, dict) else {}


def _merged(base: list[Any], added: list[Any], name: str, findings: list[Finding]) -> list[Any]:
    by_code = {_code(entry): position for position, entry in enumerate(base) if _code(entry)}
    found = list(base)
    for entry in added:
        position = by_code.get(_code(entry))
        if position is None:
            found.append(entry)
            continue
        found[position] = {**base[position], **entry}
        findings += _changes(entry, name)
    return sorted(found, key=_order)


def _changes(entry: Mapping[str, Any], name: str) -> list[Finding]:
    return [
        Finding(
            "frame-changed",
            name,
            f"“{key}” của tiêu chí này do khung quy định.",
            "Xóa khóa này; cấp dưới chỉ thêm tiêu chí, đổi điểm tối đa, cơ quan thẩm định, tài liệu kiểm chứng.",
            str(entry["code"]),
        )
        for key in entry
        if key not in MAY_CHANGE
    ]


def _code(entry: object) -> str:
    code = entry.get("code") if isinstance(entry, dict) else None
    return code if isinstance(code, str) else ""


def _order(entry: object) -> tuple[int, ...]:
    """Place by the numbers of the code; what has none goes last and is complained about later."""
    parts = _code(entry).split(".")
    return tuple(int(part) for part in parts) if all(part.isdecimal() for part in parts) else (10_000,)
