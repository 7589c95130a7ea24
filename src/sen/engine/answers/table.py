"""The answers file: one line per unit, criterion and input."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from sen.engine.answers.findings import BadInput, Finding

HEADER = ("unit", "code", "input", "value")
WITH_REASON = (*HEADER, "reason")


@dataclass(frozen=True)
class AnswerLine:
    """One answer as it was written, before the definition says what it means."""

    unit: str
    code: str
    input: str
    text: str
    reason: str = ""
    line: int | None = None


def read_lines(text: str, name: str) -> tuple[AnswerLine, ...]:
    """
    Read ``unit,code,input,value[,reason]``, split by commas or, as Vietnamese Excel writes, semicolons.

    A leading byte-order mark is accepted.

    :raises BadInput: if the file is empty, has another header, or a line that does not fit it
    """
    rows = _rows(text.removeprefix("\ufeff"), name)
    first = next(rows, None)
    if first is None:
        raise BadInput(
            [
                Finding(
                    "empty-file",
                    name,
                    "Tệp trống.",
                    f"Ghi dòng tiêu đề “{','.join(HEADER)}”, rồi mỗi dòng một số liệu.",
                )
            ]
        )
    _check_header(first, name)
    findings: list[Finding] = []
    lines: list[AnswerLine] = []
    for number, cells in rows:
        line = _answer_line(cells, number, most_cells=len(first[1]))
        if line is None:
            findings.append(_wrong_width(cells, number, name))
        else:
            lines.append(line)
    findings.extend(_duplicates(lines, name))
    if not lines and not findings:
        findings.append(
            Finding(
                "empty-file",
                name,
                "Tệp chỉ có dòng tiêu đề, chưa có số liệu nào.",
                "Ghi mỗi dòng một số liệu, ví dụ “phuong-3,1.1,tasks_done,48”.",
            )
        )
    if findings:
        raise BadInput(findings)
    return tuple(lines)


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    header = text.lstrip().partition("\n")[0]
    delimiter = ";" if ";" in header and "," not in header else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error:
        raise BadInput(
            [
                Finding(
                    "not-csv",
                    name,
                    "Dòng này không đọc được theo dạng CSV.",
                    "Kiểm tra dấu ngoặc kép: mở thì phải đóng.",
                    line=reader.line_num,
                )
            ]
        ) from None


def _check_header(first: tuple[int, list[str]], name: str) -> None:
    number, cells = first
    if tuple(cells) not in (HEADER, WITH_REASON):
        raise BadInput(
            [
                Finding(
                    "wrong-header",
                    name,
                    f"Dòng tiêu đề là “{','.join(cells)[:80]}”.",
                    f"Sửa thành “{','.join(HEADER)}” hoặc “{','.join(WITH_REASON)}”.",
                    line=number,
                )
            ]
        )


def _answer_line(cells: list[str], number: int, *, most_cells: int) -> AnswerLine | None:
    if not len(HEADER) <= len(cells) <= most_cells or not cells[0] or not cells[1]:
        return None
    unit, code, input_name, text, reason = [*cells, ""][: len(WITH_REASON)]
    return AnswerLine(unit, code, input_name, text, reason, line=number)


def _wrong_width(cells: list[str], number: int, name: str) -> Finding:
    return Finding(
        "wrong-line",
        name,
        f"Dòng có {len(cells)} ô, hoặc thiếu đơn vị hay mã tiêu chí.",
        "Mỗi dòng cần đơn vị, mã tiêu chí, số liệu đầu vào, giá trị; "
        'số có dấu phẩy phải đặt trong ngoặc kép, ví dụ "12,5".',
        line=number,
    )


def _duplicates(lines: list[AnswerLine], name: str) -> Iterator[Finding]:
    seen: dict[tuple[str, str, str], int | None] = {}
    for line in lines:
        key = (line.unit, line.code, line.input)
        if key in seen:
            yield Finding(
                "duplicate-line",
                name,
                f"Số liệu của {line.unit}, tiêu chí {line.code}"
                f"{f', {line.input}' if line.input else ''} đã có ở dòng {seen[key]}.",
                "Giữ một dòng, xóa dòng kia.",
                line=line.line,
            )
        seen.setdefault(key, line.line)
