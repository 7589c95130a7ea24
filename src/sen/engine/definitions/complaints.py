"""What the shape check found, as findings an officer can act on."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sen.engine.answers import Finding
from sen.engine.rules import RuleProblem

_UNKNOWN_KEY = ("unexpected_keyword_argument", "extra_forbidden")

_SENTENCES = {
    "string_type": ("phải là chữ", "Đặt giá trị trong ngoặc kép."),
    "int_type": ("phải là số nguyên", "Ghi số nguyên, không có ngoặc kép."),
    "tuple_type": ("phải là một danh sách", "Đặt các giá trị trong ngoặc vuông [ … ]."),
    "dict_type": ("phải là một bảng", "Ghi dạng { khóa = giá trị }."),
    "dataclass_type": ("phải là một bảng", "Ghi dạng { khóa = giá trị }."),
    "date_type": ("phải là một ngày", "Ghi ngày không có ngoặc kép, ví dụ 2023-01-15."),
    "string_pattern_mismatch": (
        "không đúng dạng mã",
        "Ghi mã gồm các số nối bằng dấu chấm, ví dụ “1.1.4”.",
    ),
}


def complaints(
    problem: ValidationError,
    file: str,
    *,
    within: str,
    criterion: str | None = None,
    known: Sequence[str] = (),
) -> Iterator[Finding]:
    """
    Turn every error of a shape check into a finding.

    :param within: the part of the file that was checked, such as ``rule``
    :param known: keys that exist there, to suggest the one that was meant
    """
    for error in problem.errors(include_url=False):
        key = _path(within, error["loc"])
        code, sentence, remedy = _words(error, key, known)
        yield Finding(code, file, sentence, remedy, criterion)


def unknown_key(key: str, known: Sequence[str]) -> tuple[str, str, str]:
    """Word an unknown key, with the known one nearest to it."""
    near = get_close_matches(key.rpartition(".")[2], known, n=1)
    remedy = f"Có phải “{near[0]}”?" if near else "Xóa khóa này hoặc sửa lại tên."
    return "unknown-key", f"Không có khóa “{key}”.", remedy


def _words(error: ErrorDetails, key: str, known: Sequence[str]) -> tuple[str, str, str]:
    kind = error["type"]
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, RuleProblem):
        return cause.code, f"{key}: {cause.sentence}", cause.remedy
    if kind in _UNKNOWN_KEY:
        return unknown_key(key, known)
    if kind == "missing":
        return "missing-key", f"Thiếu “{key}”.", "Bổ sung khóa này."
    if kind == "enum":
        return (
            "bad-value",
            f"“{key}” có giá trị lạ “{error['input']}”.",
            f"Chọn một trong: {error['ctx']['expected'].replace(' or ', ', ')}.",
        )
    sentence, remedy = _SENTENCES.get(
        kind, ("có giá trị không dùng được", "Xem lại giá trị này trong docs/formats.md.")
    )
    return "bad-value", f"“{key}” {sentence}.", remedy


def _path(within: str, location: tuple[int | str, ...]) -> str:
    path = within
    for step in location:
        path += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if path else step
    return path
