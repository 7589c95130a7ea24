"""What the columns mean: the codebook people read and the Table Schema programs read, from one list."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sen.reform.publishing.formats.table import Column, ColumnKind, Table
from sen.reform.publishing.formats.texts import csv_of

# Table Schema of the Data Package standard.
PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
KIND_WORDS = {
    ColumnKind.TEXT: "chữ",
    ColumnKind.INTEGER: "số nguyên",
    ColumnKind.NUMBER: "số thập phân",
    ColumnKind.DAY: "ngày",
    ColumnKind.MOMENT: "thời điểm",
    ColumnKind.YES_NO: "có/không",
    ColumnKind.YEAR: "năm",
}
_CODEBOOK = (
    Column("cot", "Tên cột trong tệp dữ liệu."),
    Column("kieu", "Kiểu của giá trị."),
    Column("bat_buoc", "Ô có bắt buộc phải có giá trị hay không.", ColumnKind.YES_NO),
    Column("gia_tri", "Các giá trị có thể có, nếu là danh sách đóng."),
    Column("y_nghia", "Cột chứa gì."),
)


def codebook_of(columns: tuple[Column, ...]) -> Iterator[tuple[str, str, bool, str, str]]:
    """Each column as a line of the codebook."""
    for column in columns:
        choices = "; ".join(column.choices)
        yield column.name, KIND_WORDS[column.kind], column.is_required, choices, column.meaning


def codebook_csv(title: str, columns: tuple[Column, ...]) -> bytes:
    """The codebook as a table of its own."""
    book = Table(
        title=f"Bảng mã: {title}",
        columns=_CODEBOOK,
        rows=codebook_of(columns),
        published_at=datetime(1970, 1, 1, tzinfo=UTC),
    )
    return csv_of(book)


def table_schema(title: str, columns: tuple[Column, ...]) -> dict[str, Any]:
    """The columns as Table Schema: what validators of open data read."""
    return {
        "$schema": PROFILE,
        "title": title,
        "fields": [_field(column) for column in columns],
        "missingValues": [""],
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.is_required:
        constraints["required"] = True
    if column.choices:
        constraints["enum"] = list(column.choices)
    said: dict[str, Any] = {"name": column.name, "type": column.kind.value, "description": column.meaning}
    return {**said, "constraints": constraints} if constraints else said
