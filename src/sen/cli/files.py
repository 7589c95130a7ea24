"""Definition and answers files on disk: read, with the frame a definition extends."""

from collections.abc import Mapping
from pathlib import Path

from sen.engine import (
    Answers,
    BadInput,
    CheckedDefinition,
    Finding,
    IndexDefinition,
    Severity,
    answers_from_lines,
    check_definition,
    frame_named_in,
    load_definition,
    read_lines,
)

#: No definition or answers file of an office comes near; a larger one is a mistake.
LARGEST_FILE = 64 * 1024 * 1024

SEVERITY = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo"}


def read_text(path: Path) -> str:
    """
    Read a file as UTF-8.

    :raises BadInput: if it is too large, not UTF-8, or cannot be read
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadInput([Finding("too-large", str(path), "Tệp lớn hơn 64 MB.", "Kiểm tra có đúng tệp không.")])
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        finding = Finding("not-utf8", str(path), "Tệp không phải UTF-8.", "Lưu lại với bảng mã UTF-8.")
        raise BadInput([finding]) from None
    except OSError:
        finding = Finding("unreadable", str(path), "Không đọc được tệp này.", "Kiểm tra đường dẫn và quyền đọc.")
        raise BadInput([finding]) from None


def check_file(path: Path) -> CheckedDefinition:
    """
    Check a definition file, with the frame it extends.

    :raises BadInput: if a file cannot be read
    """
    text = read_text(path)
    return check_definition(text, str(path), frame=_frame(path, text))


def load_file(path: Path) -> IndexDefinition:
    """
    Load a definition file, with the frame it extends.

    :raises BadInput: if a file cannot be read or the definition has errors
    """
    text = read_text(path)
    return load_definition(text, str(path), frame=_frame(path, text))


def answers_file(definition: IndexDefinition, path: Path) -> Mapping[str, Answers]:
    """
    Read an answers file.

    :raises BadInput: if it cannot be read, or a line does not fit the definition
    """
    return answers_from_lines(definition, read_lines(read_text(path), str(path)), str(path))


def _frame(path: Path, text: str) -> str | None:
    named = frame_named_in(text)
    return read_text(path.parent / named) if named else None
